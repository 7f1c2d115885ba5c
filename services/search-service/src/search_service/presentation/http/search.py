"""What everybody may ask: searches, suggestions, similar products."""

from dataclasses import asdict
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Response
from prometheus_client import Counter

from search_service.application.search_ports import MOST_HITS, Asked, Filters, HitSort, View
from search_service.domain.catalogue import DEFAULT_LOCALE
from search_service.domain.errors import ProductNotFound, UnknownCategory
from search_service.domain.ranking import Mode
from search_service.presentation.http.answers import SearchAnswer, SimilarAnswer, SuggestAnswer
from search_service.presentation.http.dependencies import SEARCHING, App, Kept, LocaleQuery
from search_service.presentation.http.search_query import search_filters
from search_service.presentation.http.tags import SEARCH
from servicekit.identity import OptionalCaller
from servicekit.pages import PageQuery, encode_cursor
from servicekit.problems import problems

SEARCHES = Counter(
    "searches_total", "Searches that were made, not kept ones, by mode and outcome.", ("mode", "outcome")
)
router = APIRouter(prefix="/search", tags=[SEARCH], dependencies=[SEARCHING])
_OFFSET = (range(2 * MOST_HITS + 1),)
Few = Annotated[int, Query(ge=1, le=20, description="How many at most")]


@router.get("", response_model=SearchAnswer, responses=problems(UnknownCategory))
async def search(
    _caller: OptionalCaller,
    app: App,
    kept: Kept,
    page: PageQuery,
    filters: Annotated[Filters, Depends(search_filters)],
    q: Annotated[
        str, Query(min_length=1, max_length=200, description='Words; "a phrase", -without, a price: under 50 €')
    ],
    mode: Annotated[Mode, Query(description="By words and meaning, or by one of them")] = Mode.HYBRID,
    sort: HitSort = HitSort.RELEVANCE,
    exact: Annotated[bool, Query(description="Correct nothing")] = False,
    locale: LocaleQuery = DEFAULT_LOCALE,
) -> Response:
    """Products that have the words or mean the same, best first; at most 400. Kept for half a minute."""
    after = page.after(*_OFFSET)
    asked = Asked(" ".join(q.split()), locale, mode, filters, sort, page.limit, after[0] if after else 0, exact)

    async def load() -> View:
        answer = await app.search(asked)
        further = answer.pop("next_offset")
        SEARCHES.labels(mode.value, _outcome(answer)).inc()
        return answer | {"next_cursor": None if further is None else encode_cursor((further,))}

    return await kept.answer("/search", (await app.generation(), asdict(asked)), load)


@router.get("/suggest", response_model=SuggestAnswer)
async def suggest(
    _caller: OptionalCaller,
    app: App,
    kept: Kept,
    q: Annotated[str, Query(min_length=1, max_length=100, description="What was typed so far")],
    limit: Few = 6,
    locale: LocaleQuery = DEFAULT_LOCALE,
) -> Response:
    """Words, products and categories that it may become."""
    typed = " ".join(q.split())
    return await kept.answer(
        "/search/suggest", (await app.generation(), typed, limit, locale), lambda: app.suggest(typed, locale, limit)
    )


@router.get("/similar/{product_id}", response_model=SimilarAnswer, responses=problems(ProductNotFound))
async def similar_products(
    product_id: UUID,
    _caller: OptionalCaller,
    app: App,
    kept: Kept,
    limit: Few = 8,
    locale: LocaleQuery = DEFAULT_LOCALE,
) -> Response:
    """Products that are most like it."""
    return await kept.answer(
        "/search/similar",
        (await app.generation(), product_id, limit, locale),
        lambda: app.find_similar(product_id, locale, limit),
    )


def _outcome(answer: View) -> str:
    if not answer["items"]:
        return "nothing"
    if answer["degraded"]:
        return "degraded"
    return "by_meaning" if answer["only_by_meaning"] else "found"
