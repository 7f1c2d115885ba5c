"""Searches: by the words as they are, and where nothing has them, by titles that are spelt nearly like them."""

from collections.abc import Callable, Sequence
from typing import Any

from commerce.folding import folded
from product_service.application.reads import Filters, Sort
from product_service.infrastructure.list_statements import Asking, Shape, counts, page
from product_service.infrastructure.search_statements import BE_LENIENT, search, similar_titles
from product_service.infrastructure.words import asked
from servicekit.database import Database, Record, Statement

Values = dict[str, Any]


class Searches:
    """Rows of what words find among what filters let through; `values` are the filters' parameters."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def by_relevance(
        self, words: str, filters: Filters, values: Values, *, limit: int, offset: int
    ) -> Sequence[Record]:
        """Cards, best first."""

        def cards(asking: Asking) -> Statement:
            shape = Shape.of(filters)
            misspelt = asking is Asking.MISSPELT
            return similar_titles(shape) if misspelt else search(shape, unfinished=asking is Asking.UNFINISHED)

        window = {"limit": limit, "offset": offset}
        return await self._rows(words, filters, values, cards, window, further=offset > 0)

    async def in_order(
        self, words: str, filters: Filters, values: Values, *, sort: Sort, limit: int, after: tuple[Any, ...] | None
    ) -> Sequence[Record]:
        """Cards as a list is sorted."""
        window = {"limit": limit} | ({} if after is None else {"key": after[0], "key_id": after[1]})

        def cards(asking: Asking) -> Statement:
            return page(Shape.of(filters, asking), sort, further=after is not None)

        return await self._rows(words, filters, values, cards, window, further=after is not None)

    async def counts(self, words: str, filters: Filters, values: Values) -> Record:
        """The tallies of all that is found."""
        asking, terms = _terms(words)
        (row,) = await self._database.fetch(counts(Shape.of(filters, asking)), **terms, **values)
        if row["total"] == 0:
            (row,) = await self._leniently(counts(Shape.of(filters, Asking.MISSPELT)), words, values)
        return row

    async def _rows(
        self,
        words: str,
        filters: Filters,
        values: Values,
        cards: Callable[[Asking], Statement],
        window: Values,
        *,
        further: bool,
    ) -> Sequence[Record]:
        asking, terms = _terms(words)
        rows = await self._database.fetch(cards(asking), **terms, **values, **window)
        if rows or (further and await self._finds_any(asking, terms, filters, values)):
            return rows
        return await self._leniently(cards(Asking.MISSPELT), words, values | window)

    async def _finds_any(self, asking: Asking, terms: Values, filters: Filters, values: Values) -> bool:
        """Whether the pages before showed what has the words; if not, they showed what is spelt nearly like them."""
        statement = page(Shape.of(filters, asking), Sort.NEWEST, further=False)
        return bool(await self._database.fetch(statement, limit=1, **terms, **values))

    async def _leniently(self, statement: Statement, words: str, values: Values) -> Sequence[Record]:
        async with self._database.transaction() as transaction:
            await transaction.execute(BE_LENIENT)
            return await transaction.fetch(statement, words=folded(words), **values)


def _terms(words: str) -> tuple[Asking, Values]:
    query = asked(words)
    if query.beginning is None:
        return Asking.WHOLE, {"words": query.words}
    return Asking.UNFINISHED, {"words": query.words, "before": query.before, "beginning": query.beginning}
