"""A feed is applied as a whole, held, or refused."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from price_api import PriceApi, as_json
from price_builders import a_feed, a_line

OFFERS = "SELECT seller_sku, title, price, seen_at, changed_at FROM offers ORDER BY seller_sku"
CHANGES = "SELECT price, availability FROM offer_changes ORDER BY at, offer_id"
EVERYTHING = {"before": 0, "added": 0, "changed": 0, "unchanged": 0, "missing": 0, "kept": 0, "moved": 0}


def lines(count: int, price: str = "20.00") -> list[str]:
    return [a_line(f"L-{number}", price) for number in range(count)]


async def test_a_feed_becomes_offers(prices: PriceApi) -> None:
    feed = await prices.sent(await prices.seller(), *lines(3))
    assert (feed["status"], feed["rows"], feed["difference"]) == ("applied", 3, EVERYTHING | {"added": 3})
    assert [row["seller_sku"] for row in await prices.rows(OFFERS)] == ["L-0", "L-1", "L-2"]
    assert await prices.rows("SELECT * FROM feed_rows") == []


async def test_the_same_file_twice_moves_only_when_it_was_seen(prices: PriceApi) -> None:
    seller = await prices.seller()
    await prices.sent(seller, *lines(3))
    before = await prices.rows("SELECT * FROM offers ORDER BY seller_sku")
    feed = await prices.sent(seller, *lines(3))
    after = await prices.rows("SELECT * FROM offers ORDER BY seller_sku")
    assert feed["difference"] == EVERYTHING | {"before": 3, "unchanged": 3, "kept": 3}
    assert all(old["seen_at"] < new["seen_at"] for old, new in zip(before, after, strict=True))
    for row in (*before, *after):
        del row["seen_at"], row["match_due"]
    assert before == after
    assert len(await prices.rows(CHANGES)) == 3


async def test_a_price_is_noted_when_it_changes_and_only_then(prices: PriceApi) -> None:
    seller = await prices.seller()
    for price, title in (("20.00", "Lamp"), ("19.00", "Lamp"), ("19.00", "Brass lamp")):
        await prices.sent(seller, a_line(price=price, title=title))
    assert [row["price"] for row in await prices.rows(CHANGES)] == [2000, 1900]
    assert (await prices.rows(OFFERS))[0]["title"] == "Brass lamp"


async def test_what_a_feed_lacks_stays_and_grows_old(prices: PriceApi) -> None:
    seller = await prices.seller()
    await prices.sent(seller, *lines(2))
    feed = await prices.sent(seller, *lines(1))
    assert feed["difference"] == EVERYTHING | {"before": 2, "unchanged": 1, "missing": 1, "kept": 1}
    first, second = await prices.rows(OFFERS)
    assert first["seen_at"] > second["seen_at"]


async def test_one_bad_row_changes_nothing(prices: PriceApi) -> None:
    seller = await prices.seller()
    await prices.sent(seller, *lines(2))
    before = await prices.rows(OFFERS)
    feed = await prices.sent(seller, *lines(2, "21.00"), a_line("L-9", "free"))
    assert (feed["status"], feed["fault_count"]) == ("refused", 1)
    (fault,) = feed["faults"]
    assert (fault["line"], fault["column"], fault["code"]) == (4, "price", "money_invalid")
    assert await prices.rows(OFFERS) == before
    assert await prices.get(f"/search/feeds/{feed['id']}") == feed


@pytest.mark.parametrize("bad", [False, True])
async def test_a_dry_run_says_what_would_be_and_leaves_nothing(prices: PriceApi, bad: bool) -> None:
    seller = await prices.seller()
    feed = await prices.sent(seller, a_line(price="free" if bad else "1.00"), dry_run=True)
    assert (feed["status"], feed["difference"]["added"]) == (("refused", 0) if bad else ("applied", 1))
    assert await prices.rows(OFFERS) == []
    assert (await prices.get("/search/feeds"))["items"] == []


async def test_a_feed_of_few_rows_is_held_until_staff_apply_it(prices: PriceApi) -> None:
    seller = await prices.seller()
    await prices.sent(seller, *lines(5))
    held = await prices.sent(seller, *lines(2, "21.00"))
    assert (held["status"], held["held_because"]) == ("held", ["few_rows"])
    assert {row["price"] for row in await prices.rows(OFFERS)} == {2000}
    applied = await prices.client.post(f"/search/feeds/{held['id']}/apply", headers=prices.staff)
    assert (applied.json()["status"], applied.json()["difference"]["changed"]) == ("applied", 2)
    assert applied.json()["decided_by"] is not None
    assert [row["price"] for row in await prices.rows(OFFERS)] == [2100, 2100, 2000, 2000, 2000]
    again = await prices.client.post(f"/search/feeds/{held['id']}/refuse", headers=prices.staff)
    assert again.json()["code"] == "feed_not_held"


async def test_a_feed_of_moved_prices_is_held_and_may_be_refused(prices: PriceApi) -> None:
    seller = await prices.seller()
    await prices.sent(seller, *lines(3))
    held = await prices.sent(seller, *lines(2, "9.99"), a_line("L-2", "20.00"))
    assert held["held_because"] == ["prices_moved"]
    refused = await prices.client.post(f"/search/feeds/{held['id']}/refuse", headers=prices.staff)
    assert refused.json()["status"] == "refused"
    assert {row["price"] for row in await prices.rows(OFFERS)} == {2000}
    assert await prices.rows("SELECT * FROM feed_rows") == []


async def test_a_newer_feed_ends_what_was_held(prices: PriceApi) -> None:
    seller = await prices.seller()
    await prices.sent(seller, *lines(5))
    held = await prices.sent(seller, *lines(1))
    await prices.sent(seller, *lines(5, "21.00"))
    assert (await prices.get(f"/search/feeds/{held['id']}"))["status"] == "refused"
    assert await prices.rows("SELECT * FROM feed_rows") == []


async def test_two_feeds_of_a_seller_at_once_are_applied_one_after_the_other(prices: PriceApi) -> None:
    seller = await prices.seller()
    feeds = await asyncio.gather(*(prices.sent(seller, *lines(20)) for _ in range(4)))
    assert sorted(feed["difference"]["added"] for feed in feeds) == [0, 0, 0, 20]


async def test_a_feed_may_be_json(prices: PriceApi) -> None:
    item = {"seller_sku": "1", "title": "Lamp", "url": "https://lampen.example/1", "price": 0.29, "shipping": None}
    answer = await prices.send(await prices.seller(), as_json(item), "application/json; charset=utf-8")
    assert answer.json()["status"] == "applied"
    assert (await prices.rows(OFFERS))[0]["price"] == 29


@pytest.mark.parametrize(
    ("content", "kind", "status", "code"),
    [
        (b"x", "text/plain", 415, "feed_kind_unknown"),
        (b"\xff", "text/csv", 422, "feed_unreadable"),
        (b"{", "application/json", 422, "feed_unreadable"),
        (b"x" * (17 * 1024 * 1024), "text/csv", 413, "too_large"),
    ],
)
async def test_what_is_no_feed_is_refused(prices: PriceApi, content: bytes, kind: str, status: int, code: str) -> None:
    answer = await prices.send(await prices.seller(), content, kind)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_a_feed_needs_its_seller(prices: PriceApi) -> None:
    answer = await prices.send(str(uuid4()), a_feed(a_line()))
    assert answer.json()["code"] == "seller_not_found"


async def test_feeds_are_listed_newest_first_by_seller_and_status(prices: PriceApi) -> None:
    one, other = await prices.seller(), await prices.seller(domain="glow.example")
    feeds = [await prices.sent(one, *lines(5)), await prices.sent(one, *lines(1))]
    url = "https://glow.example/1"
    feeds.append(await prices.sent(other, a_line(url=url)))

    async def ids(**query: Any) -> list[str]:
        answer = await prices.client.get("/search/feeds", params=query, headers=prices.staff)
        return [item["id"] for item in answer.json()["items"]]

    assert await ids() == [feed["id"] for feed in reversed(feeds)]
    assert await ids(seller_id=one) == [feeds[1]["id"], feeds[0]["id"]]
    assert await ids(status="held") == [feeds[1]["id"]]
    page = await prices.get("/search/feeds?limit=2")
    rest = await prices.get(f"/search/feeds?limit=2&cursor={page['next_cursor']}")
    assert [item["id"] for item in (*page["items"], *rest["items"])] == [feed["id"] for feed in reversed(feeds)]
