"""product-service and order-service as tiny real servers."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

from aiohttp import web

from cart_service.domain.offer import Offer
from servicekit.domain import new_id


class Neighbour:
    """A server that can be stopped, made slow, and told what to answer."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.requests: list[web.Request] = []
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def routes(self) -> list[web.RouteDef]:
        raise NotImplementedError

    async def start(self) -> None:
        app = web.Application()
        app.add_routes(self.routes())
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None


class ProductService(Neighbour):
    """Knows the variants that were put in."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.variants: dict[UUID, Offer] = {}
        self.fails = False

    def put(self, offer: Offer) -> Offer:
        self.variants[offer.variant_id] = offer
        return offer

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/internal/variants/lookup", self._lookup)]

    async def _lookup(self, request: web.Request) -> web.Response:
        self.requests.append(request)
        if self.fails:
            return web.json_response({"code": "internal_error"}, status=500)
        asked = (await request.json())["variant_ids"]
        found = [self.variants[UUID(one)] for one in asked if UUID(one) in self.variants]
        return web.json_response({"variants": [_variant(offer) for offer in found]})


def _variant(offer: Offer) -> dict[str, Any]:
    return {
        "variant_id": str(offer.variant_id),
        "product_id": str(offer.product_id),
        "sku": offer.sku,
        "title": offer.title,
        "variant_title": offer.variant_title,
        "slug": offer.slug,
        "image_url": offer.image_url,
        "price": {"amount": offer.price.amount, "currency": offer.price.currency},
        "compare_at": None,
        "available": offer.available,
        "purchasable": offer.purchasable,
        "line_limit": offer.line_limit,
        "weight_grams": 100,
        "a_field_of_a_newer_release": True,
    }


class OrderService(Neighbour):
    """Places an order per key, repeats it, and can lose answers."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self.orders: dict[str, dict[str, Any]] = {}
        self.bodies: list[dict[str, Any]] = []
        self.networks: list[str] = []
        self.answer: tuple[int, dict[str, Any]] | None = None
        self.loses_answers = 0
        self.delay = 0.0

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/internal/orders", self._place)]

    async def _place(self, request: web.Request) -> web.Response:
        self.requests.append(request)
        body = await request.json()
        self.bodies.append(body)
        self.networks += request.headers.getall("X-Client-Network", [])
        await asyncio.sleep(self.delay)
        if self.answer is not None:
            status, problem = self.answer
            return web.json_response(problem, status=status, content_type="application/problem+json")
        placed = self.orders.setdefault(request.headers["Idempotency-Key"], _placed(body))
        if self.loses_answers:
            self.loses_answers -= 1
            assert request.transport is not None
            request.transport.close()
        return web.json_response(placed, status=201)


def _placed(body: dict[str, Any]) -> dict[str, Any]:
    return {
        "order": {"id": str(new_id()), "status": "awaiting_payment", "total": body["expected_total"]},
        "payment": {
            "id": str(uuid4()),
            "client_secret": "secret",
            "provider": "sandbox",
            "status": "requires_payment_method",
        },
    }
