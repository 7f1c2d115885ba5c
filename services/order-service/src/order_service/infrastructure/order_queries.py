"""A customer's orders, and how one stands: one statement each, no aggregate."""

from uuid import UUID

import sqlalchemy as sa

from commerce.values import FulfilmentStatus, Money, OrderPaymentStatus, OrderStatus
from order_service.application.queries import OrderStates, OrderSummary, Period
from order_service.domain.order import token_hashes
from order_service.infrastructure.tables import order_lines, orders
from servicekit.database import Database, Record, Statement
from servicekit.database.plans import one_of

_o, _l = orders.c, order_lines.c
_first = (
    sa.select(_l.title, _l.lang, _l.image_url)
    .where(_l.order_id == _o.id, _l.position == sa.literal_column("0"))
    .lateral("first_line")
)
_count = sa.select(sa.func.sum(_l.quantity)).where(_l.order_id == _o.id).scalar_subquery().label("item_count")
_before = sa.bindparam("before", type_=sa.Uuid)
_summary = sa.select(
    _o.id, _o.number, _o.status, _o.payment_status, _o.fulfilment_status, _o.total, _o.refunded, _o.currency,
    _o.captured_currency, _o.placed_at, _o.customer_id, _o.email, _count, _first.c.title, _first.c.lang,
    _first.c.image_url,
).select_from(orders.join(_first, sa.true()))  # fmt: skip
_start, _end = (sa.bindparam(name, type_=_o.placed_at.type) for name in ("start", "end"))
_OF_CUSTOMER = Statement(
    _summary.where(
        _o.customer_id == sa.bindparam("customer_id", type_=sa.Uuid),
        _o.id < _before,
        sa.or_(_start.is_(None), _o.placed_at >= _start),
        sa.or_(_end.is_(None), _o.placed_at < _end),
    )
    .order_by(_o.id.desc())
    .limit(sa.bindparam("most", type_=sa.Integer))
)
SUMMARIES = Statement(_summary.where(_o.id == one_of("ids", sa.Uuid())))
"""The orders with these ids, in no order of their own."""
_STATES = Statement(
    sa.select(
        _o.id, _o.number, _o.status, _o.payment_status, _o.fulfilment_status, _o.refunded, _o.currency,
        _o.captured_currency, _o.customer_id, _o.access_token_hash, _o.earlier_token_hashes,
    ).where(_o.id == sa.bindparam("order_id", type_=sa.Uuid))
)  # fmt: skip
_LAST = UUID(int=2**128 - 1)


class OrderLists:
    """Newest first: ids are UUIDv7, so they sort by birth."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def states(self, order_id: UUID) -> OrderStates | None:
        """How one order stands, None when there is no such order."""
        row = await self._database.fetch_one(_STATES, order_id=order_id)
        return None if row is None else _states_of(row)

    async def of_customer(
        self, customer_id: UUID, before: UUID | None, limit: int, period: Period
    ) -> list[OrderSummary]:
        """At most `limit` of one customer's orders of `period`, with ids below `before`."""
        rows = await self._database.fetch(
            _OF_CUSTOMER, customer_id=customer_id, before=before or _LAST, most=limit, start=period.start,
            end=period.end,
        )  # fmt: skip
        return [summary_of(row) for row in rows]


def _states_of(row: Record) -> OrderStates:
    return OrderStates(
        id=row["id"],
        number=row["number"],
        status=OrderStatus(row["status"]),
        payment_status=OrderPaymentStatus(row["payment_status"]),
        fulfilment_status=FulfilmentStatus(row["fulfilment_status"]),
        refunded=Money(row["refunded"], row["captured_currency"] or row["currency"]),
        customer_id=row["customer_id"],
        token_hashes=token_hashes(row["access_token_hash"], row["earlier_token_hashes"] or ()),
    )


def summary_of(row: Record) -> OrderSummary:
    """A row of the lists."""
    return OrderSummary(
        id=row["id"],
        number=row["number"],
        status=OrderStatus(row["status"]),
        payment_status=OrderPaymentStatus(row["payment_status"]),
        fulfilment_status=FulfilmentStatus(row["fulfilment_status"]),
        total=Money(row["total"], row["currency"]),
        refunded=Money(row["refunded"], row["captured_currency"] or row["currency"]),
        placed_at=row["placed_at"],
        customer_id=row["customer_id"],
        email=row["email"],
        item_count=row["item_count"],
        title=row["title"],
        lang=row["lang"],
        image_url=row["image_url"],
    )
