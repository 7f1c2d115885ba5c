"""Drives order-service as its neighbours and shoppers do."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import httpx2
import redis.asyncio as redis
from fastapi import FastAPI
from neighbours import PaymentNeighbour, ProductNeighbour

from testkit.contracts import an_event
from testkit.tokens import TestIssuer


def a_body(**changes: Any) -> dict[str, Any]:
    """cart-service's request for two lamps."""
    line = {
        "variant_id": str(uuid4()), "product_id": str(uuid4()), "sku": "LAMP-1", "title": "Brass lamp",
        "lang": "en", "variant_title": "small", "slug": "brass-lamp", "image_url": "/media/lamp-320.webp",
        "quantity": 2, "unit_price": {"amount": 1999, "currency": "EUR"},
    }  # fmt: skip
    address = {"name": "Amira", "line1": "Marktgasse 1", "city": "Berlin", "postal_code": "10115", "country": "DE"}
    body = {
        "cart_id": str(uuid4()), "cart_version": 3, "customer_id": str(uuid4()), "customer_role": "customer",
        "email": "amira@example.org", "locale": "en", "currency": "EUR", "lines": [line], "shipping_address": address,
        "billing_address": None, "shipping_method_id": "standard", "accepted_terms_version": "2026-01",
        "expected_total": {"amount": 4488, "currency": "EUR"}, "a_field_of_tomorrow": True,
    }  # fmt: skip
    return body | changes


class ShopApi:
    """One running order-service, its neighbours, and its streams."""

    def __init__(
        self, app: FastAPI, client: httpx2.AsyncClient, issuer: TestIssuer, product: ProductNeighbour,
        payment: PaymentNeighbour, valkey: redis.Redis,
    ) -> None:  # fmt: skip
        self.app, self.client, self.issuer = app, client, issuer
        self.product, self.payment, self.valkey = product, payment, valkey
        token = issuer.service_token("cart-service", "order-service", "orders:place")
        self.as_cart = {"Authorization": f"Bearer {token}"}

    def as_user(self, who: str | UUID, role: str = "customer") -> dict[str, str]:
        return self.issuer.headers(who, role)

    async def place(
        self, body: dict[str, Any] | None = None, key: str | None = None, network: str | None = None
    ) -> httpx2.Response:
        headers = {**self.as_cart, "Idempotency-Key": key or str(uuid4())}
        if network is not None:
            headers["X-Client-Network"] = network
        return await self.client.post("/internal/orders", json=body or a_body(), headers=headers)

    async def placed(self, body: dict[str, Any] | None = None) -> dict[str, Any]:
        answer = await self.place(body)
        assert answer.status_code == 201, answer.text
        order: dict[str, Any] = answer.json()["order"]
        return order

    async def pay(self, order_id: str, captured: dict[str, Any] | None = None) -> None:
        """Charged, and published on the stream."""
        await self.publish("souk.payment.succeeded.v1", self.payment.pay(order_id, captured))

    async def publish(self, kind: str, data: dict[str, Any]) -> None:
        event = an_event(kind, data["payment_id"], **data)
        await self.valkey.xadd("souk.payments", {b"event": event.encode()})

    async def order(self, order_id: str) -> dict[str, Any]:
        answer = await self.client.get(f"/orders/{order_id}", headers=self.as_user(uuid4(), "support"))
        assert answer.status_code == 200, answer.text
        order: dict[str, Any] = answer.json()
        return order

    async def resolve(self, order_id: str, staff: dict[str, str], version: int | None = None, **body: str) -> Any:
        """Staff ends what waits for a person, at the version they saw."""
        seen = (await self.order(order_id))["version"] if version is None else version
        return await self.client.post(
            f"/orders/{order_id}/attention/resolve", json=body, headers=staff | {"If-Match": f'"{seen}"'}
        )

    async def until(self, order_id: str, **wanted: str) -> dict[str, Any]:
        """The order once it looks as wanted; fails after a minute."""
        for _ in range(1200):
            order = await self.order(order_id)
            if all(order[name] == value for name, value in wanted.items()):
                return order
            await asyncio.sleep(0.05)
        raise AssertionError(f"{order['status']}/{order['payment_status']} never became {wanted}")
