"""Shorthand for tests that speak HTTP."""

from typing import Any
from uuid import UUID, uuid4

import httpx2

from testkit.tokens import TestIssuer


def a_product_body(**changes: Any) -> dict[str, Any]:
    """A publishable product with one variant and ten pieces."""
    sku = f"TEA-{uuid4().hex[:8].upper()}"
    return {
        "title": "Blue teapot",
        "description": "Stoneware, holds a litre.",
        "slug": f"blue-teapot-{uuid4().hex[:8]}",
        "status": "published",
        "attributes": {"Material": "Stoneware"},
        "variants": [{"sku": sku, "price": {"amount": 2490, "currency": "EUR"}, "stock": 10}],
    } | changes


class CatalogueApi:
    """Calls with the right tokens; answers are checked to be successes unless `expect` says otherwise."""

    def __init__(self, client: httpx2.AsyncClient, issuer: TestIssuer) -> None:
        self.client = client
        self.issuer = issuer
        self.admin = issuer.headers(role="admin")
        token = issuer.service_token("order-service", "product-service", "catalogue:read stock:reserve")
        self.service = {"Authorization": f"Bearer {token}"}

    async def create(self, **changes: Any) -> dict[str, Any]:
        """A product as POST /products answers it."""
        answer = await self.client.post("/products", json=a_product_body(**changes), headers=self.admin)
        assert answer.status_code == 201, answer.text
        product: dict[str, Any] = answer.json()
        return product

    async def write(self, method: str, path: str, version: int | None = None, **options: Any) -> httpx2.Response:
        """An admin's request, with If-Match when a version is given."""
        headers = dict(self.admin) | ({} if version is None else {"If-Match": f'"{version}"'})
        return await self.client.request(method, path, headers=headers, **options)

    async def seen_by_staff(self, product_id: str) -> dict[str, Any]:
        """A product with its numbers."""
        answer = await self.client.get(f"/products/{product_id}", headers=self.admin)
        assert answer.status_code == 200, answer.text
        product: dict[str, Any] = answer.json()
        return product

    async def stock(self, variant_id: str) -> tuple[int, int, int]:
        """(available, reserved, sold)."""
        answer = await self.client.get(f"/products/variants/{variant_id}/stock", headers=self.admin)
        assert answer.status_code == 200, answer.text
        level = answer.json()
        return level["available"], level["reserved"], level["sold"]

    async def hold(self, lines: dict[str, int], reservation_id: UUID | None = None) -> httpx2.Response:
        """Hold lines for an order."""
        return await self.client.post(
            "/internal/reservations",
            headers=self.service,
            json={
                "reservation_id": str(reservation_id or uuid4()),
                "lines": [{"variant_id": variant, "quantity": quantity} for variant, quantity in lines.items()],
            },
        )

    async def settle(self, reservation_id: UUID | str, step: str, **body: Any) -> httpx2.Response:
        """commit, release or restock."""
        return await self.client.post(
            f"/internal/reservations/{reservation_id}/{step}", headers=self.service, json=body or None
        )
