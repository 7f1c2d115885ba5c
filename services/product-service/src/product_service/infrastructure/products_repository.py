"""Products on PostgreSQL: each save also writes what lists and searches read."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

import asyncpg

from product_service.domain.errors import ProductNotFound, SkuTaken, SlugTaken, UnknownCategory
from product_service.domain.image import Image
from product_service.domain.product import Product
from product_service.domain.texts import DEFAULT_LOCALE
from product_service.infrastructure import product_statements as sql
from product_service.infrastructure.gtins import save_gtins
from product_service.infrastructure.lowest_prices import WRITE_LOWEST_PRICES
from product_service.infrastructure.product_rows import from_rows, image_rows, product_row, variant_rows
from product_service.infrastructure.slugs import Named, free_slug, lock_slug
from servicekit.database import Record, Transaction
from servicekit.domain import Event

Publish = Callable[[UUID, Sequence[Event]], Awaitable[None]]
Touch = Callable[[UUID], None]


class ProductsRepository:
    """Loads and saves whole products; `touch` is called with each one that was saved."""

    def __init__(self, transaction: Transaction, publish: Publish, touch: Touch) -> None:
        self._transaction = transaction
        self._publish = publish
        self._touch = touch

    async def get(self, product_id: UUID, *, for_update: bool = False) -> Product:
        """The product with variants and images; raises ProductNotFound."""
        transaction = self._transaction
        if for_update:
            await transaction.execute(sql.SHARE_TREE)
        row = await transaction.fetch_one(sql.FETCH_LOCKED if for_update else sql.FETCH, product_id=product_id)
        if row is None:
            raise ProductNotFound
        return from_rows(
            row,
            await transaction.fetch(sql.FETCH_VARIANTS, product_id=product_id),
            await transaction.fetch(sql.FETCH_IMAGES, product_id=product_id),
            await transaction.fetch(sql.FETCH_CATEGORIES, product_id=product_id),
        )

    async def free_slug(self, wanted: str) -> str:
        """`wanted`, or with the first number that makes it free."""
        await self._transaction.execute(sql.SHARE_TREE)
        return await free_slug(self._transaction, Named.PRODUCT, wanted)

    async def add(self, product: Product, actor_id: UUID | None = None) -> None:
        """Raises SlugTaken, SkuTaken, GtinTaken, UnknownCategory."""
        await self._transaction.execute(sql.SHARE_TREE)
        listed_in = await self._listed_in(product.category_ids)
        await self._take_slug(product)
        await self._transaction.execute(sql.INSERT, **product_row(product, listed_in))
        await self._save_parts(product, [], actor_id)

    async def save(self, product: Product, actor_id: UUID | None = None) -> None:
        """Counts the version up, keeps the old slug and the price history with its actors; raises as `add`."""
        before = await self._transaction.fetch_one(sql.FETCH, product_id=product.id)
        if before is None:
            raise ProductNotFound
        variants = await self._transaction.fetch(sql.FETCH_VARIANTS, product_id=product.id)
        listed_in = await self._listed_in(product.category_ids)
        if before["slug"] != product.slug:
            await self._take_slug(product)
            await self._transaction.execute(sql.KEEP_FORMER, slug=before["slug"], product_id=product.id)
        product.version = await self._transaction.fetch_value(sql.UPDATE, **product_row(product, listed_in))
        await self._transaction.execute(sql.UNLIST, product_id=product.id)
        if renamed := _take_over(product, {row["id"]: row["sku_folded"] for row in variants}):
            await self._transaction.execute(sql.PARK_SKUS, ids=renamed)
        await self._save_parts(product, variants, actor_id)

    async def _take_slug(self, product: Product) -> None:
        await lock_slug(self._transaction, Named.PRODUCT, product.slug)
        holder = await self._transaction.fetch_one(sql.SLUG_HOLDER, slug=product.slug, product_id=product.id)
        if holder is not None:
            raise SlugTaken.by(holder["id"], holder["titles"][DEFAULT_LOCALE], product.slug)
        await self._transaction.execute(sql.FORGET_FORMER, slug=product.slug)

    async def _listed_in(self, category_ids: Sequence[UUID]) -> list[UUID]:
        """The categories and all above them."""
        if not category_ids:
            return []
        rows = await self._transaction.fetch(sql.PATHS, ids=list(category_ids))
        if len(rows) != len(category_ids):
            raise UnknownCategory
        return sorted({category_id for row in rows for category_id in row["path"]})

    async def _save_parts(self, product: Product, before: Sequence[Record], actor_id: UUID | None) -> None:
        transaction = self._transaction
        prices_before = {row["id"]: (row["price"], row["compare_at"]) for row in before}
        await transaction.execute_many(
            sql.LIST_IN,
            [
                {"product_id": product.id, "category_id": category_id, "position": position}
                for position, category_id in enumerate(product.category_ids)
            ],
        )
        # Before the variants, which name them.
        await self._save_images(product.id, product.images)
        rows = variant_rows(product)
        await self._save_variants(rows)
        await save_gtins(transaction, product.variants, {row["id"]: row["gtins"] for row in before})
        new_prices = _new_prices(rows, prices_before)
        await transaction.execute_many(sql.ADD_PRICE, [row | {"actor_id": actor_id} for row in new_prices])
        # A variant that is new has no price from before.
        if repriced := [row["variant_id"] for row in new_prices if row["variant_id"] in prices_before]:
            await transaction.execute(WRITE_LOWEST_PRICES, variant_ids=repriced)
        await transaction.execute(sql.SHOW_BEST_BAND, product_ids=[product.id])
        await self._publish(product.id, product.pull_events())
        self._touch(product.id)

    async def _save_variants(self, rows: list[dict[str, Any]]) -> None:
        try:
            # A savepoint, so that the one who has the SKU can still be asked for. In the order of SKUs, so that two
            # products that want each other's cannot wait for each other.
            async with self._transaction.savepoint():
                await self._transaction.execute_many(sql.SAVE_VARIANT, sorted(rows, key=lambda row: row["sku_folded"]))
        except asyncpg.UniqueViolationError:
            holder = await self._transaction.fetch_one(
                sql.SKU_HOLDER,
                ids=[row["id"] for row in rows],
                skus=[row["sku"] for row in rows],
                folded=[row["sku_folded"] for row in rows],
            )
            if holder is None:
                raise SkuTaken from None
            name = holder["titles"][DEFAULT_LOCALE]
            raise SkuTaken.by(holder["product_id"], holder["id"], name, holder["sku"]) from None

    async def _save_images(self, product_id: UUID, shown: Sequence[Image]) -> None:
        await self._transaction.execute(sql.REMOVE_IMAGES, product_id=product_id, kept=[image.id for image in shown])
        if shown:
            await self._transaction.execute_many(sql.SAVE_IMAGE, image_rows(product_id, shown))


def _take_over(product: Product, before: Mapping[UUID, str | None]) -> list[UUID]:
    """The variants whose new SKU was another one's of this product."""
    holders = {sku: variant_id for variant_id, sku in before.items()}
    return [one.id for one in product.variants if one.id in before and holders.get(one.sku_key, one.id) != one.id]


def _new_prices(rows: list[dict[str, Any]], before: dict[UUID, tuple[int, int | None]]) -> list[dict[str, Any]]:
    return [
        {name: row[name] for name in ("price", "compare_at", "currency")} | {"variant_id": row["id"]}
        for row in rows
        if before.get(row["id"]) != (row["price"], row["compare_at"])
    ]
