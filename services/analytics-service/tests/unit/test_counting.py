from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from builders import NOON, a_counted
from hypothesis import given
from hypothesis import strategies as st

from analytics_service.domain.counting import CountedEvent, Counts, count, counted_term, folded, may_be_shown, slot_of
from analytics_service.domain.events import EventType
from analytics_service.domain.periods import Calendar
from servicekit.domain import new_id

UTC_DAYS = Calendar(1, ZoneInfo("UTC"))
KATHMANDU = Calendar(2, ZoneInfo("Asia/Kathmandu"))
VISITORS = [str(new_id()) for _ in range(3)]
SESSIONS = [str(new_id()) for _ in range(4)]
PRODUCTS = [str(new_id()) for _ in range(3)]


@st.composite
def events(draw: st.DrawFn) -> CountedEvent:
    kind = draw(st.sampled_from(EventType))
    facts: dict[str, Any] = {"is_bot": draw(st.booleans())}
    at = NOON + timedelta(minutes=draw(st.integers(0, 3000)))
    if draw(st.booleans()):
        session = draw(st.integers(0, 3))
        facts |= {"session": SESSIONS[session], "visitor": VISITORS[session % 3]}
    if kind in (EventType.PRODUCT_VIEW, EventType.ADD_TO_CART):
        facts["product_id"] = draw(st.sampled_from(PRODUCTS))
    if kind is EventType.SEARCH:
        facts |= {"term": draw(st.sampled_from(["teapot", "lamp", "a@b.test"])), "results": draw(st.integers(0, 2))}
    return a_counted(kind, at=at, **facts)


@given(st.lists(events(), max_size=40), st.integers(0, 40))
def test_counts_of_pieces_add_up_to_those_of_the_whole(all_of_them: list[CountedEvent], cut: int) -> None:
    calendars = [UTC_DAYS, KATHMANDU]
    whole = count(all_of_them, calendars, {})
    first, second = (count(piece, calendars, {}) for piece in (all_of_them[:cut], all_of_them[cut:]))
    assert _sums(first, second, "slots") == whole.slots
    assert _sums(first, second, "products") == whole.products
    assert _sums(first, second, "terms") == whole.terms
    assert first.term_visitors | second.term_visitors == whole.term_visitors
    for session, part in whole.sessions.items():
        pieces = [each.sessions[session] for each in (first, second) if session in each.sessions]
        assert part.events == sum(piece.events for piece in pieces)
        assert part.started_at == min(piece.started_at for piece in pieces)
        assert part.ended_at == max(piece.ended_at for piece in pieces)


def test_a_quarter_of_an_hour_lies_in_one_day_of_kathmandu() -> None:
    # Midnight there is 18:15 UTC.
    before, after = datetime(2026, 6, 1, 18, 14, 59, tzinfo=UTC), datetime(2026, 6, 1, 18, 15, tzinfo=UTC)
    assert [KATHMANDU.day_of(slot_of(moment)) for moment in (before, after)] == [date(2026, 6, 1), date(2026, 6, 2)]


def test_bots_are_in_slots_alone() -> None:
    counts = count([a_counted(EventType.SEARCH, is_bot=True, visitor=VISITORS[0], session=SESSIONS[0])], [UTC_DAYS], {})
    assert counts == Counts(slots={(NOON, EventType.SEARCH.number): [0, 1]})


def test_who_did_not_agree_is_counted_and_linked_to_nothing() -> None:
    counts = count([a_counted(EventType.PRODUCT_VIEW, product_id=PRODUCTS[0])], [UTC_DAYS], {})
    assert counts.products == {(1, NOON.date(), PRODUCTS[0]): [1, 0]}
    assert not counts.visitors
    assert not counts.sessions


def test_a_term_is_counted_however_it_is_written() -> None:
    assert folded("  Ｂlue\tTEAPOT ") == "blue teapot"
    assert len(folded("\ufdfa" * 200)) <= 200


@pytest.mark.parametrize("typed", ["me@home.test", "order 1234567", "+33 6 12 34 56 78", "4242-4242-4242-4242"])
def test_addresses_and_numbers_of_people_are_not_kept(typed: str) -> None:
    assert counted_term(typed) is None


def test_what_everybody_may_see_is_short_and_found_something() -> None:
    assert counted_term("Blue teapot 24") == "blue teapot 24"
    assert may_be_shown("blue teapot 24", 3)
    assert not may_be_shown("blue teapot", 0)
    assert not may_be_shown("x" * 65, 3)


def _sums(first: Counts, second: Counts, name: str) -> dict[object, list[int]]:
    sums: dict[object, list[int]] = {}
    for each in (first, second):
        for key, (one, other) in getattr(each, name).items():
            known = sums.get(key, [0, 0])
            sums[key] = [known[0] + one, known[1] + other]
    return sums
