"""A synthetic purchase that fails, or is ended, on its way leaves the shop as it was."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web

from souk.synthetic.runner import Figures, Runner

PLENTY, FEW = {"id": "plenty", "availability": "in_stock"}, {"id": "few", "availability": "low"}
PAY, ORDER, REFUND = "/api/payments/confirm", "/api/orders/o", "/api/orders/o/refund"
RETURN = "/api/products/variants/plenty/stock/movements"


class Shop:
    """Answers as one with the sandbox. What is `broken` answers 503 once, after it was done; `stands_at` never does."""

    def __init__(self, *broken: str, stands_at: str = "") -> None:
        self.broken, self.stands_at = list(broken), stands_at
        self.done: dict[str, str] = {}
        """Paths by idempotency key, or by themselves."""
        self.status = "pending"
        self.closes = asyncio.Event()

    async def answer(self, request: web.Request) -> web.Response:
        path = request.path
        self.done[request.headers.get("Idempotency-Key", path)] = path
        if path == self.stands_at:
            await self.closes.wait()
        if path == PAY:
            self.status = "confirmed"
        if path in self.broken:
            self.broken.remove(path)
            return web.json_response({"code": "unavailable"}, status=503)
        if path.endswith("/cancel"):
            if self.status == "confirmed":
                return web.json_response({"code": "order_not_cancellable"}, status=409)
            self.status = "cancelled"
        return web.json_response(self._all())

    def _all(self) -> dict[str, Any]:
        """Whatever is asked for is in it."""
        return {
            "access_token": "t", "user": {"id": "u"}, "items": [FEW, PLENTY, FEW], "variants": [FEW, PLENTY],
            "total": {}, "terms_version": "1", "number": "1", "status": self.status, "order": {"id": "o"},
            "payment": {"id": "p", "provider": "sandbox", "client_secret": "s"},
        }  # fmt: skip

    def times(self, path: str) -> int:
        return list(self.done.values()).count(path)


@asynccontextmanager
async def buyer_at(shop: Shop) -> AsyncIterator[Runner]:
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", shop.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
    yield Runner(f"http://127.0.0.1:{port}", Figures(""), ("a@souk.test", "x"))
    shop.closes.set()
    await runner.cleanup()


async def test_of_what_is_nearly_sold_out_nothing_is_taken() -> None:
    shop = Shop()
    async with buyer_at(shop) as buyer:
        assert await buyer.once() == ""
    assert "/api/products/plenty" in shop.done
    assert (shop.times(REFUND), shop.times(RETURN)) == (1, 1)


@pytest.mark.parametrize(
    ("lost", "step"),
    [(PAY, "pay"), (REFUND, "give_back"), (RETURN, "give_back")],
    ids=["to the payment", "to the refund", "to the return"],
)
async def test_what_was_paid_is_given_back_once_though_an_answer_is_lost(lost: str, step: str) -> None:
    shop = Shop(lost)
    async with buyer_at(shop) as buyer:
        assert await buyer.once() == step
    assert (shop.times(REFUND), shop.times(RETURN)) == (1, 1)


async def test_whoever_ends_it_on_its_way_leaves_no_order() -> None:
    shop = Shop(stands_at=ORDER)
    async with buyer_at(shop) as buyer, asyncio.timeout(30):
        work = asyncio.create_task(buyer.once())
        while ORDER not in shop.done:
            await asyncio.sleep(0.01)
        work.cancel()
        with pytest.raises(asyncio.CancelledError):
            await work
    assert (shop.times(REFUND), shop.times(RETURN)) == (1, 1)
