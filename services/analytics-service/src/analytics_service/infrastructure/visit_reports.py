"""Reports on what visitors do: of those who agreed to be counted."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from analytics_service.application.report_ports import (
    Baskets,
    BasketsDay,
    Cohort,
    FunnelStep,
    LeftProduct,
    SessionsDay,
)
from analytics_service.domain.periods import Calendar, Grain, Period, monday_of
from analytics_service.infrastructure.report_source import ReportSource, product_name
from analytics_service.infrastructure.report_statements import (
    BASKET_DAYS,
    COHORTS,
    FUNNEL,
    LEFT_PRODUCTS,
    SESSION_DAYS,
)

LEFT_AFTER: Final = timedelta(hours=1)
_WEEK: Final = timedelta(days=7)


class VisitReports(ReportSource):
    """Sessions lie where they began."""

    async def funnel(self, period: Period) -> Sequence[FunnelStep]:
        """From a session to a paid order."""
        row = await self._database.fetch_one(FUNNEL, since=period.begins, until=period.ends)
        return [FunnelStep(step, sessions) for step, sessions in (row or {}).items()]

    async def sessions(self, period: Period) -> Sequence[SessionsDay]:
        """Day by day."""
        pieces = period.pieces(Grain.DAY)
        starts = [piece.starts_at for piece in pieces]
        rows = await self._database.fetch(SESSION_DAYS, starts=starts, since=starts[0], until=period.ends)
        found = {row["piece"]: row for row in rows}
        return [
            SessionsDay(piece.day, 0, 0, 0, None, 0)
            if (row := found.get(number)) is None
            else SessionsDay(
                piece.day, row["sessions"], row["visitors"], row["bounces"], row["median_seconds"], row["page_views"]
            )
            for number, piece in enumerate(pieces, 1)
        ]

    async def baskets(self, period: Period, limit: int, locale: str, now: datetime) -> Baskets:
        """Baskets that were filled and left, and the `limit` products that were left most often."""
        pieces = period.pieces(Grain.DAY)
        starts = [piece.starts_at for piece in pieces]
        span = {"since": period.begins, "until": period.ends, "left_before": now - LEFT_AFTER}
        rows = await self._database.fetch(BASKET_DAYS, starts=starts, **span)
        left = await self._database.fetch(LEFT_PRODUCTS, limit=limit, **span)
        found = {row["piece"]: (row["filled"], row["paid"], row["abandoned"]) for row in rows}
        return Baskets(
            [BasketsDay(piece.day, *found.get(number, (0, 0, 0))) for number, piece in enumerate(pieces, 1)],
            [LeftProduct(product_name(row, locale), row["baskets"]) for row in left],
        )

    async def cohorts(self, weeks: int, calendar: Calendar, now: datetime) -> Sequence[Cohort]:
        """Of the last `weeks` weeks, the oldest first."""
        present = monday_of(calendar.day_of(now))
        first = present - (weeks - 1) * _WEEK
        rows = await self._database.fetch(COHORTS, epoch=calendar.epoch, first=first)
        came = {(row["week"], row["later"]): row["visitors"] for row in rows}
        return [_cohort(first + n * _WEEK, weeks - n, came) for n in range(weeks)]


def _cohort(week: date, weeks: int, came: dict[tuple[date, int], int]) -> Cohort:
    returned = [came.get((week, later), 0) for later in range(weeks)]
    return Cohort(week, returned[0], returned)
