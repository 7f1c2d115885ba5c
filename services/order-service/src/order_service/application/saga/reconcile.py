"""Takes up what is due: closed payment windows, pauses that are over, and what dead workers left."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from order_service.application.ports import OrderReader, Sagas, Wake
from order_service.application.saga.advance import AdvanceSaga
from order_service.domain.saga import LEASE, LOOK
from servicekit.domain import Clock

logger = logging.getLogger(__name__)

_PLACES = 20
# Due, and yet not claimed: somebody else is at it.
_SHORTEST_REST = 0.5

Begin = Callable[[Coroutine[Any, Any, None]], asyncio.Task[None]]


@dataclass(frozen=True, slots=True)
class Reconcile:
    """Asks the database for anything that is due; one index, no order touched.

    Each order is carried on by a task of its own, which `begin` starts; when it is over, `wake` asks for the next.
    It looks when it is woken, when the next order is due, and every `LOOK` for what a process left that died.
    """

    sagas: Sagas
    orders: OrderReader
    advance: AdvanceSaga
    clock: Clock
    begin: Begin
    wake: Wake
    working: set[asyncio.Task[None]] = field(default_factory=set, init=False)

    async def take_up(self) -> bool | float:
        """Begin what is due, as far as there are places; returns True where more may be due, else in how many seconds.

        An order that takes long keeps its own place busy, and no other's.
        """
        due = await self._claim(_PLACES - len(self.working))
        for order_id in due:
            task = self.begin(self._advance(order_id))
            self.working.add(task)
            task.add_done_callback(self._over)
        return bool(due) or await self._seconds_to_next()

    async def _seconds_to_next(self) -> float:
        due = await self.sagas.next_due()
        left = LOOK if due is None else due - self.clock()
        return max(left.total_seconds(), _SHORTEST_REST)

    def _over(self, task: asyncio.Task[None]) -> None:
        self.working.discard(task)
        self.wake()

    async def _claim(self, places: int) -> list[UUID]:
        now = self.clock()
        return await self.sagas.claim_due(now, now + LEASE, places) if places else []

    async def _advance(self, order_id: UUID) -> None:
        try:
            await self.advance(await self.orders.get(order_id))
        except Exception:
            logger.exception("order could not be taken up; its lease ends by itself", extra={"order_id": str(order_id)})
