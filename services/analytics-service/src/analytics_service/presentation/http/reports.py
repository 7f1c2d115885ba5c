"""Sales and searches, for staff."""

from typing import Annotated

from fastapi import APIRouter, Query

from analytics_service.application.report_ports import SoldSort
from analytics_service.domain.periods import Grain
from analytics_service.presentation.http.dependencies import (
    FewQuery,
    LocaleQuery,
    PeriodQuery,
    Reported,
    reading,
    staff_limit,
)
from analytics_service.presentation.http.report_answers import (
    DashboardAnswer,
    PeriodAnswer,
    RevenueAnswer,
    SearchedTermAnswer,
    SearchedTermsAnswer,
    SoldCategoriesAnswer,
    SoldCategoryAnswer,
    SoldProductAnswer,
    SoldProductsAnswer,
)
from analytics_service.presentation.http.tags import REPORTS

router = APIRouter(prefix="/analytics", tags=[REPORTS], dependencies=[reading, staff_limit])
GrainQuery = Annotated[Grain, Query(description="How finely the period is divided; hours for at most 7 days")]
CompareQuery = Annotated[bool, Query(description="Also the period before: as many days, right before it")]
SortQuery = Annotated[SoldSort, Query(description="What is best")]
InVainQuery = Annotated[bool, Query(description="Only what found nothing, by how often")]


@router.get("/dashboard")
async def show_dashboard(period: PeriodQuery, reporting: Reported) -> DashboardAnswer:
    """All figures of a period beside those of the period before."""
    dashboard = await reporting.reports.dashboard(period, reporting.now())
    return DashboardAnswer.of(dashboard, period, reporting.currency)


@router.get("/revenue")
async def report_revenue(
    period: PeriodQuery, reporting: Reported, by: GrainQuery = Grain.DAY, compare: CompareQuery = False
) -> RevenueAnswer:
    """What was sold and given back, piece by piece."""
    revenue = await reporting.reports.revenue(period, by, reporting.now(), compare=compare)
    return RevenueAnswer.of(revenue, period, reporting.currency)


@router.get("/products/sold")
async def report_sold_products(
    period: PeriodQuery,
    reporting: Reported,
    sort: SortQuery = SoldSort.REVENUE,
    limit: FewQuery = 20,
    locale: LocaleQuery = "en",
) -> SoldProductsAnswer:
    """What sells."""
    sold = await reporting.reports.sold_products(period, sort, limit, locale)
    items = [SoldProductAnswer.of(product, reporting.currency) for product in sold]
    return SoldProductsAnswer(period=PeriodAnswer.of(period), items=items)


@router.get("/categories/sold")
async def report_sold_categories(
    period: PeriodQuery, reporting: Reported, locale: LocaleQuery = "en"
) -> SoldCategoriesAnswer:
    """What sells, by category."""
    sold = await reporting.reports.sold_categories(period, locale)
    items = [SoldCategoryAnswer.of(category, reporting.currency) for category in sold]
    return SoldCategoriesAnswer(period=PeriodAnswer.of(period), items=items)


@router.get("/search/terms")
async def report_terms(
    period: PeriodQuery, reporting: Reported, without_results: InVainQuery = False, limit: FewQuery = 20
) -> SearchedTermsAnswer:
    """What is searched for."""
    terms = await reporting.reports.terms(period, limit, without_results=without_results)
    return SearchedTermsAnswer(period=PeriodAnswer.of(period), items=[SearchedTermAnswer.of(term) for term in terms])
