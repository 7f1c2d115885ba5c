"""`python -m analytics_service.seed`: half a year of visits that fit the demo orders.

It waits until catalogue and orders are here, which come by events. Repeating it changes nothing. Refused in production.
"""

import asyncio
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from analytics_service.config.settings import AnalyticsSettings
from analytics_service.demo.visits import DAYS, DemoProduct, DemoSale, Visit, Visits
from analytics_service.infrastructure.batches import StoredBatch
from analytics_service.infrastructure.calendar_statements import COUNT_COHORTS_AGAIN
from analytics_service.infrastructure.days_of_zone import ask_for_zone
from analytics_service.infrastructure.event_store import EventStore
from analytics_service.infrastructure.report_source import in_locale
from analytics_service.infrastructure.sql import statement
from servicekit.database import Database
from servicekit.domain import utc_now
from servicekit.settings import load_settings

PATIENCE_SECONDS: Final = 120
_SALES_PATIENCE_SECONDS: Final = 30
"""A shop without orders has visits all the same."""
_PAUSE_SECONDS: Final = 1
_VISITS_AT_ONCE: Final = 400
_MANY_DAYS_AGO: Final = timedelta(days=30)
_SEEDED = statement(
    "SELECT EXISTS (SELECT FROM sessions WHERE started_at < :before)", before=sa.DateTime(timezone=True)
)
_CATALOGUE = statement("SELECT id, slug, titles FROM products WHERE is_on_sale ORDER BY id")
_SALES = statement("""
SELECT s.paid_at, s.buyer, array_agg(p.product_id ORDER BY p.product_id) AS products
FROM sales s JOIN sale_products p USING (order_id) GROUP BY s.order_id ORDER BY s.paid_at
""")
_MAKE_DAYS = statement("SELECT make_event_days(:first, :last)", first=sa.Date(), last=sa.Date())


async def seed(settings: AnalyticsSettings, patience: float = PATIENCE_SECONDS) -> str:
    """Fill the shop, unless it has visits; answers a sentence. Raises RuntimeError in production, or too early."""
    if settings.in_production:
        raise RuntimeError("Demo visits have no place in production (SOUK_ENVIRONMENT=production).")
    now, database = utc_now(), Database.open(settings.database, "analytics-service seed")
    try:
        if await database.fetch_value(_SEEDED, before=now - _MANY_DAYS_AGO):
            return "There are visits already."
        products, sales = await _shop(database, patience)
        await ask_for_zone(database, settings.time_zone)
        first = (now - timedelta(days=DAYS + 2)).date()
        await database.fetch_value(_MAKE_DAYS, first=first, last=now.date() + timedelta(days=1))
        visits = Visits(products, ZoneInfo(settings.time_zone))
        shopping = [visits.of_sale(sale) for sale in sales if sale.paid_at.date() > first]
        return await _store(database, [*visits.until(now), *shopping])
    finally:
        await database.close()


async def _shop(database: Database, patience: float) -> tuple[list[DemoProduct], list[DemoSale]]:
    """All that is on sale and was sold, once two looks see as much: both come bit by bit."""
    before, waited = (-1, -1), 0.0
    while waited <= patience:
        products, sales = await database.fetch(_CATALOGUE), await database.fetch(_SALES)
        enough = bool(products) and (bool(sales) or waited >= min(patience, _SALES_PATIENCE_SECONDS))
        if enough and (len(products), len(sales)) == before:
            named = [DemoProduct(row["id"], row["slug"], in_locale(row["titles"], "en")[1] or "") for row in products]
            return named, [DemoSale(**dict(row)) for row in sales]
        before, waited = (len(products), len(sales)), waited + _PAUSE_SECONDS
        await asyncio.sleep(_PAUSE_SECONDS)
    raise RuntimeError(
        f"No catalogue has come within {patience:.0f} s: does analytics-service run, and product-service?"
    )


async def _store(database: Database, visits: Sequence[Visit]) -> str:
    """Oldest first, as they would have come."""
    store, events = EventStore(), 0
    for some in _bites(sorted(visits, key=lambda visit: visit.events[0].occurred_at)):
        batch = _batch(some)
        async with database.transaction() as transaction:
            events += await store.store(transaction, [batch])
    await database.execute(COUNT_COHORTS_AGAIN)
    return f"{len(visits)} visits with {events} events, until {datetime.now(UTC):%Y-%m-%d}."


def _bites(visits: Iterable[Visit]) -> Iterator[list[Visit]]:
    rest = iter(visits)
    while some := list(islice(rest, _VISITS_AT_ONCE)):
        yield some


def _batch(visits: Sequence[Visit]) -> StoredBatch:
    events = [event for visit in visits for event in visit.events]
    sessions = ((visit.events[0].session, visit.buyer) for visit in visits)
    return StoredBatch(events, {session: buyer for session, buyer in sessions if session and buyer})


def main() -> None:
    """Seed, and say what was done."""
    settings = load_settings(AnalyticsSettings)
    try:
        sentence = asyncio.run(seed(settings))
    except RuntimeError as error:
        raise SystemExit(str(error)) from None
    sys.stdout.write(f"{sentence}\n")


if __name__ == "__main__":
    main()
