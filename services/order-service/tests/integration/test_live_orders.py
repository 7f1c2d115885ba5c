"""Live views of orders: nothing falls between reading and listening, who may not read any more is cut off."""

import asyncio
import json
from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import replace
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from builders import an_order
from fastapi import Request
from shop_api import ShopApi, a_body

from commerce.values import OrderStatus
from order_service.application.queries import OrderStates
from order_service.infrastructure.order_changes import OrderNotices
from order_service.presentation.http.access import OrderReader
from order_service.presentation.http.live import LiveOrders
from servicekit.domain import utc_now
from servicekit.sse import StreamSlots
from testkit.contracts import an_event

ENOUGH = 30
PAID = "souk.order.paid.v1"


class View:
    """A browser that follows one order."""

    def __init__(self) -> None:
        self.status = 0
        self.seen: list[str] = []
        self.ended = asyncio.Event()
        self._news = asyncio.Event()
        self._closed = asyncio.Event()

    async def until(self, count: int) -> list[str]:
        """The order's states, once there are `count`."""
        async with asyncio.timeout(ENOUGH):
            while len(self.seen) < count:
                self._news.clear()
                await self._news.wait()
        return self.seen

    async def receive(self) -> MutableMapping[str, Any]:
        await self._closed.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: MutableMapping[str, Any]) -> None:
        self.status = message.get("status", self.status)
        for line in message.get("body", b"").split(b"\n"):
            if line.startswith(b"data: "):
                self.seen.append(json.loads(line[6:])["status"])
        self._news.set()

    def close(self) -> None:
        self._closed.set()


