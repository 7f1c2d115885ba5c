"""What staff read besides what everybody reads: lists over products of any status."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from product_service.application.reads import View, Window
from product_service.domain.image import Image
from product_service.domain.product import ProductStatus
from product_service.domain.stock import Band
from product_service.domain.texts import DEFAULT_LOCALE, Language

MOST_COUNTED = 10_000


class StaffSort(StrEnum):
    """The orders of the list for staff; `stock` is what is out first, then what is low."""

    CHANGED = "changed"
    NEWEST = "newest"
    TITLE = "title"
    STOCK = "stock"
    PRICE_ASCENDING = "price_asc"
    PRICE_DESCENDING = "price_desc"


STAFF_KEY_TYPES: Mapping[StaffSort, tuple[type, type]] = {
    StaffSort.CHANGED: (datetime, UUID),
    StaffSort.NEWEST: (datetime, UUID),
    StaffSort.TITLE: (str, UUID),
    StaffSort.STOCK: (str, UUID),
    StaffSort.PRICE_ASCENDING: (int, UUID),
    StaffSort.PRICE_DESCENDING: (int, UUID),
}


@dataclass(frozen=True, slots=True)
class StaffFilters:
    """Which products, in any status; `category` is an id or slug whose subtree counts.

    `stock` is the best band of a product's variants. `missing` is a language in which it lacks title or description.
    `words` are those of titles, the beginning of a SKU, or a whole GTIN, maker's number, id or slug.
    """

    status: ProductStatus | None = None
    category: str | None = None
    stock: Band | None = None
    missing: Language | None = None
    without_picture: bool = False
    words: str | None = None


class StaffReads(Protocol):
    """Reads for staff."""

    async def products(
        self, filters: StaffFilters, sort: StaffSort, window: Window, *, locale: str = DEFAULT_LOCALE
    ) -> tuple[list[View], tuple[Any, ...] | None]:
        """Cards of products in any status, and the sort key to go on from. Raises UnknownCategory."""

    async def number_of_products(self, filters: StaffFilters) -> int:
        """How many there are, counted up to MOST_COUNTED. Raises UnknownCategory."""

    def uploaded(self, image: Image) -> View:
        """A picture that no product names yet."""

    async def movements(self, variant_id: UUID, window: Window) -> tuple[list[View], tuple[Any, ...] | None]:
        """What changed a variant's stock other than by sale, the newest first. Raises VariantNotFound."""

    async def prices(self, variant_id: UUID, window: Window) -> tuple[list[View], tuple[Any, ...] | None]:
        """A variant's prices, the newest first. Raises VariantNotFound."""
