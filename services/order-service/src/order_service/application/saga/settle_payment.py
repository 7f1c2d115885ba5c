"""payment-service publishes that an order's money was captured."""

import logging
from dataclasses import dataclass
from uuid import UUID

from commerce.values import Money
from order_service.application.ports import OrderReader, Stock, UnitOfWorkFactory
from order_service.application.saga.confirm import Confirm
from order_service.domain.order import Order
from order_service.domain.saga import SagaStep
from servicekit.domain import Clock, Stale
from servicekit.domain.errors import OutcomeUnknown, Unavailable

logger = logging.getLogger(__name__)

_TRIES = 3


@dataclass(frozen=True, slots=True)
class SettlePayment:
    """Stock is committed and the order confirmed in one transaction; in any other case the saga does the rest.

    Anything but the order's total puts it on hold for a person: that is an answer, so the event is done with.
    """

    unit_of_work: UnitOfWorkFactory
    orders: OrderReader
    stock: Stock
    confirm: Confirm
    clock: Clock

    async def __call__(self, order_id: UUID, payment_id: UUID, captured: Money, event_id: UUID | None = None) -> None:
        """`event_id` is that of the event, None when we asked; raises OrderNotFound."""
        for _ in range(_TRIES):
            order = await self.orders.get(order_id)
            try:
                await self._settle(order, payment_id, captured, event_id)
                return
            except Stale:
                continue
        raise Unavailable(f"order {order_id} is being changed")

    async def _settle(self, order: Order, payment_id: UUID, captured: Money, event_id: UUID | None) -> None:
        # Nothing but this payment can end the hold of an open order, so its stock may be sold before this is written.
        plain = order.captured is None and captured == order.total and order.cancel_reason is None
        sold = plain and await self._sell(order)
        changed = order.receive_payment(payment_id, captured, self.clock())
        async with self.unit_of_work() as uow:
            if event_id is not None:
                uow.once(event_id)
            if not changed:
                return
            if sold and order.saga.step is SagaStep.COMMITTING:
                await self.confirm(uow, order)
            await uow.orders.save(order)
        if order.needs_attention:
            facts = {"order_id": str(order.id), "total": str(order.total), "captured": str(captured)}
            logger.error("something else was captured than the order costs", extra=facts)

    async def _sell(self, order: Order) -> bool:
        try:
            return await self.stock.commit(order.reservation_id)
        except (Unavailable, OutcomeUnknown) as error:
            logger.warning("paid stock not committed yet", extra={"order_id": str(order.id), "reason": repr(error)})
            return False
