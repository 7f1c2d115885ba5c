"""product-service's export: the whole catalogue, page by page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from commerce.values import Money
from search_service.application.neighbour_ports import Page
from search_service.domain.catalogue import Band, Category, Known, Product, Status, Text, Variant
from servicekit.domain.errors import OutcomeUnknown
from servicekit.http_client import ServiceClient

_A_PAGE = 200
_DEADLINE_SECONDS = 30.0


class CatalogueClient:
    """Reading twice does no harm, so it is tried again. Raises Unavailable and OutcomeUnknown."""

    def __init__(self, client: ServiceClient) -> None:
        self._client = client

    async def products(self, after: UUID | None) -> Page:
        """The products after that one, by id."""
        query = f"?limit={_A_PAGE}" + (f"&after={after}" if after else "")
        answer = await self._read(f"/internal/export/products{query}")
        return Page([_known(item) for item in answer["items"]], UUID(answer["next"]) if answer["next"] else None)

    async def categories(self) -> list[Category]:
        """All of them."""
        answer = await self._read("/internal/export/categories")
        return [_category(item) for item in answer["items"]]

    async def attribute_words(self) -> list[tuple[str, int, Mapping[str, str]]]:
        """(locale, version, words) of each locale."""
        answer = await self._read("/internal/export/attribute-words")
        return [(item["locale"], item["version"], item["words"]) for item in answer["items"]]

    async def _read(self, path: str) -> Any:
        reply = await self._client.request("GET", path, retry=True, deadline=_DEADLINE_SECONDS)
        if not reply.ok:
            raise OutcomeUnknown(f"product-service answered {reply.status}")
        return reply.json()


def _category(item: Mapping[str, Any]) -> Category:
    parent_id = item["parent_id"]
    return Category(
        UUID(str(item["category_id"])), UUID(str(parent_id)) if parent_id else None, item["slug"], item["names"]
    )


def _known(item: Mapping[str, Any]) -> Known:
    return Known(
        _product(item),
        Status.PUBLISHED if item["status"] == "published" else Status.ARCHIVED,
        datetime.fromisoformat(item["published_at"]),
        bands={UUID(variant_id): Band(band) for variant_id, band in item["bands"].items()},
    )


def _product(facts: Mapping[str, Any]) -> Product:
    return Product(
        product_id=UUID(facts["product_id"]),
        version=facts["version"],
        slug=facts["slug"],
        texts={locale: Text(text["title"], text["description"]) for locale, text in facts["texts"].items()},
        category_ids=[UUID(category_id) for category_id in facts["category_ids"]],
        attributes=facts["attributes"],
        variants=[_variant(variant) for variant in facts["variants"]],
        image=facts["image"],
        brand=facts["brand"],
    )


def _variant(facts: Mapping[str, Any]) -> Variant:
    return Variant(
        variant_id=UUID(facts["variant_id"]),
        sku=facts["sku"],
        title=facts["title"],
        attributes=facts["attributes"],
        price=_money(facts["price"]),
        compare_at=None if facts["compare_at"] is None else _money(facts["compare_at"]),
        mpn=facts["mpn"],
        gtins=facts["gtins"],
    )


def _money(amount: Mapping[str, Any]) -> Money:
    return Money(amount["amount"], amount["currency"])
