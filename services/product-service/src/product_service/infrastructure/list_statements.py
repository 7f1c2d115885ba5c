"""Lists and searches, one compiled statement per combination of filters: PostgreSQL then plans just what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from product_service.application.reads import MAX_SEARCH_RESULTS, Filters, Sort
from product_service.infrastructure.tables import products
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
_LIMIT = sa.bindparam("limit", type_=sa.Integer)


@dataclass(frozen=True, slots=True)
class Shape:
    """Which filters are in use; all that a statement's text depends on."""

    category: bool
    min_price: bool
    max_price: bool
    in_stock: bool
    attributes: int

    @classmethod
    def of(cls, filters: Filters) -> "Shape":
        """The shape of `filters`."""
        return cls(
            filters.category is not None,
            filters.min_price is not None,
            filters.max_price is not None,
            filters.in_stock,
            len(filters.attributes or ()),
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
        found += [
            p.facets.overlap(sa.bindparam(f"facets_{index}", type_=ARRAY(sa.Text))) for index in range(self.attributes)
        ]
        return found


@lru_cache(maxsize=1024)
def page(shape: Shape, sort: Sort, *, further: bool) -> Statement:
    """A page of cards; `further` goes on after (:key, :key_id)."""
    column, descending = _KEYS[sort]
    query = sa.select(*CARD).where(*shape.conditions()).limit(_LIMIT)
    if further:
        here, seen = (
            sa.tuple_(column, p.id),
            sa.tuple_(sa.bindparam("key", type_=column.type), sa.bindparam("key_id", type_=sa.Uuid)),
        )
        query = query.where(here < seen if descending else here > seen)
    order = (column.desc(), p.id.desc()) if descending else (column, p.id)
    return Statement(query.order_by(*order))


@lru_cache(maxsize=16)
def staff_page(*, by_status: bool, further: bool) -> Statement:
    """A page of cards in any status, last changed first."""
    query = sa.select(*CARD, p.status, p.version).order_by(p.updated_at.desc(), p.id.desc()).limit(_LIMIT)
    if by_status:
        query = query.where(p.status == sa.bindparam("status", type_=sa.Text))
    if further:
        seen = sa.tuple_(sa.bindparam("key", type_=p.updated_at.type), sa.bindparam("key_id", type_=sa.Uuid))
        query = query.where(sa.tuple_(p.updated_at, p.id) < seen)
    return Statement(query)


@lru_cache(maxsize=256)
def counts(shape: Shape) -> Statement:
    """(total, in_stock, lowest, highest, categories, facets), counted over all that match."""
    found = sa.select(p.listed_in, p.facets, p.band, p.price_from).where(*shape.conditions()).cte("found")

    def tally(column: sa.ColumnElement[Any]) -> sa.ScalarSelect[Any]:
        each = sa.select(sa.func.unnest(column).label("name")).select_from(found).subquery()
        counted = sa.select(each.c.name, sa.func.count().label("number")).group_by(each.c.name).subquery()
        return sa.select(sa.func.jsonb_object_agg(counted.c.name, counted.c.number)).scalar_subquery()

    return Statement(
        sa.select(
            sa.func.count().label("total"),
            sa.func.count().filter(found.c.band != sa.text("'out'")).label("in_stock"),
            sa.func.min(found.c.price_from).label("lowest"),
            sa.func.max(found.c.price_from).label("highest"),
            tally(found.c.listed_in).label("categories"),
            tally(found.c.facets).label("facets"),
        ).select_from(found)
    )


_ENGLISH: Final[sa.ColumnElement[Any]] = sa.literal_column("'english'::regconfig")


def _query(parameter: str = "words") -> sa.ColumnElement[Any]:
    return sa.func.websearch_to_tsquery(_ENGLISH, sa.bindparam(parameter, type_=sa.Text))


@lru_cache(maxsize=256)
def search(shape: Shape, *, unfinished: bool) -> Statement:
    """Cards by full-text rank. Of very common words only a bounded number of matches is ranked.

    `unfinished` also finds words that begin with `:beginning`, the others being `:before`; whole words come first.
    """

    def found(query: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        ids = sa.select(p.id).where(*shape.conditions(), p.search.op("@@")(query)).limit(4 * MAX_SEARCH_RESULTS)
        return sa.func.array(ids.scalar_subquery())

    matches = found(_query())
    if unfinished:
        beginning = sa.func.to_tsquery(_ENGLISH, sa.bindparam("beginning", type_=sa.Text))
        matches = sa.func.array_cat(matches, found(_query("before").op("&&")(beginning)))
    rank = sa.func.ts_rank(p.search, _query())
    query = sa.select(*CARD).where(p.id == sa.any_(matches))
    return Statement(
        query.order_by(rank.desc(), p.id.desc()).offset(sa.bindparam("offset", type_=sa.Integer)).limit(_LIMIT)
    )


# How alike a word must be: "gitar strngs" finds guitar strings. Holds for one transaction.
BE_LENIENT = Statement(sa.text("SELECT set_config('pg_trgm.word_similarity_threshold', '0.45', true)"))


@lru_cache(maxsize=256)
def similar_titles(shape: Shape) -> Statement:
    """Cards whose title is spelt nearly like the words: what a typo gets."""
    words = sa.bindparam("words", type_=sa.Text)
    query = sa.select(*CARD).where(*shape.conditions(), words.op("<%")(p.sort_title))
    likeness = sa.func.word_similarity(words, p.sort_title)
    return Statement(
        query.order_by(likeness.desc(), p.id.desc()).offset(sa.bindparam("offset", type_=sa.Integer)).limit(_LIMIT)
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
