"""Periods of whole days in the shop's time zone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from analytics_service.domain.errors import InvalidPeriod

MOST_DAYS: Final = 400
USUAL_DAYS: Final = 30
MOST_DAYS_OF_HOURS: Final = 7
_EARLIEST: Final = date(2000, 1, 1)
_LATEST: Final = date(2999, 12, 31)
_DAY: Final = timedelta(days=1)
_HOUR: Final = timedelta(hours=1)
_QUARTER_SECONDS: Final = 900


class Grain(StrEnum):
    """How finely a period is divided; weeks begin on Monday (ISO 8601)."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Whose days are reported: figures of days are kept under the `epoch` in which the shop's time zone was `zone`."""

    epoch: int
    zone: ZoneInfo

    def day_of(self, moment: datetime) -> date:
        """The day on which it lies."""
        return moment.astimezone(self.zone).date()

    def begin_of(self, day: date) -> datetime:
        """When it begins (UTC): where clocks are put forward at midnight, the moment at which they are."""
        return datetime.combine(day, time(), self.zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a period: from `starts_at` (UTC), which is on `day`, until the next one starts."""

    starts_at: datetime
    day: date


@dataclass(frozen=True, slots=True)
class Period:
    """From the beginning of `first` to the end of `last`, both days of the calendar."""

    first: date
    last: date
    calendar: Calendar

    @property
    def days(self) -> int:
        """How many."""
        return (self.last - self.first).days + 1

    @property
    def before(self) -> "Period":
        """As many days right before it."""
        length = timedelta(days=self.days)
        return Period(self.first - length, self.last - length, self.calendar)

    @property
    def begins(self) -> datetime:
        """When its first day begins (UTC)."""
        return self.calendar.begin_of(self.first)

    @property
    def ends(self) -> datetime:
        """When its last day is over (UTC)."""
        return self.calendar.begin_of(self.last + _DAY)

    def pieces(self, grain: Grain) -> list[Piece]:
        """It without a gap; the first and the last may be shorter than the others. Raises InvalidPeriod."""
        days = [self.first + timedelta(days=n) for n in range(self.days)]
        if grain is Grain.HOUR:
            if self.days > MOST_DAYS_OF_HOURS:
                raise InvalidPeriod(f"By the hour a period has at most {MOST_DAYS_OF_HOURS} days.")
            return [piece for day in days for piece in self._hours(day)]
        return [Piece(self.calendar.begin_of(day), day) for day in days if day == self.first or _begins(grain, day)]

    def pieces_before(self, grain: Grain) -> list[Piece]:
        """The pieces of the period before: as many, each as many days earlier."""
        length = timedelta(days=self.days)
        pieces = []
        for piece in self.pieces(grain):
            since_midnight = piece.starts_at - self.calendar.begin_of(piece.day)
            day, next_day = piece.day - length, self.calendar.begin_of(piece.day - length + _DAY)
            pieces.append(Piece(min(self.calendar.begin_of(day) + since_midnight, next_day), day))
        return pieces

    def before_ends(self, now: datetime) -> datetime:
        """Until when the period before is compared (UTC): until the same time of day, where this one is not over.

        To the nearest quarter of an hour, since that is how finely most is counted.
        """
        today = self.calendar.day_of(now)
        if not self.first <= today <= self.last:
            return self.begins
        then = now.astimezone(self.calendar.zone)
        moment = datetime.combine(today - timedelta(days=self.days), then.time(), self.calendar.zone)
        return datetime.fromtimestamp(round(moment.timestamp() / _QUARTER_SECONDS) * _QUARTER_SECONDS, UTC)

    def _hours(self, day: date) -> list[Piece]:
        begins, ends = self.calendar.begin_of(day), self.calendar.begin_of(day + _DAY)
        hours = -(-(ends - begins) // _HOUR)
        return [Piece(begins + n * _HOUR, day) for n in range(hours)]


def monday_of(day: date) -> date:
    """The day with which its week begins (ISO 8601)."""
    return day - timedelta(days=day.weekday())


def _begins(grain: Grain, day: date) -> bool:
    match grain:
        case Grain.WEEK:
            return day.weekday() == 0
        case Grain.MONTH:
            return day.day == 1
        case _:
            return True


def period_of(first: date | None, last: date | None, days: int | None, now: datetime, calendar: Calendar) -> Period:
    """The days asked for: until today, and 30 of them, where nothing else is said. Raises InvalidPeriod."""
    if first is not None and days is not None:
        raise InvalidPeriod("Say either `from` or `days`.")
    end = last or calendar.day_of(now)
    if not _EARLIEST <= end <= _LATEST:
        raise InvalidPeriod("`to` lies outside of what is reported.")
    begin = first or end - timedelta(days=(days or USUAL_DAYS) - 1)
    if begin > end:
        raise InvalidPeriod("`from` lies after `to`.")
    if (end - begin).days >= MOST_DAYS:
        raise InvalidPeriod(f"A period has at most {MOST_DAYS} days.")
    return Period(begin, end, calendar)
