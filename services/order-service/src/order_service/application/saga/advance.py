"""Carries an order's saga as far as it goes."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from order_service.application.ports import StaleSaga, UnitOfWorkFactory
from order_service.domain.order import Order
from order_service.domain.saga import SagaStep
from servicekit.domain import Clock
from servicekit.domain.errors import DomainError

logger = logging.getLogger(__name__)

Step = Callable[[Order], Awaitable[None]]
"""Does what the order's step asks for, and saves the order with the next step leased to this worker."""


@dataclass(frozen=True, slots=True)
class AdvanceSaga:
    """Whoever calls holds the lease. A step that fails is put off and tried again until it succeeds."""

    unit_of_work: UnitOfWorkFactory
    steps: Mapping[SagaStep, Step]
    clock: Clock

    async def __call__(self, order: Order) -> None:
        """Ends when nothing is left to do, a step was put off, or somebody else has taken the saga over."""
        going: Order | None = order
        while going is not None and not going.rests(self.clock()):
            going = await self._step(going)

    async def _step(self, order: Order) -> Order | None:
        """One step; returns the order to go on with, None when it is not ours any more."""
        lease = order.saga.due_at
        try:
            await self.steps[order.saga.step](order)
            return order
        except StaleSaga:
            return await self._still_ours(order.id, lease)
        except Exception as error:
            # A fault of ours is put off like a neighbour's, so that one order's fault costs the others nothing.
            logger.log(
                logging.WARNING if isinstance(error, DomainError) else logging.ERROR,
                "saga step put off",
                extra={"order_id": str(order.id), "step": order.saga.step, "reason": repr(error)},
                exc_info=None if isinstance(error, DomainError) else error,
            )
            await self._put_off(order)
            return None

    async def _still_ours(self, order_id: UUID, lease: datetime | None) -> Order | None:
        """An event may change an order and leave its lease with us: without us it would wait until the lease ends."""
        async with self.unit_of_work() as uow:
            fresh = await uow.orders.get(order_id)
        return fresh if fresh.saga.due_at == lease else None

    async def _put_off(self, order: Order) -> None:
        try:
            async with self.unit_of_work() as uow:
                fresh = await uow.orders.get(order.id)
                if fresh.saga.version == order.saga.version:
                    fresh.put_off(self.clock())
                    await uow.orders.save(fresh)
        except StaleSaga:
            return
