import asyncio
from collections.abc import Callable
from itertools import count
from typing import Any, cast

from search_service.infrastructure.live_state import LiveState
from servicekit.database import Database


class _Slow:
    """A database that counts its reads, and answers them when told."""

    def __init__(self) -> None:
        self.reads, self.may_answer = 0, asyncio.Event()

    async def fetch_one(self, _: object) -> None:
        self.reads += 1
        await self.may_answer.wait()

    async def fetch(self, _: object, **__: Any) -> list[Any]:
        return []


class _Away(_Slow):
    """A database that is waited for in vain."""

    async def fetch_one(self, _: object) -> None:
        await super().fetch_one(_)
        raise TimeoutError


def _live(database: _Slow, clock: Callable[[], float] = lambda: 100.0) -> LiveState:
    return LiveState(cast("Database", database), lambda: None, clock=clock)


async def test_searches_that_come_together_read_the_state_once() -> None:
    database = _Slow()
    live = _live(database)
    together = [asyncio.create_task(live.get()) for _ in range(20)]
    await asyncio.sleep(0)
    database.may_answer.set()
    await asyncio.gather(*together)
    assert database.reads == 1


async def test_a_change_while_it_is_read_is_seen_by_the_next() -> None:
    database = _Slow()
    live = _live(database)
    reading = asyncio.create_task(live.get())
    while not database.reads:
        await asyncio.sleep(0)
    live.expire()
    database.may_answer.set()
    await reading
    await live.get()
    assert database.reads == 2


async def test_searches_wait_for_one_read_that_takes_longer_than_its_state_holds() -> None:
    database, hours = _Slow(), count(start=0, step=3600)
    live = _live(database, clock=lambda: float(next(hours)))
    together = [asyncio.create_task(live.get()) for _ in range(20)]
    await asyncio.sleep(0)
    database.may_answer.set()
    await asyncio.gather(*together)
    assert database.reads == 1


async def test_searches_that_come_together_fail_together() -> None:
    database = _Away()
    live = _live(database)
    together = [asyncio.create_task(live.get()) for _ in range(20)]
    await asyncio.sleep(0)
    database.may_answer.set()
    answers = await asyncio.gather(*together, return_exceptions=True)
    assert [type(each) for each in answers] == [TimeoutError] * 20
    assert database.reads == 1


async def test_who_goes_away_takes_the_read_from_nobody() -> None:
    database = _Slow()
    live = _live(database)
    first, second = asyncio.create_task(live.get()), asyncio.create_task(live.get())
    await asyncio.sleep(0)
    first.cancel()
    database.may_answer.set()
    await second
    assert database.reads == 1
