from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from builders import NOON, id_at

from analytics_service.domain.events import EventType, Rejection, judged, moment_of


@pytest.mark.parametrize(
    ("offset", "rejection"),
    [
        (timedelta(), None),
        (timedelta(days=-7), None),
        (timedelta(days=-7, milliseconds=-1), Rejection.CLOCK_SKEW),
        (timedelta(minutes=5), None),
        (timedelta(minutes=5, milliseconds=1), Rejection.CLOCK_SKEW),
        (timedelta(days=-365), Rejection.CLOCK_SKEW),
        (timedelta(days=1), Rejection.CLOCK_SKEW),
    ],
)
def test_an_ids_time_lies_within_a_week_and_five_minutes(offset: timedelta, rejection: Rejection | None) -> None:
    assert judged(id_at(NOON + offset), NOON) is rejection


def test_an_id_of_a_year_that_no_date_has_is_refused_like_any_other() -> None:
    assert judged(UUID("ffffffff-ffff-7fff-bfff-ffffffffffff"), NOON) is Rejection.CLOCK_SKEW
    assert judged(UUID("00000000-0000-7000-8000-000000000000"), NOON) is Rejection.CLOCK_SKEW


def test_an_id_without_a_time_is_refused() -> None:
    assert judged(uuid4(), NOON) is Rejection.NOT_UUID7


def test_an_id_says_its_moment_to_the_millisecond() -> None:
    moment = NOON + timedelta(milliseconds=123)
    assert moment_of(id_at(moment)) == moment


def test_types_keep_their_numbers() -> None:
    assert [kind.number for kind in EventType] == [1, 2, 3, 4, 5]
