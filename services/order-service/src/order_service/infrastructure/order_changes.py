"""Live views: who follows which order, woken by notices from the stream."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from uuid import UUID

from servicekit.messaging import Envelope


class Follower:
    """One live view's news of its order; what comes while it reads is kept for its next wait."""

    def __init__(self) -> None:
        self._changed = asyncio.Event()

    def notify(self) -> None:
        """Something happened to the order."""
        self._changed.set()

    async def wait(self, seconds: float) -> None:
        """Return at a change since the last return, or after `seconds`."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._changed.wait()
        self._changed.clear()


class OrderNotices:
    """Hands each notice to whoever follows that order; holds no database connection."""

    def __init__(self) -> None:
        self._followers: defaultdict[UUID, set[Follower]] = defaultdict(set)

    async def on_notice(self, event: Envelope) -> None:
        """Wake whoever follows the order that an event of `souk.orders` is about."""
        for follower in self._followers.get(event.subject, ()):
            follower.notify()

    async def on_gap(self) -> None:
        """Notices may have been lost: everybody looks again."""
        for followers in self._followers.values():
            for follower in followers:
                follower.notify()

    @contextmanager
    def follow(self, order_id: UUID) -> Iterator[Follower]:
        """Listens to the order until the block ends."""
        follower = Follower()
        self._followers[order_id].add(follower)
        try:
            yield follower
        finally:
            self._followers[order_id].discard(follower)
            if not self._followers[order_id]:
                del self._followers[order_id]
