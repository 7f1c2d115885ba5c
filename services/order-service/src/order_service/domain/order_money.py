"""The money of an order: what it costs, what was captured, what goes back, and what of it waits for a person."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from commerce.values import Money
from order_service.domain.attention import SYSTEM, Act, Attention, AttentionKind, Resolution
from order_service.domain.errors import InvalidRefund, NothingToResolve, OrderNotRefundable, RefundInProgress
from order_service.domain.refunds import MOST_TRIES, Refund, Refunds, RefundStatus
from order_service.domain.saga import Saga, SagaStep
from order_service.domain.snapshot import Snapshot
from order_service.domain.states import SOLD, TERMINAL, CancelReason, OrderStatus, PaymentStatus
from servicekit.domain import Aggregate, new_id


@dataclass(slots=True, kw_only=True)
class OrderMoney(Aggregate):
    """`captured` is what the provider took, None before it did; an order is paid when that is its total exactly.

    Whatever differs is kept for a person: such an order stays unpaid, and is neither confirmed nor expired nor refunded
    until somebody resolves it. `history` is the audit of its money. `placed_from` stands for its network,
    and is forgotten once money came or it is over.
    """

    id: UUID
    snapshot: Snapshot
    saga: Saga
    refunds: Refunds
    status: OrderStatus = OrderStatus.PENDING
    payment_status: PaymentStatus = PaymentStatus.UNPAID
    cancel_reason: CancelReason | None = None
    payment_id: UUID | None = None
    captured: Money | None = None
    placed_from: bytes | None = None
    paid_at: datetime | None = None
    attention: Attention | None = None
    history: list[Act] = field(default_factory=list)

    @property
    def total(self) -> Money:
        """What has to be paid."""
        return self.snapshot.amounts.total

    @property
    def left(self) -> Money:
        """What was captured and has not gone back."""
        return (self.captured or Money.zero(self.refunds.currency)) - self.refunds.total

    @property
    def needs_attention(self) -> bool:
        """Whether a person has to look at it."""
        return self.attention is not None and self.attention.is_open

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
        self.payment_status, self.paid_at = PaymentStatus.PAID, at
        if self.status in TERMINAL:
            self._give_back("late_payment", at)
        elif self.cancel_reason is CancelReason.CUSTOMER and self.saga.step is SagaStep.VOIDING:
            self._give_back("cancelled", at)
        elif self.saga.step is not SagaStep.RETURNING_STOCK:
            self.saga.go(SagaStep.COMMITTING, at)
        return True

    def request_refund(self, refund_id: UUID, amount: Money | None, reason: str, by: UUID, at: datetime) -> None:
        """Staff gives `amount` back, or all that is left.

        Raises InvalidRefund, OrderNotRefundable, RefundInProgress.
        """
        wanted = self.left if amount is None else amount
        if wanted.currency != self.refunds.currency:
            raise InvalidRefund("body.amount.currency", f"This order was paid in {self.refunds.currency}.")
        if amount is not None and amount.amount <= 0:
            raise InvalidRefund("body.amount.amount", "Give back more than zero.")
        if self.saga.step is SagaStep.REFUNDING:
            raise RefundInProgress
        if self.status not in SOLD:
            raise OrderNotRefundable("Only a confirmed order can be refunded.")
        if not wanted or self.left < wanted:
            raise OrderNotRefundable(f"At most {self.left} can be refunded.")
        self._refund(refund_id, wanted, reason, str(by), at)

    def refund_succeeded(self, refund_id: UUID, amount: Money, at: datetime) -> bool:
        """The provider gave `amount` back, on our word or on its own dashboard's. False when this was known."""
        refund = self.refunds.succeed(refund_id, amount, at)
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
        if refund is None or refund.status is RefundStatus.FAILED:
            return False
        came_back, refund.status = refund.status is RefundStatus.SUCCEEDED, RefundStatus.FAILED
        self._count_refunds()
        if self.status in SOLD and came_back:
            self.record(self.snapshot.refund_reversed(refund, at))
        self._attend(AttentionKind.REFUND_FAILED, at, f"The refund of {refund.amount} failed.", refund.id)
        self._go_on_after_refund(at)
        return True

    def put_off(self, at: datetime) -> None:
        """The saga's step came to no end; try it again after a pause, and let a person know of a refund without one."""
        refund = self.refunds.running
        if self.saga.step is SagaStep.REFUNDING and refund is not None:
            refund.tries += 1
            if refund.tries == MOST_TRIES:
                why = f"The refund of {refund.amount} has no end after {MOST_TRIES} tries."
                self._attend(AttentionKind.REFUND_FAILED, at, why, refund.id)
        self.saga.put_off(at)

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
        elif how is Resolution.REFUND and (owed := self._owed(failed)):
            self._refund(new_id(), owed, failed.reason if failed else self.attention.kind, str(by), at)
        elif self.status is OrderStatus.CANCELLING:
            self.saga.go(SagaStep.RETURNING_STOCK, at)
        return True

    def _owed(self, failed: Refund | None) -> Money:
        """Of a sold order what was to go back, of any other all that is left."""
        return min(failed.amount, self.left) if failed is not None and self.status in SOLD else self.left

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
        if self.saga.step is not SagaStep.REFUNDING or self.refunds.running is not None:
            return
        cancelling = self.status is OrderStatus.CANCELLING
        self.saga.go(SagaStep.RETURNING_STOCK if cancelling else SagaStep.DONE, at if cancelling else None)

    def _count_refunds(self) -> None:
        if self.payment_status is PaymentStatus.UNPAID:
            return
        given = self.refunds.total
        if given >= self.total:
            self.payment_status = PaymentStatus.REFUNDED
        else:
            self.payment_status = PaymentStatus.PARTIALLY_REFUNDED if given.amount else PaymentStatus.PAID

    def _give_back(self, reason: str, at: datetime) -> None:
        self._refund(new_id(), self.left, reason, SYSTEM, at)

    def _refund(self, refund_id: UUID, amount: Money, reason: str, by: str, at: datetime) -> None:
        self.refunds.request(refund_id, amount, reason, by, at)
        self.history.append(Act(at=at, by=by, what="refund_requested", why=f"{amount}: {reason}"))
        self.saga.go(SagaStep.REFUNDING, at)
