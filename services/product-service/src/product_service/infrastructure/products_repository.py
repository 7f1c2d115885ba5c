"""Products on PostgreSQL: each save also writes what lists and searches read."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any
from uuid import UUID

import asyncpg

from product_service.domain.errors import ProductNotFound, SkuTaken, SlugTaken, UnknownCategory
from product_service.domain.image import Image
from product_service.domain.product import Product
from product_service.infrastructure import product_statements as sql
from product_service.infrastructure.product_rows import from_rows, image_rows, product_row, variant_rows
from servicekit.database import Connection
from servicekit.domain import Event

Publish = Callable[[UUID, Sequence[Event]], Awaitable[None]]
Touch = Callable[[UUID], None]


class ProductsRepository:
    """Loads and saves whole products; `touch` hears of each one that was saved."""

    def __init__(self, connection: Connection, publish: Publish, touch: Touch) -> None:
        self._connection = connection
        self._publish = publish
        self._touch = touch

    async def get(self, product_id: UUID, *, for_update: bool = False) -> Product:
        """Raises ProductNotFound."""
        connection = self._connection
        if for_update:
            await connection.execute(sql.SHARE_TREE)
        row = await connection.fetch_one(sql.FETCH_LOCKED if for_update else sql.FETCH, product_id=product_id)
        if row is None:
            raise ProductNotFound
        return from_rows(
            row,
            await connection.fetch(sql.FETCH_VARIANTS, product_id=product_id),
            await connection.fetch(sql.FETCH_IMAGES, product_id=product_id),
            await connection.fetch(sql.FETCH_CATEGORIES, product_id=product_id),
        )

    async def add(self, product: Product) -> None:
        """Raises SlugTaken, SkuTaken, UnknownCategory."""
        await self._connection.execute(sql.SHARE_TREE)
        listed_in = await self._listed_in(product.category_ids)
        try:
            await self._connection.execute(sql.INSERT, **product_row(product, listed_in))
        except asyncpg.UniqueViolationError:
            raise SlugTaken from None
        await self._connection.execute(sql.FORGET_FORMER, slug=product.slug)
        await self._save_parts(product, prices_before={})

    async def save(self, product: Product) -> None:
        """Counts the version up, keeps price history and the old slug; raises as `add`."""
        before = await self._connection.fetch_one(sql.FETCH, product_id=product.id)
        if before is None:
            raise ProductNotFound
        prices = {
            row["id"]: (row["price"], row["compare_at"])
            for row in await self._connection.fetch(sql.FETCH_VARIANTS, product_id=product.id)
        }
        listed_in = await self._listed_in(product.category_ids)
        await self._rename(product, before["slug"])
        try:
            product.version = await self._connection.fetch_value(sql.UPDATE, **product_row(product, listed_in))
        except asyncpg.UniqueViolationError:
            raise SlugTaken from None
        await self._connection.execute(sql.UNLIST, product_id=product.id)
        await self._save_parts(product, prices_before=prices)

    async def _rename(self, product: Product, slug_before: str) -> None:
        if slug_before != product.slug:
            await self._connection.execute(sql.FORGET_FORMER, slug=product.slug)
            await self._connection.execute(sql.KEEP_FORMER, slug=slug_before, product_id=product.id)

    async def _listed_in(self, category_ids: Sequence[UUID]) -> list[UUID]:
        """The categories and all above them."""
        if not category_ids:
            return []
        rows = await self._connection.fetch(sql.PATHS, ids=list(category_ids))
        if len(rows) != len(category_ids):
            raise UnknownCategory
        return sorted({category_id for row in rows for category_id in row["path"]})

    async def _save_parts(self, product: Product, prices_before: dict[UUID, tuple[int, int | None]]) -> None:
        connection = self._connection
        await connection.execute_many(
            sql.LIST_IN,
            [
                {"product_id": product.id, "category_id": category_id, "position": position}
                for position, category_id in enumerate(product.category_ids)
            ],
        )
        rows = variant_rows(product)
        try:
            await connection.execute_many(sql.SAVE_VARIANT, rows)
        except asyncpg.UniqueViolationError:
            raise SkuTaken from None
        await connection.execute_many(sql.ADD_PRICE, _new_prices(rows, prices_before))
        await self._save_images(product.id, product.images)
        await connection.execute(sql.SHOW_BEST_BAND, product_ids=[product.id])
        await self._publish(product.id, product.pull_events())
        self._touch(product.id)

    async def _save_images(self, product_id: UUID, shown: Sequence[Image]) -> None:
        await self._connection.execute(sql.REMOVE_IMAGES, product_id=product_id, kept=[image.id for image in shown])
        if shown:
            await self._connection.execute_many(sql.SAVE_IMAGE, image_rows(product_id, shown))


def _new_prices(rows: list[dict[str, Any]], before: dict[UUID, tuple[int, int | None]]) -> list[dict[str, Any]]:
    return [
        {name: row[name] for name in ("price", "compare_at", "currency")} | {"variant_id": row["id"]}
        for row in rows
        if before.get(row["id"]) != (row["price"], row["compare_at"])
    ]
