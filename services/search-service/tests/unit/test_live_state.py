import asyncio
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


def _live(database: _Slow) -> LiveState:
    return LiveState(cast("Database", database), lambda: None, clock=lambda: 100.0)


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
    await asyncio.sleep(0)
    live.expire()
    database.may_answer.set()
    await reading
    await live.get()
    assert database.reads == 2
