"""The connections of one process. asyncpg's own pool costs more than a short query does; this one next to nothing.

It can do less: no reset (services keep no session state), no proxies, and releasing never waits.
"""

import asyncio
import random
import time
from collections import deque
from collections.abc import Awaitable, Callable

from servicekit.database.connection import Connection
from servicekit.database.sessions import statement_seconds

_OLDEST_SECONDS = 600.0
_CLOSING_SECONDS = 2.0
_LOOK_SECONDS = 0.25

Connect = Callable[[], Awaitable[Connection]]


class PoolClosed(ConnectionError):
    """The process is shutting down."""


class Connections:
    """At most `most` connections, opened when needed, the last used given out first; waiting is in turn.

    None is given out when it is older than `oldest` seconds (a fifth more or less, so that they do not end together);
    only a test gives another age: ten minutes are long to wait.
    One clock watches all that are given out: a timer for each statement would cost a tenth of a short one. It stops
    when none is, so a process at rest has none.
    """

    def __init__(self, connect: Connect, most: int, timeout: float, oldest: float = _OLDEST_SECONDS) -> None:
        self._connect, self.most, self._timeout, self._oldest = connect, most, timeout, oldest
        self._all: set[Connection] = set()
        self._idle: list[Connection] = []
        self._waiters: deque[asyncio.Future[Connection | None]] = deque()
        self._retiring: set[asyncio.Task[None]] = set()
        self._clock: asyncio.TimerHandle | None = None
        self._opening = 0
        self._closed = False

    @property
    def open(self) -> int:
        """How many there are, those just being opened included."""
        return len(self._all) + self._opening

    @property
    def used(self) -> int:
        """How many are given out or just being opened."""
        return self.open - len(self._idle)

    async def take(self) -> Connection:
        """A connection; raises TimeoutError when none is free in time, and what connecting raises."""
        while self._idle:
            connection = self._idle.pop()
            if connection.raw.is_closed():
                self._all.discard(connection)
            elif connection.good_until < time.monotonic():
                self._retire(connection)
            else:
                self._watch()
                return connection
        async with asyncio.timeout(min(self._timeout, statement_seconds())):
            while True:
                if self._closed:
                    raise PoolClosed("the connections of this process are closed")
                if self.open < self.most:
                    return await self._open_one()
                if (waited_for := await self._wait()) is not None:
                    self._watch()
                    return waited_for

    def give_back(self, connection: Connection, *, sound: bool) -> None:
        """`sound` is False when nobody knows what it is doing (a cancelled query): it is dropped."""
        if not self._closed and sound and connection.usable:
            if not self._hand_over(connection):
                self._idle.append(connection)
            return
        connection.raw.terminate()
        self._all.discard(connection)
        self._hand_over(None)

    def renew(self) -> None:
        """The server has changed its part: no connection opened so far is given out again."""
        for connection in self._all:
            connection.good_until = 0.0

    async def close(self) -> None:
        """Close what is idle; what is in use is closed when it comes back."""
        self._closed = True
        while self._waiters:
            self._hand_over(None)
        while self._idle:
            self._retire(self._idle.pop())
        await asyncio.gather(*self._retiring, return_exceptions=True)

    async def _open_one(self) -> Connection:
        self._opening += 1
        try:
            connection = await self._connect()
        except BaseException:
            self._opening -= 1
            self._hand_over(None)
            raise
        self._opening -= 1
        connection.good_until = time.monotonic() + self._oldest * random.uniform(0.8, 1.2)  # noqa: S311 - jitter
        self._all.add(connection)
        self._watch()
        return connection

    def _watch(self) -> None:
        """A connection is given out: look at it when it can be late at the earliest."""
        self._look_in(statement_seconds())

    def _look_in(self, seconds: float) -> None:
        """Look then, or before."""
        loop = asyncio.get_running_loop()
        at = loop.time() + seconds
        if self._clock is None or at < self._clock.when() - _LOOK_SECONDS:
            if self._clock is not None:
                self._clock.cancel()
            self._clock = loop.call_at(at, self._look)

    def _look(self) -> None:
        """Drop what is late, and look again as long as any is given out."""
        now = time.monotonic()
        for connection in self._all:
            connection.drop_if_late(now)
        self._clock = None
        if len(self._all) > len(self._idle):
            self._look_in(_LOOK_SECONDS)

    def _retire(self, connection: Connection) -> None:
        """Close it in the background; only then there is room for another."""
        closing = asyncio.create_task(connection.raw.close(timeout=_CLOSING_SECONDS))
        self._retiring.add(closing)

        def closed(task: asyncio.Task[None]) -> None:
            self._retiring.discard(task)
            if not task.cancelled():
                task.exception()  # asyncpg has dropped it then
            self._all.discard(connection)
            self._hand_over(None)

        closing.add_done_callback(closed)

    async def _wait(self) -> Connection | None:
        """A connection, or None when there is room to open one."""
        waiter: asyncio.Future[Connection | None] = asyncio.get_running_loop().create_future()
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

    def _hand_over(self, connection: Connection | None) -> bool:
        while self._waiters:
            waiter = self._waiters.popleft()
            if not waiter.done():
                waiter.set_result(connection)
                return True
        return False
