from datetime import timedelta
from typing import Any

import pytest
from browser import Browser
from builders import a_sale

from analytics_service.config.settings import AnalyticsSettings
from analytics_service.domain.catalogue import KnownProduct
from analytics_service.domain.sales import ProductSold
from analytics_service.infrastructure.catalogue_repository import CatalogueRepository
from analytics_service.infrastructure.sales_repository import SalesRepository
from analytics_service.seed import seed
from servicekit.domain import new_id, utc_now
from servicekit.settings import Environment

_COUNTS = """
SELECT (SELECT count(*) FROM events) AS events, (SELECT sum(events + bots)::bigint FROM slots) AS counted,
  (SELECT count(*) FROM sessions) AS sessions, (SELECT count(paid_at) FROM sessions) AS paid,
  (SELECT count(DISTINCT visitor) FROM sessions) AS visitors, (SELECT count(DISTINCT day) FROM events) AS days,
  (SELECT count(*) FROM term_days WHERE without_results > 0) AS in_vain,
  (SELECT count(*) FROM sessions WHERE extract(isodow FROM started_at) > 5) AS at_weekends
"""


async def test_visits_fit_the_orders_for_half_a_year(browser: Browser, settings: AnalyticsSettings) -> None:
    await _shop(browser)
    await seed(settings, patience=10)
    counts = await browser.row(_COUNTS)
    assert counts["events"] == counts["counted"]
    assert counts["paid"] == 3
    assert counts["days"] >= 182
    assert 1000 < counts["visitors"] < counts["sessions"] < 4000
    assert counts["in_vain"] > 30
    assert counts["at_weekends"] / 2 > (counts["sessions"] - counts["at_weekends"]) / 5
    assert await seed(settings) == "There are visits already."
    assert await browser.row(_COUNTS) == counts


async def test_without_a_catalogue_it_says_what_is_missing(browser: Browser, settings: AnalyticsSettings) -> None:
    assert browser.app
    with pytest.raises(RuntimeError, match="No catalogue has come within 1 s"):
        await seed(settings, patience=1)


async def test_production_has_no_made_up_visits(browser: Browser, settings: AnalyticsSettings) -> None:
    production = settings.model_copy(update={"environment": Environment.PRODUCTION})
    with pytest.raises(RuntimeError, match="no place in production"):
        await seed(production)
    assert await browser.stored() == 0


async def _shop(browser: Browser) -> None:
    """Twenty products, and three orders of the last months."""
    products: list[Any] = [new_id() for _ in range(20)]
    async with browser.database.transaction() as transaction:
        catalogue, sales = CatalogueRepository(transaction), SalesRepository(transaction, "EUR")
        for number, product in enumerate(products):
            await catalogue.put_product(KnownProduct(product, 1, f"p{number}", {"en": f"Oak lamp {number}"}, [], True))
        await sales.add([
            a_sale(at=utc_now() - timedelta(days=50 * number), products=[ProductSold(products[number], 1, 1900)])
            for number in (1, 2, 3)
        ])  # fmt: skip
