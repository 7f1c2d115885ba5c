"""Lists and counts, one compiled statement per combination of filters: PostgreSQL then plans just what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from product_service.application.reads import Filters, Sort
from product_service.infrastructure.tables import products, variants
from servicekit.database import Statement

p = products.c
CARD: Final = (
    p.id, p.slug, p.titles, p.price_from, p.price_to, p.compare_at_from, p.currency, p.image, p.band, p.published_at,
    p.sort_title, p.updated_at,
)  # fmt: skip
PUBLISHED = sa.text("status = 'published'")
_KEYS: Final[Mapping[Sort, tuple[sa.Column[Any], bool]]] = {
    Sort.NEWEST: (p.published_at, True),
    Sort.PRICE_ASCENDING: (p.price_from, False),
    Sort.PRICE_DESCENDING: (p.price_from, True),
    Sort.TITLE: (p.sort_title, False),
}
# A variant has a price to compare with only while it is reduced; withdrawn ones do not count.
_REDUCED: Final = sa.select(variants.c.product_id).where(variants.c.compare_at.is_not(None), ~variants.c.withdrawn)
LIMIT: Final = sa.bindparam("limit", type_=sa.Integer)


class Asking(StrEnum):
    """How a search takes its words."""

    WHOLE = "whole"
    UNFINISHED = "unfinished"  # the last word may be the beginning of one
    MISSPELT = "misspelt"


ENGLISH: Final[sa.ColumnElement[Any]] = sa.literal_column("'english'::regconfig")


def query_of(parameter: str = "words") -> sa.ColumnElement[Any]:
    """The tsquery of words as a shopper writes them."""
    return sa.func.websearch_to_tsquery(ENGLISH, sa.bindparam(parameter, type_=sa.Text))


def unfinished_query() -> sa.ColumnElement[Any]:
    """The tsquery of `:before`, and of a word that begins with `:beginning`."""
    beginning = sa.func.to_tsquery(ENGLISH, sa.bindparam("beginning", type_=sa.Text))
    return query_of("before").op("&&")(beginning)


def matches(asking: Asking) -> sa.ColumnElement[bool]:
    """Whether a product has the words."""
    if asking is Asking.MISSPELT:
        return sa.bindparam("words", type_=sa.Text).op("<%")(p.sort_title)
    query = query_of()
    if asking is Asking.UNFINISHED:
        query = query.op("||")(unfinished_query())
    return p.search.op("@@")(query)


@dataclass(frozen=True, slots=True)
class Shape:
    """Which filters are in use; all that a statement's text depends on."""

    category: bool
    min_price: bool
    max_price: bool
    in_stock: bool
    on_sale: bool
    attributes: int
    asking: Asking | None = None

    @classmethod
    def of(cls, filters: Filters, asking: Asking | None = None) -> "Shape":
        """The shape of `filters`, and of a search's words."""
        return cls(
            filters.category is not None,
            filters.min_price is not None,
            filters.max_price is not None,
            filters.in_stock,
            filters.on_sale,
            len(filters.attributes or ()),
            asking,
        )

    def conditions(self) -> list[sa.ColumnElement[bool] | sa.TextClause]:
        """What a listed product has to meet, to be joined by AND; the values are bound when the statement runs."""
        found: list[sa.ColumnElement[bool] | sa.TextClause] = [PUBLISHED]
        if self.category:
            found.append(p.listed_in.contains(sa.bindparam("category_ids", type_=ARRAY(sa.Uuid))))
        if self.min_price:
            found.append(p.price_from >= sa.bindparam("min_price", type_=sa.BigInteger))
        if self.max_price:
            found.append(p.price_from <= sa.bindparam("max_price", type_=sa.BigInteger))
        if self.in_stock:
            found.append(p.band != sa.text("'out'"))
        if self.on_sale:
            found.append(p.id.in_(_REDUCED))
        if self.asking:
            found.append(matches(self.asking))
        found += [
            p.facets.overlap(sa.bindparam(f"facets_{index}", type_=ARRAY(sa.Text))) for index in range(self.attributes)
        ]
        return found


def sorted_page(query: sa.Select[Any], column: sa.Column[Any], *, descending: bool, further: bool) -> Statement:
    """A page of `query` in the order of (column, id); `further` goes on after (:key, :key_id)."""
    if further:
        here, seen = (
            sa.tuple_(column, p.id),
            sa.tuple_(sa.bindparam("key", type_=column.type), sa.bindparam("key_id", type_=sa.Uuid)),
        )
        query = query.where(here < seen if descending else here > seen)
    order = (column.desc(), p.id.desc()) if descending else (column, p.id)
    return Statement(query.order_by(*order).limit(LIMIT))


@lru_cache(maxsize=1024)
def page(shape: Shape, sort: Sort, *, further: bool) -> Statement:
    """A page of cards; `further` goes on after (:key, :key_id)."""
    column, descending = _KEYS[sort]
    return sorted_page(sa.select(*CARD).where(*shape.conditions()), column, descending=descending, further=further)


@lru_cache(maxsize=256)
def counts(shape: Shape) -> Statement:
    """(total, in_stock, on_sale, lowest, highest, categories, facets), counted over all that match."""
    reduced = p.id.in_(_REDUCED).label("reduced")
    found = sa.select(p.listed_in, p.facets, p.band, p.price_from, reduced).where(*shape.conditions()).cte("found")

    def tally(column: sa.ColumnElement[Any]) -> sa.ScalarSelect[Any]:
        each = sa.select(sa.func.unnest(column).label("name")).select_from(found).subquery()
        counted = sa.select(each.c.name, sa.func.count().label("number")).group_by(each.c.name).subquery()
        return sa.select(sa.func.jsonb_object_agg(counted.c.name, counted.c.number)).scalar_subquery()

    return Statement(
        sa.select(
            sa.func.count().label("total"),
            sa.func.count().filter(found.c.band != sa.text("'out'")).label("in_stock"),
            sa.func.count().filter(found.c.reduced).label("on_sale"),
            sa.func.min(found.c.price_from).label("lowest"),
            sa.func.max(found.c.price_from).label("highest"),
            tally(found.c.listed_in).label("categories"),
            tally(found.c.facets).label("facets"),
        ).select_from(found)
    )


def parameters(filters: Filters) -> dict[str, Any]:
    """The parameters that the conditions of these filters name; the category has been resolved to an id."""
    values: dict[str, Any] = {}
    if filters.min_price is not None:
        values["min_price"] = filters.min_price
    if filters.max_price is not None:
        values["max_price"] = filters.max_price
    for index, (name, accepted) in enumerate((filters.attributes or {}).items()):
        values[f"facets_{index}"] = [f"{name}={value}" for value in accepted]
    return values
