"""What words find, best first. In another order a search is a list with one more condition: `list_statements`."""

from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from product_service.application.reads import MAX_SEARCH_RESULTS
from product_service.infrastructure.list_statements import (
    CARD,
    LIMIT,
    Asking,
    Shape,
    matches,
    p,
    query_of,
    unfinished_query,
)
from servicekit.database import Statement

_OFFSET = sa.bindparam("offset", type_=sa.Integer)
# How alike a word must be: "gitar strngs" finds guitar strings. Holds for one transaction.
BE_LENIENT = Statement(sa.text("SELECT set_config('pg_trgm.word_similarity_threshold', '0.45', true)"))


@lru_cache(maxsize=256)
def search(shape: Shape, *, unfinished: bool) -> Statement:
    """Cards by full-text rank. Of very common words only a bounded number of matches is ranked.

    `unfinished` also finds words that begin with `:beginning`, the others being `:before`; whole words come first.
    """

    def found(query: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        ids = sa.select(p.id).where(*shape.conditions(), p.search.op("@@")(query)).limit(4 * MAX_SEARCH_RESULTS)
        return sa.func.array(ids.scalar_subquery())

    ids = found(query_of())
    if unfinished:
        ids = sa.func.array_cat(ids, found(unfinished_query()))
    rank = sa.func.ts_rank(p.search, query_of())
    query = sa.select(*CARD).where(p.id == sa.any_(ids))
    return Statement(query.order_by(rank.desc(), p.id.desc()).offset(_OFFSET).limit(LIMIT))


@lru_cache(maxsize=256)
def similar_titles(shape: Shape) -> Statement:
    """Cards whose title is spelt nearly like the words: what a typo gets."""
    query = sa.select(*CARD).where(*shape.conditions(), matches(Asking.MISSPELT))
    likeness = sa.func.word_similarity(sa.bindparam("words", type_=sa.Text), p.sort_title)
    return Statement(query.order_by(likeness.desc(), p.id.desc()).offset(_OFFSET).limit(LIMIT))
