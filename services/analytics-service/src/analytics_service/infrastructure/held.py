"""Answers that everybody may ask for, and that cost much to read."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Final, Generic, TypeVar

HELD: Final = timedelta(seconds=30)
_Answer = TypeVar("_Answer")


class Held(Generic[_Answer]):
    """What `read` answered, kept in this process for `HELD`. However many ask, it is read by one of them at a time."""

    def __init__(self, read: Callable[[datetime], Awaitable[_Answer]]) -> None:
        self._read, self._reading = read, asyncio.Lock()
        self._known: tuple[datetime, _Answer] | None = None

    async def __call__(self, now: datetime) -> _Answer:
        """As of `now`, or of at most `HELD` before it. Raises what `read` raises, and keeps nothing then."""
        async with self._reading:
            if self._known is None or not timedelta() <= now - self._known[0] < HELD:
                self._known = now, await self._read(now)
            return self._known[1]