@asynccontextmanager
async def following(shop: ShopApi, order_id: str, headers: dict[str, str]) -> AsyncIterator[View]:
    """The whole application, asked as a server would; open until the block ends."""
    view = View()
    path = f"/orders/{order_id}/events"
    scope = {
        "type": "http", "asgi": {"spec_version": "2.3"}, "http_version": "1.1", "method": "GET", "path": path,
        "raw_path": path.encode(), "query_string": b"", "root_path": "", "scheme": "http", "server": ("order", 80),
        "client": ("127.0.0.1", 1),
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip

    async def run() -> None:
        await shop.app(scope, view.receive, view.send)
        view.ended.set()

    task = asyncio.create_task(run())
    try:
        async with asyncio.timeout(ENOUGH):
            while not view.status:
                await asyncio.sleep(0.01)
        yield view
    finally:
        view.close()
        async with asyncio.timeout(ENOUGH):
            await task


def states_of_an_order() -> OrderStates:
    order = an_order()
    return OrderStates(
        id=order.id, number=order.snapshot.number, status=order.status, payment_status=order.payment_status,
        fulfilment_status=order.fulfilment_status, refunded=order.refunds.total,
        customer_id=order.snapshot.buyer.customer_id, token_hashes=(),
    )  # fmt: skip


@pytest.mark.parametrize("at_read", [1, 2, 3])
async def test_what_happens_while_the_order_is_read_is_shown_at_once(at_read: int) -> None:
    order, notices, reads = states_of_an_order(), OrderNotices(), 0
    states = [OrderStatus.PENDING, OrderStatus.AWAITING_PAYMENT, OrderStatus.CONFIRMED, OrderStatus.CANCELLED]

    async def find_states(*_: object) -> OrderStates:
        """Something happens to the order after it was read and before anybody can wait for it."""
        nonlocal reads
        reads += 1
        shown = replace(order, status=states[min(reads, at_read) - 1])
        if reads <= at_read:
            await notices.on_notice(an_event(PAID, order.id))
        return shown

    state = SimpleNamespace(
        application=SimpleNamespace(changes=notices, find_states=find_states),
        live_slots=StreamSlots(),
        health=SimpleNamespace(stopping=asyncio.Event()),
        platform=SimpleNamespace(tokens=None),
    )
    reader = OrderReader(None, None, None, "order", utc_now().replace(year=9999))
    view, request = View(), Request({"type": "http", "app": SimpleNamespace(state=state)})
    response = await LiveOrders(request, "192.0.2.1").stream(order.id, reader, None)
    task = asyncio.create_task(response({"type": "http", "asgi": {"spec_version": "2.3"}}, view.receive, view.send))
    assert await view.until(at_read) == [str(state) for state in states[:at_read]]
    async with asyncio.timeout(ENOUGH):
        while reads <= at_read:
            await asyncio.sleep(0.01)
    view.close()
    await task
    assert not notices._followers


async def test_after_lost_notices_every_view_looks_again() -> None:
    notices = OrderNotices()
    with notices.follow(uuid4()) as one, notices.follow(uuid4()) as other:
        waiting = [asyncio.create_task(view.wait(600)) for view in (one, other)]
        await notices.on_gap()
        _, still_waiting = await asyncio.wait(waiting, timeout=ENOUGH)
        assert not still_waiting


async def test_states_come_at_once_and_at_every_change(shop: ShopApi) -> None:
    body = a_body()
    order = await shop.placed(body)
    async with following(shop, order["id"], shop.as_user(body["customer_id"])) as view:
        assert await view.until(1) == ["awaiting_payment"]
        await shop.pay(order["id"])
        assert await view.until(2) == ["awaiting_payment", "confirmed"]


@pytest.mark.parametrize("by", ["session", "subject"])
async def test_a_revoked_session_sees_no_more(shop: ShopApi, by: str) -> None:
    body, session = a_body(), uuid4()
    order = await shop.placed(body)
    who = body["customer_id"]
    headers = shop.issuer.headers(who, sid=str(session), iat=int(utc_now().timestamp()) - 5)
    others = shop.issuer.headers(uuid4(), "support")
    async with following(shop, order["id"], headers) as view, following(shop, order["id"], others) as another:
        await view.until(1)
        if by == "session":
            shop.issuer.revoke(session_id=session)
        else:
            shop.issuer.revoke(subject=who)
        async with asyncio.timeout(ENOUGH):
            await view.ended.wait()
        assert not another.ended.is_set()


async def test_a_made_up_order_token_opens_no_further_stream(shop: ShopApi) -> None:
    body = a_body()
    orders = []
    for _ in range(4):
        orders.append(await shop.placed(a_body(customer_id=body["customer_id"])))
        await shop.pay(orders[-1]["id"])
        await shop.until(orders[-1]["id"], status="confirmed")
    headers = shop.as_user(body["customer_id"])
    made_up = headers | {"X-Order-Token": "made up"}
    async with (
        following(shop, orders[0]["id"], made_up) as one,
        following(shop, orders[1]["id"], made_up) as two,
        following(shop, orders[2]["id"], headers) as three,
        following(shop, orders[3]["id"], made_up) as refused,
    ):
        assert [one.status, two.status, three.status, refused.status] == [200, 200, 200, 429]


async def test_strangers_with_wrong_tokens_take_no_place_from_who_has_the_right_one(shop: ShopApi) -> None:
    order = await shop.placed()
    wrong = {"X-Order-Token": "made up"}
    async with (
        following(shop, order["id"], wrong) as one,
        following(shop, order["id"], wrong) as two,
        following(shop, order["id"], wrong) as three,
    ):
        assert [one.status, two.status, three.status] == [404, 404, 404]
        assert not shop.app.state.live_slots._open


async def test_guests_of_one_address_share_its_streams(shop: ShopApi) -> None:
    body = a_body()
    order = await shop.placed(body)
    slots: StreamSlots = shop.app.state.live_slots
    taken = [slots.take(f"guest:{number}", "127.0.0.1") for number in range(30)]
    async with following(shop, order["id"], shop.as_user(body["customer_id"])) as refused:
        assert refused.status == 429
    taken[0].give_back()
    async with following(shop, order["id"], shop.as_user(body["customer_id"])) as view:
        assert view.status == 200


async def test_a_live_view_ends_when_the_process_stops() -> None:
    async def find_states(*_: object) -> OrderStates:
        return order

    order, stopping = states_of_an_order(), asyncio.Event()
    state = SimpleNamespace(
        application=SimpleNamespace(changes=OrderNotices(), find_states=find_states),
        live_slots=StreamSlots(),
        health=SimpleNamespace(stopping=stopping),
        platform=SimpleNamespace(tokens=None),
    )
    reader = OrderReader(None, None, None, "order", utc_now().replace(year=9999))
    view, request = View(), Request({"type": "http", "app": SimpleNamespace(state=state)})
    response = await LiveOrders(request, "192.0.2.1").stream(order.id, reader, None)
    task = asyncio.create_task(response({"type": "http", "asgi": {"spec_version": "2.3"}}, view.receive, view.send))
    await view.until(1)
    stopping.set()
    async with asyncio.timeout(ENOUGH):
        await task
