"""Takes up what is due: closed payment windows, pauses that are over, and what dead workers left."""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID

from order_service.application.ports import OrderReader, Sagas
from order_service.application.saga.advance import AdvanceSaga
from order_service.domain.saga import LEASE
from servicekit.domain import Clock

logger = logging.getLogger(__name__)

_BATCH = 20
_POLL_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Reconcile:
    """Asks the database once a second, or at once when woken, for anything that is due; one index, no order touched."""

    sagas: Sagas
    orders: OrderReader
    advance: AdvanceSaga
    clock: Clock
    woken: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        """Something has just become due."""
        self.woken.set()

    async def run(self) -> None:
        """For as long as the process lives; an order that takes long keeps its own place busy, and no other's."""
        working: set[asyncio.Task[None]] = set()
        async with asyncio.TaskGroup() as tasks:
            while True:
                self.woken.clear()
                taken = await self._claim(_BATCH - len(working))
                for order_id in taken:
                    task = tasks.create_task(self._advance(order_id))
                    working.add(task)
                    task.add_done_callback(working.discard)
                    task.add_done_callback(lambda _: self.wake())
                if not taken:
                    with suppress(TimeoutError):
                        async with asyncio.timeout(_POLL_SECONDS):
                            await self.woken.wait()

    async def once(self) -> int:
        """Lease and advance one batch; returns how many there were."""
        due = await self._claim(_BATCH)
        await asyncio.gather(*(self._advance(order_id) for order_id in due))
        return len(due)

    async def _claim(self, places: int) -> list[UUID]:
        now = self.clock()
        return await self.sagas.claim_due(now, now + LEASE, places) if places else []

    async def _advance(self, order_id: UUID) -> None:
        try:
            await self.advance(await self.orders.get(order_id))
        except Exception:
            logger.exception("order could not be taken up; its lease ends by itself", extra={"order_id": str(order_id)})
