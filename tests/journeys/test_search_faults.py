"""search-service dies while it works, and is searched while it builds anew: nobody finds an empty shop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from typing import Any
from uuid import uuid4

import aiohttp
import pytest
from conftest import Platform

from souk.shopper import Shopper

WORDS = ("guitar", "teapot", "scarf", "laptop", "headphones", "bicycle")
OFFERS = 20_000
HEAD = "seller_sku,title,url,price,currency,shipping,availability\n"


async def built(admin: Shopper) -> Any:
    """The index, once no building anew is under way; search-service may be away for a while."""
    async with asyncio.timeout(90):
        while True:
            reply = await admin.ask("GET", "/api/search/index")
            if reply.status == 200 and reply.data["reindex"]["status"] != "running":
                return reply.data
            await asyncio.sleep(0.2)


@asynccontextmanager
async def searching(shopper: Shopper) -> AsyncIterator[list[tuple[int, int]]]:
    """Somebody searches all the while: (status, number of hits) of each answer, none of which was kept."""
    answers: list[tuple[int, int]] = []
    over = asyncio.Event()

    async def go_on() -> None:
        number = 0
        while not over.is_set():
            number += 1
            query = f"q={WORDS[number % len(WORDS)]}&max_price={10**8 + number}"
            reply = await shopper.ask("GET", f"/api/search?{query}")
            answers.append((reply.status, len(reply.data["items"]) if reply.status == 200 else 0))

    searching = asyncio.create_task(go_on())
    try:
        yield answers
    finally:
        over.set()
        await searching


async def test_no_search_fails_or_finds_nothing_while_the_index_is_built_anew(admin: Shopper, guest: Shopper) -> None:
    before = await built(admin)
    async with searching(guest) as answers:
        await admin.call("POST", "/api/search/reindex")
        after = await built(admin)
    assert (after["reindex"]["status"], after["products"]) == ("done", before["products"])
    assert after["generation"] > before["generation"]
    assert answers
    assert [answer for answer in answers if answer[0] != 200 or not answer[1]] == []


async def test_an_index_is_built_to_its_end_by_whoever_follows_a_killed_process(
    platform: Platform, admin: Shopper, guest: Shopper
) -> None:
    before = await built(admin)
    asked = await admin.call("POST", "/api/search/reindex")
    for _ in range(2):
        killed = platform.pid("search-service")
        platform.kill("search-service")
        assert (await guest.ask("GET", "/api/products/search?q=guitar")).data["items"], "product-service stands in"
        await platform.recovered("search-service", killed)
    after = await built(admin)
    assert (after["reindex"]["id"], after["reindex"]["status"]) == (asked["id"], "done")
    assert after["products"] == before["products"]
    assert (await guest.call("GET", "/api/search?q=guitar&max_price=99999999"))["items"]


@pytest.mark.parametrize("after_seconds", [0.2, 1.0])
async def test_a_feed_is_taken_whole_or_not_at_all_when_its_process_is_killed(
    platform: Platform, admin: Shopper, session: aiohttp.ClientSession, after_seconds: float
) -> None:
    domain = f"kill-{uuid4().hex[:8]}.example"
    facts = {"name": "Killed", "domain": domain, "country": "FR", "currency": "EUR"}
    seller = (await admin.call("POST", "/api/search/sellers", facts))["id"]
    rows = "".join(f"S-{n},Offer {n},https://{domain}/{n},{10 + n % 90}.99,EUR,4.90,in_stock\n" for n in range(OFFERS))

    async def send() -> Any:
        form = aiohttp.FormData()
        form.add_field("file", BytesIO((HEAD + rows).encode()), filename="feed.csv", content_type="text/csv")
        url = f"{platform.url}/api/search/offers?seller_id={seller}"
        async with session.post(url, data=form, headers={"Authorization": f"Bearer {admin.token}"}) as answer:
            return await answer.json()

    async def feeds() -> list[Any]:
        found: list[Any] = (await admin.call("GET", f"/api/search/feeds?seller_id={seller}"))["items"]
        return found

    killed = platform.pid("search-service")
    sending = asyncio.create_task(send())
    await asyncio.sleep(after_seconds)
    platform.kill("search-service")
    await asyncio.gather(sending, return_exceptions=True)
    await platform.recovered("search-service", killed)
    earlier = await feeds()
    assert [feed for feed in earlier if (feed["status"], feed["rows"]) != ("applied", OFFERS)] == []
    again = await send()
    assert (again["status"], again["rows"]) == ("applied", OFFERS)
    assert again["difference"]["added"] == (0 if earlier else OFFERS), "no row of a feed that was not taken is there"
