"""Carts as rows of `carts` and `cart_items`."""

from typing import Any
from uuid import UUID

from cart_service.domain.cart import Cart
from cart_service.domain.merge import Cap, CapReason, MergeReport
from cart_service.infrastructure import cart_statements as sql
from cart_service.infrastructure.cart_rows import cart_of, line_row
from servicekit.database import Connection, Database, Record
from servicekit.domain import new_id

# Guest cart → customer cart: merging a merged cart again cannot happen, so a short chain is all there can be.
_LONGEST_CHAIN = 8


class CartReader:
    """Looks at carts without locking them: one statement, no transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, owner_id: UUID) -> Cart | None:
        """The caller's open cart as it is now."""
        rows = await self._database.fetch(sql.LOOK, owner_id=owner_id)
        return cart_of(rows[0], (row for row in rows if row["line_id"] is not None)) if rows else None


class CartsRepository:
    """Carts inside a transaction; what is fetched is locked until it ends."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def for_change(self, owner_id: UUID) -> Cart | None:
        """The caller's open cart."""
        row = await self._connection.fetch_one(sql.LOCK_OPEN, owner_id=owner_id)
        return await self._whole(row) if row else None

    async def begun_for_change(self, owner_id: UUID) -> Cart:
        """The caller's open cart; a new one if there is none."""
        while (cart := await self.for_change(owner_id)) is None:
            await self._connection.execute(sql.BEGIN, id=new_id(), owner_id=owner_id)
        return cart

    async def pair_for_change(self, guest_id: UUID, customer_id: UUID) -> tuple[Cart | None, Cart]:
        """The guest's open cart if there is one, and the customer's, begun if need be; locked in id order."""
        while True:
            rows = await self._connection.fetch(sql.LOCK_PAIR, owner_ids=[guest_id, customer_id])
            by_owner = {row["owner_id"]: row for row in rows}
            if customer_id in by_owner:
                break
            await self._connection.execute(sql.BEGIN, id=new_id(), owner_id=customer_id)
        guest = by_owner.get(guest_id)
        return (await self._whole(guest) if guest else None), await self._whole(by_owner[customer_id])

    async def followed_for_change(self, cart_id: UUID) -> Cart | None:
        """The cart with that id, or the one that it was merged into."""
        following: UUID | None = cart_id
        for _ in range(_LONGEST_CHAIN):
            row = await self._connection.fetch_one(sql.LOCK_BY_ID, id=following)
            if row is None:
                return None
            if row["merged_into"] is None:
                return await self._whole(row)
            following = row["merged_into"]
        return None

    async def save(self, cart: Cart) -> None:
        """Write what changed; nothing when nothing did."""
        if not cart.is_changed:
            return
        await self._connection.execute(
            sql.SAVE, id=cart.id, new_version=cart.version, new_status=cart.status.value, merged_into=cart.merged_into
        )
        if cart.dropped:
            await self._connection.execute(sql.DROP_LINES, ids=list(cart.dropped))
        rows = [line_row(cart, line) for line in cart.changed.values()]
        if len(rows) == 1:
            await self._connection.execute(sql.PUT_LINE, **rows[0])
        elif rows:
            await self._connection.execute_many(sql.PUT_LINE, rows)

    async def remove_all_of(self, owner_id: UUID) -> list[UUID]:
        """Delete the owner's carts and all that were merged into them; answers whose those were."""
        rows = await self._connection.fetch(sql.LOCK_ALL_OF, owner_id=owner_id)
        await remove(self._connection, [row["id"] for row in rows])
        return list({row["owner_id"] for row in rows})

    async def merge_report(self, guest_id: UUID, customer_id: UUID) -> MergeReport | None:
        """The report of the last merge of these two."""
        stored = await self._connection.fetch_value(sql.REPORT, guest_id=guest_id, customer_id=customer_id)
        return None if stored is None else _report_of(stored)

    async def keep_merge_report(
        self, guest_id: UUID, customer_id: UUID, guest_cart_id: UUID, report: MergeReport
    ) -> None:
        """Store the report, for a repeat."""
        await self._connection.execute(
            sql.KEEP_REPORT, guest_cart_id=guest_cart_id, guest_id=guest_id, customer_id=customer_id, report=report
        )

    async def _whole(self, row: Record) -> Cart:
        """With its lines, read after the lock was had: they are what the transaction before left."""
        return cart_of(row, await self._connection.fetch(sql.ITEMS, cart_id=row["id"]))


async def remove(connection: Connection, cart_ids: list[UUID]) -> None:
    """Delete these carts with their lines and reports; those merged into them must be among them."""
    for statement in (sql.DROP_LINES_OF, sql.DROP_REPORTS_OF, sql.DROP_CARTS):
        await connection.execute(statement, ids=cart_ids)


def _report_of(stored: dict[str, Any]) -> MergeReport:
    caps = (
        Cap(**(cap | {"variant_id": UUID(cap["variant_id"]), "reason": CapReason(cap["reason"])}))
        for cap in stored["capped"]
    )
    return MergeReport(merged_lines=stored["merged_lines"], capped=tuple(caps))
