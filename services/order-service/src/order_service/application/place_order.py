"""A cart becomes an order: admitted, its stock reserved, its payment intent created."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from commerce.values import CancelReason, OrderPaymentStatus, OrderStatus
from order_service.application.ports import Charging, StaleSaga, UnitOfWorkFactory
from order_service.application.saga.admit_order import AdmitOrder
from order_service.application.saga.advance import AdvanceSaga
from order_service.application.saga.draft_order import OrderRequest, draft_order
from order_service.application.saga.follow_order import FollowOrder
from order_service.application.saga.reserve_and_bill import Placed, ReserveAndBill
from order_service.domain.errors import (
    AlreadyCancelled,
    AmountNotChargeable,
    CartAlreadyPaid,
    OrderNotCancellable,
    OrderOnHold,
)
from order_service.domain.order import Order
from order_service.domain.shop import Shop
from servicekit.domain import Clock, retried_when_stale
from servicekit.domain.errors import OutcomeUnknown, Unavailable


@dataclass(frozen=True, slots=True)
class PlaceOrder:
    """All or nothing: what fails half-way is undone, what dies half-way is finished by the reconciler."""

    unit_of_work: UnitOfWorkFactory
    admit: AdmitOrder
    advance: AdvanceSaga
    reserve_and_bill: ReserveAndBill
    follow: FollowOrder
    charging: Charging
    shop: Shop
    clock: Clock

    async def __call__(self, request: OrderRequest) -> Placed:
        """Raises what draft_order, AdmitOrder and ReserveAndBill raise, and AmountNotChargeable."""
        draft = draft_order(request, self.shop, self.clock())
        self.charging.require_chargeable(draft.total)
        admission = await self.admit(draft)
        if admission.order is not draft:
            return await self.follow(admission.order)
        try:
            await self._end(admission.replaced)
            return await self.reserve_and_bill(draft, asked=True)
        except StaleSaga:
            raise AlreadyCancelled from None
        except (AmountNotChargeable, Unavailable, OutcomeUnknown, CartAlreadyPaid, OrderOnHold):
            with suppress(OrderNotCancellable):
                await self._undo(draft)
            raise

    async def _end(self, replaced: Iterable[Order]) -> None:
        for earlier in replaced:
            await self.advance(earlier)
            if earlier.status is OrderStatus.ON_HOLD:
                raise OrderOnHold
            if earlier.payment_status is not OrderPaymentStatus.UNPAID:
                raise CartAlreadyPaid

    @retried_when_stale
    async def _undo(self, draft: Order) -> None:
        async with self.unit_of_work() as uow:
            order = await uow.orders.get(draft.id)
            order.request_cancellation(CancelReason.NOT_PLACED, self.clock())
            await uow.orders.save(order)
