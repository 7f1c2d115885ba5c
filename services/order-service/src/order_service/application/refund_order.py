"""Staff gives money back."""

from dataclasses import dataclass
from uuid import UUID

from commerce.values import Money
from order_service.application.ports import UnitOfWorkFactory
from order_service.application.saga.advance import AdvanceSaga
from order_service.domain.order import Order
from servicekit.domain import Clock, new_id, retried_when_stale


@dataclass(frozen=True, slots=True)
class RefundOrder:
    """All or part of a confirmed order; what the provider cannot decide at once is asked again until it has."""

    unit_of_work: UnitOfWorkFactory
    advance: AdvanceSaga
    clock: Clock

    async def __call__(self, order_id: UUID, amount: Money | None, reason: str, by: UUID) -> Order:
        """`by` is the member of staff, `amount` None all that is left.

        Raises OrderNotFound, InvalidRefund, OrderNotRefundable, RefundInProgress.
        """
        order = await self._request(order_id, amount, reason, by)
        await self.advance(order)
        return order

    @retried_when_stale
    async def _request(self, order_id: UUID, amount: Money | None, reason: str, by: UUID) -> Order:
        async with self.unit_of_work() as uow:
            order = await uow.orders.get(order_id)
            order.request_refund(new_id(), amount, reason, by, self.clock())
            order.saga.lease(self.clock())
            await uow.orders.save(order)
        return order
