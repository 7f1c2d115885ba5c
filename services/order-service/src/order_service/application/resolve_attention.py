"""Staff ends what waits for a person."""

from dataclasses import dataclass
from uuid import UUID

from order_service.application.ports import UnitOfWorkFactory
from order_service.application.saga.advance import AdvanceSaga
from order_service.domain.attention import Resolution
from order_service.domain.order import Order
from servicekit.domain import Clock, retried_when_stale
from servicekit.domain.errors import PreconditionFailed


@dataclass(frozen=True, slots=True)
class ResolveAttention:
    """The money goes back, the order is cancelled unless it was sold, its stock is freed; twice is once."""

    unit_of_work: UnitOfWorkFactory
    advance: AdvanceSaga
    clock: Clock

    async def __call__(self, order_id: UUID, how: Resolution, note: str, by: UUID, version: int) -> Order:
        """`version` is the one that `by` saw.

        Raises OrderNotFound, NothingToResolve, RefundInProgress, PreconditionFailed.
        """
        order, changed = await self._resolve(order_id, how, note, by, version)
        if changed:
            await self.advance(order)
        return order

    @retried_when_stale
    async def _resolve(self, order_id: UUID, how: Resolution, note: str, by: UUID, version: int) -> tuple[Order, bool]:
        """The order, and whether it was not resolved before."""
        async with self.unit_of_work() as uow:
            order = await uow.orders.get(order_id)
            if order.needs_attention and order.saga.version != version:
                raise PreconditionFailed
            if not order.resolve_attention(how, by, note, self.clock()):
                return order, False
            if not order.rests(self.clock()):
                order.saga.lease(self.clock())
            await uow.orders.save(order)
        return order, True
