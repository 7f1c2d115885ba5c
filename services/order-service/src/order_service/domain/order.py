"""The order: an aggregate with its three statuses, its money, and the private state of its purchase saga."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from commerce.values import CancelReason, FulfilmentStatus, Money, OrderPaymentStatus, OrderRefundStatus, OrderStatus
from order_service.domain.attention import MACHINES, SYSTEM, Act, Attention, AttentionKind, Resolution
from order_service.domain.errors import (
    AlreadyCancelled,
    InvalidRefund,
    NothingToResolve,
    OrderNotCancellable,
    OrderNotConfirmed,
    OrderNotRefundable,
    RefundInProgress,
)
from order_service.domain.refund_plan import RefundWish, amount_parts, left_of, plan_again, plan_refund
from order_service.domain.refunds import MOST_TRIES, Refund, RefundParts, Refunds
from order_service.domain.saga import LEASE, Saga, SagaStep
from order_service.domain.snapshot import ERASED, Snapshot
from order_service.domain.states import OPEN, SOLD, TERMINAL
from servicekit.domain import Aggregate, new_id

PERSON_NEEDED = timedelta(days=30)
"""How long an erased buyer's open purchase may still be delivered; GDPR Art. 12(3) gives a month."""


CONFIRMATION_SENT = "confirmation_sent"
_MOST_EARLIER_KEYS = 20


def token_hashes(present: bytes | None, earlier: Sequence[bytes]) -> tuple[bytes, ...]:
    """All by which an order opens."""
    return (() if present is None else (present,)) + tuple(earlier)


class IllegalTransition(RuntimeError):
    """A step was applied to an order that is not there; a fault of ours, never of the caller."""


