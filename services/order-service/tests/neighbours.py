"""product-service and payment-service as order-service's tests need them; what they may say is in their documents."""

import asyncio
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from aiohttp import web

from servicekit.domain import utc_now
from testkit.contracts import Handler, Neighbour, problem

THING = "0197a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b"


class ProductNeighbour(Neighbour):
    """One variant for everything: `free` pieces, 19.99 EUR each."""

    provider = "product-service"

    def __init__(self) -> None:
        super().__init__()
        self.free = 100
        self.states: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        self.restocked: dict[str, int] = {}
        self.unknown: set[str] = set()

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "POST /internal/variants/lookup": self._lookup,
            "POST /internal/reservations": self._reserve,
            "POST /internal/reservations/{reservation_id}/commit": self._commit,
            "POST /internal/reservations/{reservation_id}/release": self._release,
            "POST /internal/reservations/{reservation_id}/restock": self._restock,
        }

    async def _lookup(self, request: web.Request) -> web.Response:
        wanted = (await request.json())["variant_ids"]
        return web.json_response({"variants": [_variant(one) for one in wanted if one not in self.unknown]})

    async def _reserve(self, request: web.Request) -> web.Response:
        body = await request.json()
        key, wanted = body["reservation_id"], sum(line["quantity"] for line in body["lines"])
        if key in self.states:
            released = self.states[key] == "released"
            return problem(409, "reservation_released") if released else self._reservation(key)
        if wanted > self.free:
            variant = body["lines"][0]["variant_id"]
            fault = {"code": "out_of_stock", "variant_id": variant, "requested": wanted, "available": self.free}
            return problem(409, "out_of_stock", errors=[fault])
        self.free -= wanted
        self.states[key], self.lines[key] = "held", wanted
        return self._reservation(key, 201)

    async def _commit(self, request: web.Request) -> web.Response:
        key = request.match_info["reservation_id"]
        if self.states.get(key) not in ("held", "committed"):
            return problem(409, "reservation_gone")
        self.states[key] = "committed"
        return self._reservation(key)

    async def _release(self, request: web.Request) -> web.Response:
        key = request.match_info["reservation_id"]
        if self.states.get(key) == "committed":
            return problem(409, "reservation_committed")
        if self.states.get(key) == "held":
            self.free += self.lines[key]
        self.states[key] = "released"
        return self._reservation(key)

    async def _restock(self, request: web.Request) -> web.Response:
        body = await request.json()
        if body["restock_id"] not in self.restocked:
            self.restocked[body["restock_id"]] = sum(line["quantity"] for line in body["lines"])
            self.free += self.restocked[body["restock_id"]]
        return web.json_response({"restock_id": body["restock_id"]})

    def _reservation(self, key: str, status: int = 200) -> web.Response:
        return web.json_response({"reservation_id": key, "status": self.states[key]}, status=status)


def _variant(variant_id: str) -> dict[str, Any]:
    return {
        "variant_id": variant_id,
        "product_id": THING,
        "sku": "LAMP-1",
        "title": "Brass lamp",
        "lang": "en",
        "variant_title": "small",
        "slug": "brass-lamp",
        "image_url": None,
        "price": {"amount": 1999, "currency": "EUR"},
        "compare_at": None,
        "available": 10,
        "purchasable": True,
        "line_limit": 100,
        "weight_grams": 900,
    }


class PaymentNeighbour(Neighbour):
    """One intent per order; `pay` charges it."""

    provider = "payment-service"

    def __init__(self) -> None:
        super().__init__()
        self.intents: dict[str, dict[str, Any]] = {}
        self.limits = {"currency": "EUR", "minimum": 50, "maximum": 100_000, "step": 1}
        self.test_mode = True
        self.refuses_refunds = False
        self.hangs_for: set[str] = set()
        self.undecided = False

    def handlers(self) -> Mapping[str, Handler]:
        return {
            "POST /payments/create-intent": self._create,
            "GET /internal/charging-rules/{currency}": self._charging_rule,
            "POST /internal/payments/lookup": self._lookup,
            "POST /internal/payments/{order_id}/void": self._void,
            "POST /payments/refund": self._refund,
        }

    def pay(self, order_id: str, captured: dict[str, Any] | None = None) -> dict[str, Any]:
        """Charge it, or `captured` instead of its amount; returns the data of `souk.payment.succeeded.v1`."""
        intent = self.intents[order_id]
        intent["state"], intent["captured"] = "succeeded", captured or intent["amount"]
        return {"payment_id": intent["id"], "order_id": order_id, "amount": intent["captured"], "charge_id": "ch_1"}

    async def _charging_rule(self, _: web.Request) -> web.Response:
        return web.json_response({**self.limits, "test_mode": self.test_mode})

    async def _create(self, request: web.Request) -> web.Response:
        body = await request.json()
        if body["amount"]["amount"] > self.limits["maximum"]:
            return problem(422, "amount_not_chargeable", limits=self.limits)
        fresh = {"id": str(uuid4()), "amount": body["amount"], "state": "requires_payment_method", "refunds": {}}
        intent = self.intents.setdefault(body["order_id"], fresh)
        answer = {
            "id": intent["id"],
            "order_id": body["order_id"],
            "amount": intent["amount"],
            "client_secret": "secret",
            "publishable_key": "pk_sandbox",
            "provider": "sandbox",
            "status": "requires_payment_method",
        }
        return web.json_response(answer, status=201)

    async def _void(self, request: web.Request) -> web.Response:
        if request.match_info["order_id"] in self.hangs_for:
            await asyncio.sleep(60)
        if self.undecided:
            return web.json_response({"outcome": "unknown"})
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
        # A repeated call, as after a timeout, is the same refund.
        self.intents[body["order_id"]]["refunds"][body["refund_id"]] = body["amount"]["amount"]
        return web.json_response({"refund_id": body["refund_id"], "status": "succeeded"}, status=201)

    def refunded(self, order_id: str) -> int:
        """What went back of this order's money, in cents."""
        return sum(self.intents[order_id]["refunds"].values())

    def _shown(self, order_id: str, intent: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": intent["id"],
            "order_id": order_id,
            "status": intent["state"],
            "amount": intent["amount"],
            "captured": intent["captured"] if intent["state"] == "succeeded" else intent["amount"] | {"amount": 0},
            "refunded": {"amount": self.refunded(order_id), "currency": "EUR"},
            "updated_at": utc_now().isoformat(),
        }
