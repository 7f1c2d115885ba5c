"""The cart as one shopper uses it."""

from typing import Any
from uuid import UUID, uuid4

import httpx2
from builders import a_checkout

from servicekit.domain import new_id
from testkit.tokens import TestIssuer


class CartApi:
    """One person's calls; `role` guest or customer."""

    def __init__(
        self, client: httpx2.AsyncClient, issuer: TestIssuer, role: str = "customer", sub: UUID | None = None
    ) -> None:
        self.client, self.issuer = client, issuer
        self.id = sub or new_id()
        self.token = issuer.access_token(self.id, role)
        self.headers = {"Authorization": f"Bearer {self.token}"}

    def other(self, role: str = "customer", sub: UUID | None = None) -> "CartApi":
        """Somebody else."""
        return CartApi(self.client, self.issuer, role, sub)

    async def add(self, variant_id: UUID, quantity: int = 1, **headers: str) -> httpx2.Response:
        body = {"variant_id": str(variant_id), "quantity": quantity}
        return await self.client.post("/cart/add", json=body, headers=self.headers | headers)

    async def show(self) -> dict[str, Any]:
        answer = await self.client.get("/cart", headers=self.headers)
        assert answer.status_code == 200, answer.text
        cart: dict[str, Any] = answer.json()
        return cart

    async def set(self, line_id: str, quantity: Any) -> httpx2.Response:
        return await self.client.put(f"/cart/items/{line_id}", json={"quantity": quantity}, headers=self.headers)

    async def remove(self, line_id: str) -> httpx2.Response:
        return await self.client.delete(f"/cart/remove/{line_id}", headers=self.headers)

    async def clear(self) -> httpx2.Response:
        return await self.client.delete("/cart/clear", headers=self.headers)

    async def merge(self, guest_token: str) -> httpx2.Response:
        return await self.client.post("/cart/merge", json={"guest_token": guest_token}, headers=self.headers)

    async def check_out(self, key: str | None = None, **changes: Any) -> httpx2.Response:
        headers = self.headers | {"Idempotency-Key": key or str(uuid4())}
        return await self.client.post("/cart/checkout", json=a_checkout(**changes), headers=headers)
