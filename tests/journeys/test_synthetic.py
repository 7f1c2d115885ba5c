"""The synthetic purchase: it sees what a shopper would, and leaves the shop as it was."""

import asyncio
from typing import Any

import aiohttp
from conftest import STAFF_PASSWORD, Platform

from embedded.ports import free_port
from souk.shopper import Shopper
from souk.synthetic.purchase import EMAIL
from souk.synthetic.runner import Figures, Runner

STAFF = ("admin@souk.test", STAFF_PASSWORD)


def shown(figures: Figures, name: str, **labels: str) -> float | None:
    return figures.registry.get_sample_value(f"souk_synthetic_purchase_{name}", {"namespace": "souk", **labels})


async def orders(platform: Platform, session: aiohttp.ClientSession) -> list[Any]:
    staff = Shopper(session, platform.url)
    await staff.sign_in(*STAFF)
    found: list[Any] = (await staff.call("GET", f"/api/orders/all?q={EMAIL}"))["items"]
    return found


async def at_rest(platform: Platform, session: aiohttp.ClientSession, status: str, payment: str) -> Any:
    """The newest synthetic order, once it is as told."""
    async with asyncio.timeout(30):
        while True:
            newest = (await orders(platform, session))[0]
            if (newest["status"], newest["payment_status"]) == (status, payment):
                return newest
            await asyncio.sleep(0.2)


async def test_in_the_sandbox_it_goes_all_the_way_and_is_given_back(
    platform: Platform, session: aiohttp.ClientSession
) -> None:
    figures = Figures("souk")
    assert await Runner(platform.url, figures, STAFF).once() == ""
    order = await at_rest(platform, session, "confirmed", "refunded")
    staff = Shopper(session, platform.url)
    await staff.sign_in(*STAFF)
    (line,) = (await staff.call("GET", f"/api/orders/{order['id']}"))["lines"]
    newest = (await staff.call("GET", f"/api/products/variants/{line['variant_id']}/stock"))["movements"][0]
    assert (newest["reason"], newest["quantity"]) == ("return", 1)
    assert shown(figures, "success") == 1
    assert (shown(figures, "duration_seconds") or 0) > 0


async def test_where_money_is_real_it_stops_at_the_intent_and_cancels(
    platform: Platform, session: aiohttp.ClientSession
) -> None:
    assert await Runner(platform.url, Figures("souk")).once() == ""
    await at_rest(platform, session, "cancelled", "unpaid")


async def test_a_shop_that_is_away_fails_at_the_first_step(platform: Platform) -> None:
    figures = Figures("souk")
    before = shown(figures, "last_success_timestamp_seconds")
    assert await Runner(f"http://127.0.0.1:{free_port()}", figures).once() == "guest"
    assert shown(figures, "success") == 0
    assert shown(figures, "failures_total", step="guest") == 1
    assert shown(figures, "last_success_timestamp_seconds") == before


async def test_a_service_that_is_away_is_named_by_its_step(platform: Platform) -> None:
    runner = Runner(platform.url, Figures("souk"))
    killed = platform.pid("cart-service")
    platform.kill("cart-service")
    assert await runner.once() in ("cart", "checkout")
    await platform.recovered("cart-service", killed)
    assert await runner.once() == ""
