"""`python -m search_service.seed`: sellers of the demo shop, their offers, three months of prices.

It waits until the catalogue is here, which comes by events. Repeating it changes nothing. Refused in production.
"""

import asyncio
import sys
from typing import Final

from search_service.application.change_sellers import MakeSeller
from search_service.application.match_offers import MatchOffers
from search_service.application.take_feed import TakeFeed
from search_service.config.settings import SearchSettings
from search_service.demo.offers import HELD, SELLERS, Listed, feed_of, priced
from search_service.domain.feed import FeedFormat
from search_service.infrastructure.comparison_statements import TITLE
from search_service.infrastructure.feed_files import read_file
from search_service.infrastructure.matching_repository import MatchingLook
from search_service.infrastructure.price_queries import PriceLists
from search_service.infrastructure.price_unit_of_work import PriceWakes, SqlPriceUnitOfWork
from search_service.infrastructure.sql import statement
from servicekit.database import Database
from servicekit.domain import utc_now
from servicekit.settings import load_settings

PATIENCE_SECONDS: Final = 120
_PAUSE_SECONDS: Final = 1
_CATALOGUE = statement(f"""
SELECT v.sku, concat_ws(' ', p.brand, {TITLE}, nullif(v.title, ''), v.mpn) AS title, v.price, v.currency, p.brand,
  v.mpn, v.gtins[1] AS gtin
FROM variants v JOIN products p ON p.id = v.product_id AND p.status = 'published' AND NOT v.withdrawn ORDER BY v.sku
""")  # noqa: S608 - a piece of our own
# Every ninth day another price, within a tenth of the present one, by the offer and the day alone.
_HISTORY = statement("""
INSERT INTO offer_changes (offer_id, at, price, shipping, currency, availability)
SELECT o.id, date_trunc('day', o.seen_at) - n * interval '9 days',
  greatest(1, o.price * (100 + abs(hashtext(o.seller_sku || n)) % 21 - 8) / 100), o.shipping, o.currency, 'in_stock'
FROM offers o CROSS JOIN generate_series(1, 10) AS n
ON CONFLICT DO NOTHING
""")


async def seed(settings: SearchSettings, patience: float = PATIENCE_SECONDS) -> str:
    """Fill the shop, unless it has sellers; answers a sentence. Raises RuntimeError in production, or too early."""
    if settings.in_production:
        raise RuntimeError("Demo offers have no place in production (SOUK_ENVIRONMENT=production).")
    database = Database.open(settings.database, "search-service seed")
    try:
        if await PriceLists(database).sellers():
            return "There are sellers already."
        return await _fill(database, settings, priced(await _catalogue(database, patience), settings.currency))
    finally:
        await database.close()


async def _catalogue(database: Database, patience: float) -> list[Listed]:
    """All that is published, once two looks see the same number: the catalogue comes bit by bit."""
    before, waited = -1, 0.0
    while waited <= patience:
        rows = await database.fetch(_CATALOGUE)
        if rows and len(rows) == before:
            return [Listed(**dict(row)) for row in rows]
        before, waited = len(rows), waited + _PAUSE_SECONDS
        await asyncio.sleep(_PAUSE_SECONDS)
    raise RuntimeError(f"No catalogue has come within {patience:.0f} s: does search-service run, and product-service?")


async def _fill(database: Database, settings: SearchSettings, catalogue: list[Listed]) -> str:
    wakes = PriceWakes(_nobody, _nobody, _nobody)

    def units() -> SqlPriceUnitOfWork:
        return SqlPriceUnitOfWork(database, "", settings.currency, wakes)

    make, take = MakeSeller(units, utc_now), TakeFeed(units, read_file, utc_now)
    match, rows = MatchOffers(units, MatchingLook(database), utc_now), 0
    for seller in SELLERS:
        made = await make(seller.facts)
        rows += (await take(made.id, feed_of(seller, catalogue), FeedFormat.JSON, dry_run=False)).rows
        if seller is HELD:
            await take(made.id, feed_of(seller, catalogue, divisor=3), FeedFormat.JSON, dry_run=False)
    await database.execute(_HISTORY)
    while await match():
        pass
    return f"{len(SELLERS)} sellers with {rows} offers."


def _nobody() -> None:
    """The service itself looks for what is due."""


def main() -> None:
    """Seed, and say what was done."""
    settings = load_settings(SearchSettings)
    try:
        sentence = asyncio.run(seed(settings))
    except RuntimeError as error:
        raise SystemExit(str(error)) from None
    sys.stdout.write(f"{sentence}\n")


if __name__ == "__main__":
    main()
