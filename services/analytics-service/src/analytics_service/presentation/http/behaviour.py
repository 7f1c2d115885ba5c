"""What visitors do, for staff."""

from typing import Annotated

from fastapi import APIRouter, Query

from analytics_service.presentation.http.behaviour_answers import (
    BasketsAnswer,
    CohortAnswer,
    CohortsAnswer,
    FunnelAnswer,
    SessionsAnswer,
    SessionsDayAnswer,
)
from analytics_service.presentation.http.dependencies import (
    FewQuery,
    LocaleQuery,
    PeriodQuery,
    Reported,
    reading,
    staff_limit,
)
from analytics_service.presentation.http.report_answers import PeriodAnswer
from analytics_service.presentation.http.tags import REPORTS

router = APIRouter(prefix="/analytics/behaviour", tags=[REPORTS], dependencies=[reading, staff_limit])
WeeksQuery = Annotated[int, Query(ge=1, le=26, description="How many weeks, the present one included")]


@router.get("/funnel")
async def report_funnel(period: PeriodQuery, reporting: Reported) -> FunnelAnswer:
    """From a session to a paid order."""
    return FunnelAnswer.of(await reporting.reports.funnel(period), period)


@router.get("/cohorts")
async def report_cohorts(reporting: Reported, weeks: WeeksQuery = 8) -> CohortsAnswer:
    """Who comes back, by the week of the first visit."""
    calendar = await reporting.reports.calendar()
    cohorts = await reporting.reports.cohorts(weeks, calendar, reporting.now())
    return CohortsAnswer(time_zone=calendar.zone.key, items=[CohortAnswer.of(cohort) for cohort in cohorts])


@router.get("/sessions")
async def report_sessions(period: PeriodQuery, reporting: Reported) -> SessionsAnswer:
    """How many sessions, how long, and of how many visitors."""
    days = await reporting.reports.sessions(period)
    return SessionsAnswer(period=PeriodAnswer.of(period), days=[SessionsDayAnswer.of(day) for day in days])


@router.get("/baskets")
async def report_baskets(
    period: PeriodQuery, reporting: Reported, limit: FewQuery = 20, locale: LocaleQuery = "en"
) -> BasketsAnswer:
    """Baskets that were filled and left."""
    return BasketsAnswer.of(await reporting.reports.baskets(period, limit, locale, reporting.now()), period)
