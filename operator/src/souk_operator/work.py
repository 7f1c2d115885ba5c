"""A queue of things to reconcile: each at most once at a time, by a bounded number of workers."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import NamedTuple

log = logging.getLogger(__name__)

_SLOWEST_RETRY = 60.0


class Key(NamedTuple):
    """What to reconcile: a kind, and where it is."""

    kind: str
    namespace: str
    name: str


Reconcile = Callable[[Key], Awaitable[float | None]]


@dataclass(slots=True)
class WorkQueue:
    """`reconcile` answers after how many seconds to come back (None: only when something happens)."""

    reconcile: Reconcile
    workers: int = 4
    _due: dict[Key, float] = field(default_factory=dict, init=False)
    _running: set[Key] = field(default_factory=set, init=False)
    _failures: dict[Key, int] = field(default_factory=dict, init=False)
    _changed: asyncio.Event = field(default_factory=asyncio.Event, init=False)

    def add(self, key: Key, delay: float = 0) -> None:
        """Reconcile `key` after `delay` seconds; an earlier appointment stands."""
        due = asyncio.get_running_loop().time() + delay
        self._due[key] = min(due, self._due.get(key, due))
        self._changed.set()

    async def run(self) -> None:
        """Reconcile what is queued, until cancelled."""
        async with asyncio.TaskGroup() as group:
            for _ in range(self.workers):
                group.create_task(self._work())

    async def _work(self) -> None:
        while True:
            key = await self._next()
            try:
                again = await self._once(key)
            finally:
                self._running.discard(key)
            if again is not None:
                self.add(key, again)
            self._changed.set()

    async def _once(self, key: Key) -> float | None:
        try:
            again: float | None = await self.reconcile(key)
        except Exception:
            count = self._failures[key] = self._failures.get(key, 0) + 1
            delay = min(_SLOWEST_RETRY, 0.5 * 2.0**count)
            log.exception("%s %s/%s failed; again in %.0f s", *key, delay)
            return delay
        self._failures.pop(key, None)
        return again

    async def _next(self) -> Key:
        """The key that is due longest, once one is. What runs now waits for its end."""
        loop = asyncio.get_running_loop()
        while True:
            ready = {key: due for key, due in self._due.items() if key not in self._running}
            key = min(ready, key=lambda each: ready[each], default=None)
            wait = None if key is None else ready[key] - loop.time()
            if key is not None and wait is not None and wait <= 0:
                del self._due[key]
                self._running.add(key)
                return key
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), wait)
            except TimeoutError:
                continue
