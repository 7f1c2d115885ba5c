"""Counting in one process."""

from hypothesis import given
from hypothesis import strategies as st

from servicekit.limits.windows import LocalWindows, Window

WINDOW = Window("login", 5, 60)
START = 1_000_000 * 60.0


def test_no_more_than_the_limit_passes() -> None:
    windows = LocalWindows()
    answers = [windows.hit(WINDOW, "a", START + second).allowed for second in range(10)]
    assert answers == [True] * 5 + [False] * 5
    assert windows.hit(WINDOW, "b", START).allowed


def test_what_remains_counts_down() -> None:
    windows = LocalWindows()
    assert [windows.hit(WINDOW, "a", START).remaining for _ in range(6)] == [4, 3, 2, 1, 0, 0]


def test_an_edge_does_not_double_the_limit() -> None:
    windows = LocalWindows()
    for _ in range(5):
        windows.hit(WINDOW, "a", START + 59)
    assert not windows.hit(WINDOW, "a", START + 61).allowed
    assert windows.hit(WINDOW, "a", START + 75).allowed


def test_refused_tries_do_not_prolong_the_wait() -> None:
    windows = LocalWindows()
    for second in range(60):
        windows.hit(WINDOW, "a", START + second)
    assert windows.hit(WINDOW, "a", START + 75).allowed


@given(st.integers(1, 20), st.integers(1, 100), st.lists(st.floats(0, 30), max_size=60))
def test_whoever_waits_as_told_gets_through(times: int, per_seconds: int, pauses: list[float]) -> None:
    windows, window, now = LocalWindows(), Window("any", times, per_seconds), START
    for pause in pauses:
        now += pause
        windows.hit(window, "a", now)
    answer = windows.hit(window, "a", now)
    if not answer.allowed:
        assert windows.hit(window, "a", now + answer.reset_seconds).allowed


@given(st.integers(1, 20), st.integers(1, 60), st.lists(st.floats(0, 20), max_size=200))
def test_no_window_holds_more_than_the_limit(times: int, per_seconds: int, pauses: list[float]) -> None:
    windows, window, now = LocalWindows(), Window("any", times, per_seconds), START
    passed: dict[int, int] = {}
    for pause in pauses:
        now += pause
        if windows.hit(window, "a", now).allowed:
            passed[window.index(now)] = passed.get(window.index(now), 0) + 1
    assert all(count <= times for count in passed.values())


def test_old_windows_are_forgotten() -> None:
    windows = LocalWindows()
    windows.hit(WINDOW, "a", START)
    windows.sweep(START + 121)
    assert not windows.counts
    assert not windows.ends


def test_memory_is_bounded() -> None:
    windows = LocalWindows()
    for number in range(60_000):
        windows.hit(WINDOW, str(number), START)
    assert len(windows.counts) <= 50_000


def test_what_was_counted_is_shared_once_and_again_when_it_was_not_taken() -> None:
    windows, window = LocalWindows(), Window("w", 10, 60)
    for key in ("a", "a", "b"):
        windows.hit(window, key, START)
    taken = windows.take_unshared()
    assert sorted((key[1], unshared) for key, _, unshared, _ in taken) == [("a", 2), ("b", 1)]
    assert windows.take_unshared() == []
    windows.give_back(window, "b", START)
    for of, count, unshared, _ in taken:
        windows.keep(of, count, unshared)
    assert [(key[1], unshared) for key, _, unshared, _ in windows.take_unshared()] == [("a", 2)]
