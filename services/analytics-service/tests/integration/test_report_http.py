"""Reports as staff and shoppers ask for them."""

from datetime import timedelta
from typing import Any

from browser import Browser
from builders import a_body, a_sale, of_visit

from analytics_service.domain.catalogue import KnownProduct
from analytics_service.domain.sales import ProductSold
from analytics_service.infrastructure.catalogue_repository import CatalogueRepository
from analytics_service.infrastructure.reports import SqlReports
from analytics_service.infrastructure.sales_repository import SalesRepository
from servicekit.domain import new_id, utc_now


async def _asked(browser: Browser, path: str, role: str | None = "admin", **query: Any) -> Any:
    headers = {} if role is None else browser.issuer.headers(role=role)
    answer = await browser.client.get(f"/analytics/{path}", params=query, headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.text if path.endswith(".csv") else answer.json()


async def test_the_dashboard_has_what_was_sold_and_done_today(browser: Browser) -> None:
    await browser.counted(a_body(**browser.visit), a_body("search", **browser.visit))
    await _sell(browser, on_sale=True)
    shown = await _asked(browser, "dashboard", **_last(7))
    figures = shown["figures"]
    assert figures["sold"]["revenue"] == {"amount": 1900, "currency": "EUR"}
    assert (figures["visitors"], figures["sessions"], figures["page_views"], figures["new_customers"]) == (1, 1, 1, 1)
    assert figures["average_order"] == {"amount": 1900, "currency": "EUR"}
    assert shown["figures_before"]["average_order"] is None
    assert len(shown["days"]) == 7
    assert shown["period"]["time_zone"] == "UTC"


async def test_every_report_is_a_file_as_well(browser: Browser) -> None:
    await browser.counted(a_body("search", **browser.visit))
    await _sell(browser, on_sale=True)
    lines = (await _asked(browser, "revenue.csv", **_last(1))).splitlines()
    assert lines[0].lstrip("\ufeff") == "starts_at,day,orders,revenue,shipping,refunds,net,currency"
    assert lines[1].endswith(",1,19.00,4.90,0.00,19.00,EUR")
    assert "teapot,1,0" in await _asked(browser, "search/terms.csv")
    assert "session,1" in await _asked(browser, "behaviour/funnel.csv")


async def test_popular_is_what_sells_and_is_looked_at_and_on_sale(browser: Browser) -> None:
    sold, gone = await _sell(browser, on_sale=True), await _sell(browser, on_sale=False)
    looked_at, unknown = await _named(browser), new_id()
    for product, views in ((looked_at, 19), (sold, 0), (gone, 30), (unknown, 30)):
        await browser.counted(*(a_body("product_view", product_id=str(product)) for _ in range(views)), a_body())
    items = (await _asked(browser, "products/popular", role=None))["items"]
    assert [item["product_id"] for item in items] == [str(sold), str(looked_at)]


async def test_trending_is_what_three_visitors_found_and_more_than_before(browser: Browser) -> None:
    for term, visitors in (("lamp", 3), ("teapot", 4), ("secret gift", 2), ("a@souk.test", 3)):
        for _ in range(visitors):
            await browser.sent(a_body("search", term=term, **of_visit()))
    for _ in range(3):
        await browser.sent(a_body("search", term="hammock", results=0, **of_visit()))
    await browser.settled()
    assert await _trending(browser) == ["teapot", "lamp"]
    assert (await _asked(browser, "search/trending", role=None, limit=1))["items"] == [{"term": "teapot"}]
    before = (utc_now() - timedelta(days=10)).date()
    await browser.rows("INSERT INTO term_days VALUES (1, $1, 'teapot', 40, 0)", before)
    assert await _trending(browser) == ["teapot", "lamp"], "held for half a minute"
    assert await SqlReports(browser.database, "EUR", "UTC").trending(8, utc_now()) == ["lamp"]


async def test_hours_of_many_days_are_refused(browser: Browser) -> None:
    answer = await browser.client.get(
        "/analytics/revenue", params={"by": "hour"} | _last(8), headers=browser.issuer.headers(role="admin")
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_period")


async def test_names_are_in_the_nearest_locale(browser: Browser) -> None:
    await _sell(browser, on_sale=True)
    (item,) = (await _asked(browser, "products/sold", locale="fr-CA"))["items"]
    assert (item["product"]["title"], item["product"]["lang"]) == ("Théière", "fr")


def _last(days: int) -> dict[str, str]:
    return {"from": (utc_now().date() - timedelta(days=days - 1)).isoformat()}


async def _trending(browser: Browser) -> list[str]:
    return [item["term"] for item in (await _asked(browser, "search/trending", role=None))["items"]]


async def _named(browser: Browser, *, on_sale: bool = True) -> Any:
    product = new_id()
    async with browser.database.transaction() as transaction:
        titles = {"en": "Teapot", "fr": "Théière"}
        await CatalogueRepository(transaction).put_product(KnownProduct(product, 1, "teapot", titles, [], on_sale))
    return product


async def _sell(browser: Browser, *, on_sale: bool) -> Any:
    product = await _named(browser, on_sale=on_sale)
    async with browser.database.transaction() as transaction:
        sale = a_sale(at=utc_now(), products=[ProductSold(product, 1, 1900)])
        await SalesRepository(transaction, "EUR").add([sale])
    return product
