"""Live numbers as staff see them."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

from browser import Browser
from builders import a_body, a_sale, of_visit

from analytics_service.application.live_ports import LiveNumbers
from analytics_service.infrastructure.live import LiveFeed
from analytics_service.infrastructure.sales_repository import SalesRepository
from servicekit.domain import new_id, utc_now
from servicekit.messaging.events import Envelope


async def test_it_begins_with_what_is_stored_and_goes_on_with_what_comes(browser: Browser) -> None:
    await browser.counted(a_body(**browser.visit), a_body("search"), a_body(at=utc_now() - timedelta(hours=2)))
    await _sold(browser, 1900)
    numbers = _follow(browser)
    first = await _next(numbers)
    assert len(first.minutes) == 30
    assert (_sum(first, "page_views"), _sum(first, "searches"), first.active_sessions) == (1, 1, 1)
    assert (_sum(first, "orders"), _sum(first, "revenue")) == (1, 1900)
    await browser.counted(a_body(**of_visit()), a_body(**browser.visit))
    changed = await _next(numbers)
    assert changed.active_sessions == 2
    assert 1 <= len(changed.minutes) <= 2
    assert changed.minutes[-1].page_views in (2, 3)
    await numbers.aclose()


async def test_bots_are_no_news_and_orders_are(browser: Browser) -> None:
    numbers = _follow(browser)
    await _next(numbers)
    await browser.counted(a_body(), headers={"User-Agent": "Googlebot/2.1"})
    order_id = str(new_id())
    for currency in ("USD", "EUR", "EUR"):
        await _publish(browser, order_id if currency == "EUR" else str(new_id()), currency)
    changed = await _next(numbers)
    assert (_sum(changed, "page_views"), _sum(changed, "orders"), _sum(changed, "revenue")) == (0, 1, 2500)
    await numbers.aclose()


async def test_after_a_flush_it_begins_again_with_what_is_stored(browser: Browser) -> None:
    await browser.counted(a_body())
    numbers = _follow(browser)
    assert _sum(await _next(numbers), "page_views") == 1
    await browser.app.state.platform.valkey.flushall()
    await browser.counted(a_body())
    assert _sum(await _next(numbers), "page_views") == 2
    await numbers.aclose()


async def test_an_order_that_cannot_be_read_does_not_stop_the_numbers(browser: Browser) -> None:
    numbers = _follow(browser)
    await _next(numbers)
    strange = Envelope(
        id=new_id(), type="souk.order.paid.v1", source="order-service", subject=new_id(), sequence=1, time=utc_now(),
        data={"shipping": 5}, traceparent=None, request_id=None,
    )  # fmt: skip
    await browser.app.state.platform.valkey.xadd("souk.orders", {"event": strange.encode()})
    await _publish(browser, str(new_id()), "EUR")
    async with asyncio.timeout(20):
        while not _sum(changed := await _next(numbers), "orders"):
            await browser.counted(a_body())
            await _publish(browser, str(new_id()), "EUR")
    assert _sum(changed, "revenue") >= 2500
    await numbers.aclose()


async def test_nobody_reads_when_nobody_looks(browser: Browser) -> None:
    numbers, others = _follow(browser), _follow(browser)
    await _next(numbers)
    await _next(others)
    await numbers.aclose()
    await others.aclose()
    assert not [task for task in asyncio.all_tasks() if task.get_name() == "live numbers"]


def _follow(browser: Browser) -> Any:
    live: LiveFeed = browser.app.state.live
    return live.follow()


async def _next(numbers: AsyncIterator[LiveNumbers]) -> LiveNumbers:
    async with asyncio.timeout(20):
        return await anext(numbers)


def _sum(numbers: LiveNumbers, name: str) -> int:
    return sum(getattr(minute, name) for minute in numbers.minutes)


async def _sold(browser: Browser, gross: int) -> None:
    async with browser.database.transaction() as transaction:
        await SalesRepository(transaction, "EUR").add([a_sale(gross, at=utc_now())])


async def _publish(browser: Browser, order_id: str, currency: str) -> None:
    line = {"gross": {"amount": 2500, "currency": currency}}
    event = Envelope(
        id=new_id(), type="souk.order.paid.v1", source="order-service", subject=new_id(), sequence=1, time=utc_now(),
        data={
            "order_id": order_id, "paid_at": utc_now().isoformat(), "shipping": {"amount": 0, "currency": currency},
            "lines": [line],
        },
    )  # fmt: skip
    await browser.app.state.platform.valkey.xadd("souk.orders", {"event": event.encode()})
