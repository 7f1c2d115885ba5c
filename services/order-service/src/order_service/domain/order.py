"""The order: an aggregate with its three statuses, its money, and the private state of its purchase saga."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from order_service.domain.attention import MACHINES
from order_service.domain.errors import AlreadyCancelled, OrderNotCancellable
from order_service.domain.order_money import OrderMoney
from order_service.domain.refunds import Refunds
from order_service.domain.saga import LEASE, Saga, SagaStep
from order_service.domain.snapshot import ERASED, Snapshot
from order_service.domain.states import OPEN, TERMINAL, CancelReason, FulfilmentStatus, OrderStatus, PaymentStatus

PERSON_NEEDED = timedelta(days=30)
"""How long an erased buyer's open purchase may still be delivered; GDPR Art. 12(3) gives a month."""


class IllegalTransition(RuntimeError):
    """A step was applied to an order that is not there; a fault of ours, never of the caller."""


@dataclass(slots=True, kw_only=True)
class Order(OrderMoney):
    """One purchase. Every method is one transition; a wrong state raises."""

    reservation_id: UUID
    fulfilment_status: FulfilmentStatus = FulfilmentStatus.UNFULFILLED
    access_token_hash: bytes | None = None
    closed_at: datetime | None = None

    @classmethod
    def place(cls, snapshot: Snapshot, placed_from: bytes | None = None) -> "Order":
        """A new order; whoever placed it holds its saga's lease."""
        order_id = snapshot.order_id
        saga = Saga(order_id, SagaStep.PLACING, due_at=snapshot.placed_at + LEASE)
        refunds = Refunds(snapshot.amounts.total.currency)
        return cls(
            id=order_id, snapshot=snapshot, saga=saga, refunds=refunds, reservation_id=order_id, placed_from=placed_from
        )

    def rests(self, now: datetime) -> bool:
        """Whether there is nothing to do for its saga at present."""
        waiting = self.saga.step is SagaStep.AWAITING_PAYMENT and now < self.snapshot.payment_due_at
        return waiting or self.saga.step is SagaStep.DONE

    def await_payment(self, payment_id: UUID) -> None:
        """Stock is held and the intent exists; raises AlreadyCancelled when it was cancelled meanwhile."""
        if self.status is not OrderStatus.PENDING:
            raise AlreadyCancelled
        self.status = OrderStatus.AWAITING_PAYMENT
        self.payment_id = payment_id
        self.saga.go(SagaStep.AWAITING_PAYMENT, self.snapshot.payment_due_at)
        self.record(self.snapshot.placed())

    def reject(self, at: datetime) -> None:
        """There is not enough stock: nothing was held, so nothing has to be undone."""
        self._expect(self.status is OrderStatus.PENDING)
        self._close(OrderStatus.CANCELLED, CancelReason.OUT_OF_STOCK, at)

    def request_cancellation(self, reason: CancelReason, at: datetime) -> bool:
        """Begin to cancel an unpaid order; its stock goes back on sale once the provider has voided the intent.

        False when it is being cancelled already; raises OrderNotCancellable once paid or over.
        """
        if self.status is OrderStatus.CANCELLING and self.payment_status is PaymentStatus.UNPAID:
            return False
        if self.status is OrderStatus.ON_HOLD:
            raise OrderNotCancellable("A payment of this order does not match its total; we look at it.")
        if self.status not in OPEN or self.payment_status is not PaymentStatus.UNPAID:
            raise OrderNotCancellable
        # Whoever is placing the order may be about to create its intent: the lease ends before the intent is voided.
        placing = self.saga.step is SagaStep.PLACING and reason is not CancelReason.NOT_PLACED
        self.saga.go(SagaStep.VOIDING, self.saga.due_at if placing else at)
        self.status = OrderStatus.CANCELLING
        self.cancel_reason = reason
        return True

    def intent_voided(self, at: datetime) -> None:
        """The provider will take no more money for it: the stock may go back."""
        self._expect(self.saga.step is SagaStep.VOIDING)
        self.saga.go(SagaStep.RETURNING_STOCK, at)

    def stock_returned(self, at: datetime) -> None:
        """Nothing is held any more: the order is over. Late money goes back, unless a person sees to it."""
        if self.saga.step is not SagaStep.RETURNING_STOCK or self.cancel_reason is None:
            raise self._out_of_turn()
        expired = self.cancel_reason is CancelReason.EXPIRED
        self._close(OrderStatus.EXPIRED if expired else OrderStatus.CANCELLED, self.cancel_reason, at)
        if self.attention is None and self.payment_status in (PaymentStatus.PAID, PaymentStatus.PARTIALLY_REFUNDED):
            self._give_back("late_payment", at)

    def confirm(self) -> None:
        """Paid, and the stock is sold."""
        if self.saga.step is not SagaStep.COMMITTING or self.paid_at is None:
            raise self._out_of_turn()
        self.status, self.cancel_reason = OrderStatus.CONFIRMED, None
        self.saga.go(SagaStep.DONE, None)
        self.record(self.snapshot.paid(self.paid_at))

    def reserve_again(self, reservation_id: UUID) -> None:
        """The hold of a paid order is gone: take stock again under another reservation."""
        self._expect(self.saga.step is SagaStep.COMMITTING)
        self.reservation_id = reservation_id

    def undo_payment(self, reason: CancelReason, at: datetime) -> None:
        """Paid, but it cannot be sold: the money goes back and the order is cancelled."""
        self._expect(self.saga.step is SagaStep.COMMITTING)
        self.status, self.cancel_reason = OrderStatus.CANCELLING, reason
        self._give_back(reason, at)

    def needs_its_person(self, now: datetime) -> bool:
        """Whether a purchase that is not over, or waits for staff, has to reach its buyer: 30 days from its placing."""
        over = self.status in (*TERMINAL, OrderStatus.COMPLETED) or self.payment_status is PaymentStatus.REFUNDED
        return (not over or self.needs_attention) and now < self.snapshot.placed_at + PERSON_NEEDED

    def erase_person(self) -> None:
        """The buyer was erased: what names them goes, the words of staff too; what the books need stays."""
        self.snapshot = self.snapshot.without_person()
        self.access_token_hash = None
        self.history = [act if act.by in MACHINES else replace(act, why=ERASED) for act in self.history]
        for refund in self.refunds:
            if refund.by not in MACHINES:
                refund.reason = ERASED

    def _close(self, status: OrderStatus, reason: CancelReason, at: datetime) -> None:
        self.status, self.cancel_reason, self.closed_at, self.placed_from = status, reason, at, None
        self.saga.go(SagaStep.DONE, None)
        expired = status is OrderStatus.EXPIRED
        self.record(self.snapshot.expired() if expired else self.snapshot.cancelled(reason))

    def _expect(self, holds: bool) -> None:
        if not holds:
            raise self._out_of_turn()

    def _out_of_turn(self) -> IllegalTransition:
        return IllegalTransition(f"order {self.id} is {self.status}/{self.payment_status}, step {self.saga.step}")
