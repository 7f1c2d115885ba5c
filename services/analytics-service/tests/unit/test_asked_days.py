"""So many days of the shop's time zone, asked for without knowing which day it is there."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from analytics_service.domain.errors import InvalidPeriod
from analytics_service.domain.periods import Calendar, period_of

LATE = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
PARIS = Calendar(1, ZoneInfo("Europe/Paris"))


def test_so_many_days_end_with_the_shops_today() -> None:
    period = period_of(None, None, 7, LATE, PARIS)
    assert (period.first, period.last) == (date(2026, 11, 25), date(2026, 12, 1))


def test_today_alone_is_one_day() -> None:
    period = period_of(None, None, 1, LATE, PARIS)
    assert period.first == period.last == date(2026, 12, 1)


def test_so_many_days_end_with_the_day_that_is_said() -> None:
    period = period_of(None, date(2026, 3, 1), 2, LATE, PARIS)
    assert period.first == date(2026, 2, 28)


def test_days_and_a_first_day_are_not_both_said() -> None:
    with pytest.raises(InvalidPeriod):
        period_of(date(2026, 11, 1), None, 7, LATE, PARIS)
