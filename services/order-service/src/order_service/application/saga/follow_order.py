"""A second checkout of an unchanged cart: the same order again, once whoever places it is done, or dead."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass

from commerce.values import OrderStatus
from order_service.application.ports import OrderReader, Payments, StaleSaga, UnitOfWorkFactory
from order_service.application.saga.reserve_and_bill import Placed, ReserveAndBill
from order_service.domain.errors import AlreadyCancelled, CartAlreadyPaid, OrderOnHold
from order_service.domain.order import Order
from order_service.domain.states import SOLD
from servicekit.domain import Clock
from servicekit.domain.errors import Unavailable

_LOOKS, _PAUSE_SECONDS = 60, 0.05


@dataclass(frozen=True, slots=True)
class FollowOrder:
    """Two tabs get one order."""

    unit_of_work: UnitOfWorkFactory
    orders: OrderReader
    payments: Payments
    reserve_and_bill: ReserveAndBill
    clock: Clock

    async def __call__(self, order: Order) -> Placed:
        """Waits up to three seconds.

        Raises Unavailable, AlreadyCancelled, OrderOnHold, CartAlreadyPaid, and what ReserveAndBill raises.
        """
        for _ in range(_LOOKS):
            if order.status is OrderStatus.AWAITING_PAYMENT:
                payment = await self.payments.create_intent(order.id, order.snapshot.buyer.customer_id, order.total)
                return Placed(order, payment)
            if order.status in SOLD:
                raise CartAlreadyPaid
            if order.status is OrderStatus.ON_HOLD:
                raise OrderOnHold
            if order.status is not OrderStatus.PENDING:
                raise AlreadyCancelled
            if await self._take_over(order):
                with suppress(StaleSaga):  # cancelled meanwhile, say: look what became of it
                    return await self.reserve_and_bill(order, asked=True)
            await asyncio.sleep(_PAUSE_SECONDS)
            order = await self.orders.get(order.id)
        raise Unavailable("This order is still being placed; please ask again.")

    async def _take_over(self, order: Order) -> bool:
        """Whether the first worker's lease ran out, and is ours now."""
        now = self.clock()
        if order.saga.due_at is None or now < order.saga.due_at:
            return False
        order.saga.lease(now)
        try:
            async with self.unit_of_work() as uow:
                await uow.orders.save(order)
        except StaleSaga:
            return False
        return True
