from datetime import timedelta

from price_api import PriceApi
from test_price_seed import COUNTS

from search_service.config.settings import SearchSettings
from search_service.infrastructure.price_housekeeping import CHANGES_KEPT, keep_prices
from search_service.seed import seed

_LATER = "UPDATE offer_changes SET at = at - $1::interval"


async def test_changes_older_than_any_history_go_but_for_the_last(prices: PriceApi, settings: SearchSettings) -> None:
    for number in range(3):
        await prices.product(title=f"Lamp {number}", sku=f"LAMP-{number}")
    await seed(settings)
    (before,) = await prices.rows(COUNTS)
    await keep_prices(prices.database)
    assert (await prices.rows(COUNTS))[0]["changes"] == before["changes"]
    await prices.rows(_LATER, CHANGES_KEPT + timedelta(days=1))
    while await keep_prices(prices.database):
        pass
    (after,) = await prices.rows(COUNTS)
    assert after["changes"] == after["offers"] == before["offers"]
