"""A number of bytes that may be in use at the same time, shared out first come, first served."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class BudgetExhausted(Exception):
    """Others kept the bytes for too long, or too many wait for them already."""


class MemoryBudget:
    """Holders share `total` bytes. At most `most_waiting` wait, each for at most `patience_seconds`.

    The queue is fair: a small holder never overtakes a large one, which otherwise could wait for ever.
    """

    def __init__(self, total: int, *, most_waiting: int, patience_seconds: float) -> None:
        self.total = total
        self._free = total
        self._most_waiting = most_waiting
        self._patience_seconds = patience_seconds
        self._queue: deque[tuple[int, asyncio.Future[None]]] = deque()

    @asynccontextmanager
    async def hold(self, size: int) -> AsyncIterator[None]:
        """Hold `size` bytes, at most `total`, as long as the block runs; raises BudgetExhausted."""
        await self._take(size)
        try:
            yield
        finally:
            self._free += size
            self._serve()

    async def _take(self, size: int) -> None:
        if len(self._queue) >= self._most_waiting and (self._queue or size > self._free):
            raise BudgetExhausted
        turn = asyncio.get_running_loop().create_future()
        self._queue.append((size, turn))
        self._serve()
        try:
            await asyncio.wait_for(asyncio.shield(turn), self._patience_seconds)
        except TimeoutError:
            self._give_up(size, turn)
            raise BudgetExhausted from None
        except asyncio.CancelledError:
            self._give_up(size, turn)
            raise

    def _give_up(self, size: int, turn: asyncio.Future[None]) -> None:
        if turn.done():
            self._free += size
        else:
            self._queue.remove((size, turn))
        self._serve()

    def _serve(self) -> None:
        while self._queue and self._queue[0][0] <= self._free:
            size, turn = self._queue.popleft()
            self._free -= size
            turn.set_result(None)
