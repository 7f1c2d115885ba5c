"""Live views: who waits for which order, woken by notices from the stream."""

import asyncio
from collections import defaultdict
from contextlib import suppress
from uuid import UUID

from servicekit.messaging import Envelope


class OrderNotices:
    """Hands each notice to whoever waits for that order; holds no database connection."""

    def __init__(self) -> None:
        self._waiting: defaultdict[UUID, set[asyncio.Event]] = defaultdict(set)

    async def heard(self, event: Envelope) -> None:
        """An event of `souk.orders`."""
        for waiter in self._waiting.get(event.subject, ()):
            waiter.set()

    async def wait(self, order_id: UUID, seconds: float) -> None:
        """Returns when something happened to the order, or after `seconds`."""
        happened = asyncio.Event()
        self._waiting[order_id].add(happened)
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await happened.wait()
        finally:
            self._waiting[order_id].discard(happened)
            if not self._waiting[order_id]:
                del self._waiting[order_id]
