"""What staff read of the catalogue on PostgreSQL."""

from typing import Any

from product_service.application.reads import View, Window
from product_service.application.staff_reads import StaffFilters, StaffSort
from product_service.domain.texts import DEFAULT_LOCALE
from product_service.infrastructure import staff_statements as sql
from product_service.infrastructure.catalogue import category_id
from product_service.infrastructure.views import Views
from servicekit.database import Database


class StaffCatalogueReads:
    """Views straight from rows; nothing is locked."""

    def __init__(self, database: Database, views: Views) -> None:
        self._database = database
        self._views = views

    async def products(
        self, filters: StaffFilters, sort: StaffSort, window: Window, *, locale: str = DEFAULT_LOCALE
    ) -> tuple[list[View], tuple[Any, ...] | None]:
        """Cards of products in any status, and the sort key to go on from. Raises UnknownCategory."""
        values = await self._values(filters)
        if window.after is not None:
            values["key"], values["key_id"] = window.after
        statement = sql.page(sql.shape_of(filters), sort, further=window.after is not None)
        rows = await self._database.fetch(statement, limit=window.limit + 1, **values)
        shown = rows[: window.limit]
        key = sql.KEYS[sort][0].name
        after = (shown[-1][key], shown[-1]["id"]) if len(rows) > window.limit else None
        return [self._views.staff_card(row, locale) for row in shown], after

    async def number_of_products(self, filters: StaffFilters) -> int:
        """How many there are, counted up to MOST_COUNTED. Raises UnknownCategory."""
        statement = sql.number(sql.shape_of(filters))
        number: int = await self._database.fetch_value(statement, **await self._values(filters))
        return number

    async def _values(self, filters: StaffFilters) -> dict[str, Any]:
        values = sql.parameters(filters)
        if filters.category is not None:
            values["category_ids"] = [await category_id(self._database, filters.category)]
        return values
