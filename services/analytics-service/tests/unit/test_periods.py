from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from analytics_service.domain.errors import InvalidPeriod
from analytics_service.domain.periods import Calendar, Grain, Period, period_of

PARIS = Calendar(1, ZoneInfo("Europe/Paris"))
FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)


def a_period(first: date, last: date | None = None, calendar: Calendar = PARIS) -> Period:
    return Period(first, last or first, calendar)


@pytest.mark.parametrize(("day", "hours"), [(FORWARD, 23), (BACK, 25), (date(2026, 6, 1), 24)])
def test_a_day_has_as_many_hours_as_its_clocks_go_through(day: date, hours: int) -> None:
    period = a_period(day)
    assert len(period.pieces(Grain.HOUR)) == hours
    assert (period.ends - period.begins).total_seconds() == hours * 3600
    assert len(period.pieces_before(Grain.HOUR)) == hours


def test_where_clocks_are_put_forward_at_midnight_the_day_begins_then() -> None:
    cairo = Calendar(1, ZoneInfo("Africa/Cairo"))
    begins = cairo.begin_of(date(2026, 4, 24))
    assert begins == datetime(2026, 4, 23, 22, tzinfo=UTC)
    assert cairo.day_of(begins) == date(2026, 4, 24)


def test_weeks_and_months_are_cut_at_the_ends_of_the_period() -> None:
    period = a_period(date(2026, 5, 27), date(2026, 6, 9))
    assert [piece.day for piece in period.pieces(Grain.WEEK)] == [
        date(2026, 5, 27), date(2026, 6, 1), date(2026, 6, 8),
    ]  # fmt: skip
    assert [piece.day for piece in period.pieces(Grain.MONTH)] == [date(2026, 5, 27), date(2026, 6, 1)]
    assert [piece.day for piece in period.pieces_before(Grain.WEEK)] == [
        date(2026, 5, 13), date(2026, 5, 18), date(2026, 5, 25),
    ]  # fmt: skip


def test_hours_are_of_a_week_at_most() -> None:
    with pytest.raises(InvalidPeriod):
        a_period(date(2026, 6, 1), date(2026, 6, 8)).pieces(Grain.HOUR)


def test_a_period_that_is_over_is_compared_with_all_of_the_one_before() -> None:
    period = a_period(date(2026, 6, 1), date(2026, 6, 7))
    assert period.before_ends(datetime(2026, 6, 9, tzinfo=UTC)) == period.begins


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        (datetime(2026, 6, 7, 12, 7, tzinfo=UTC), datetime(2026, 5, 31, 12, tzinfo=UTC)),
        (datetime(2026, 6, 7, 12, 8, tzinfo=UTC), datetime(2026, 5, 31, 12, 15, tzinfo=UTC)),
    ],
)
def test_a_period_that_ends_today_is_compared_until_the_same_time_of_day(now: datetime, ends: datetime) -> None:
    assert a_period(date(2026, 6, 1), date(2026, 6, 7)).before_ends(now) == ends


def test_the_same_time_of_day_is_that_of_the_clocks() -> None:
    now = datetime(2026, 3, 30, 10, tzinfo=UTC)  # noon in summer
    assert a_period(date(2026, 3, 30)).before_ends(now) == datetime(2026, 3, 29, 10, tzinfo=UTC)
    assert a_period(date(2026, 3, 29), date(2026, 3, 30)).before_ends(now) == datetime(2026, 3, 28, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 6, 2), date(2026, 6, 1)),
        (date(1999, 1, 1), date(1999, 1, 2)),
        (date(2025, 1, 1), date(2026, 6, 1)),
        (None, date.max),
    ],
)
def test_what_is_no_period_is_refused(first: date | None, last: date | None) -> None:
    with pytest.raises(InvalidPeriod):
        period_of(first, last, None, datetime(2026, 6, 1, tzinfo=UTC), PARIS)


def test_thirty_days_until_today_unless_something_is_said() -> None:
    period = period_of(None, None, None, datetime(2026, 6, 1, 23, tzinfo=UTC), PARIS)
    assert (period.first, period.last) == (date(2026, 5, 4), date(2026, 6, 2))
