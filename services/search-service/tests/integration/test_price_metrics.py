"""What alerts and dashboards about prices stand on."""

from price_api import PriceApi
from price_builders import a_line
from prometheus_client import REGISTRY
from test_matches import matched

from search_service.infrastructure.price_metrics import measure_prices


def sample(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


async def test_feeds_are_counted_by_what_becomes_of_them(prices: PriceApi) -> None:
    outcomes = ("applied", "held", "refused")
    before = [sample("souk_feeds_total", outcome=outcome) for outcome in outcomes]
    seller = await prices.seller()
    await prices.sent(seller, *(a_line(f"L-{n}") for n in range(5)))
    held = await prices.sent(seller, a_line())
    await prices.sent(seller, a_line(price="free"))
    await prices.sent(seller, a_line(), dry_run=True)
    await prices.client.post(f"/search/feeds/{held['id']}/refuse", headers=prices.staff)
    after = [sample("souk_feeds_total", outcome=outcome) for outcome in outcomes]
    assert [new - old for old, new in zip(before, after, strict=True)] == [1, 1, 1]


async def test_the_queue_of_staff_is_measured(prices: PriceApi) -> None:
    await prices.product()
    await prices.sent(await prices.seller(), a_line(gtin="", mpn=""))
    await matched(prices)
    await measure_prices(prices.database)
    assert sample("souk_offers_waiting") == 1
