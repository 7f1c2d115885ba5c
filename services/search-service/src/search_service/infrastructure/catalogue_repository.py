"""The catalogue as rows of `products`, `variants`, `own_prices`, `categories` and `attribute_words`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from commerce.values import Money
from search_service.domain.catalogue import Band, Category, Known
from search_service.domain.documents import facets_of
from search_service.infrastructure import catalogue_statements as sql
from servicekit.database import Transaction


class CatalogueRepository:
    """Writes what others tell; what is older than what is known changes nothing."""

    def __init__(self, transaction: Transaction, made_stale: Callable[[], None]) -> None:
        self._transaction, self._made_stale = transaction, made_stale

    async def apply(self, known: Sequence[Known]) -> None:
        """Products with their variants, and each price that is another than before."""
        rows = await self._transaction.fetch(sql.PUT_PRODUCTS, rows=[_product_row(each) for each in known])
        newer = {row["id"] for row in rows}
        changed = [each for each in known if each.product.product_id in newer]
        variants = [row for each in changed for row in _variant_rows(each)]
        if variants:
            await self._transaction.execute(sql.PUT_VARIANTS, rows=variants)
        if changed:
            await self._transaction.execute(
                sql.WITHDRAW_OTHERS, product_ids=list(newer), ids=[UUID(row["id"]) for row in variants]
            )
        bands = {variant_id: band.value for each in known for variant_id, band in each.bands.items()}
        if bands:
            await self._transaction.execute(sql.PUT_BANDS, ids=list(bands), bands=list(bands.values()))
        await self._transaction.execute(sql.SUM_UP, ids=[each.product.product_id for each in known])
        self._made_stale()

    async def change_price(
        self, variant_id: UUID, price: Money, compare_at: Money | None, *, sequence: int, at: datetime
    ) -> None:
        """Nothing for a variant that nobody told of yet: what tells of it has the price too."""
        product_id = await self._product_of(variant_id)
        if product_id is None:
            return
        await self._transaction.execute(
            sql.CHANGE_PRICE, id=variant_id, price=price.amount, currency=price.currency, sequence=sequence, at=at,
            compare_at=None if compare_at is None else compare_at.amount,
        )  # fmt: skip
        await self._transaction.execute(sql.SUM_UP, ids=[product_id])

    async def change_band(self, variant_id: UUID, band: Band, *, sequence: int) -> None:
        """Nothing for a variant that nobody told of yet."""
        product_id = await self._product_of(variant_id)
        if product_id is None:
            return
        await self._transaction.execute(sql.CHANGE_BAND, id=variant_id, band=band.value, sequence=sequence)
        await self._transaction.execute(sql.SUM_UP, ids=[product_id])

    async def put_category(self, category: Category, *, sequence: int) -> None:
        """Its products, and those below it, wait for their documents."""
        changed = await self._transaction.execute(
            sql.PUT_CATEGORY, id=category.category_id, parent_id=category.parent_id, slug=category.slug,
            names=dict(category.names), sequence=sequence,
        )  # fmt: skip
        if changed:
            await self._stale_by(category.category_id)

    async def remove_category(self, category_id: UUID, *, sequence: int) -> None:
        """Its products wait for their documents."""
        if await self._transaction.execute(sql.REMOVE_CATEGORY, id=category_id, sequence=sequence):
            await self._stale_by(category_id)

    async def change_words(self, locale: str, version: int, words: Mapping[str, str], removed: Sequence[str]) -> None:
        """Products with such a value wait for their documents."""
        changed = await self._transaction.execute(
            sql.CHANGE_WORDS, locale=locale, words=dict(words), version=version, removed=list(removed)
        )
        if changed:
            await self._transaction.execute(sql.STALE_BY_VALUES, texts=[*words, *removed])
            self._made_stale()

    async def count_sold(self, pieces: Mapping[UUID, int]) -> None:
        """So many more pieces of each."""
        await self._transaction.fetch(sql.LOCK, ids=list(pieces))
        await self._transaction.execute(sql.COUNT_SOLD, ids=list(pieces), pieces=list(pieces.values()))

    async def archive_missing(self, slot: str) -> None:
        """They wait for their documents to go."""
        await self._transaction.execute(sql.ARCHIVE_MISSING, slot=slot)
        self._made_stale()

    async def _stale_by(self, category_id: UUID) -> None:
        await self._transaction.execute(sql.STALE_BY_CATEGORY, id=category_id)
        self._made_stale()

    async def _product_of(self, variant_id: UUID) -> UUID | None:
        """The variant's product, locked as `apply` locks it, before the variant."""
        product_id: UUID | None = await self._transaction.fetch_value(sql.PRODUCT_OF, id=variant_id)
        if product_id is not None:
            await self._transaction.fetch(sql.LOCK, ids=[product_id])
        return product_id


def _product_row(known: Known) -> dict[str, Any]:
    product = known.product
    return {
        "id": str(product.product_id),
        "version": product.version,
        "status": known.status.value,
        "slug": product.slug,
        "brand": product.named_brand,
        "category_ids": [str(category_id) for category_id in product.category_ids],
        "attributes": dict(product.attributes),
        "texts": {
            locale: {"title": text.title, "description": text.description} for locale, text in product.texts.items()
        },
        "image": product.image,
        "facets": facets_of(product),
        "at": known.at,
    }


def _variant_rows(known: Known) -> Iterator[dict[str, Any]]:
    for position, variant in enumerate(known.product.variants):
        band = known.bands.get(variant.variant_id)
        yield {
            "id": str(variant.variant_id),
            "product_id": str(known.product.product_id),
            "position": position,
            "sku": variant.sku,
            "title": variant.title,
            "attributes": dict(variant.attributes),
            "price": variant.price.amount,
            "compare_at": None if variant.compare_at is None else variant.compare_at.amount,
            "currency": variant.price.currency,
            "band": None if band is None else band.value,
            "gtins": list(variant.gtins),
            "mpn": variant.mpn,
            "sequence": known.sequence,
            "at": known.at,
        }
