"""Reads of the live index."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from search_service.application.search_ports import Hit, Plan, State, View
from search_service.domain.catalogue import chain_of
from search_service.domain.documents import forms_of, quoted
from search_service.domain.errors import ProductNotFound
from search_service.domain.ranking import Candidate
from search_service.domain.spelling import KnownWord, deletes, edits_allowed
from search_service.domain.stems import stem
from search_service.infrastructure import shown_statements as sql
from search_service.infrastructure.filter_sql import FilterShape, filter_values
from search_service.infrastructure.index_repository import as_text
from search_service.infrastructure.live_state import LiveState
from search_service.infrastructure.search_statements import (
    HNSW_SETTINGS,
    MOST_EXACT,
    WHOLE_EXACT,
    SearchShape,
    Space,
    count_up_to,
    neighbours,
    search,
)
from search_service.infrastructure.views import Views, counts
from servicekit.database import Database, Record, Statement

_EF, _EF_OF_FILTERED = "200", "400"
_POPULAR_FROM = 20.0
_SHORTEST_BEGINNING = 3


class IndexSearches:
    """Vectors are compared exactly where that is cheap enough; filters else leave an HNSW index too few to find."""

    def __init__(self, database: Database, live: LiveState, views: Views, dimensions: Mapping[str, int]) -> None:
        self._database, self._live, self._views, self._dimensions = database, live, views, dimensions

    async def state(self) -> State:
        """As of a second ago."""
        return await self._live.get()

    async def stands_in(self, languages: Sequence[str], lexemes: Sequence[str]) -> Mapping[str, int]:
        """In how many products each lexeme stands."""
        rows = await self._database.fetch(sql.STANDS_IN, languages=list(languages), lexemes=list(lexemes))
        return {row["lexeme"]: row["products"] for row in rows}

    async def similar_words(self, languages: Sequence[str], words: Sequence[str]) -> Mapping[str, Sequence[KnownWord]]:
        """At most fifty for each, the most alike first."""
        asked = [{"word": word, "deletes": deletes(word, edits_allowed(word))} for word in words]
        rows = await self._database.fetch(sql.SIMILAR_WORDS, words=asked, languages=list(languages))
        found: dict[str, list[KnownWord]] = {}
        for row in rows:
            found.setdefault(row["asked"], []).append(KnownWord(row["word"], row["products"]))
        return found

    async def ending_in(self, language: str, stems: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """Of the fifty words with it that stand in most products."""
        found: dict[str, dict[str, None]] = {}
        for row in await self._database.fetch(sql.ENDING_IN, language=language, stems=list(stems)):
            longer = stem(row["word"], language)
            if longer.endswith(row["asked"]):
                found.setdefault(row["asked"], {})[longer] = None
        return {asked: list(longer) for asked, longer in found.items()}

    async def find(self, plan: Plan) -> list[Hit]:
        """At most 200 by words and 200 by meaning."""
        shape = FilterShape.of(plan.filters)
        values = filter_values(plan.filters, plan.category_id)
        space = None if plan.vector is None else await self._space(plan, shape, values)
        values |= {
            "slot": plan.live.slot,
            "language": plan.language,
            "words": [lexeme.word for lexeme in plan.lexemes],
            "queries": [lexeme.query for lexeme in plan.lexemes],
            "weights": [lexeme.weight for lexeme in plan.lexemes],
            "nearness": [lexeme.nearness for lexeme in plan.lexemes],
            "codes": list(plan.codes),
            "any_of": plan.any_of,
        }
        values |= {} if plan.vector is None else {"vector": as_text(plan.vector), "model": plan.live.model}
        values |= {"phrases": plan.phrases} if plan.phrases else {}
        values |= {"without": plan.without} if plan.without else {}
        statement = search(SearchShape(shape, space, bool(plan.phrases), bool(plan.without)))
        rows = await self._run(statement, space, values, narrowed=shape.narrows)
        weight = sum({lexeme.word: lexeme.weight for lexeme in plan.lexemes}.values()) or 1.0
        return [_hit(row, weight) for row in rows]

    async def cards(self, product_ids: Sequence[UUID], locale: str) -> list[View]:
        """Those on sale, in this order."""
        rows = await self._database.fetch(sql.CARDS, ids=list(product_ids), chain=chain_of(locale))
        return [self._views.card(row) for row in rows]

    async def counts(self, product_ids: Sequence[UUID], locale: str) -> View:
        """With what the locale calls the attributes."""
        (row,) = await self._database.fetch(sql.COUNTS, ids=list(product_ids))
        chain = chain_of(locale)
        words = {row["locale"]: row["words"] for row in await self._database.fetch(sql.WORDS_OF_LOCALES, locales=chain)}
        return counts(row, [words[locale] for locale in reversed(chain) if locale in words])

    async def popular(self, most: int) -> list[UUID]:
        """What is bought most."""
        return [row["id"] for row in await self._database.fetch(sql.POPULAR, most=most)]

    async def similar(self, product_id: UUID, most: int) -> list[UUID]:
        """By meaning, or of the same categories where no vectors are live; raises ProductNotFound."""
        product = await self._database.fetch_one(sql.ON_SALE, product_id=product_id)
        if product is None:
            raise ProductNotFound
        model = (await self.state()).live.model
        if model is None or model not in self._dimensions:
            rows = await self._database.fetch(
                sql.IN_CATEGORIES, category_ids=product["category_ids"], product_id=product_id, most=most
            )
            return [row["id"] for row in rows]
        space = Space(model, self._dimensions[model], exact=False)
        rows = await self._run(
            neighbours(space), space, {"product_id": product_id, "model": model, "most": most}, narrowed=False
        )
        return [row["id"] for row in rows]

    async def suggest(self, language: str, beginning: str, most: int) -> tuple[list[str], list[UUID]]:
        """The words that stand in most products, the most popular products."""
        words = await self._database.fetch(
            sql.SUGGEST_WORDS, language=language, beginning=beginning, end=f"{beginning}\U0010ffff", most=most
        )
        # One letter or two begin words of a good part of the catalogue; they may be a word themselves, as "TV" is.
        kind = ":*A" if len(beginning) >= _SHORTEST_BEGINNING else ":A"
        forms = " | ".join(f"{quoted(form)}{kind}" for form in {beginning, *forms_of(beginning, language)})
        slot = (await self.state()).live.slot
        products = await self._database.fetch(
            sql.SUGGEST_PRODUCTS, slot=slot, language=language, beginning=forms, most=most
        )
        return [row["word"] for row in words], [row["id"] for row in products]

    async def note_empty(self, language: str, term: str) -> None:
        """Counted by language and words."""
        await self._database.execute(sql.NOTE_EMPTY, language=language, term=term)

    async def _space(self, plan: Plan, shape: FilterShape, values: Mapping[str, Any]) -> Space:
        model = plan.live.model or ""
        exact = plan.live.products <= WHOLE_EXACT
        if not exact and shape.narrows:
            exact = await self._database.fetch_value(count_up_to(shape), **values) <= MOST_EXACT
        return Space(model, self._dimensions[model], exact)

    async def _run(
        self, statement: Statement, space: Space | None, values: Mapping[str, Any], *, narrowed: bool
    ) -> list[Record]:
        if space is None or space.exact:
            return await self._database.fetch(statement, **values)
        async with self._database.transaction() as transaction:
            await transaction.execute(HNSW_SETTINGS, ef=_EF_OF_FILTERED if narrowed else _EF)
            return await transaction.fetch(statement, **values)


def _hit(row: Record, weight: float) -> Hit:
    """`weight` is that of all words asked for."""
    covered, popularity = row["covered"] / weight, row["popularity"]
    candidate = Candidate(
        product_id=row["id"],
        score=row["score"] / weight * covered**2,
        coverage=covered,
        cosine=row["cosine"],
        has_code=row["has_code"],
        popularity=popularity / (popularity + _POPULAR_FROM),
        sold_out=row["band"] == "out",
    )
    return Hit(candidate, row["price_from"] or 0, row["published_at"])
