"""The catalogue as another service takes it over: the facts of events, as they are now."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from product_service.application.export_reads import MOST_CATEGORIES, MOST_LOCALES
from product_service.application.reads import View
from product_service.domain.errors import ExportTooLarge
from product_service.domain.texts import DEFAULT_LOCALE
from product_service.infrastructure.detail_statements import json_object, listed
from product_service.infrastructure.gtins import OF_VARIANT
from product_service.infrastructure.list_statements import LIMIT, PUBLISHED
from product_service.infrastructure.stock_tables import stock
from product_service.infrastructure.tables import (
    attribute_locales,
    attribute_words,
    categories,
    product_categories,
    products,
    variants,
)
from product_service.infrastructure.views import money, variant_title
from servicekit.database import Database, Record, Statement

p, v, s, c, w = products.c, variants.c, stock.c, categories.c, attribute_words.c
_variant = json_object(
    id=v.id, sku=v.sku, attributes=v.attributes, price=v.price, compare_at=v.compare_at, currency=v.currency,
    mpn=v.mpn, gtins=OF_VARIANT, band=s.band,
)  # fmt: skip
_page = (
    sa.select(
        p.id, p.version, p.slug, p.titles, p.descriptions, p.attributes, p.brand, p.status, p.published_at,
        p.image["sha256"].astext.label("image"),
        sa.select(listed(_variant, v.position)).select_from(variants.join(stock, s.variant_id == v.id))
        .where(v.product_id == p.id, ~v.withdrawn).scalar_subquery().label("variants"),
        sa.select(listed(product_categories.c.category_id, product_categories.c.position))
        .where(product_categories.c.product_id == p.id).scalar_subquery().label("category_ids"),
    )
    .where(PUBLISHED)
    .order_by(p.id)
    .limit(LIMIT)
)  # fmt: skip
PRODUCTS = Statement(_page)
FURTHER_PRODUCTS = Statement(_page.where(p.id > sa.bindparam("after", type_=sa.Uuid)))
_CATEGORIES = Statement(
    sa.select(c.id.label("category_id"), c.parent_id, c.slug, c.names)
    .order_by(sa.func.cardinality(c.path), c.id)
    .limit(LIMIT)
)
_WORDS = Statement(
    sa.select(
        attribute_locales.c.locale,
        attribute_locales.c.version,
        sa.select(sa.func.jsonb_object_agg(w.text, w.word))
        .where(w.locale == attribute_locales.c.locale)
        .scalar_subquery()
        .label("words"),
    )
    .order_by(attribute_locales.c.locale)
    .limit(LIMIT)
)


class CatalogueExport:
    """Views straight from rows; nothing is locked."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def products(self, after: UUID | None, limit: int) -> tuple[list[View], UUID | None]:
        """Published products in the order of their ids, and the id to go on after."""
        if after is None:
            rows = await self._database.fetch(PRODUCTS, limit=limit + 1)
        else:
            rows = await self._database.fetch(FURTHER_PRODUCTS, limit=limit + 1, after=after)
        shown = rows[:limit]
        return [_product(row) for row in shown], shown[-1]["id"] if len(rows) > limit else None

    async def categories(self) -> list[View]:
        """All categories, parents before children. Raises ExportTooLarge for more than MOST_CATEGORIES."""
        return [dict(row) for row in await self._all(_CATEGORIES, MOST_CATEGORIES)]

    async def attribute_words(self) -> list[View]:
        """All words of each locale. Raises ExportTooLarge for more than MOST_LOCALES."""
        return [dict(row) | {"words": row["words"] or {}} for row in await self._all(_WORDS, MOST_LOCALES)]

    async def _all(self, statement: Statement, most: int) -> Sequence[Record]:
        rows = await self._database.fetch(statement, limit=most + 1)
        if len(rows) > most:
            raise ExportTooLarge(f"There are more than {most:,}.")
        return rows


def _product(row: Record) -> View:
    on_sale: Sequence[Mapping[str, Any]] = row["variants"] or ()
    return {
        "product_id": row["id"],
        "version": row["version"],
        "slug": row["slug"],
        "title": row["titles"][DEFAULT_LOCALE],
        "texts": {
            locale: {"title": title, "description": row["descriptions"].get(locale, "")}
            for locale, title in row["titles"].items()
        },
        "category_ids": row["category_ids"] or [],
        "attributes": row["attributes"],
        "brand": row["brand"],
        "image": row["image"],
        "variants": [_facts(variant) for variant in on_sale],
        "status": row["status"],
        "bands": {variant["id"]: variant["band"] for variant in on_sale},
        "published_at": row["published_at"],
    }


def _facts(variant: Mapping[str, Any]) -> View:
    currency, compare_at = variant["currency"], variant["compare_at"]
    return {
        "variant_id": variant["id"],
        "sku": variant["sku"],
        "title": variant_title(variant["attributes"]),
        "attributes": dict(variant["attributes"]),
        "price": money(variant["price"], currency),
        "compare_at": None if compare_at is None else money(compare_at, currency),
        "mpn": variant["mpn"],
        "gtins": variant["gtins"],
    }
