"""Background work: pauses, wake-ups, failures and the end."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from itertools import pairwise

import pytest
from prometheus_client import REGISTRY

from servicekit.background import BackgroundWork
from servicekit.domain.errors import Unavailable


@pytest.fixture
async def work() -> AsyncIterator[BackgroundWork]:
    background = BackgroundWork()
    yield background
    await background.stop_background()


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(30):
        while not holds():
            await asyncio.sleep(0.005)


def rounds(name: str, outcome: str) -> float:
    return REGISTRY.get_sample_value("background_rounds_total", {"work": name, "outcome": outcome}) or 0


async def test_a_round_comes_at_once_and_again_after_the_pause(work: BackgroundWork) -> None:
    calls: list[float] = []

    async def once_more() -> None:
        calls.append(asyncio.get_running_loop().time())

    work.every("regular", once_more, seconds=0.05)
    await until(lambda: len(calls) >= 3)
    assert min(b - a for a, b in pairwise(calls)) >= 0.04
    assert rounds("regular", "done") >= 3


async def test_the_next_round_does_not_wait_while_more_is_left(work: BackgroundWork) -> None:
    left = [True, True, False]

    async def take() -> bool:
        return left.pop(0) if left else False

    work.every("bites", take, seconds=600)
    await until(lambda: not left)


async def test_a_wake_up_brings_the_next_round_at_once(work: BackgroundWork) -> None:
    woken, calls = asyncio.Event(), 0

    async def count() -> None:
        nonlocal calls
        calls += 1

    work.when_woken("sleeper", count, woken=woken, seconds=600)
    await until(lambda: calls == 1)
    woken.set()
    await until(lambda: calls == 2)
    await asyncio.sleep(0.02)
    assert calls == 2


async def test_what_wakes_during_a_round_is_not_lost(work: BackgroundWork) -> None:
    woken, calls = asyncio.Event(), 0

    async def count() -> None:
        nonlocal calls
        calls += 1
        if calls == 1:
            woken.set()

    work.when_woken("busy sleeper", count, woken=woken, seconds=600)
    await until(lambda: calls == 2)


async def test_work_that_nobody_wakes_is_looked_after_all_the_same(work: BackgroundWork) -> None:
    calls = 0

    async def count() -> None:
        nonlocal calls
        calls += 1

    work.when_woken("light sleeper", count, woken=asyncio.Event(), seconds=0.02)
    await until(lambda: calls >= 3)


@pytest.mark.parametrize("begin", ["every", "when_woken"])
async def test_a_round_that_knows_when_there_will_be_more_is_followed_by_the_next_then(
    work: BackgroundWork, begin: str
) -> None:
    answers, calls = [0.02, 0.0, 900.0], 0

    async def take() -> float:
        nonlocal calls
        calls += 1
        return answers.pop(0)

    if begin == "every":
        work.every("punctual", take, seconds=600)
    else:
        work.when_woken("punctual sleeper", take, woken=asyncio.Event(), seconds=600)
    await until(lambda: not answers)
    await asyncio.sleep(0.05)
    assert calls == 3


@pytest.mark.parametrize(("error", "logged"), [(Unavailable("away"), 0), (ZeroDivisionError("ours"), 1)])
async def test_a_failed_round_is_counted_and_tried_again(
    work: BackgroundWork, caplog: pytest.LogCaptureFixture, error: Exception, logged: int
) -> None:
    failing, before = [error], rounds("shaky", "failed")
    done = False

    async def fail_first() -> None:
        nonlocal done
        if failing:
            raise failing.pop()
        done = True

    work.every("shaky", fail_first, seconds=600)
    await until(lambda: done)
    assert rounds("shaky", "failed") == before + 1
    assert sum(record.levelno >= logging.WARNING for record in caplog.records) == logged


async def test_a_failed_round_of_woken_work_is_tried_again_unasked(work: BackgroundWork) -> None:
    failing, done = [Unavailable("away")], asyncio.Event()

    async def fail_first() -> None:
        if failing:
            raise failing.pop()
        done.set()

    work.when_woken("shaky sleeper", fail_first, woken=asyncio.Event(), seconds=600)
    await until(done.is_set)


async def test_the_end_waits_for_what_the_work_has_to_put_away(work: BackgroundWork) -> None:
    put_away: list[str] = []

    async def run(name: str) -> None:
        try:
            await asyncio.sleep(600)
        finally:
            await asyncio.sleep(0.01)
            put_away.append(name)

    work.background("long", lambda: run("long"))
    work.begin(run("once"))
    await asyncio.sleep(0)
    await work.stop_background()
    assert sorted(put_away) == ["long", "once"]


async def test_long_work_that_ends_by_a_fault_is_begun_again(
    work: BackgroundWork, caplog: pytest.LogCaptureFixture
) -> None:
    runs = 0

    async def fall_over() -> None:
        nonlocal runs
        runs += 1
        if runs == 1:
            raise ZeroDivisionError

    work.background("fragile", fall_over)
    await until(lambda: runs == 2)
    assert [record.message for record in caplog.records] == ["background work failed"]
