"""The order: an aggregate with its three statuses, its refunds and the private state of its purchase saga."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from commerce.values import Money
from order_service.domain.errors import OrderGivenUp, OrderNotCancellable, OrderNotRefundable, RefundInProgress
from order_service.domain.refunds import Refunds, RefundStatus
from order_service.domain.saga import LEASE, Saga, SagaStep
from order_service.domain.snapshot import Snapshot
from order_service.domain.states import (
    OPEN,
    SOLD,
    TERMINAL,
    CancelReason,
    FulfilmentStatus,
    OrderStatus,
    PaymentStatus,
)  # fmt: skip
from servicekit.domain import Aggregate, new_id

PERSON_NEEDED = timedelta(days=30)
"""How long an erased buyer's open purchase may still be delivered; GDPR Art. 12(3) gives a month."""


class IllegalTransition(RuntimeError):
    """A step was applied to an order that is not there; a fault of ours, never of the caller."""


@dataclass(slots=True, kw_only=True)
class Order(Aggregate):
    """One purchase. Every method is one transition; a wrong state raises.

    `placed_from` stands for the network it was placed from, and is forgotten once it is paid or over.
    """

    id: UUID
    snapshot: Snapshot
    saga: Saga
    refunds: Refunds
    reservation_id: UUID
    status: OrderStatus = OrderStatus.PENDING
    payment_status: PaymentStatus = PaymentStatus.UNPAID
    fulfilment_status: FulfilmentStatus = FulfilmentStatus.UNFULFILLED
    cancel_reason: CancelReason | None = None
    payment_id: UUID | None = None
    access_token_hash: bytes | None = None
    placed_from: bytes | None = None
    paid_at: datetime | None = None
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

    @property
    def total(self) -> Money:
        """What has to be paid."""
        return self.snapshot.amounts.total

    def rests(self, now: datetime) -> bool:
        """Whether there is nothing to do for its saga at present."""
        waiting = self.saga.step is SagaStep.AWAITING_PAYMENT and now < self.snapshot.payment_due_at
        return waiting or self.saga.step is SagaStep.DONE

    def await_payment(self, payment_id: UUID) -> None:
        """Stock is held and the intent exists; raises OrderGivenUp when it was cancelled meanwhile."""
        if self.status is not OrderStatus.PENDING:
            raise OrderGivenUp
        self.status = OrderStatus.AWAITING_PAYMENT
        self.payment_id = payment_id
        self.saga.go(SagaStep.AWAITING_PAYMENT, self.snapshot.payment_due_at)
        self.record(self.snapshot.placed())

    def turn_away(self, at: datetime) -> None:
        """There is not enough stock: nothing was held, so nothing has to be undone."""
        self._expect(self.status is OrderStatus.PENDING)
        self._close(OrderStatus.CANCELLED, CancelReason.OUT_OF_STOCK, at)

    def give_up(self, reason: CancelReason, at: datetime) -> bool:
        """Begin to give up an unpaid order; its stock goes back on sale once the provider has voided the intent.

        False when it is being given up already; raises OrderNotCancellable once paid or over.
        """
        if self.status is OrderStatus.CANCELLING and self.payment_status is PaymentStatus.UNPAID:
            return False
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
        """Nothing is held any more: the order is over. Money that came too late goes back."""
        if self.saga.step is not SagaStep.RETURNING_STOCK or self.cancel_reason is None:
            raise self._out_of_turn()
        expired = self.cancel_reason is CancelReason.EXPIRED
        self._close(OrderStatus.EXPIRED if expired else OrderStatus.CANCELLED, self.cancel_reason, at)
        if self.payment_status in (PaymentStatus.PAID, PaymentStatus.PARTIALLY_REFUNDED):
            self._refund_in_full("late_payment", at)

    def receive_payment(self, payment_id: UUID, at: datetime) -> bool:
        """The provider has the money; the saga turns to the stock, or to a refund. False when this was known."""
        if self.payment_status is not PaymentStatus.UNPAID:
            return False
        self.payment_status = PaymentStatus.PAID
        self.payment_id, self.paid_at, self.placed_from = payment_id, at, None
        if self.status in TERMINAL:
            self._refund_in_full("late_payment", at)
        elif self.cancel_reason is CancelReason.CUSTOMER and self.saga.step is SagaStep.VOIDING:
            self._refund_in_full("cancelled", at)
        elif self.saga.step is not SagaStep.RETURNING_STOCK:
            self.saga.go(SagaStep.COMMITTING, at)
        return True

    def confirm(self) -> None:
        """Paid, and the stock is sold."""
        if self.saga.step is not SagaStep.COMMITTING or self.paid_at is None:
            raise self._out_of_turn()
        self.status, self.cancel_reason = OrderStatus.CONFIRMED, None
        self.saga.go(SagaStep.DONE, None)
        self.record(self.snapshot.paid(self.paid_at))

    def hold_again(self, reservation_id: UUID) -> None:
        """The hold of a paid order is gone: take stock again under another reservation."""
        self._expect(self.saga.step is SagaStep.COMMITTING)
        self.reservation_id = reservation_id

    def undo_payment(self, reason: CancelReason, at: datetime) -> None:
        """Paid, but it cannot be sold: the money goes back and the order is cancelled."""
        self._expect(self.saga.step is SagaStep.COMMITTING)
        self.status, self.cancel_reason = OrderStatus.CANCELLING, reason
        self._refund_in_full(reason, at)

    def request_refund(self, refund_id: UUID, amount: Money, reason: str, at: datetime) -> None:
        """Staff gives money back; raises OrderNotRefundable, RefundInProgress."""
        if self.saga.step is SagaStep.REFUNDING:
            raise RefundInProgress
        if self.status not in SOLD or amount.amount <= 0 or self.total - self.refunds.total < amount:
            raise OrderNotRefundable
        self._refund(refund_id, amount, reason, at)

    def refund_succeeded(self, refund_id: UUID, amount: Money, at: datetime) -> bool:
        """The provider gave `amount` back, on our word or on its own dashboard's. False when this was known."""
        refund = self.refunds.succeed(refund_id, amount, at)
        if refund is None:
            return False
        self._count_refunds()
        if self.status in SOLD:
            self.record(self.snapshot.refunded(refund, at))
        if self.saga.step is SagaStep.REFUNDING and self.refunds.running is None:
            cancelling = self.status is OrderStatus.CANCELLING
            self.saga.go(SagaStep.RETURNING_STOCK if cancelling else SagaStep.DONE, at if cancelling else None)
        return True

    def refund_failed(self, refund_id: UUID, at: datetime) -> bool:
        """The provider refused a refund, or the customer's bank sent it back. False when this was known.

        Staff may try again; what we owe by ourselves is tried again after a pause.
        """
        refund = self.refunds.find(refund_id)
        if refund is None or refund.status is RefundStatus.FAILED:
            return False
        came_back, refund.status = refund.status is RefundStatus.SUCCEEDED, RefundStatus.FAILED
        self._count_refunds()
        if self.status in SOLD and came_back:
            self.record(self.snapshot.refund_reversed(refund, at))
        elif self.status in SOLD:
            self.saga.go(SagaStep.DONE, None)
        elif self.saga.step is not SagaStep.RETURNING_STOCK and self.refunds.running is None:
            attempts = self.saga.attempts
            self._refund_in_full(refund.reason, at)
            self.saga.attempts = attempts
            self.saga.put_off(at)
        return True

    def needs_its_person(self, now: datetime) -> bool:
        """Whether a purchase that is not over still has to reach its buyer: for 30 days from when it was placed."""
        over = self.status in (*TERMINAL, OrderStatus.COMPLETED) or self.payment_status is PaymentStatus.REFUNDED
        return not over and now < self.snapshot.placed_at + PERSON_NEEDED

    def erase_person(self) -> None:
        """The buyer was erased: what names them goes, what the books need stays."""
        self.snapshot = self.snapshot.without_person()
        self.access_token_hash = None

    def _count_refunds(self) -> None:
        given = self.refunds.total
        if given >= self.total:
            self.payment_status = PaymentStatus.REFUNDED
        else:
            self.payment_status = PaymentStatus.PARTIALLY_REFUNDED if given.amount else PaymentStatus.PAID

    def _refund_in_full(self, reason: str, at: datetime) -> None:
        self._refund(new_id(), self.total - self.refunds.total, reason, at)

    def _refund(self, refund_id: UUID, amount: Money, reason: str, at: datetime) -> None:
        self.refunds.request(refund_id, amount, reason, at)
        self.saga.go(SagaStep.REFUNDING, at)

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
