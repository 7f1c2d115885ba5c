"""Staff gives money back."""

from dataclasses import dataclass
from uuid import UUID

from order_service.application.ports import OrderReader, UnitOfWorkFactory
from order_service.application.saga.advance import AdvanceSaga
from order_service.domain.order import Order
from order_service.domain.refund_plan import RefundWish
from order_service.domain.refunds import RefundParts
from servicekit.domain import Clock, new_id, retried_when_stale


@dataclass(frozen=True, slots=True)
class RefundOrder:
    """All or part of a confirmed order; what the provider cannot decide at once is asked again until it has.

    Pieces that are to be sold again go back on sale once their money has gone.
    """

    unit_of_work: UnitOfWorkFactory
    advance: AdvanceSaga
    clock: Clock

    async def __call__(self, order_id: UUID, wish: RefundWish, reason: str, by: UUID) -> Order:
        """`by` is the member of staff.

        Raises OrderNotFound, InvalidRefund, OrderNotRefundable, RefundInProgress.
        """
        order = await self._request(order_id, wish, reason, by)
        await self.advance(order)
        return order

    @retried_when_stale
    async def _request(self, order_id: UUID, wish: RefundWish, reason: str, by: UUID) -> Order:
        async with self.unit_of_work() as uow:
            order = await uow.orders.get(order_id)
            order.request_refund(new_id(), wish, reason, by, self.clock())
            order.saga.lease(self.clock())
            await uow.orders.save(order)
        return order


@dataclass(frozen=True, slots=True)
class PreviewRefund:
    """What RefundOrder would give back now, by the same rule; nothing happens."""

    orders: OrderReader

    async def __call__(self, order_id: UUID, wish: RefundWish) -> tuple[Order, RefundParts]:
        """Raises OrderNotFound, InvalidRefund, OrderNotRefundable, RefundInProgress."""
        order = await self.orders.get(order_id)
        return order, order.plan_refund(wish)
