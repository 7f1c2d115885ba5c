"""What is shown in the shop: what many buy, what many search for."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from analytics_service.presentation.http.dependencies import Reported
from analytics_service.presentation.http.shown_answers import (
    PopularProductAnswer,
    PopularProductsAnswer,
    TrendingTermAnswer,
    TrendingTermsAnswer,
)
from analytics_service.presentation.http.tags import SHOWN
from servicekit.identity import OptionalCaller
from servicekit.limits import limit

router = APIRouter(
    prefix="/analytics", tags=[SHOWN], dependencies=[Depends(limit("what is popular", times=600, per_seconds=60))]
)
Few = Annotated[int, Query(ge=1, le=24, description="How many at most")]


@router.get("/products/popular")
async def popular_products(_caller: OptionalCaller, reporting: Reported, limit: Few = 12) -> PopularProductsAnswer:
    """Products by what was paid for in the last 30 days, each piece counting as 20 looks at the product's page."""
    found = await reporting.reports.popular(limit, reporting.now())
    return PopularProductsAnswer(items=[PopularProductAnswer(product_id=product_id) for product_id in found])


@router.get("/search/trending")
async def trending_terms(_caller: OptionalCaller, reporting: Reported, limit: Few = 8) -> TrendingTermsAnswer:
    """Terms by how much more they were searched for in the last 7 days than in a week of the 28 days before.

    Only terms that found something, of at most 64 characters, by three visitors or more, without e-mail addresses or
    long numbers.
    """
    found = await reporting.reports.trending(limit, reporting.now())
    return TrendingTermsAnswer(items=[TrendingTermAnswer(term=term) for term in found])
