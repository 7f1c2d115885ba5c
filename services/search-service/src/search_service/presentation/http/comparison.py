"""Prices side by side, for everybody."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel

from search_service.domain.price_errors import ProductNotCompared, VariantNotOfProduct
from search_service.presentation.http.comparison_answers import ComparisonAnswer, PriceHistoryAnswer
from search_service.presentation.http.price_dependencies import Compared
from servicekit.conditional import REVALIDATES, etag_of, has_already
from servicekit.documented import Tag, adds
from servicekit.limits import limit
from servicekit.problems import problems

MOST_DAYS = 366
CACHE_CONTROL = "public, max-age=30, stale-while-revalidate=60"
router = APIRouter(
    prefix="/search",
    tags=[Tag("Price comparison", "What other sellers ask for the shop's products, now and before.")],
    dependencies=[Depends(limit("compare prices", times=300, per_seconds=60))],
)
Days = Annotated[int, Query(ge=1, le=MOST_DAYS, description="How many days, today the last")]


@router.get("/compare/{product_id}", response_model=ComparisonAnswer, responses=problems(ProductNotCompared))
@adds(REVALIDATES)
async def compare_prices(product_id: UUID, request: Request, prices: Compared) -> Response:
    """A published product's variants, each with what other sellers ask for the same thing."""
    return _kept(request, ComparisonAnswer.of(await prices.reads.compare(product_id)))


@router.get(
    "/price-history/{product_id}",
    response_model=PriceHistoryAnswer,
    responses=problems(ProductNotCompared, VariantNotOfProduct),
)
@adds(REVALIDATES)
async def show_price_history(
    product_id: UUID, request: Request, prices: Compared, variant: UUID | None = None, days: Days = 90
) -> Response:
    """The shop's price day by day, and the best of other sellers; of all variants unless one is named."""
    history = await prices.reads.history(product_id, variant, days)
    return _kept(request, PriceHistoryAnswer.of(prices.currency, list(history)))


def _kept(request: Request, answer: BaseModel) -> Response:
    """The same for everybody, so that caches on the way keep it; 304 for who has it."""
    content = answer.model_dump_json().encode()
    headers = {"ETag": etag_of(content), "Cache-Control": CACHE_CONTROL}
    if has_already(request.scope, headers["ETag"].encode()):
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers, media_type="application/json")
