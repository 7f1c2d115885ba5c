"""Stock levels and their journal, inside a unit of work."""

from collections.abc import Callable
from uuid import UUID

import sqlalchemy as sa

from product_service.domain.errors import VariantNotFound
from product_service.domain.stock import Movement, StockLevel
from product_service.infrastructure.product_statements import SHOW_BAND_OF_PRODUCT
from product_service.infrastructure.stock_tables import stock, stock_movements
from servicekit.database import Statement, Transaction

_variant_id = sa.bindparam("variant_id", type_=sa.Uuid)
_LEVEL = sa.select(*stock.c["variant_id", "available", "reserved", "sold", "low_at"]).where(
    stock.c.variant_id == _variant_id
)
_FETCH = Statement(_LEVEL)
_FETCH_LOCKED = Statement(_LEVEL.with_for_update())
_OPEN = Statement(sa.insert(stock), columns=("variant_id", "available", "low_at"))
_MOVE = Statement(
    sa.update(stock)
    .where(stock.c.variant_id == _variant_id)
    .values(available=stock.c.available + sa.bindparam("quantity", type_=sa.Integer))
)
_SET_LOW_AT = Statement(
    sa.update(stock)
    .where(stock.c.variant_id == _variant_id)
    .values(low_at=sa.bindparam("low_at", type_=sa.Integer))
    .returning(stock.c.variant_id)
)
_JOURNAL = Statement(
    sa.insert(stock_movements),
    columns=("id", "variant_id", "quantity", "reason", "note", "actor_id", "available_after"),
)


class StockRepository:
    """Levels by variant; `touch` is called when numbers changed, so that bands are published."""

    def __init__(self, transaction: Transaction, touch: Callable[[], None]) -> None:
        self._transaction = transaction
        self._touch = touch

    async def get(self, variant_id: UUID, *, for_update: bool = False) -> StockLevel:
        """The pieces of a variant; raises VariantNotFound."""
        row = await self._transaction.fetch_one(_FETCH_LOCKED if for_update else _FETCH, variant_id=variant_id)
        if row is None:
            raise VariantNotFound
        return StockLevel(**dict(row))

    async def open(self, level: StockLevel, movement: Movement) -> None:
        """The first level of a new variant, with its `initial` movement."""
        await self._transaction.execute(
            _OPEN, variant_id=level.variant_id, available=level.available, low_at=level.low_at
        )
        await self._write(level, movement)
        await self._transaction.execute(SHOW_BAND_OF_PRODUCT, variant_id=level.variant_id)

    async def record(self, level: StockLevel, movement: Movement) -> None:
        """Write a movement; the new numbers follow from it."""
        await self._transaction.execute(_MOVE, variant_id=level.variant_id, quantity=movement.quantity)
        await self._write(level, movement)

    async def set_low_at(self, variant_id: UUID, low_at: int) -> None:
        """So many pieces or fewer count as low; raises VariantNotFound."""
        if await self._transaction.fetch_value(_SET_LOW_AT, variant_id=variant_id, low_at=low_at) is None:
            raise VariantNotFound
        self._touch()

    async def _write(self, level: StockLevel, movement: Movement) -> None:
        await self._transaction.execute(
            _JOURNAL,
            id=movement.id,
            variant_id=movement.variant_id,
            quantity=movement.quantity,
            reason=movement.reason.value,
            note=movement.note,
            actor_id=movement.actor_id,
            available_after=level.available,
        )
        self._touch()
