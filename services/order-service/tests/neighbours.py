"""product-service and payment-service as tiny real servers that tests can make refuse, hang, or lose answers."""

import asyncio
from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Any, Self
from uuid import uuid4

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Trouble(StrEnum):
    """What goes wrong with one call."""

    REFUSE = "refuse"
    HANG = "hang"
    LOSE_ANSWER = "lose_answer"


class Neighbour:
    """A server on a free port; `trouble` maps a part of a path to what happens to its next calls."""

    def __init__(self) -> None:
        self.trouble: dict[str, list[Trouble]] = {}
        self.calls: list[tuple[str, Any]] = []
        app = web.Application(middlewares=[self._script])
        self.routes(app.router)
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=0)

    def routes(self, router: web.UrlDispatcher) -> None:
        raise NotImplementedError

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def asked(self, part: str) -> int:
        return sum(part in path for path, _ in self.calls)

    @web.middleware
    async def _script(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        body = await request.json() if request.can_read_body else None
        self.calls.append((request.path, body))
        trouble = next((due.pop(0) for part, due in self.trouble.items() if part in request.path and due), None)
        if trouble is Trouble.REFUSE:
            return web.Response(status=503)
        if trouble is Trouble.HANG:
            await asyncio.sleep(60)
        answer = await handler(request)
        if trouble is Trouble.LOSE_ANSWER and request.transport is not None:
            request.transport.abort()
        return answer


def problem(status: int, code: str, **members: Any) -> web.Response:
    return web.json_response({"status": status, "code": code} | members, status=status)


class ProductNeighbour(Neighbour):
    """One variant for everything: `free` pieces, 19.99 EUR each."""

    def __init__(self) -> None:
        super().__init__()
        self.free = 100
        self.states: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        self.unknown: set[str] = set()

    def routes(self, router: web.UrlDispatcher) -> None:
        router.add_post("/internal/variants/lookup", self._lookup)
        router.add_post("/internal/reservations", self._reserve)
        router.add_post("/internal/reservations/{id}/commit", self._commit)
        router.add_post("/internal/reservations/{id}/release", self._release)
        router.add_post("/internal/reservations/{id}/restock", self._restock)

    async def _lookup(self, request: web.Request) -> web.Response:
        wanted = (await request.json())["variant_ids"]
        price = {"amount": 1999, "currency": "EUR"}
        return web.json_response(
            {
                "variants": [
                    {"variant_id": v, "price": price, "purchasable": True} for v in wanted if v not in self.unknown
                ]
            }
        )

    async def _reserve(self, request: web.Request) -> web.Response:
        body = await request.json()
        key, wanted = body["reservation_id"], sum(line["quantity"] for line in body["lines"])
        if key in self.states:
            released = self.states[key] == "released"
            return problem(409, "reservation_released") if released else web.json_response({"status": self.states[key]})
        if wanted > self.free:
            variant = body["lines"][0]["variant_id"]
            errors = [{"variant_id": variant, "requested": wanted, "available": self.free}]
            return problem(409, "out_of_stock", errors=errors)
        self.free -= wanted
        self.states[key], self.lines[key] = "held", wanted
        return web.json_response({"reservation_id": key, "status": "held"}, status=201)

    async def _commit(self, request: web.Request) -> web.Response:
        key = request.match_info["id"]
        if self.states.get(key) not in ("held", "committed"):
            return problem(409, "reservation_gone")
        self.states[key] = "committed"
        return web.json_response({"status": "committed"})

    async def _release(self, request: web.Request) -> web.Response:
        key = request.match_info["id"]
        if self.states.get(key) == "committed":
            return problem(409, "reservation_committed")
        if self.states.get(key) == "held":
            self.free += self.lines[key]
        self.states[key] = "released"
        return web.json_response({"status": "released"})

    async def _restock(self, request: web.Request) -> web.Response:
        self.free += self.lines[request.match_info["id"]]
        return web.json_response({})


class PaymentNeighbour(Neighbour):
    """One intent per order; `pay` charges it."""

    def __init__(self) -> None:
        super().__init__()
        self.intents: dict[str, dict[str, Any]] = {}
        self.limits = {"currency": "EUR", "minimum": 50, "maximum": 100_000, "step": 1}
        self.refuses_refunds = False
        self.hangs_for: set[str] = set()

    def routes(self, router: web.UrlDispatcher) -> None:
        router.add_post("/payments/create-intent", self._create)
        router.add_get("/internal/charging-rules/EUR", self._charging_rule)
        router.add_post("/internal/payments/lookup", self._lookup)
        router.add_post("/internal/payments/{order_id}/void", self._void)
        router.add_post("/payments/refund", self._refund)

    def pay(self, order_id: str, captured: dict[str, Any] | None = None) -> dict[str, Any]:
        """Charge it, or `captured` instead of its amount; returns the data of `souk.payment.succeeded.v1`."""
        intent = self.intents[order_id]
        intent["state"], intent["captured"] = "succeeded", captured or intent["amount"]
        return {"payment_id": intent["id"], "order_id": order_id, "amount": intent["captured"], "charge_id": "ch_1"}

    async def _charging_rule(self, _: web.Request) -> web.Response:
        return web.json_response(self.limits)

    async def _create(self, request: web.Request) -> web.Response:
        body = await request.json()
        if body["amount"]["amount"] > self.limits["maximum"]:
            return problem(422, "amount_not_chargeable", limits=self.limits)
        fresh = {"id": str(uuid4()), "amount": body["amount"], "state": "open", "refunded": 0}
        intent = self.intents.setdefault(body["order_id"], fresh)
        answer = {
            "id": intent["id"],
            "client_secret": "secret",
            "provider": "sandbox",
            "status": "requires_payment_method",
        }
        return web.json_response(answer, status=201)

    async def _void(self, request: web.Request) -> web.Response:
        if request.match_info["order_id"] in self.hangs_for:
            await asyncio.sleep(60)
        intent = self.intents.get(request.match_info["order_id"])
        if intent is not None and intent["state"] == "succeeded":
            return web.json_response({"outcome": "succeeded"})
        if intent is not None:
            intent["state"] = "voided"
        return web.json_response({"outcome": "voided"})

    async def _lookup(self, request: web.Request) -> web.Response:
        wanted = (await request.json())["order_ids"]
        found = [self._shown(key, self.intents[key]) for key in wanted if key in self.intents]
        return web.json_response({"payments": found})

    async def _refund(self, request: web.Request) -> web.Response:
        body = await request.json()
        if self.refuses_refunds:
            return web.json_response({"refund_id": body["refund_id"], "status": "failed"}, status=201)
        self.intents[body["order_id"]]["refunded"] += body["amount"]["amount"]
        return web.json_response({"refund_id": body["refund_id"], "status": "succeeded"}, status=201)

    def _shown(self, order_id: str, intent: dict[str, Any]) -> dict[str, Any]:
        captured = intent["captured"] if intent["state"] == "succeeded" else intent["amount"] | {"amount": 0}
        return {
            "id": intent["id"], "order_id": order_id, "status": intent["state"],
            "captured": captured,
            "refunded": {"amount": intent["refunded"], "currency": "EUR"},
        }  # fmt: skip
