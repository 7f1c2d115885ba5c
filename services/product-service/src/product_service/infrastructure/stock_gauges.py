"""How the shop's stock stands, for dashboards and alerts."""

import sqlalchemy as sa
from prometheus_client import Gauge

from product_service.infrastructure.stock_tables import stock
from servicekit.database import Database, Statement

VARIANTS = Gauge("souk_variants", "Variants by what a shopper sees of their stock.", ("band",))
OVERSOLD = Gauge("souk_oversold_variants", "Variants of which more was promised than there is; must be 0.")

_BANDS = ("in_stock", "low", "out")
_negative = sa.or_(stock.c.available < 0, stock.c.reserved < 0)
_STANDS = Statement(
    sa.select(stock.c.band, sa.func.count().label("number"), sa.func.count().filter(_negative).label("oversold"))
    .select_from(stock)
    .group_by(stock.c.band)
)


async def measure_stock(database: Database) -> None:
    """Export what the table says now; it is read as a whole."""
    rows = {row["band"]: row for row in await database.fetch(_STANDS)}
    for band in _BANDS:
        VARIANTS.labels(band).set(rows[band]["number"] if band in rows else 0)
    OVERSOLD.set(sum(row["oversold"] for row in rows.values()))
