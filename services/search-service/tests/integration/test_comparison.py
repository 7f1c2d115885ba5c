from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from price_api import PriceApi
from price_builders import GTIN, OTHER_GTIN, a_line
from test_matches import matched, variant_of

from servicekit.domain import utc_now


async def compared(prices: PriceApi, product_id: UUID) -> list[dict[str, Any]]:
    answer = await prices.client.get(f"/search/compare/{product_id}")
    assert answer.status_code == 200, answer.text
    variants: list[dict[str, Any]] = answer.json()["variants"]
    return variants


async def test_offers_stand_beside_the_shops_price_ranked_by_total(prices: PriceApi) -> None:
    product = await prices.product(gtins=[GTIN], title="small", position=0)
    await prices.variant(product, gtins=[OTHER_GTIN], title="large", position=1)
    dear, cheap = await prices.seller(), await prices.seller(domain="glow.example", name="Glow")
    await prices.sent(dear, a_line(price="20.00", shipping="9.00"))
    await prices.sent(cheap, a_line(price="21.00", shipping="1.00", url="https://glow.example/1"))
    await matched(prices)
    small, large = await compared(prices, product)
    assert small["price"] == {"amount": 2500, "currency": "EUR"}
    assert large["offers"] == []
    first, second = small["offers"]
    assert (first["seller_name"], first["rank"], first["total"]["amount"]) == ("Glow", 1, 2200)
    assert (second["rank"], second["matched_by"], second["freshness"]) == (2, "gtin", "fresh")


async def test_old_offers_and_those_of_removed_sellers_are_hidden(prices: PriceApi) -> None:
    product, seller = await prices.product(gtins=[GTIN]), await prices.seller()
    await prices.sent(seller, a_line())
    await matched(prices)
    await prices.rows("UPDATE offers SET seen_at = now() - interval '4 days'")
    assert (await compared(prices, product))[0]["offers"][0]["unranked_because"] == "old"
    await prices.rows("UPDATE offers SET seen_at = now() - interval '15 days'")
    assert (await compared(prices, product))[0]["offers"] == []
    await prices.rows("UPDATE offers SET seen_at = now()")
    await prices.client.delete(f"/search/sellers/{seller}", headers=prices.staff | {"If-Match": '"1"'})
    assert (await compared(prices, product))[0]["offers"] == []


async def test_an_unchanged_comparison_is_304(prices: PriceApi) -> None:
    path = f"/search/compare/{await prices.product()}"
    first = await prices.client.get(path)
    assert first.headers["cache-control"].startswith("public, max-age=30")
    again = await prices.client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["compare", "price-history"])
async def test_only_published_products_are_compared(prices: PriceApi, path: str) -> None:
    assert (await prices.get(f"/search/{path}/{uuid4()}", 404))["code"] == "product_not_found"
    product = await prices.product()
    await prices.rows("UPDATE products SET status = 'archived'")
    assert (await prices.get(f"/search/{path}/{product}", 404))["code"] == "product_not_found"


async def test_a_history_shows_the_shop_and_the_best_of_the_sellers(prices: PriceApi) -> None:
    product = await prices.product(gtins=[GTIN])
    variant, now = await variant_of(prices, product), utc_now()
    for days, price in ((40, 3000), (1, 2500)):
        await prices.insert(
            "own_prices", variant_id=variant, at=now - timedelta(days=days), price=price, currency="EUR"
        )
    seller = await prices.seller()
    await prices.sent(seller, a_line(price="19.00"))
    await prices.sent(seller, a_line(price="18.00"))
    await matched(prices)
    history = await prices.get(f"/search/price-history/{product}?days=3")
    assert [day["own"] for day in history["days"]] == [3000, 2500, 2500]
    assert [day["sellers"] for day in history["days"]] == [None, None, 1800]
    assert history["days"][-1]["day"] == now.date().isoformat()
    assert await prices.get(f"/search/price-history/{product}?days=3&variant={variant}") == history
    unknown = await prices.get(f"/search/price-history/{product}?variant={uuid4()}", 404)
    assert unknown["code"] == "variant_not_found"


@pytest.mark.parametrize("days", [0, 367])
async def test_a_history_is_of_a_year_at_most(prices: PriceApi, days: int) -> None:
    await prices.get(f"/search/price-history/{uuid4()}?days={days}", 422)
