"""What moved a variant's stock, and what it cost: the newest first, by the index of each history."""

from typing import Any

import sqlalchemy as sa

from product_service.infrastructure.stock_tables import restocks, stock_movements
from product_service.infrastructure.tables import price_history
from servicekit.database import Statement

_LIMIT = sa.bindparam("limit", type_=sa.Integer)
m, h = stock_movements.c, price_history.c
_movements = sa.select(
    m.id, m.quantity, m.available_after, m.reason, m.note, m.actor_id, m.created_at,
    # A reservation has the id of its order.
    restocks.c.reservation_id.label("order_id"),
).select_from(stock_movements.outerjoin(restocks, restocks.c.id == m.restock_id))  # fmt: skip
_prices = sa.select(h.id, h.price, h.compare_at, h.currency, h.since, h.actor_id)


def _newest(query: sa.Select[Any], moment: sa.Column[Any], number: sa.Column[Any], *, further: bool) -> Statement:
    """`further` goes on after (:key, :key_id)."""
    query = query.where(moment.table.c.variant_id == sa.bindparam("variant_id", type_=sa.Uuid))
    if further:
        seen = sa.tuple_(sa.bindparam("key", type_=moment.type), sa.bindparam("key_id", type_=number.type))
        query = query.where(sa.tuple_(moment, number) < seen)
    return Statement(query.order_by(moment.desc(), number.desc()).limit(_LIMIT))


MOVEMENTS = _newest(_movements, m.created_at, m.id, further=False)
FURTHER_MOVEMENTS = _newest(_movements, m.created_at, m.id, further=True)
PRICES = _newest(_prices, h.since, h.id, further=False)
FURTHER_PRICES = _newest(_prices, h.since, h.id, further=True)
