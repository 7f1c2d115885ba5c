"""Drives price comparison as its staff and shoppers do."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx2
import sqlalchemy as sa
from fastapi import FastAPI
from price_builders import a_feed, a_line

from search_service.infrastructure.tables import own_prices, products, variants
from servicekit.database import Database, Statement
from servicekit.domain import utc_now
from testkit.databases import TestDatabase
from testkit.tokens import TestIssuer

SELLER = {"name": "Lampenladen", "domain": "lampen.example", "country": "DE", "currency": "EUR"}
_NAMES = {
    "products": ("id", "version", "status", "slug", "brand", "category_ids", "attributes", "texts", "published_at"),
    "variants": ("id", "product_id", "position", "sku", "title", "attributes", "price", "currency", "band", "gtins",
                 "mpn", "changed_at"),
    "own_prices": ("variant_id", "at", "price", "currency"),
}  # fmt: skip
_INSERTS = {
    table.name: Statement(sa.insert(table), columns=_NAMES[table.name]) for table in (products, variants, own_prices)
}


class PriceApi:
    """One running search-service and what its database holds."""

    def __init__(self, app: FastAPI, client: httpx2.AsyncClient, issuer: TestIssuer, own: TestDatabase) -> None:
        self.app, self.client, self.issuer, self.own = app, client, issuer, own
        self.database: Database = app.state.platform.database
        self.staff = issuer.headers(role="admin")

    async def seller(self, **changes: Any) -> str:
        answer = await self.client.post("/search/sellers", json=SELLER | changes, headers=self.staff)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    async def send(
        self, seller_id: str, content: bytes, kind: str = "text/csv", *, dry_run: bool = False
    ) -> httpx2.Response:
        return await self.client.post(
            "/search/offers", params={"seller_id": seller_id, "dry_run": dry_run}, headers=self.staff,
            files={"file": ("feed", content, kind)},
        )  # fmt: skip

    async def sent(self, seller_id: str, *lines: str, **options: Any) -> dict[str, Any]:
        answer = await self.send(seller_id, a_feed(*(lines or [a_line()])), **options)
        assert answer.status_code == 200, answer.text
        feed: dict[str, Any] = answer.json()
        return feed

    async def get(self, path: str, status: int = 200, headers: dict[str, str] | None = None) -> Any:
        answer = await self.client.get(path, headers=headers or self.staff)
        assert answer.status_code == status, answer.text
        return answer.json()

    async def rows(self, sql: str, *arguments: Any) -> list[dict[str, Any]]:
        async with self.database.acquire() as connection:
            return [dict(row) for row in await connection.raw.fetch(sql, *arguments)]

    async def insert(self, table: str, **row: Any) -> None:
        await self.database.execute(_INSERTS[table], **row)

    async def product(self, *, brand: str | None = "Lumen", title: str = "Brass lamp", **variant: Any) -> UUID:
        """A published product with one variant."""
        product_id = uuid4()
        await self.insert(
            "products", id=product_id, version=1, status="published", slug=f"p-{product_id}", brand=brand,
            category_ids=[], attributes={}, texts={"en": {"title": title}}, published_at=utc_now(),
        )  # fmt: skip
        await self.variant(product_id, **variant)
        return product_id

    async def variant(self, product_id: UUID, **changes: Any) -> UUID:
        """One more variant of a product, changed a minute ago, for 25.00 EUR."""
        row = {
            "id": uuid4(), "product_id": product_id, "position": 0, "sku": f"SKU-{uuid4()}", "title": "",
            "attributes": {}, "price": 2500, "currency": "EUR", "band": "in_stock", "gtins": [], "mpn": None,
            "changed_at": utc_now() - timedelta(minutes=1),
        } | changes  # fmt: skip
        await self.insert("variants", **row)
        return UUID(str(row["id"]))


def as_json(*items: dict[str, Any]) -> bytes:
    """A feed in JSON."""
    return json.dumps(items).encode()
