"""Order where it matters, concurrency where it does not: one lane per aggregate."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar
from uuid import UUID

Item = TypeVar("Item")


class Lanes(Generic[Item]):
    """Items of one key run one after the other, items of different keys side by side."""

    def __init__(self, work: Callable[[Item], Awaitable[None]]) -> None:
        self._work = work
        self._queues: dict[UUID, deque[Item]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._left = asyncio.Event()
        self._closing = False
        self.load = 0

    def add(self, key: UUID, item: Item) -> None:
        """Queue an item behind those of the same key; returns at once."""
        self.load += 1
        queue = self._queues.get(key)
        if queue is not None:
            queue.append(item)
            return
        self._queues[key] = deque((item,))
        task = asyncio.create_task(self._drive(key))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def room(self, at_most: int) -> None:
        """Wait until fewer than `at_most` items are queued or running."""
        while self.load >= at_most:
            self._left.clear()
            await self._left.wait()

    async def close(self, patience: float) -> None:
        """Begin nothing new, give what runs `patience` seconds, then cancel it."""
        self._closing = True
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _drive(self, key: UUID) -> None:
        queue = self._queues[key]
        try:
            while queue and not self._closing:
                await self._work(queue.popleft())
                self.load -= 1
                self._left.set()
        finally:
            del self._queues[key]
