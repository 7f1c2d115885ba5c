"""Staff has a step tried now that came to no end."""

from dataclasses import dataclass
from uuid import UUID

from order_service.application.ports import UnitOfWorkFactory
from order_service.application.saga.advance import AdvanceSaga
from servicekit.domain import Clock, retried_when_stale


@dataclass(frozen=True, slots=True)
class RetryStep:
    """It is tried at once, and goes on being tried by itself if that fails too."""

    unit_of_work: UnitOfWorkFactory
    advance: AdvanceSaga
    clock: Clock

    async def __call__(self, order_id: UUID, by: UUID) -> bool:
        """Whether it came to an end; raises OrderNotFound, NothingToResolve."""
        await self._advance(order_id, by)
        async with self.unit_of_work() as uow:
            order = await uow.orders.get(order_id)
        return not order.saga.is_stuck

    @retried_when_stale
    async def _advance(self, order_id: UUID, by: UUID) -> None:
        async with self.unit_of_work() as uow:
            order = await uow.orders.get(order_id)
            order.retry_step(by, self.clock())
            await uow.orders.save(order)
        await self.advance(order)
