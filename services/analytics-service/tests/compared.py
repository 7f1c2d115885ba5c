"""Reports beside raw SQL: nothing may differ."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import asyncpg
from histories import CURRENCY
from raw_reports import RawReports

from analytics_service.application.report_ports import Figures, Sold, SoldSort
from analytics_service.domain.periods import Grain, Period, period_of
from analytics_service.infrastructure.reports import SqlReports

_NOTHING = (0, 0, 0, 0)


async def compare(
    reports: SqlReports, raw_connection: "asyncpg.Connection[Any]", days: tuple[Any, Any], now: datetime
) -> Period:
    """Every report of these days, as of `now`; answers the period in the calendar that is live."""
    period = period_of(*days, None, now, await reports.calendar())
    raw = RawReports(raw_connection, period, now, CURRENCY)
    await _revenue(reports, raw, period, now)
    await _dashboard(reports, raw, period, now)
    await _sold(reports, raw, period)
    await _visits(reports, raw, period, now)
    return period


async def _revenue(reports: SqlReports, raw: RawReports, period: Period, now: datetime) -> None:
    for grain in (Grain.DAY, Grain.WEEK, Grain.MONTH):
        revenue = await reports.revenue(period, grain, now, compare=False)
        assert {row.day: _sold_row(row.sold) for row in revenue.rows if row.sold != Sold(0, 0, 0, 0)} == {
            day: row for day, row in (await raw.sold(grain.value)).items() if row != _NOTHING
        }
    by_hour = await reports.revenue(period, Grain.HOUR, now, compare=True)
    by_day = await reports.revenue(period, Grain.DAY, now, compare=True)
    assert by_hour.total == by_day.total
    assert by_hour.total_before == by_day.total_before
    assert len(by_hour.rows_before or ()) == len(by_hour.rows)


async def _dashboard(reports: SqlReports, raw: RawReports, period: Period, now: datetime) -> None:
    dashboard = await reports.dashboard(period, now)
    before = await raw.figures(period.before, period.before_ends(now))
    assert _figures(dashboard.now) == await raw.figures(period, period.ends)
    assert _figures(dashboard.before) == before
    revenue = await reports.revenue(period, Grain.DAY, now, compare=True)
    assert revenue.total_before is not None
    assert _sold_row(revenue.total_before) == before[:4]
    days = await raw.days()
    assert [(day.day, day.page_views, day.visitors) for day in dashboard.days] == [
        (row.day, *days.get(row.day, (0, 0))) for row in revenue.rows
    ]
    assert [(day.orders, day.revenue) for day in dashboard.days] == [
        (row.sold.orders, row.sold.revenue) for row in revenue.rows
    ]


async def _sold(reports: SqlReports, raw: RawReports, period: Period) -> None:
    expected = await raw.products()
    for sort in SoldSort:
        products = await reports.sold_products(period, sort, 100, "fr")
        found = [
            (each.product.id, each.pieces, each.orders, each.revenue, each.refunds, each.views, each.carts)
            for each in products
        ]
        assert {row[0]: row[1:] for row in found} == expected
        best = [getattr(each, sort.value) for each in products]
        assert best == sorted(best, reverse=True)
    categories = await reports.sold_categories(period, "en")
    assert {each.id: (each.pieces, each.orders, each.revenue, each.refunds) for each in categories} == (
        await raw.categories()
    )
    terms = await raw.terms()
    every = await reports.terms(period, 100, without_results=False)
    assert {each.term: (each.searches, each.without_results) for each in every} == terms
    in_vain = await reports.terms(period, 100, without_results=True)
    assert {each.term: (each.searches, each.without_results) for each in in_vain} == {
        term: row for term, row in terms.items() if row[1]
    }


async def _visits(reports: SqlReports, raw: RawReports, period: Period, now: datetime) -> None:
    assert [step.sessions for step in await reports.funnel(period)] == await raw.funnel()
    sessions = await reports.sessions(period)
    assert {
        day.day: (day.sessions, day.visitors, day.bounces, day.median_seconds, day.page_views)
        for day in sessions
        if day.sessions
    } == await raw.sessions()
    baskets = await reports.baskets(period, 100, "en", now)
    assert {day.day: (day.filled, day.paid, day.abandoned) for day in baskets.days if day.filled} == await raw.baskets()
    assert {left.product.id: left.baskets for left in baskets.products} == await raw.left_products()


async def compare_cohorts(
    reports: SqlReports, raw_connection: "asyncpg.Connection[Any]", period: Period, now: datetime
) -> None:
    """Cohorts, counted at `now`."""
    expected = await RawReports(raw_connection, period, now, CURRENCY).cohorts()
    cohorts = await reports.cohorts(4, period.calendar, now)
    assert {
        (cohort.week, later): visitors
        for cohort in cohorts
        for later, visitors in enumerate(cohort.returned)
        if visitors
    } == expected


def _figures(figures: Figures) -> tuple[int, ...]:
    return (
        *_sold_row(figures.sold), figures.new_customers, figures.page_views, figures.product_views, figures.searches,
        figures.carts, figures.checkouts, figures.visitors, figures.sessions, figures.paid_sessions,
    )  # fmt: skip


def _sold_row(sold: Sold) -> Sequence[int]:
    return (sold.orders, sold.revenue, sold.shipping, sold.refunds)
