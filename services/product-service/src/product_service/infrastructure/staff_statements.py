"""Lists for staff: products in any status, one compiled statement per combination of filters."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from commerce.values import Gtin, Refusal
from product_service.application.staff_reads import MOST_COUNTED, StaffFilters, StaffSort
from product_service.domain.texts import Language, caseless
from product_service.infrastructure.list_statements import CARD, ENGLISH, PUBLISHED, p, sorted_page
from product_service.infrastructure.stock_tables import stock
from product_service.infrastructure.tables import gtins, missing_in, variants
from product_service.infrastructure.words import titled
from servicekit.database import Statement

KEYS: Final[Mapping[StaffSort, tuple[sa.Column[Any], bool]]] = {
    StaffSort.CHANGED: (p.updated_at, True),
    StaffSort.NEWEST: (p.created_at, True),
    StaffSort.TITLE: (p.sort_title, False),
    # As it happens, the bands' names in falling order are out, low, in_stock.
    StaffSort.STOCK: (p.band, True),
    StaffSort.PRICE_ASCENDING: (p.price_from, False),
    StaffSort.PRICE_DESCENDING: (p.price_from, True),
}
_MOST_SKUS: Final = 1000
_LAST_CHARACTER: Final = "\U0010ffff"
_pieces = (
    sa.select(sa.func.coalesce(sa.func.sum(stock.c.available), 0))
    .select_from(variants.join(stock, stock.c.variant_id == variants.c.id))
    .where(variants.c.product_id == p.id, ~variants.c.withdrawn)
    .scalar_subquery()
)
_ROW: Final = (
    *CARD, p.status, p.version, p.created_at, _pieces.label("pieces"),
    *(missing_in(language).label(f"missing_{language}") for language in Language),
)  # fmt: skip


def _text(name: str) -> sa.BindParameter[str]:
    return sa.bindparam(name, type_=sa.Text)


def _named() -> sa.ColumnElement[bool]:
    """Whether the words are a product's: of its titles, the beginning of a SKU, another code, its id or slug."""
    found = p.search.op("@@")(sa.func.to_tsquery(ENGLISH, _text("titled")))
    begins = (
        sa.select(variants.c.product_id)
        .where(variants.c.sku_folded.op("~>=~")(_text("sku")), variants.c.sku_folded.op("~<~")(_text("sku_end")))
        # In the index's own order, so that a beginning which very many have walks it no further than this.
        .order_by(sa.literal_column("sku_folded USING ~<~"))
        .limit(sa.literal_column(str(_MOST_SKUS)))
    )
    numbered = (
        sa.select(variants.c.product_id)
        .select_from(gtins.join(variants, variants.c.id == gtins.c.variant_id))
        .where(gtins.c.gtin == _text("gtin"))
    )
    made_as = (
        sa.select(variants.c.product_id)
        .where(sa.func.lower(variants.c.mpn) == sa.func.lower(_text("mpn")))
        .limit(sa.literal_column(str(_MOST_SKUS)))
    )
    return sa.or_(
        # Twice, since what is published has an index of its own.
        sa.and_(PUBLISHED, found),
        sa.and_(p.status != sa.text("'published'"), found),
        p.id == sa.any_(sa.func.array(begins.scalar_subquery())),
        p.id == sa.any_(sa.func.array(numbered.scalar_subquery())),
        p.id == sa.any_(sa.func.array(made_as.scalar_subquery())),
        p.slug == _text("slug"),
        p.id == sa.bindparam("id", type_=sa.Uuid),
    )


def _conditions(shape: StaffFilters) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if shape.status is not None:
        found.append(p.status == sa.literal_column(f"'{shape.status}'"))
    if shape.category is not None:
        found.append(p.listed_in.contains(sa.bindparam("category_ids", type_=ARRAY(sa.Uuid))))
    if shape.stock is not None:
        found.append(p.band == sa.literal_column(f"'{shape.stock}'"))
    if shape.missing is not None:
        found.append(missing_in(shape.missing))
    if shape.without_picture:
        found.append(p.image.is_(None))
    if shape.words is not None:
        found.append(_named())
    return found


def shape_of(filters: StaffFilters) -> StaffFilters:
    """All that a statement's text depends on: choices of a few values stand in it, and free text does not."""
    return replace(filters, category=filters.category and "", words=filters.words and "")


def parameters(filters: StaffFilters) -> dict[str, Any]:
    """What the conditions of these filters name, but for the category."""
    if filters.words is None:
        return {}
    words = filters.words
    sku = caseless(words)
    return {
        "titled": titled(words), "sku": sku, "sku_end": sku + _LAST_CHARACTER, "slug": words.lower(), "id": _id(words),
        "gtin": _gtin(words), "mpn": words.strip(),
    }  # fmt: skip


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _gtin(text: str) -> str | None:
    try:
        return Gtin.parse(text).digits
    except Refusal:
        return None


@lru_cache(maxsize=512)
def page(shape: StaffFilters, sort: StaffSort, *, further: bool) -> Statement:
    """A page of rows; `further` goes on after (:key, :key_id)."""
    column, descending = KEYS[sort]
    return sorted_page(sa.select(*_ROW).where(*_conditions(shape)), column, descending=descending, further=further)


@lru_cache(maxsize=256)
def number(shape: StaffFilters) -> Statement:
    """How many there are, up to MOST_COUNTED: no count takes longer in a larger shop."""
    some = sa.select(p.id).where(*_conditions(shape)).limit(sa.literal_column(str(MOST_COUNTED))).subquery()
    return Statement(sa.select(sa.func.count()).select_from(some))
