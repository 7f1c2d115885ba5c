"""A customer cancels an order, or staff does so for them."""

from dataclasses import dataclass
from uuid import UUID

from commerce.values import CancelReason
from order_service.application.ports import UnitOfWorkFactory
from order_service.domain.order import Order
from servicekit.domain import Clock, retried_when_stale


@dataclass(frozen=True, slots=True)
class CancelOrder:
    """An unpaid order can be cancelled; if its money is already on the way, it is refunded when it arrives."""

    unit_of_work: UnitOfWorkFactory
    clock: Clock

    @retried_when_stale
    async def __call__(
        self, order_id: UUID, customer_id: UUID | None, staff: UUID | None = None, why: str = ""
    ) -> Order:
        """The order, about to be cancelled; without `customer_id` anybody's, by a member of `staff`, as the audit says.

        `why` is theirs, for the audit.

        Raises OrderNotFound, OrderNotCancellable.
        """
        async with self.unit_of_work() as uow:
            order = await uow.orders.get(order_id, customer_id)
            if order.request_cancellation(CancelReason.CUSTOMER, self.clock()):
                if staff is not None:
                    order.note_cancellation(str(staff), why, self.clock())
                await uow.orders.save(order)
        return order
