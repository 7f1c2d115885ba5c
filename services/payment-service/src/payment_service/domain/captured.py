"""What was captured, and how much of it may still go back."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from commerce.values import Money
from payment_service.domain import ledger
from payment_service.domain.errors import RefundExceedsCaptured
from payment_service.domain.events import PaymentRefunded, RefundFailed
from payment_service.domain.provider_state import RefundState, RefundStatus
from payment_service.domain.refund import Refund, RefundOrigin
from servicekit.domain import Aggregate, new_id

# Whoever begins a refund asks for it at once; a worker asks in their place after that.
ASKED_WITHIN = timedelta(seconds=15)


@dataclass(slots=True, kw_only=True)
class Captured(Aggregate):
    """`captured` is what the provider really took, None before; it may differ from `amount`, which was asked for.

    `refunding` counts pending and succeeded refunds, `refunded` succeeded ones (minor units of what was captured).
    """

    id: UUID
    order_id: UUID
    amount: Money
    captured: Money | None = None
    refunding: int = 0
    refunded: int = 0
    _transactions: list[ledger.LedgerTransaction] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def taken(self) -> Money:
        """What was captured; nothing before it was."""
        return Money.zero(self.amount.currency) if self.captured is None else self.captured

    def pull_transactions(self) -> list[ledger.LedgerTransaction]:
        """Hand over the ledger transactions not yet stored, and forget them."""
        transactions, self._transactions = self._transactions, []
        return transactions

    def begin_refund(self, refund_id: UUID, amount: Money, reason: str, now: datetime) -> Refund:
        """Reserve a refund before the provider is asked; raises RefundExceedsCaptured."""
        taken = self.taken
        if amount.currency != taken.currency or self.refunding + amount.amount > taken.amount:
            left = Money(taken.amount - self.refunding, taken.currency)
            raise RefundExceedsCaptured(f"At most {left} can be refunded.")
        self.refunding += amount.amount
        return Refund(refund_id, self.id, amount, reason, RefundOrigin.ORDER, now, check_at=now + ASKED_WITHIN)

    def book_dashboard_refund(self, state: RefundState, now: datetime) -> Refund:
        """A refund that somebody made at the provider: it is a fact, whatever we think of it.

        One that has failed already moved nothing, but is remembered: the event of its creation may come later.
        """
        if state.status is RefundStatus.FAILED:
            return Refund(
                new_id(),
                self.id,
                state.amount,
                "dashboard",
                RefundOrigin.DASHBOARD,
                now,
                state.status,
                state.provider_id,
            )
        self.refunding += state.amount.amount
        refund = Refund(new_id(), self.id, state.amount, "dashboard", RefundOrigin.DASHBOARD, now)
        self.observe_refund(refund, state, now)
        return refund

    def observe_refund(self, refund: Refund, state: RefundState, now: datetime) -> None:
        """Take in what the provider says about one refund: pending, then succeeded, then perhaps failed."""
        refund.provider_id = state.provider_id or refund.provider_id
        match (refund.status, state.status):
            case (RefundStatus.PENDING, RefundStatus.PENDING):
                refund.postpone_check(now)
                return
            case (RefundStatus.PENDING, RefundStatus.SUCCEEDED):
                self.refunded += refund.amount.amount
                self._transactions.append(ledger.refund(self.id, refund.id, refund.amount, now))
                self._tell(PaymentRefunded, refund)
            case (RefundStatus.PENDING, RefundStatus.FAILED):
                self.refunding -= refund.amount.amount
                self._tell(RefundFailed, refund)
            case (RefundStatus.SUCCEEDED, RefundStatus.FAILED):
                self.refunding -= refund.amount.amount
                self.refunded -= refund.amount.amount
                self._transactions.append(ledger.refund_reversal(self.id, refund.id, refund.amount, now))
                self._tell(RefundFailed, refund)
            case _:
                return
        refund.status, refund.check_at = state.status, None

    def _tell(self, event: type[PaymentRefunded] | type[RefundFailed], refund: Refund) -> None:
        self.record(event(payment_id=self.id, order_id=self.order_id, refund_id=refund.id, amount=refund.amount))
