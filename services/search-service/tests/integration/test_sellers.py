from uuid import uuid4

import pytest
from price_api import SELLER, PriceApi
from price_builders import OTHER_GTIN, a_line


async def test_a_seller_is_made_changed_and_removed(prices: PriceApi) -> None:
    made = await prices.client.post("/search/sellers", json=SELLER, headers=prices.staff)
    path, headers = f"/search/sellers/{made.json()['id']}", prices.staff
    assert (made.status_code, made.headers["etag"]) == (201, '"1"')
    changed = await prices.client.put(path, json=SELLER | {"name": "Lampen"}, headers=headers | {"If-Match": '"1"'})
    assert (changed.json()["name"], changed.headers["etag"]) == ("Lampen", '"2"')
    for version, status in (('"1"', 412), ('"2"', 204)):
        gone = await prices.client.delete(path, headers=headers | {"If-Match": version})
        assert gone.status_code == status
    assert (await prices.get("/search/sellers"))["items"] == []
    await prices.get(path, 404)
    await prices.seller()  # its domain is free again


async def test_a_held_feed_goes_with_its_seller(prices: PriceApi) -> None:
    seller = await prices.seller()
    await prices.sent(seller, a_line("L-1"), a_line("L-2", gtin=OTHER_GTIN), a_line("L-3", gtin=""))
    held = await prices.sent(seller, a_line("L-1"))
    assert held["status"] == "held"
    path = f"/search/sellers/{seller}"
    gone = await prices.client.delete(path, headers=prices.staff | {"If-Match": '"1"'})
    assert gone.status_code == 204
    assert (await prices.get(f"/search/feeds/{held['id']}"))["status"] == "refused"
    assert (await prices.get("/search/desk"))["feeds_held"] == 0


async def test_two_sellers_do_not_share_a_domain(prices: PriceApi) -> None:
    await prices.seller()
    other = await prices.seller(domain="glow.example")
    again = await prices.client.post("/search/sellers", json=SELLER, headers=prices.staff)
    assert again.json()["code"] == "seller_domain_taken"
    moved = await prices.client.put(f"/search/sellers/{other}", json=SELLER, headers=prices.staff | {"If-Match": '"1"'})
    assert moved.json()["code"] == "seller_domain_taken"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("domain", "https://lampen.example"), ("domain", "Lampen.example"), ("domain", "lampen"), ("domain", "a..b"),
        ("name", " "), ("name", "x" * 101), ("country", "XX"), ("currency", "XTS"), ("trust", 1),
    ],
)  # fmt: skip
async def test_what_makes_no_seller_is_named(prices: PriceApi, field: str, value: object) -> None:
    answer = await prices.client.post("/search/sellers", json=SELLER | {field: value}, headers=prices.staff)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, f"body.{field}")


async def test_a_change_needs_the_version_it_was_made_from(prices: PriceApi) -> None:
    path = f"/search/sellers/{await prices.seller()}"
    assert (await prices.client.put(path, json=SELLER, headers=prices.staff)).status_code == 428
    unknown = f"/search/sellers/{uuid4()}"
    missing = await prices.client.put(unknown, json=SELLER, headers=prices.staff | {"If-Match": '"1"'})
    assert missing.json()["code"] == "seller_not_found"
