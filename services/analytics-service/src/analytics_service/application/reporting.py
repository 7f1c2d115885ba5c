"""What every report needs beside its figures: the shop's days, and its currency."""

from dataclasses import dataclass
from datetime import date, datetime

from analytics_service.application.report_ports import Reports
from analytics_service.domain.periods import Period, period_of
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class Reporting:
    """`reports` asked in the shop's days; `currency` is its selling currency."""

    reports: Reports
    currency: str
    clock: Clock

    def now(self) -> datetime:
        """When it is asked."""
        return self.clock()

    async def period(self, first: date | None, last: date | None, days: int | None) -> Period:
        """The days asked for. Raises InvalidPeriod."""
        return period_of(first, last, days, self.clock(), await self.reports.calendar())
