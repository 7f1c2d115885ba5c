"""Search by words and by meaning."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from search_service.application.search_ports import Asked, Filters, Hit, HitSort, Plan, Searches, State, Vectors, View
from search_service.application.understand import Understand, Understood
from search_service.domain.documents import phrase_forms
from search_service.domain.errors import UnknownCategory
from search_service.domain.highlights import highlights
from search_service.domain.ranking import Mode, Ranking, fuse

_POPULAR: Final = 8
_LONGEST_TERM: Final = 100
# E-mail addresses, and numbers of telephones and cards: somebody typed them into the wrong field.
_MAY_BE_PRIVATE: Final = re.compile(r"@|(?:\d[ -]?){7}")


@dataclass(frozen=True, slots=True)
class Search:
    """Words lead and meaning helps; what was corrected, taken as a price or left out is said."""

    searches: Searches
    understand: Understand
    vectors: Vectors

    async def __call__(self, asked: Asked) -> View:
        """A page of cards with all that the answer says beside them. Raises UnknownCategory."""
        state = await self.searches.state()
        understood = await self.understand(asked.typed, asked.locale, state, exact=asked.exact)
        plan, degraded = await self._plan(asked, understood, state)
        hits = [] if understood.query.is_empty else await self.searches.find(plan)
        ranking = fuse((hit.candidate for hit in hits), _mode(asked, plan))
        found = _sorted(ranking, hits, asked.sort)
        shown = found[asked.offset : asked.offset + asked.limit]
        cards = await self.searches.cards(shown, asked.locale) if shown else []
        for card in cards:
            card["highlights"] = highlights(card["title"], card["lang"].partition("-")[0], understood.stems)
        further = asked.offset + asked.limit
        return {
            "items": cards,
            "next_offset": further if further < len(found) else None,
            "total": len(found),
            "mode": asked.mode.value,
            "degraded": degraded,
            "only_by_meaning": ranking.only_by_meaning,
            "query": _said(understood),
            "popular": await self._popular(asked, understood) if not found and asked.offset == 0 else [],
            "counts": await self.searches.counts(found, asked.locale) if asked.offset == 0 else None,
        }

    async def _plan(self, asked: Asked, understood: Understood, state: State) -> tuple[Plan, bool]:
        query = understood.query
        vector = None
        if asked.mode is not Mode.KEYWORD and query.text:
            vector = await self.vectors.of(query.text, state.live.model)
        without = [phrase_forms(words, query.language) for words in query.without]
        phrases = [phrase_forms(words, query.language) for words in query.phrases]
        plan = Plan(
            live=state.live,
            language=query.language,
            lexemes=understood.lexemes,
            any_of=understood.any_of,
            codes=query.codes,
            phrases=" & ".join(f"({each})" for each in phrases) or None,
            without=" | ".join(f"({each})" for each in without) or None,
            vector=vector,
            filters=_with_price(asked.filters, understood),
            category_id=_category(asked.filters.category, state),
        )
        return plan, vector is None and asked.mode is not Mode.KEYWORD and bool(query.text)

    async def _popular(self, asked: Asked, understood: Understood) -> list[View]:
        text = understood.query.text
        if text and not _MAY_BE_PRIVATE.search(text):
            await self.searches.note_empty(understood.query.language, text[:_LONGEST_TERM])
        return await self.searches.cards(await self.searches.popular(_POPULAR), asked.locale)


def _mode(asked: Asked, plan: Plan) -> Mode:
    """Without a vector words are all there is, whatever was asked for."""
    return asked.mode if plan.vector is not None else Mode.KEYWORD


def _with_price(filters: Filters, understood: Understood) -> Filters:
    """A price among the words, where the filters say none."""
    price = understood.query.price
    if price is None:
        return filters
    return replace(
        filters,
        min_price=price.minimum if filters.min_price is None else filters.min_price,
        max_price=price.maximum if filters.max_price is None else filters.max_price,
    )


def _category(reference: str | None, state: State) -> UUID | None:
    if reference is None:
        return None
    found = state.categories.get(reference)
    if found is None:
        raise UnknownCategory
    return found


def _sorted(ranking: Ranking, hits: Sequence[Hit], sort: HitSort) -> list[UUID]:
    """By another order than relevance, only what is not far behind the best."""
    if sort is HitSort.RELEVANCE:
        return list(ranking.products)
    close = set(ranking.close)
    listed = [hit for hit in hits if hit.candidate.product_id in close]
    match sort:
        case HitSort.NEWEST:
            listed.sort(key=lambda hit: (hit.published_at, hit.candidate.product_id), reverse=True)
        case HitSort.PRICE_ASCENDING:
            listed.sort(key=lambda hit: (hit.price, hit.candidate.product_id))
        case HitSort.PRICE_DESCENDING:
            listed.sort(key=lambda hit: (-hit.price, hit.candidate.product_id))
    return [hit.candidate.product_id for hit in listed]


def _said(understood: Understood) -> View:
    query, price = understood.query, understood.query.price
    return {
        "text": query.text,
        "language": query.language,
        "corrections": [{"typed": each.typed, "read": each.read} for each in understood.corrections],
        "price": price and {"text": price.text, "min_price": price.minimum, "max_price": price.maximum},
    }
