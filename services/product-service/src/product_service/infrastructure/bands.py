"""Publishes that a variant's stock crossed a line that a shopper can see.

Stock only counts; whatever changed it, a row whose `band` differs from `told_band` is still to be published. So the
hot path stays one statement, and a crash between the two loses nothing.
"""

import sqlalchemy as sa

from product_service.domain.events import StockBandChanged
from product_service.infrastructure.product_statements import LOCK_PRODUCTS, SHOW_BEST_BAND
from product_service.infrastructure.stock_tables import stock
from product_service.infrastructure.tables import variants
from product_service.infrastructure.unit_of_work import UnitOfWorkFactory
from servicekit.database import Statement

_BATCH = 500

_is_unpublished = sa.text("told_band <> band")
_LOOK = Statement(sa.select(stock.c.variant_id).where(_is_unpublished).limit(sa.literal_column("1")))
_unpublished = (
    sa.select(stock.c.variant_id)
    .where(_is_unpublished)
    .order_by(stock.c.variant_id)
    .limit(_BATCH)
    .with_for_update()
    .cte("unpublished")
)
_MARK = Statement(
    sa.update(stock)
    .where(stock.c.variant_id == _unpublished.c.variant_id, variants.c.id == stock.c.variant_id)
    .values(published_band=stock.c.band)
    .returning(stock.c.variant_id, variants.c.product_id, stock.c.band)
)


class BandPublisher:
    """Background work: publishes `stock_band_changed`, writes the product's best band, and drops cached pages."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self._unit_of_work = unit_of_work

    async def publish(self) -> bool:
        """Publish what is not published yet, at most one batch; returns whether more may be left."""
        async with self._unit_of_work() as uow:
            if await uow.transaction.fetch_value(_LOOK) is None:
                return False  # nearly always: a look begins no transaction
            rows = await uow.transaction.fetch(_MARK)
            product_ids = list({row["product_id"] for row in rows})
            if rows:
                await uow.transaction.fetch(LOCK_PRODUCTS, product_ids=product_ids)
                await uow.transaction.execute(SHOW_BEST_BAND, product_ids=product_ids)
            for row in rows:
                uow.product_changed(row["product_id"])
                event = StockBandChanged(**dict(row))
                await uow.publish(row["variant_id"], [event])
        return len(rows) == _BATCH
