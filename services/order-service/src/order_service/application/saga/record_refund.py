"""payment-service publishes how a refund ended."""

from dataclasses import dataclass
from uuid import UUID

from commerce.values import Money
from order_service.application.ports import UnitOfWorkFactory
from order_service.application.saga.notify_refund import NotifyRefund
from servicekit.domain import Clock, retried_when_stale


@dataclass(frozen=True, slots=True)
class RecordRefund:
    """Refunds that we asked for end here or in the saga, whichever comes first; others were made in a dashboard."""

    unit_of_work: UnitOfWorkFactory
    notify_refund: NotifyRefund
    clock: Clock

    @retried_when_stale
    async def succeeded(self, order_id: UUID, refund_id: UUID, amount: Money, event_id: UUID) -> None:
        """Money went back; raises OrderNotFound."""
        async with self.unit_of_work() as uow:
            uow.once(event_id)
            order = await uow.orders.get(order_id)
            if order.refund_succeeded(refund_id, amount, self.clock()):
                await self.notify_refund(uow, order, refund_id)
                await uow.orders.save(order)

    @retried_when_stale
    async def failed(self, order_id: UUID, refund_id: UUID, event_id: UUID) -> None:
        """The provider gave no money back, or it came back after it had; raises OrderNotFound."""
        async with self.unit_of_work() as uow:
            uow.once(event_id)
            order = await uow.orders.get(order_id)
            if order.refund_failed(refund_id, self.clock()):
                await uow.orders.save(order)
