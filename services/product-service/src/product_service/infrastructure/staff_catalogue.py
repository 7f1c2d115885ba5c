"""What staff read of the catalogue on PostgreSQL."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from product_service.application.reads import View, Window
from product_service.application.staff_reads import StaffFilters, StaffSort
from product_service.domain.errors import VariantNotFound
from product_service.domain.image import Image
from product_service.domain.texts import DEFAULT_LOCALE
from product_service.infrastructure import history_statements as history
from product_service.infrastructure import staff_statements as sql
from product_service.infrastructure.catalogue import category_id
from product_service.infrastructure.views import Views, price
from servicekit.database import Database, Record, Statement


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
        shown, after = _page(rows, window, sql.KEYS[sort][0].name)
        return [self._views.staff_card(row, locale) for row in shown], after

    async def number_of_products(self, filters: StaffFilters) -> int:
        """How many there are, counted up to MOST_COUNTED. Raises UnknownCategory."""
        statement = sql.number(sql.shape_of(filters))
        number: int = await self._database.fetch_value(statement, **await self._values(filters))
        return number

    def uploaded(self, image: Image) -> View:
        """A picture that no product names yet."""
        return self._views.upload(image)

    async def movements(self, variant_id: UUID, window: Window) -> tuple[list[View], tuple[Any, ...] | None]:
        """What changed a variant's stock other than by sale, the newest first. Raises VariantNotFound."""
        statements = history.MOVEMENTS, history.FURTHER_MOVEMENTS
        rows, after = await self._history(statements, variant_id, window, "created_at")
        return [dict(row) for row in rows], after

    async def prices(self, variant_id: UUID, window: Window) -> tuple[list[View], tuple[Any, ...] | None]:
        """A variant's prices, the newest first. Raises VariantNotFound."""
        rows, after = await self._history((history.PRICES, history.FURTHER_PRICES), variant_id, window, "since")
        return [price(row) for row in rows], after

    async def _history(
        self, statements: tuple[Statement, Statement], variant_id: UUID, window: Window, key: str
    ) -> tuple[Sequence[Record], tuple[Any, ...] | None]:
        values: dict[str, Any] = {"variant_id": variant_id, "limit": window.limit + 1}
        if window.after is not None:
            values["key"], values["key_id"] = window.after
        rows = await self._database.fetch(statements[window.after is not None], **values)
        if not rows and window.after is None:
            # Every variant begins with a price and a first movement.
            raise VariantNotFound
        return _page(rows, window, key)

    async def _values(self, filters: StaffFilters) -> dict[str, Any]:
        values = sql.parameters(filters)
        if filters.category is not None:
            values["category_ids"] = [await category_id(self._database, filters.category)]
        return values


def _page(rows: Sequence[Record], window: Window, key: str) -> tuple[Sequence[Record], tuple[Any, ...] | None]:
    """What is shown of up to one row more than was asked for, and the sort key to go on from."""
    shown = rows[: window.limit]
    return shown, (shown[-1][key], shown[-1]["id"]) if len(rows) > window.limit else None