@dataclass(slots=True, kw_only=True)
class Order(Aggregate):
    """One purchase. Every method is one transition; a wrong state raises.

    `captured` is what the provider took, None before it did; an order is paid when that is its total exactly.
    Whatever differs is kept for a person: such an order stays unpaid, and is neither confirmed nor expired nor refunded
    until somebody resolves it. `history` is the audit of its money. `placed_from` stands for its network,
    and is forgotten once money came or it is over.
    """

    id: UUID
    snapshot: Snapshot
    saga: Saga
    refunds: Refunds
    reservation_id: UUID
    status: OrderStatus = OrderStatus.PENDING
    payment_status: OrderPaymentStatus = OrderPaymentStatus.UNPAID
    fulfilment_status: FulfilmentStatus = FulfilmentStatus.UNFULFILLED
    cancel_reason: CancelReason | None = None
    payment_id: UUID | None = None
    captured: Money | None = None
    placed_from: bytes | None = None
    paid_at: datetime | None = None
    access_token_hash: bytes | None = None
    earlier_token_hashes: tuple[bytes, ...] = ()
    closed_at: datetime | None = None
    attention: Attention | None = None
    history: list[Act] = field(default_factory=list)

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

    @property
    def token_hashes(self) -> tuple[bytes, ...]:
        """The hashes of the keys that open it without an account."""
        return token_hashes(self.access_token_hash, self.earlier_token_hashes)

    def open_by(self, token_hash: bytes) -> None:
        """One more key opens it; the latest of before go on doing so."""
        self.earlier_token_hashes = self.token_hashes[:_MOST_EARLIER_KEYS]
        self.access_token_hash = token_hash

    @property
    def left(self) -> Money:
        """What was captured and has not gone back."""
        return (self.captured or Money.zero(self.refunds.currency)) - self.refunds.total

    @property
    def needs_attention(self) -> bool:
        """Whether a person has to look at it."""
        return self.attention is not None and self.attention.is_open

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
        if self.status is OrderStatus.CANCELLING and self.payment_status is OrderPaymentStatus.UNPAID:
            return False
        if self.status is OrderStatus.ON_HOLD:
            raise OrderNotCancellable("A payment of this order does not match its total; we look at it.")
        if self.status not in OPEN or self.payment_status is not OrderPaymentStatus.UNPAID:
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
        if self.attention is None and self.payment_status in (
            OrderPaymentStatus.PAID,
            OrderPaymentStatus.PARTIALLY_REFUNDED,
        ):
            self._give_back("late_payment", at)

    def confirm(self) -> None:
        """Paid, and the stock is sold."""
        if self.saga.step is not SagaStep.COMMITTING or self.paid_at is None:
            raise self._out_of_turn()
        self.status, self.cancel_reason = OrderStatus.CONFIRMED, None
        self.saga.go(SagaStep.DONE, None)
        self.record(self.snapshot.paid(self.paid_at))

    @property
    def confirmations_sent_again(self) -> int:
        """How often the confirmation was mailed once more."""
        return sum(act.what == CONFIRMATION_SENT for act in self.history)

    def send_confirmation_again(self, by: str, at: datetime) -> None:
        """Its buyer or staff asks for the confirmation once more; raises OrderNotConfirmed."""
        if self.status not in SOLD or self.snapshot.is_erased:
            raise OrderNotConfirmed
        self.history.append(Act(at=at, by=by, what=CONFIRMATION_SENT, why=""))

    def note_cancellation(self, by: str, why: str, at: datetime) -> None:
        """Staff asked for the cancellation that was just requested, and said why, or did not."""
        self.history.append(Act(at=at, by=by, what="cancellation_requested", why=why))

    def reserve_again(self, reservation_id: UUID) -> None:
        """The hold of a paid order is gone: take stock again under another reservation."""
        self._expect(self.saga.step is SagaStep.COMMITTING)
        self.reservation_id = reservation_id

    def undo_payment(self, reason: CancelReason, at: datetime) -> None:
        """Paid, but it cannot be sold: the money goes back and the order is cancelled."""
        self._expect(self.saga.step is SagaStep.COMMITTING)
        self.status, self.cancel_reason = OrderStatus.CANCELLING, reason
        self._give_back(reason, at)

    def receive_payment(self, payment_id: UUID, captured: Money, at: datetime) -> bool:
        """The provider has the money; the saga turns to the stock, or to a refund. False when this was known.

        Anything but the total puts the order on hold; one that is over, or whose stock goes back, only gets a mark.
        """
        if self.captured is not None:
            return False
        self.payment_id, self.captured, self.placed_from = payment_id, captured, None
        if captured != self.total:
            self._hold(captured, at)
            return True
        self.payment_status, self.paid_at = OrderPaymentStatus.PAID, at
        if self.status in TERMINAL:
            self._give_back("late_payment", at)
        elif self.cancel_reason is CancelReason.CUSTOMER and self.saga.step is SagaStep.VOIDING:
            self._give_back("cancelled", at)
        elif self.saga.step is not SagaStep.RETURNING_STOCK:
            self.saga.go(SagaStep.COMMITTING, at)
        return True

    def plan_refund(self, wish: RefundWish) -> RefundParts:
        """What a refund would give now; raises InvalidRefund, OrderNotRefundable, RefundInProgress."""
        amount = wish.amount
        if amount is not None and amount.currency != self.refunds.currency:
            raise InvalidRefund("body.amount.currency", f"This order was paid in {self.refunds.currency}.")
        if amount is not None and amount.amount <= 0:
            raise InvalidRefund("body.amount.amount", "Give back more than zero.")
        if self.saga.step is SagaStep.REFUNDING:
            raise RefundInProgress
        if self.status not in SOLD:
            raise OrderNotRefundable("Only a confirmed order can be refunded.")
        return plan_refund(wish, self.snapshot, self.refunds)

    def request_refund(self, refund_id: UUID, wish: RefundWish, reason: str, by: UUID, at: datetime) -> None:
        """Staff gives back what they wish; raises InvalidRefund, OrderNotRefundable, RefundInProgress."""
        parts = self.plan_refund(wish)
        self._refund(refund_id, parts.total.gross, reason, str(by), at, parts)

    def refund_succeeded(self, refund_id: UUID, amount: Money, at: datetime) -> bool:
        """The provider gave `amount` back, on our word or on its own dashboard's. False when this was known."""
        parts = amount_parts(amount, left_of(self.snapshot, self.refunds)) if self.status in SOLD else None
        refund = self.refunds.succeed(refund_id, amount, at, parts)
        if refund is None:
            return False
        self._count_refunds()
        if self.attention is not None and self.needs_attention and self.attention.refund_id == refund_id:
            self.attention.resolve(Resolution.REFUND, at)
        if self.status in SOLD:
            self.record(self.snapshot.refunded(refund, at))
        self._go_on_after_refund(at)
        return True

    def refund_failed(self, refund_id: UUID, at: datetime) -> bool:
        """The provider refused a refund for good, or the customer's bank sent it back. False when this was known.

        Asking for the same again would fail again, so a person has to see to it; the stock does not wait for them.
        """
        refund = self.refunds.find(refund_id)
        if refund is None or refund.status is OrderRefundStatus.FAILED:
            return False
        came_back, refund.status = refund.status is OrderRefundStatus.SUCCEEDED, OrderRefundStatus.FAILED
        self._count_refunds()
        if self.status in SOLD and came_back:
            self.record(self.snapshot.refund_reversed(refund, at))
        self._attend(AttentionKind.REFUND_FAILED, at, f"The refund of {refund.amount} failed.", refund.id)
        self._go_on_after_refund(at)
        return True

    def pieces_restocked(self, refund_id: UUID, at: datetime) -> None:
        """What a refund named to go back on sale is there."""
        refund = self.refunds.find(refund_id)
        if self.saga.step is not SagaStep.RESTOCKING or refund is None:
            raise self._out_of_turn()
        why = f"{sum(refund.pieces_to_restock.values())} of refund {refund_id}"
        self.history.append(Act(at=at, by=SYSTEM, what="restocked", why=why))
        refund.restocked_at = at
        self._rest_or_restock(at)

    def put_off(self, at: datetime) -> None:
        """The saga's step came to no end; try it again after a pause, and let a person know of a refund without one."""
        refund = self.refunds.running
        if self.saga.step is SagaStep.REFUNDING and refund is not None:
            refund.tries += 1
            if refund.tries == MOST_TRIES:
                why = f"The refund of {refund.amount} has no end after {MOST_TRIES} tries."
                self._attend(AttentionKind.REFUND_FAILED, at, why, refund.id)
        self.saga.put_off(at)

    def retry_step(self, by: UUID, at: datetime) -> None:
        """Staff has the stuck step tried now, by whoever calls; raises NothingToResolve."""
        if not self.saga.is_stuck:
            raise NothingToResolve("No step of this order is stuck: it has come to its end.")
        self.history.append(Act(at=at, by=str(by), what="step_retried", why=self.saga.step))
        self.saga.lease(at)

    def resolve_attention(self, how: Resolution, by: UUID, note: str, at: datetime) -> bool:
        """A person ends what waits for them. False when somebody had; raises NothingToResolve, RefundInProgress.

        REFUND gives back what is owed, or asks for a running refund again; CLOSE says that it went back another way.
        An order that was on hold is cancelled, and its stock goes back.
        """
        if self.attention is None:
            raise NothingToResolve
        if not self.attention.is_open:
            return False
        running = self.refunds.running
        if running is not None and how is Resolution.CLOSE:
            raise RefundInProgress("The provider has not decided about the refund yet: it may still go through.")
        self.attention.resolve(how, at)
        self.history.append(Act(at=at, by=str(by), what=f"attention_resolved:{how}", why=note or self.attention.kind))
        if self.status is OrderStatus.ON_HOLD:
            self.status, self.cancel_reason = OrderStatus.CANCELLING, CancelReason.AMOUNT_DIFFERS
        failed = self.refunds.find(self.attention.refund_id) if self.attention.refund_id else None
        if running is not None:
            running.tries = 0
            self.saga.go(SagaStep.REFUNDING, at)
        elif how is Resolution.REFUND and self.status in SOLD and failed is not None:
            self._refund_again(failed, str(by), at)
        elif how is Resolution.REFUND and self.left:
            self._refund(new_id(), self.left, failed.reason if failed else self.attention.kind, str(by), at)
        elif self.status is OrderStatus.CANCELLING:
            self.saga.go(SagaStep.RETURNING_STOCK, at)
        return True

    def needs_its_person(self, now: datetime) -> bool:
        """Whether a purchase that is not over, or waits for staff, has to reach its buyer: 30 days from its placing."""
        over = self.status in (*TERMINAL, OrderStatus.COMPLETED) or self.payment_status is OrderPaymentStatus.REFUNDED
        return (not over or self.needs_attention) and now < self.snapshot.placed_at + PERSON_NEEDED

    def erase_person(self) -> None:
        """The buyer was erased: what names them goes, the words of staff too; what the books need stays."""
        self.snapshot = self.snapshot.without_person()
        self.access_token_hash, self.earlier_token_hashes = None, ()
        self.history = [act if act.by in MACHINES else replace(act, why=ERASED) for act in self.history]
        for refund in self.refunds:
            if refund.by not in MACHINES:
                refund.reason = ERASED

    def _refund_again(self, failed: Refund, by: str, at: datetime) -> None:
        """Of a sold order what was to go back, as far as it has not gone back since."""
        parts = plan_again(failed, self.snapshot, self.refunds)
        if parts.total.gross:
            self._refund(new_id(), parts.total.gross, failed.reason, by, at, parts)

    def _hold(self, captured: Money, at: datetime) -> None:
        self.refunds.currency = captured.currency
        self._attend(AttentionKind.AMOUNT_DIFFERS, at, f"The order costs {self.total}, captured is {captured}.")
        if self.status not in TERMINAL and self.saga.step is not SagaStep.RETURNING_STOCK:
            self.status, self.cancel_reason = OrderStatus.ON_HOLD, None
            self.saga.go(SagaStep.DONE, None)

    def _attend(self, kind: AttentionKind, at: datetime, why: str, refund_id: UUID | None = None) -> None:
        self.history.append(Act(at=at, by=SYSTEM, what=kind, why=why))
        if not self.needs_attention:
            self.attention = Attention(kind=kind, since=at, was=self.status, refund_id=refund_id)

    def _go_on_after_refund(self, at: datetime) -> None:
        """A step that has nothing to do with money goes on by itself, and looks after the pieces when it ends."""
        if self.saga.step not in (SagaStep.REFUNDING, SagaStep.DONE) or self.refunds.running is not None:
            return
        if self.saga.step is SagaStep.REFUNDING and self.status is OrderStatus.CANCELLING:
            self.saga.go(SagaStep.RETURNING_STOCK, at)
        else:
            self._rest_or_restock(at)

    def _rest_or_restock(self, at: datetime) -> None:
        """Pieces go back on sale only once their refund has succeeded."""
        if self.status in SOLD and self.refunds.to_restock is not None:
            self.saga.go(SagaStep.RESTOCKING, at)
        else:
            self.saga.go(SagaStep.DONE, None)

    def _count_refunds(self) -> None:
        if self.payment_status is OrderPaymentStatus.UNPAID:
            return
        given = self.refunds.total
        if given >= self.total:
            self.payment_status = OrderPaymentStatus.REFUNDED
        else:
            self.payment_status = OrderPaymentStatus.PARTIALLY_REFUNDED if given.amount else OrderPaymentStatus.PAID

    def _give_back(self, reason: str, at: datetime) -> None:
        self._refund(new_id(), self.left, reason, SYSTEM, at)

    def _refund(
        self, refund_id: UUID, amount: Money, reason: str, by: str, at: datetime, parts: RefundParts | None = None
    ) -> None:
        self.refunds.request(refund_id, amount, reason, by, at, parts)
        self.history.append(Act(at=at, by=by, what="refund_requested", why=f"{amount}: {reason}"))
        self.saga.go(SagaStep.REFUNDING, at)

    def _close(self, status: OrderStatus, reason: CancelReason, at: datetime) -> None:
        self.status, self.cancel_reason, self.closed_at, self.placed_from = status, reason, at, None
        self.saga.go(SagaStep.DONE, None)
        self.record(self.snapshot.expired() if reason is CancelReason.EXPIRED else self.snapshot.cancelled(reason))

    def _expect(self, holds: bool) -> None:
        if not holds:
            raise self._out_of_turn()

    def _out_of_turn(self) -> IllegalTransition:
        return IllegalTransition(f"order {self.id} is {self.status}/{self.payment_status}, step {self.saga.step}")
