"""Holds an order's stock and makes its intent: the step between admission and the answer to the shopper."""

from dataclasses import dataclass

from order_service.application.ports import Payment, Payments, Stock, UnitOfWorkFactory
from order_service.domain.errors import OutOfStock
from order_service.domain.order import Order
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class Placed:
    """An order that awaits payment, and how to pay it."""

    order: Order
    payment: Payment


@dataclass(frozen=True, slots=True)
class ReserveAndBill:
    """Stock first, then the intent, then one transaction; each call may be repeated, so a crash is only a pause."""

    unit_of_work: UnitOfWorkFactory
    stock: Stock
    payments: Payments
    clock: Clock

    async def __call__(self, order: Order, *, asked: bool) -> Placed:
        """`asked`: by the request that is answered with it.

        Raises OutOfStock (the order is then over), AlreadyCancelled, StaleSaga, Unavailable, OutcomeUnknown."""
        try:
            await self.stock.reserve(order.reservation_id, order.snapshot.lines)
        except OutOfStock:
            order.reject(self.clock())
            async with self.unit_of_work() as uow:
                await uow.orders.save(order)
            raise
        payment = await self.payments.create_intent(order.id, order.snapshot.buyer.customer_id, order.total)
        order.await_payment(payment.id)
        placed = Placed(order, payment)
        async with self.unit_of_work() as uow:
            await uow.orders.save(order)
            if asked:
                uow.answer_with(placed)
        return placed
