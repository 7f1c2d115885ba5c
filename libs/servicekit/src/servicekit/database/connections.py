"""The connections of one process. asyncpg's own pool costs more than a short query does; this one next to nothing.

It can do less: no reset (services keep no session state), no proxies, and releasing never waits.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

Connect = Callable[[], Awaitable[Any]]


class PoolClosed(ConnectionError):
    """The process is shutting down."""


class Connections:
    """At most `most` connections, opened when needed, the last used given out first; waiting is in turn."""

    def __init__(self, connect: Connect, most: int, timeout: float) -> None:
        self._connect, self.most, self._timeout = connect, most, timeout
        self._idle: list[Any] = []
        self._waiters: deque[asyncio.Future[Any]] = deque()
        self._closed = False
        self.open = 0

    @property
    def used(self) -> int:
        """How many are given out or just being opened."""
        return self.open - len(self._idle)

    async def take(self) -> Any:
        """A connection; raises TimeoutError when none is free in time, and what connecting raises."""
        while self._idle:
            connection = self._idle.pop()
            if not connection.is_closed():
                return connection
            self.open -= 1
        async with asyncio.timeout(self._timeout):
            while True:
                if self._closed:
                    raise PoolClosed("the connections of this process are closed")
                if self.open < self.most:
                    return await self._open_one()
                if (connection := await self._wait()) is not None:
                    return connection

    def give_back(self, connection: Any, *, sound: bool) -> None:
        """`sound` is False when nobody knows what it is doing (a cancelled query): it is dropped."""
        if not sound:
            connection.terminate()
        if self._closed and not connection.is_closed():
            connection.terminate()
        usable = not connection.is_closed()
        if not usable:
            self.open -= 1
        if not self._hand_over(connection if usable else None) and usable:
            self._idle.append(connection)

    async def close(self) -> None:
        """Close what is idle; what is in use is closed when it comes back."""
        self._closed = True
        while self._waiters:
            self._hand_over(None)
        idle, self._idle = self._idle, []
        self.open -= len(idle)
        await asyncio.gather(*(connection.close() for connection in idle), return_exceptions=True)

    async def _open_one(self) -> Any:
        self.open += 1
        try:
            return await self._connect()
        except BaseException:
            self.open -= 1
            self._hand_over(None)
            raise

    async def _wait(self) -> Any:
        """A connection, or None when there is room to open one."""
        waiter: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiters.append(waiter)
        try:
            return await waiter
        except BaseException:
            # Cancelled just after it was served: what it got goes to the next.
            if waiter.done() and not waiter.cancelled():
                served = waiter.result()
                if served is None:
                    self._hand_over(None)
                else:
                    self.give_back(served, sound=True)
            raise

    def _hand_over(self, connection: Any) -> bool:
        while self._waiters:
            waiter = self._waiters.popleft()
            if not waiter.done():
                waiter.set_result(connection)
                return True
        return False
