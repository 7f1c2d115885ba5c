"""The catalogue's reads on PostgreSQL."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from product_service.application.reads import MAX_SEARCH_RESULTS, Filters, Moved, SearchSort, Sort, View, Window
from product_service.domain.errors import ProductNotFound, UnknownCategory, VariantNotFound
from product_service.domain.texts import DEFAULT_LOCALE
from product_service.infrastructure import detail_statements as sql
from product_service.infrastructure import list_statements as lists
from product_service.infrastructure.attribute_words import (
    OF_LOCALE,
    OF_TEXTS,
    VERSION_OF_LOCALE,
    locales_of,
    nearest,
)
from product_service.infrastructure.history_statements import MOVEMENTS
from product_service.infrastructure.searches import Searches
from product_service.infrastructure.views import Views, tallies
from servicekit.database import Database, Record
from servicekit.pages import InvalidCursor

_KEY_COLUMN = {
    Sort.NEWEST: "published_at",
    Sort.PRICE_ASCENDING: "price_from",
    Sort.PRICE_DESCENDING: "price_from",
    Sort.TITLE: "sort_title",
}
_LATEST = 50


class CatalogueReads:
    """Views straight from rows; nothing is locked."""

    def __init__(self, database: Database, views: Views, currency: str) -> None:
        self._database = database
        self._searches = Searches(database)
        self._views = views
        self._currency = currency

    async def product(
        self, reference: UUID | str, *, locale: str = DEFAULT_LOCALE, staff: bool = False
    ) -> View | Moved:
        """A product by id or slug; drafts and numbers for staff only. Raises ProductNotFound."""
        row = await self._row(reference, locale)
        if row is None:
            return await self._moved(reference)
        if staff:
            return self._views.staff_detail(row, locale)
        if row["status"] != "published":
            raise ProductNotFound
        return self._views.detail(row, locale)

    async def preview(self, reference: UUID | str, *, locale: str = DEFAULT_LOCALE) -> View | Moved:
        """What shoppers will see of a product in any status. Raises ProductNotFound."""
        row = await self._row(reference, locale)
        return await self._moved(reference) if row is None else self._views.detail(row, locale)

    async def _row(self, reference: UUID | str, locale: str) -> Record | None:
        locales = locales_of(locale)
        if isinstance(reference, UUID):
            return await self._database.fetch_one(sql.BY_ID, product_id=reference, locales=locales)
        return await self._database.fetch_one(sql.BY_SLUG, slug=reference, locales=locales)

    async def _moved(self, reference: UUID | str) -> Moved:
        if isinstance(reference, str):
            row = await self._database.fetch_one(sql.BY_FORMER_SLUG, slug=reference)
            if row is not None and row["status"] == "published":
                return Moved(row["slug"])
        raise ProductNotFound

    async def products(
        self, filters: Filters, sort: Sort, window: Window, *, locale: str = DEFAULT_LOCALE
    ) -> tuple[list[View], tuple[Any, ...] | None]:
        """Cards of published products, and the sort key to go on from. Raises UnknownCategory."""
        values = await self._values(filters)
        if window.after is not None:
            values["key"], values["key_id"] = window.after
        statement = lists.page(lists.Shape.of(filters), sort, further=window.after is not None)
        rows = await self._database.fetch(statement, limit=window.limit + 1, **values)
        return self._cards(rows, window.limit, _KEY_COLUMN[sort], locale)

    async def counts(self, filters: Filters, locale: str = DEFAULT_LOCALE) -> View:
        """How many products there are in all, in stock, on sale, per category and per attribute value; the prices."""
        statement = lists.counts(lists.Shape.of(filters))
        (row,) = await self._database.fetch(statement, **await self._values(filters))
        return await self._tallied(row, locale)

    async def search(
        self, words: str, filters: Filters, sort: SearchSort, window: Window, *, locale: str = DEFAULT_LOCALE
    ) -> tuple[list[View], tuple[Any, ...] | None]:
        """Cards, and what to go on after: an offset by relevance, else a sort key."""
        values, order, limit = await self._values(filters), sort.of_lists, window.limit
        if order is not None:
            rows = await self._searches.in_order(
                words, filters, values, sort=order, limit=limit + 1, after=window.after
            )
            return self._cards(rows, limit, _KEY_COLUMN[order], locale)
        offset = window.after[0] if window.after else 0
        if offset >= MAX_SEARCH_RESULTS:
            raise InvalidCursor
        rows = await self._searches.by_relevance(words, filters, values, limit=limit + 1, offset=offset)
        further = (offset + limit,) if len(rows) > limit and offset + limit < MAX_SEARCH_RESULTS else None
        return [self._views.card(row, locale) for row in rows[:limit]], further

    async def search_counts(self, words: str, filters: Filters, locale: str = DEFAULT_LOCALE) -> View:
        """What `counts` says, of all that the words find."""
        return await self._tallied(await self._searches.counts(words, filters, await self._values(filters)), locale)

    async def _tallied(self, row: Record, locale: str) -> View:
        view = tallies(row, self._currency)
        texts = {text for name, values in view["attributes"].items() for text in (name, *values)}
        found = await self._database.fetch(OF_TEXTS, locales=locales_of(locale), texts=sorted(texts))
        return view | {"attribute_words": nearest(locale, [tuple(row) for row in found])}

    async def categories(self, locale: str = DEFAULT_LOCALE, *, staff: bool = False) -> list[View]:
        """The whole tree, parents before children; for staff with every name and the version."""
        view = self._views.staff_category if staff else self._views.category
        return [view(row, locale) for row in await self._database.fetch(sql.CATEGORIES)]

    async def variants(self, variant_ids: Sequence[UUID], locale: str = DEFAULT_LOCALE) -> list[View]:
        """Variants for carts and orders, numbers included; unknown ids are left out."""
        wanted = list(dict.fromkeys(variant_ids))
        rows = await self._database.fetch(sql.LOOKUP, variant_ids=wanted, locales=locales_of(locale))
        return [self._views.lookup(row, locale) for row in rows]

    async def number_of_published(self) -> int:
        """How many products are published."""
        number: int = await self._database.fetch_value(sql.NUMBER_OF_PUBLISHED)
        return number

    async def published(self, offset: int, limit: int) -> list[tuple[str, datetime]]:
        """(slug, moment of the last change) of published products, the oldest first."""
        rows = await self._database.fetch(sql.PUBLISHED_SLUGS, offset=offset, limit=limit)
        return [(row["slug"], row["updated_at"]) for row in rows]

    async def attribute_words(self, locale: str) -> View:
        """All words of a locale, for staff; version 0 where nobody wrote any."""
        version = await self._database.fetch_value(VERSION_OF_LOCALE, locale=locale)
        rows = await self._database.fetch(OF_LOCALE, locale=locale)
        return {"locale": locale, "words": {row["text"]: row["word"] for row in rows}, "version": version or 0}

    async def stock(self, variant_id: UUID) -> View:
        """Numbers and latest movements of a variant, for staff. Raises VariantNotFound."""
        row = await self._database.fetch_one(sql.STOCK, variant_id=variant_id)
        if row is None:
            raise VariantNotFound
        movements = await self._database.fetch(MOVEMENTS, variant_id=variant_id, limit=_LATEST)
        return dict(row) | {"movements": [dict(movement) for movement in movements]}

    async def _values(self, filters: Filters) -> dict[str, Any]:
        values = lists.parameters(filters)
        if filters.category is not None:
            values["category_ids"] = [await category_id(self._database, filters.category)]
        return values

    def _cards(
        self, rows: Sequence[Record], limit: int, key: str, locale: str
    ) -> tuple[list[View], tuple[Any, ...] | None]:
        shown = rows[:limit]
        after = (shown[-1][key], shown[-1]["id"]) if len(rows) > limit else None
        return [self._views.card(row, locale) for row in shown], after


async def category_id(database: Database, reference: str) -> UUID:
    """The id of a category that a filter names by id or slug; raises UnknownCategory."""
    try:
        return UUID(reference)
    except ValueError:
        found: UUID | None = await database.fetch_value(sql.CATEGORY_ID, slug=reference)
    if found is None:
        raise UnknownCategory
    return found
