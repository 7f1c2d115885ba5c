"""Which variant an offer is: numbers decide, staff decide what they do not, and a title never does."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from price_api import PriceApi
from price_builders import GTIN, OTHER_GTIN, a_line

MATCHES = """
SELECT o.seller_sku, m.variant_id, m.method, m.state FROM offers o JOIN offer_matches m ON m.offer_id = o.id
ORDER BY o.seller_sku
"""


async def matched(prices: PriceApi) -> list[tuple[str, UUID | None, str, str]]:
    """All matches, once nothing is due."""
    while await prices.rows("SELECT FROM offers WHERE match_due"):
        await prices.app.state.prices.match_offers()
    return [tuple(row.values()) for row in await prices.rows(MATCHES)]


async def waiting(prices: PriceApi) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await prices.get("/search/matches"))["items"]
    return items


async def decide(prices: PriceApi, offer_id: str, **body: Any) -> Any:
    answer = await prices.client.post(f"/search/matches/{offer_id}", json=body, headers=prices.staff)
    return answer.json()["code"] if answer.status_code != 204 else None


async def variant_of(prices: PriceApi, product_id: UUID) -> UUID:
    (row,) = await prices.rows("SELECT id FROM variants WHERE product_id = $1", product_id)
    return UUID(str(row["id"]))


async def test_a_gtin_matches(prices: PriceApi) -> None:
    variant = await variant_of(prices, await prices.product(gtins=[OTHER_GTIN, GTIN]))
    await prices.sent(await prices.seller(), a_line("L-1", mpn=""))
    assert await matched(prices) == [("L-1", variant, "gtin", "auto")]
    assert await waiting(prices) == []


async def test_what_is_not_sold_any_more_is_no_match_and_not_compared(prices: PriceApi) -> None:
    product = await prices.product(gtins=[GTIN], mpn="BL-100", sku="LAMP-1")
    sold = await prices.variant(product)
    await prices.rows("UPDATE variants SET withdrawn = true WHERE id <> $1", sold)
    await prices.sent(await prices.seller(sends_our_skus=True), a_line("lamp-1"))
    assert await matched(prices) == []
    compared = await prices.get(f"/search/compare/{product}")
    assert [each["variant_id"] for each in compared["variants"]] == [str(sold)]


async def test_brand_and_mpn_match_together(prices: PriceApi) -> None:
    variant = await variant_of(prices, await prices.product(mpn="bl-100"))
    await prices.product(mpn="BL-100", brand="Glow")
    await prices.sent(await prices.seller(), a_line("L-1", gtin=""), a_line("L-2", gtin="", brand=""))
    assert await matched(prices) == [("L-1", variant, "brand_mpn", "auto")]


async def test_our_sku_matches_where_a_seller_sends_it(prices: PriceApi) -> None:
    variant = await variant_of(prices, await prices.product(sku="LAMP-1"))
    url = "https://glow.example/1"
    await prices.sent(await prices.seller(sends_our_skus=True), a_line("lamp-1", gtin="", mpn=""))
    await prices.sent(await prices.seller(domain="glow.example"), a_line("lamp-1", gtin="", mpn="", url=url))
    assert await matched(prices) == [("lamp-1", variant, "seller_sku", "auto")]


async def test_the_same_title_alone_never_matches(prices: PriceApi) -> None:
    product = await prices.product(title="Brass lamp BL100")
    await prices.sent(await prices.seller(), a_line(title="Brass lamp BL100", gtin="", mpn=""))
    assert await matched(prices) == []
    (offer,) = await waiting(prices)
    assert offer["contradicted"] is None
    assert [(each["product_id"], each["price"]) for each in offer["candidates"]] == [
        (str(product), {"amount": 2500, "currency": "EUR"})
    ]


async def test_a_gtin_of_another_brand_waits_for_staff(prices: PriceApi) -> None:
    product = await prices.product(brand="Glow", gtins=[GTIN])
    await prices.sent(await prices.seller(), a_line())
    assert await matched(prices) == []
    (offer,) = await waiting(prices)
    assert (offer["contradicted"], offer["candidates"][0]["product_id"]) == ("gtin", str(product))


async def test_what_staff_decide_stays(prices: PriceApi) -> None:
    wrong = await variant_of(prices, await prices.product(brand="Glow", gtins=[GTIN]))
    right, seller = await variant_of(prices, await prices.product()), await prices.seller()
    await prices.sent(seller, a_line())
    await matched(prices)
    (offer,) = await waiting(prices)
    assert await decide(prices, offer["offer_id"], decision="confirm", variant_id=str(right)) is None
    assert await waiting(prices) == []
    await prices.sent(seller, a_line(brand="Glow", title="Another name"))
    assert await matched(prices) == [("L-1", right, "manual", "confirmed")]
    assert await decide(prices, offer["offer_id"], decision="reject") is None
    await prices.sent(seller, a_line(brand="Glow", title="A third name"))
    assert await matched(prices) == [("L-1", None, "manual", "rejected")]
    assert wrong != right


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"decision": "confirm", "variant_id": str(uuid4())}, "variant_unknown"),
        ({"decision": "confirm"}, "validation_failed"),
        ({"decision": "reject", "variant_id": str(uuid4())}, "validation_failed"),
        ({"decision": "perhaps"}, "validation_failed"),
    ],
)
async def test_a_decision_names_a_variant_or_none(prices: PriceApi, body: dict[str, Any], code: str) -> None:
    await prices.sent(await prices.seller(), a_line())
    (offer,) = await prices.rows("SELECT id FROM offers")
    assert await decide(prices, offer["id"], **body) == code
    assert await decide(prices, str(uuid4()), decision="reject") == "offer_not_found"


async def test_a_product_that_comes_later_is_found(prices: PriceApi) -> None:
    await prices.sent(await prices.seller(), a_line())
    assert await matched(prices) == []
    variant = await variant_of(prices, await prices.product(gtins=[GTIN]))
    while await prices.app.state.prices.follow_catalogue():
        pass
    assert await matched(prices) == [("L-1", variant, "gtin", "auto")]
    await prices.rows("UPDATE variants SET gtins = '{}', changed_at = changed_at + interval '10 s'")
    await prices.app.state.prices.follow_catalogue()
    assert await matched(prices) == []


async def test_the_queue_is_read_page_by_page(prices: PriceApi) -> None:
    await prices.product(title="Brass lamp")
    await prices.sent(await prices.seller(), *(a_line(f"L-{n}", gtin="", mpn="") for n in range(5)))
    await matched(prices)
    seen, cursor = [], ""
    while True:
        page = await prices.get(f"/search/matches?limit=2{cursor}")
        seen += [item["offer_id"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert len(seen) == len(set(seen)) == 5


async def test_what_waits_for_staff_is_counted(prices: PriceApi) -> None:
    assert await prices.get("/search/desk") == {"feeds_held": 0, "offers_waiting": 0}
    await prices.product(title="Brass lamp")
    lines = [a_line(f"L-{n}", gtin="", mpn="") for n in range(5)]
    for domain in ("lampen.example", "glow.example"):
        seller = await prices.seller(domain=domain)
        theirs = [line.replace("lampen.example", domain) for line in lines]
        await prices.sent(seller, *theirs)
        assert (await prices.sent(seller, *theirs[:2]))["status"] == "held"
    await matched(prices)
    assert await prices.get("/search/desk") == {"feeds_held": 2, "offers_waiting": 10}
