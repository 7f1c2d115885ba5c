"""Carts as rows of `carts` and `cart_items`."""

from typing import Any
from uuid import UUID

from cart_service.domain.cart import Cart
from cart_service.domain.merge import Cap, CapReason, MergeReport
from cart_service.infrastructure import cart_statements as sql
from cart_service.infrastructure.cart_rows import cart_of, line_row
from servicekit.database import Database, Record, Transaction
from servicekit.domain import Stale, new_id
from servicekit.domain.staleness import contended

# Guest cart → customer cart: merging a merged cart again cannot happen, so a short chain is all there can be.
_LONGEST_CHAIN = 8
_BEGUN_MEANWHILE = {"carts_one_open_idx": Stale}


class CartReader:
    """Looks at carts without locking them: one statement, no transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, owner_id: UUID) -> Cart | None:
        """The caller's open cart as it is now."""
        return _whole(await self._database.fetch(sql.LOOK, owner_id=owner_id))


class CartsRepository:
    """Carts inside a transaction; saving one that somebody else has changed since it was read raises Stale."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def for_change(self, owner_id: UUID) -> Cart | None:
        """The caller's open cart."""
        if contended():
            await self._transaction.fetch(sql.LOCK_OPEN, owner_id=owner_id)
        # One statement, one snapshot: the lines are those of the cart's revision.
        return _whole(await self._transaction.fetch(sql.LOOK, owner_id=owner_id))

    async def begun_for_change(self, owner_id: UUID) -> Cart:
        """The caller's open cart; a new one if there is none."""
        return await self.for_change(owner_id) or Cart(id=new_id(), owner_id=owner_id)

    async def pair_for_change(self, guest_id: UUID, customer_id: UUID) -> tuple[Cart | None, Cart]:
        """The guest's open cart if there is one, and the customer's, begun if need be; both locked, in id order."""
        while True:
            rows = await self._transaction.fetch(sql.LOCK_PAIR, owner_ids=[guest_id, customer_id])
            if customer_id in {row["owner_id"] for row in rows}:
                break
            await self._transaction.execute(sql.BEGIN_EMPTY, id=new_id(), owner_id=customer_id)
        return await self.for_change(guest_id), await self.begun_for_change(customer_id)

    async def followed_for_change(self, cart_id: UUID) -> Cart | None:
        """The cart with that id, or the one that it was merged into."""
        following = cart_id
        for _ in range(_LONGEST_CHAIN):
            if contended():
                await self._transaction.fetch(sql.LOCK_BY_ID, id=following)
            cart = _whole(await self._transaction.fetch(sql.LOOK_BY_ID, id=following))
            if cart is None or cart.merged_into is None:
                return cart
            following = cart.merged_into
        return None

    async def save(self, cart: Cart) -> None:
        """Write what changed; nothing when nothing did."""
        if not cart.is_changed:
            return
        if cart.revision is None:
            self._transaction.write(
                sql.BEGIN, taken=_BEGUN_MEANWHILE, id=cart.id, owner_id=cart.owner_id, status=cart.status.value,
                version=cart.version,
            )  # fmt: skip
        else:
            self._transaction.write(
                sql.SAVE, missing=Stale, id=cart.id, seen=cart.revision, new_version=cart.version,
                new_status=cart.status.value, merged_into=cart.merged_into,
            )  # fmt: skip
        if cart.dropped:
            self._transaction.write(sql.DROP_LINES, ids=list(cart.dropped))
        self._transaction.insert(sql.PUT_LINES, [line_row(cart, line) for line in cart.changed.values()])

    async def remove_all_of(self, owner_id: UUID) -> list[UUID]:
        """Delete the owner's carts and all that were merged into them; answers whose those were."""
        rows = await self._transaction.fetch(sql.LOCK_ALL_OF, owner_id=owner_id)
        remove(self._transaction, [row["id"] for row in rows])
        return list({row["owner_id"] for row in rows})

    async def merge_report(self, guest_id: UUID, customer_id: UUID) -> MergeReport | None:
        """The report of the last merge of these two."""
        stored = await self._transaction.fetch_value(sql.REPORT, guest_id=guest_id, customer_id=customer_id)
        return None if stored is None else _report_of(stored)

    async def keep_merge_report(
        self, guest_id: UUID, customer_id: UUID, guest_cart_id: UUID, report: MergeReport
    ) -> None:
        """Store the report, for a repeat."""
        self._transaction.write(
            sql.KEEP_REPORT, guest_cart_id=guest_cart_id, guest_id=guest_id, customer_id=customer_id, report=report
        )


def _whole(rows: list[Record]) -> Cart | None:
    """A cart and its lines, from one row for each line, or one without."""
    return cart_of(rows[0], (row for row in rows if row["line_id"] is not None)) if rows else None


def remove(transaction: Transaction, cart_ids: list[UUID]) -> None:
    """Delete these carts with their lines and reports; those merged into them must be among them."""
    for statement in (sql.DROP_LINES_OF, sql.DROP_REPORTS_OF, sql.DROP_CARTS):
        transaction.write(statement, ids=cart_ids)


def _report_of(stored: dict[str, Any]) -> MergeReport:
    caps = (
        Cap(**(cap | {"variant_id": UUID(cap["variant_id"]), "reason": CapReason(cap["reason"])}))
        for cap in stored["capped"]
    )
    return MergeReport(merged_lines=stored["merged_lines"], capped=tuple(caps))
