"""Every report as CSV: the same figures, amounts in decimals of `currency`, shares from 0 to 1."""

from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Final

from fastapi import APIRouter
from starlette.responses import StreamingResponse

from analytics_service.application.report_ports import Sold, SoldSort
from analytics_service.domain.periods import Grain
from analytics_service.presentation.http.behaviour import WeeksQuery
from analytics_service.presentation.http.dependencies import (
    FewQuery,
    LocaleQuery,
    PeriodQuery,
    Reported,
    export_limit,
    reading,
)
from analytics_service.presentation.http.reports import GrainQuery, InVainQuery, SortQuery
from analytics_service.presentation.http.tags import REPORTS
from commerce.values import Money
from servicekit.csv_lines import Cell, CsvResponse, csv_file

router = APIRouter(
    prefix="/analytics",
    tags=[REPORTS],
    dependencies=[reading, export_limit],
    default_response_class=CsvResponse,
)
_SOLD: Final = ("orders", "revenue", "shipping", "refunds", "net", "currency")


@router.get("/dashboard.csv", response_model=str)
async def export_dashboard(period: PeriodQuery, reporting: Reported) -> StreamingResponse:
    """The days of the dashboard as CSV (UTF-8): amounts in decimals of `currency`."""
    days, currency = (await reporting.reports.dashboard(period, reporting.now())).days, reporting.currency
    columns = ("day", "orders", "revenue", "currency", "page_views", "visitors")
    rows = (
        (day.day.isoformat(), day.orders, _decimal(day.revenue, currency), currency, day.page_views, day.visitors)
        for day in days
    )
    return _file("dashboard", columns, rows)


@router.get("/revenue.csv", response_model=str)
async def export_revenue(period: PeriodQuery, reporting: Reported, by: GrainQuery = Grain.DAY) -> StreamingResponse:
    """Revenue as CSV (UTF-8): amounts in decimals of `currency`."""
    revenue = await reporting.reports.revenue(period, by, reporting.now(), compare=False)
    rows = (
        (row.starts_at.isoformat(), row.day.isoformat(), *_sold(row.sold, reporting.currency)) for row in revenue.rows
    )
    return _file("revenue", ("starts_at", "day", *_SOLD), rows)


@router.get("/products/sold.csv", response_model=str)
async def export_sold_products(
    period: PeriodQuery,
    reporting: Reported,
    sort: SortQuery = SoldSort.REVENUE,
    limit: FewQuery = 100,
    locale: LocaleQuery = "en",
) -> StreamingResponse:
    """What sells as CSV (UTF-8): amounts in decimals of `currency`."""
    sold, currency = await reporting.reports.sold_products(period, sort, limit, locale), reporting.currency
    columns = ("id", "slug", "title", "pieces", "orders", "revenue", "refunds", "net", "currency", "views", "carts")
    rows = (
        (
            str(each.product.id), each.product.slug, each.product.title, each.pieces, each.orders,
            *_amounts(each.revenue, each.refunds, currency), each.views, each.carts,
        )
        for each in sold
    )  # fmt: skip
    return _file("sold-products", columns, rows)


@router.get("/categories/sold.csv", response_model=str)
async def export_sold_categories(
    period: PeriodQuery, reporting: Reported, locale: LocaleQuery = "en"
) -> StreamingResponse:
    """What sells by category as CSV (UTF-8): amounts in decimals of `currency`."""
    sold, currency = await reporting.reports.sold_categories(period, locale), reporting.currency
    columns = ("id", "name", "pieces", "orders", "revenue", "refunds", "net", "currency")
    rows = (
        (
            None if each.id is None else str(each.id), each.name, each.pieces, each.orders,
            *_amounts(each.revenue, each.refunds, currency),
        )
        for each in sold
    )  # fmt: skip
    return _file("sold-categories", columns, rows)


@router.get("/search/terms.csv", response_model=str)
async def export_terms(
    period: PeriodQuery, reporting: Reported, without_results: InVainQuery = False, limit: FewQuery = 100
) -> StreamingResponse:
    """What is searched for as CSV (UTF-8)."""
    terms = await reporting.reports.terms(period, limit, without_results=without_results)
    rows = ((each.term, each.searches, each.without_results) for each in terms)
    return _file("search-terms", ("term", "searches", "without_results"), rows)


@router.get("/behaviour/funnel.csv", response_model=str)
async def export_funnel(period: PeriodQuery, reporting: Reported) -> StreamingResponse:
    """The funnel as CSV (UTF-8)."""
    rows = ((each.step, each.sessions) for each in await reporting.reports.funnel(period))
    return _file("funnel", ("step", "sessions"), rows)


@router.get("/behaviour/cohorts.csv", response_model=str)
async def export_cohorts(reporting: Reported, weeks: WeeksQuery = 8) -> StreamingResponse:
    """Who comes back as CSV (UTF-8): a line for each week of a cohort, week 0 being its first."""
    cohorts = await reporting.reports.cohorts(weeks, await reporting.reports.calendar(), reporting.now())
    rows = (
        (each.week.isoformat(), each.visitors, later, came)
        for each in cohorts
        for later, came in enumerate(each.returned)
    )
    return _file("cohorts", ("week", "visitors", "weeks_later", "returned"), rows)


@router.get("/behaviour/sessions.csv", response_model=str)
async def export_sessions(period: PeriodQuery, reporting: Reported) -> StreamingResponse:
    """Sessions as CSV (UTF-8)."""
    days = await reporting.reports.sessions(period)
    columns = ("day", "sessions", "visitors", "bounces", "median_seconds", "page_views")
    rows = (
        (day.day.isoformat(), day.sessions, day.visitors, day.bounces, day.median_seconds, day.page_views)
        for day in days
    )
    return _file("sessions", columns, rows)


@router.get("/behaviour/baskets.csv", response_model=str)
async def export_baskets(period: PeriodQuery, reporting: Reported) -> StreamingResponse:
    """Baskets by day as CSV (UTF-8)."""
    baskets = await reporting.reports.baskets(period, 1, "en", reporting.now())
    rows = ((day.day.isoformat(), day.filled, day.paid, day.abandoned) for day in baskets.days)
    return _file("baskets", ("day", "filled", "paid", "abandoned"), rows)


def _file(name: str, columns: Sequence[str], rows: Iterable[Iterable[Cell]]) -> StreamingResponse:
    async def at_once() -> AsyncIterator[Iterable[Iterable[Cell]]]:
        yield rows

    return csv_file(name, columns, at_once())


def _sold(sold: Sold, currency: str) -> tuple[Cell, ...]:
    amounts = (_decimal(amount, currency) for amount in (sold.revenue, sold.shipping, sold.refunds, sold.net))
    return (sold.orders, *amounts, currency)


def _amounts(revenue: int, refunds: int, currency: str) -> tuple[Cell, ...]:
    return (*(_decimal(amount, currency) for amount in (revenue, refunds, revenue - refunds)), currency)


def _decimal(amount: int, currency: str) -> str:
    return Money(amount, currency).decimal
