"""Products and more for tests, with only what a test is about said."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from commerce.values import Money
from search_service.domain.catalogue import Category, Known, Product, Status, Text, Variant
from search_service.domain.documents import Surroundings
from servicekit.domain import new_id

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)


def a_variant(price: int = 1900, **changes: Any) -> Variant:
    """At 19 euros, if nothing else is said."""
    variant_id = changes.pop("variant_id", None) or new_id()
    sku = changes.pop("sku", f"SKU-{str(variant_id)[-8:]}")
    return Variant(
        variant_id, sku, changes.pop("title", ""), changes.pop("attributes", {}), Money(price, "EUR"), **changes
    )


def a_product(title: str = "Blue teapot", description: str = "", **changes: Any) -> Product:
    """With one variant and no category."""
    texts: Mapping[str, Text] = {"en": Text(title, description)} | changes.pop("texts", {})
    facts: dict[str, Any] = {
        "product_id": new_id(),
        "version": 1,
        "slug": f"{title.lower().replace(' ', '-')}-{new_id().hex[-6:]}",
        "texts": texts,
        "category_ids": [],
        "attributes": {},
        "variants": [a_variant()],
    }
    return Product(**(facts | changes))


def known(product: Product, status: Status = Status.PUBLISHED, sequence: int = 1, **changes: Any) -> Known:
    """As an event says it."""
    return Known(product, status, changes.pop("at", AT), sequence, **changes)


def a_category(parent_id: UUID | None = None, **names: str) -> Category:
    """`a_category(en="Teapots", fr="Théières")`."""
    said = names or {"en": "Teapots"}
    return Category(new_id(), parent_id, said["en"].lower().replace(" ", "-"), said)


def around(categories: Sequence[Category] = (), **attribute_words: dict[str, str]) -> Surroundings:
    """`around([category], fr={"Red": "Rouge"})`."""
    return Surroundings(categories, attribute_words)
