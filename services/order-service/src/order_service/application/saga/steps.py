"""What each step of a saga does: ask another service, then write the next step in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

from commerce.values import CancelReason
from order_service.application.ports import (
    Capture,
    CartOrderedTwice,
    Payments,
    RefundOutcome,
    Stock,
    UnitOfWorkFactory,
    VoidOutcome,
)
from order_service.application.saga.advance import Step
from order_service.application.saga.confirm import Confirm
from order_service.application.saga.notify_refund import NotifyRefund
from order_service.application.saga.reserve_and_bill import ReserveAndBill
from order_service.domain.errors import AlreadyCancelled, AmountNotChargeable, OutOfStock
from order_service.domain.order import Order
from order_service.domain.saga import SagaStep
from servicekit.domain import Clock, retried_when_stale
from servicekit.domain.errors import OutcomeUnknown


@dataclass(frozen=True, slots=True)
class SagaSteps:
    """One method per step. Any of them may die after its remote call: the next worker repeats the call."""

    unit_of_work: UnitOfWorkFactory
    stock: Stock
    payments: Payments
    reserve_and_bill: ReserveAndBill
    confirm: Confirm
    notify_refund: NotifyRefund
    clock: Clock

    def by_step(self) -> Mapping[SagaStep, Step]:
        """The method for each step, as AdvanceSaga takes it."""
        return {
            SagaStep.PLACING: self.place,
            SagaStep.AWAITING_PAYMENT: self.expire,
            SagaStep.VOIDING: self.void,
            SagaStep.RETURNING_STOCK: self.return_stock,
            SagaStep.COMMITTING: self.sell,
            SagaStep.REFUNDING: self.refund,
            SagaStep.RESTOCKING: self.restock,
        }

    async def place(self, order: Order) -> None:
        """Finish what a dead worker began; nobody waits for it any more after the payment window."""
        if order.snapshot.payment_due_at <= self.clock():
            await self.expire(order)
            return
        try:
            await self.reserve_and_bill(order, asked=False)
        except OutOfStock:
            return
        except AlreadyCancelled:
            await self.expire(order)
        except AmountNotChargeable:
            order.request_cancellation(CancelReason.NOT_PLACED, self.clock())
            await self._save(order)

    async def expire(self, order: Order) -> None:
        """The payment window is over."""
        order.request_cancellation(CancelReason.EXPIRED, self.clock())
        await self._save(order)

    async def void(self, order: Order) -> None:
        """Only the provider knows whether money may still come; until it answers, ask again."""
        outcome = await self.payments.void(order.id)
        if outcome is VoidOutcome.UNKNOWN:
            raise OutcomeUnknown("the provider has not decided")
        if outcome is VoidOutcome.VOIDED:
            order.intent_voided(self.clock())
        else:
            capture = await self._capture_of(order.id)
            order.receive_payment(capture.payment_id, capture.captured, self.clock())
        await self._save(order)

    async def return_stock(self, order: Order) -> None:
        """Let go of the hold; what was sold already goes back on sale."""
        if not await self.stock.release(order.reservation_id):
            await self.stock.restock(order.reservation_id, uuid5(order.id, "restock"), order.snapshot.pieces())
        order.stock_returned(self.clock())
        await self._save(order)

    async def sell(self, order: Order) -> None:
        """Commit the hold; take stock again if it is gone; give the money back if there is none."""
        again = uuid5(order.id, "second hold")
        second = order.reservation_id == again
        try:
            if second:
                await self.stock.reserve(again, order.snapshot.lines)
            sold = await self.stock.commit(order.reservation_id)
        except (OutOfStock, AlreadyCancelled):
            sold = False
        if sold:
            await self._confirm(order)
        elif second:
            order.undo_payment(CancelReason.OUT_OF_STOCK, self.clock())
            await self._save(order)
        else:
            order.reserve_again(again)
            await self._save(order)

    async def refund(self, order: Order) -> None:
        """Give back what the order owes; while a refund is pending, ask again with the same id."""
        refund = order.refunds.running
        if refund is None:
            raise RuntimeError(f"order {order.id} has no refund to make")
        refund.tries += 1
        outcome = await self.payments.refund(order.id, refund.id, refund.amount, refund.reason_code)
        if outcome is RefundOutcome.PENDING:
            raise OutcomeUnknown("the refund is pending")
        if outcome is RefundOutcome.FAILED:
            order.refund_failed(refund.id, self.clock())
            await self._save(order)
            return
        order.refund_succeeded(refund.id, refund.amount, self.clock())
        self._lease(order)
        async with self.unit_of_work() as uow:
            await self.notify_refund(uow, order, refund.id)
            await uow.orders.save(order)

    async def restock(self, order: Order) -> None:
        """What a refund that succeeded named to go back on sale goes there, once, however often it is tried."""
        refund = order.refunds.to_restock
        if refund is None:
            raise RuntimeError(f"order {order.id} has nothing to put back on sale")
        await self.stock.restock(order.reservation_id, uuid5(refund.id, "restock"), refund.pieces_to_restock)
        order.pieces_restocked(refund.id, self.clock())
        await self._save(order)

    async def _confirm(self, order: Order) -> None:
        try:
            async with self.unit_of_work() as uow:
                await self.confirm(uow, order)
                await uow.orders.save(order)
        except CartOrderedTwice:
            await self._undo_payment(order.id)

    @retried_when_stale
    async def _undo_payment(self, order_id: UUID) -> None:
        async with self.unit_of_work() as uow:
            order = await uow.orders.get(order_id)
            order.undo_payment(CancelReason.SUPERSEDED, self.clock())
            await uow.orders.save(order)

    async def _capture_of(self, order_id: UUID) -> Capture:
        captures = await self.payments.lookup([order_id])
        if not captures or not captures[0].succeeded:
            raise OutcomeUnknown("the provider has money of an order whose payment nobody knows")
        return captures[0]

    def _lease(self, order: Order) -> None:
        if not order.rests(self.clock()):
            order.saga.lease(self.clock())

    async def _save(self, order: Order) -> None:
        self._lease(order)
        async with self.unit_of_work() as uow:
            await uow.orders.save(order)
