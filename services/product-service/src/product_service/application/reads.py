"""What can be read of the catalogue: finished views (plain JSON values), made by one or two statements each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from product_service.domain.texts import DEFAULT_LOCALE

View = dict[str, Any]
MAX_SEARCH_RESULTS = 500


class Sort(StrEnum):
    """The orders of a list."""

    NEWEST = "newest"
    PRICE_ASCENDING = "price_asc"
    PRICE_DESCENDING = "price_desc"
    TITLE = "title"


class SearchSort(StrEnum):
    """The orders of what a search found: how well it matches, or as a list."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    PRICE_ASCENDING = "price_asc"
    PRICE_DESCENDING = "price_desc"
    TITLE = "title"

    @property
    def of_lists(self) -> Sort | None:
        """The same order of a list; relevance is none."""
        return None if self is SearchSort.RELEVANCE else Sort(self.value)


# The sort keys of each list.
KEY_TYPES: Mapping[Sort, tuple[type, type]] = {
    Sort.NEWEST: (datetime, UUID),
    Sort.PRICE_ASCENDING: (int, UUID),
    Sort.PRICE_DESCENDING: (int, UUID),
    Sort.TITLE: (str, UUID),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """Which products; prices in minor units, `category` an id or slug whose subtree counts.

    `attributes` groups accepted values by name: any of a name's values, and all of the names.
    """

    category: str | None = None
    min_price: int | None = None
    max_price: int | None = None
    in_stock: bool = False
    on_sale: bool = False
    attributes: Mapping[str, Sequence[str]] | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """Which page: at most `limit` after the sort key `after`."""

    limit: int = 20
    after: tuple[Any, ...] | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A slug of old; the product answers to `slug` now."""

    slug: str


class Catalogue(Protocol):
    """Reads. A `locale` falls back to its language, then to the shop's default."""

    async def product(
        self, reference: UUID | str, *, locale: str = DEFAULT_LOCALE, staff: bool = False
    ) -> View | Moved:
        """A product by id or slug; drafts and numbers for staff only. Raises ProductNotFound."""

    async def preview(self, reference: UUID | str, *, locale: str = DEFAULT_LOCALE) -> View | Moved:
        """What shoppers will see of a product in any status. Raises ProductNotFound."""

    async def products(
        self, filters: Filters, sort: Sort, window: Window, *, locale: str = DEFAULT_LOCALE
    ) -> tuple[list[View], tuple[Any, ...] | None]:
        """Cards of published products, and the sort key to go on from. Raises UnknownCategory."""

    async def counts(self, filters: Filters, locale: str = DEFAULT_LOCALE) -> View:
        """How many products there are in all, in stock, on sale, per category and per attribute value; the prices."""

    async def search(
        self, words: str, filters: Filters, sort: SearchSort, window: Window, *, locale: str = DEFAULT_LOCALE
    ) -> tuple[list[View], tuple[Any, ...] | None]:
        """Cards, and what to go on after: an offset by relevance, else a sort key."""

    async def search_counts(self, words: str, filters: Filters, locale: str = DEFAULT_LOCALE) -> View:
        """What `counts` says, of all that the words find."""

    async def categories(self, locale: str = DEFAULT_LOCALE, *, staff: bool = False) -> list[View]:
        """The whole tree, parents before children; for staff with every name and the version."""

    async def variants(self, variant_ids: Sequence[UUID], locale: str = DEFAULT_LOCALE) -> list[View]:
        """Variants for carts and orders, numbers included; unknown ids are left out."""

    async def number_of_published(self) -> int:
        """How many products are published."""

    async def published(self, offset: int, limit: int) -> list[tuple[str, datetime]]:
        """(slug, moment of the last change) of published products, the oldest first."""

    async def attribute_words(self, locale: str) -> View:
        """All words of a locale, for staff; version 0 where nobody wrote any."""

    async def stock(self, variant_id: UUID) -> View:
        """Numbers and latest movements of a variant, for staff. Raises VariantNotFound."""
