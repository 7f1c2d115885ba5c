"""What is popular, and what is searched for."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from analytics_service.application.report_ports import SearchedTerm
from analytics_service.domain.periods import Period
from analytics_service.infrastructure.held import Held
from analytics_service.infrastructure.report_source import ReportSource
from analytics_service.infrastructure.report_statements import POPULAR, TERMS, TERMS_IN_VAIN, TRENDING
from servicekit.database import Database

_MOST_SHOWN: Final = 24
_POPULAR_DAYS: Final = timedelta(days=30)
_LATELY: Final = timedelta(days=7)
_BEFORE: Final = timedelta(days=28)
_DAY: Final = timedelta(days=1)


class ShownReports(ReportSource):
    """In the shop's days, today included. What everybody may ask for is held for a while: it reads a month of days."""

    def __init__(self, database: Database, currency: str, time_zone: str) -> None:
        super().__init__(database, currency, time_zone)
        self._popular, self._trending = Held(self._read_popular), Held(self._read_trending)

    async def popular(self, limit: int, now: datetime) -> Sequence[UUID]:
        """Products that many buy and look at, the most popular first; 24 at most."""
        return (await self._popular(now))[:limit]

    async def trending(self, limit: int, now: datetime) -> Sequence[str]:
        """Terms that are searched for more than before, the steepest first; 24 at most."""
        return (await self._trending(now))[:limit]

    async def terms(self, period: Period, limit: int, *, without_results: bool) -> Sequence[SearchedTerm]:
        """What was searched for, the most frequent first; only what found nothing, with `without_results`."""
        rows = await self._database.fetch(
            TERMS_IN_VAIN if without_results else TERMS,
            epoch=period.calendar.epoch, first=period.first, last=period.last, limit=limit,
        )  # fmt: skip
        return [SearchedTerm(row["term"], row["searches"], row["without_results"]) for row in rows]

    async def _read_popular(self, now: datetime) -> Sequence[UUID]:
        calendar = await self.calendar()
        today = calendar.day_of(now)
        rows = await self._database.fetch(
            POPULAR, epoch=calendar.epoch, first=today - _POPULAR_DAYS + _DAY, last=today, limit=_MOST_SHOWN
        )
        return [row["product_id"] for row in rows]

    async def _read_trending(self, now: datetime) -> Sequence[str]:
        calendar = await self.calendar()
        today = calendar.day_of(now)
        first = today - _LATELY + _DAY
        rows = await self._database.fetch(
            TRENDING, epoch=calendar.epoch, first=first, last=today, first_before=first - _BEFORE,
            last_before=first - _DAY, limit=_MOST_SHOWN,
        )  # fmt: skip
        return [row["term"] for row in rows]
