"""product-service and order-service as cart-service's tests need them; what they may say is in their documents."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from aiohttp import web

from cart_service.domain.offer import Offer
from servicekit.domain import new_id
from testkit.contracts import Beyond, Handler, Neighbour, examples


class ProductService(Neighbour):
    """Knows the variants that were put in."""

    provider = "product-service"

    def __init__(self) -> None:
        super().__init__()
        self.variants: dict[UUID, Offer] = {}
        self.knows_lang = True

    def put(self, offer: Offer) -> Offer:
        self.variants[offer.variant_id] = offer
        return offer

    def handlers(self) -> Mapping[str, Handler]:
        return {"POST /internal/variants/lookup": self._lookup}

    async def _lookup(self, request: web.Request) -> web.Response:
        asked = (await request.json())["variant_ids"]
        found = [self.variants[UUID(one)] for one in asked if UUID(one) in self.variants]
        if self.knows_lang:
            return web.json_response({"variants": [_variant(offer) for offer in found]})
        without = [{name: value for name, value in _variant(offer).items() if name != "lang"} for offer in found]
        return Beyond(text=json.dumps({"variants": without}), content_type="application/json")


def _variant(offer: Offer) -> dict[str, Any]:
    return {
        "variant_id": str(offer.variant_id),
        "product_id": str(offer.product_id),
        "sku": offer.sku,
        "title": offer.title,
        "lang": offer.lang,
        "variant_title": offer.variant_title,
        "slug": offer.slug,
        "image_url": offer.image_url,
        "price": {"amount": offer.price.amount, "currency": offer.price.currency},
        "compare_at": None,
        "available": offer.available,
        "purchasable": offer.purchasable,
        "line_limit": offer.line_limit,
        "weight_grams": 100,
    }


class OrderService(Neighbour):
    """Places an order per key and repeats it, or answers `refusal`."""

    provider = "order-service"

    def __init__(self) -> None:
        super().__init__()
        self.orders: dict[str, dict[str, Any]] = {}
        self.refusal: web.Response | None = None
        self.delay = 0.0

    @property
    def bodies(self) -> list[Any]:
        return [call.body for call in self.calls]

    def handlers(self) -> Mapping[str, Handler]:
        return {"POST /internal/orders": self._place}

    async def _place(self, request: web.Request) -> web.Response:
        body = await request.json()
        await asyncio.sleep(self.delay)
        if self.refusal is not None:
            return self.refusal
        placed = self.orders.setdefault(request.headers["Idempotency-Key"], self._placed(body))
        return web.json_response(placed, status=201)

    def _placed(self, body: dict[str, Any]) -> dict[str, Any]:
        """An order as the document shows one, with an id, total and payment of its own."""
        operation = self.document.operation("POST /internal/orders")
        schema = operation.answer_schema(201)
        assert schema is not None
        placed: dict[str, Any] = examples(schema, operation.document)[0].value
        placed["order"] |= {"id": str(new_id()), "status": "awaiting_payment", "total": body["expected_total"]}
        placed["payment"] |= {"id": str(uuid4()), "client_secret": "secret"}
        return placed
