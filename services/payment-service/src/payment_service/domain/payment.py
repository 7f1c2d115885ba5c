"""The payment of one order: many attempts, one capture, refunds up to what was captured.

Everything the provider says, as an answer or as a webhook, goes through `observe` and `observe_refund`, so that it
does not matter who learns of it first or how often.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from commerce.values import Money, PaymentStatus
from payment_service.domain import ledger
from payment_service.domain.attempt import Attempt, AttemptStatus
from payment_service.domain.errors import PaymentNotPayable, RefundExceedsCaptured, TooManyAttempts
from payment_service.domain.events import (
    AttemptDeclined,
    PaymentRefunded,
    PaymentSucceeded,
    PaymentVoided,
    RefundFailed,
)
from payment_service.domain.provider_state import IntentState, IntentStatus, RefundState, RefundStatus
from payment_service.domain.refund import Refund, RefundOrigin
from servicekit.domain import Aggregate, growing_pause, new_id

MOST_ATTEMPTS = 5
# Whoever begins a refund asks for it at once; a worker asks in their place after that.
ASKED_WITHIN = timedelta(seconds=15)
# A confirmation that the provider does not know by then never reached it.
LAPSES_AFTER = timedelta(seconds=30)
FIRST_CHECK, LONGEST_PAUSE, MOST_COUNTED = timedelta(seconds=2), timedelta(seconds=60), 1000


PAYABLE = frozenset({PaymentStatus.REQUIRES_PAYMENT_METHOD, PaymentStatus.REQUIRES_ACTION})
UNSETTLED = frozenset({PaymentStatus.PROCESSING, PaymentStatus.REQUIRES_ACTION, PaymentStatus.VOIDING})


@dataclass(slots=True, kw_only=True)
class Payment(Aggregate):
    """`captured` is what the provider really took, None before; it may differ from `amount`, which was asked for.

    `refunding` counts pending and succeeded refunds, `refunded` succeeded ones (minor units of what was captured).
    `attempts` are all there were, oldest first; `check_at` is when the provider is asked again. `charge_id` is the
    provider's latest charge that we know of; `intent_id` is None only for a payment that was voided before it was
    created. `revision` tells the stored payment that this one was read from, None before it was.
    """

    id: UUID
    order_id: UUID
    amount: Money
    captured: Money | None = None
    refunding: int = 0
    refunded: int = 0
    owner_id: UUID
    provider: str
    intent_id: str | None
    client_secret: str
    created_at: datetime
    status: PaymentStatus = PaymentStatus.REQUIRES_PAYMENT_METHOD
    attempts: list[Attempt] = field(default_factory=list)
    charge_id: str | None = None
    check_at: datetime | None = None
    checks: int = 0
    revision: int | None = field(default=None, compare=False)
    _transactions: list[ledger.LedgerTransaction] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is under way that only the provider knows the end of."""
        return self.status not in UNSETTLED

    @property
    def attempt(self) -> Attempt | None:
        """The latest attempt, finished or not."""
        return self.attempts[-1] if self.attempts else None

    @property
    def open_attempt(self) -> Attempt | None:
        """The attempt whose outcome is still to come."""
        return self.attempt if self.attempt is not None and self.attempt.is_open else None

    def begin_attempt(self, method: str, return_url: str, request_key: str, now: datetime) -> Attempt:
        """Start to pay, or return the attempt that this very request began before.

        Raises PaymentNotPayable, TooManyAttempts. A waiting authentication is abandoned for the new attempt.
        """
        if self.attempt is not None and self.attempt.answers(request_key):
            return self.attempt
        if self.status not in PAYABLE:
            raise PaymentNotPayable(self.id, self.status)
        if sum(attempt.counts for attempt in self.attempts) >= MOST_ATTEMPTS:
            raise TooManyAttempts(f"An order has {MOST_ATTEMPTS} attempts.")
        if self.open_attempt is not None:
            self.open_attempt.close(AttemptStatus.LAPSED, now)
        attempt = Attempt(new_id(), method, return_url, request_key, now)
        self.attempts.append(attempt)
        self._move(PaymentStatus.PROCESSING, now + LAPSES_AFTER / 2)
        return attempt

    def withdraw_attempt(self, attempt_id: UUID, now: datetime) -> None:
        """The attempt surely never reached the provider: it does not count."""
        attempt = self.open_attempt
        if attempt is not None and attempt.id == attempt_id:
            attempt.close(AttemptStatus.WITHDRAWN, now)
            self._payable_again()

    def expect_news(self, now: datetime) -> None:
        """Ask the provider soon: an answer got lost."""
        if not self.is_settled:
            self.check_at = now + FIRST_CHECK

    def postpone_check(self, now: datetime) -> None:
        """Ask again later, each time twice as late, a minute at most."""
        self.checks = min(self.checks + 1, MOST_COUNTED)
        self.check_at = now + growing_pause(FIRST_CHECK, LONGEST_PAUSE, self.checks, self.id)

    def request_void(self, now: datetime) -> bool:
        """Give the payment up; False when it has succeeded or been voided already."""
        if self.status in (PaymentStatus.SUCCEEDED, PaymentStatus.VOIDED):
            return False
        self._move(PaymentStatus.VOIDING, now + FIRST_CHECK)
        return True

    def observe(self, state: IntentState, now: datetime, *, attempt_id: UUID | None = None) -> None:
        """Take in the provider's state; `attempt_id` when it is the answer to that attempt's confirmation.

        Only news changes anything: hearing the same twice, or an old story late, does not.
        """
        match state.status:
            case IntentStatus.SUCCEEDED:
                self._succeed(state, now)
            case IntentStatus.CANCELLED:
                self._void(now)
            case IntentStatus.PAYABLE:
                self._fall_back(state, now, attempt_id)
            case IntentStatus.REQUIRES_ACTION | IntentStatus.PROCESSING:
                self._wait(state, now)

    def _succeed(self, state: IntentState, now: datetime) -> None:
        if self.status is PaymentStatus.SUCCEEDED:
            return
        received = self.amount if state.received is None else state.received
        if self.attempt is not None and self.attempt.status is not AttemptStatus.DECLINED:
            self.attempt.charge_id = state.charge_id
            self.attempt.close(AttemptStatus.SUCCEEDED, now)
        self.captured, self.charge_id = received, state.charge_id
        self._move(PaymentStatus.SUCCEEDED)
        if received:
            self._transactions.append(ledger.capture(self.id, received, now))
        charge_id = state.charge_id or state.intent_id
        self.record(PaymentSucceeded(payment_id=self.id, order_id=self.order_id, amount=received, charge_id=charge_id))

    def _void(self, now: datetime) -> None:
        if self.status in (PaymentStatus.SUCCEEDED, PaymentStatus.VOIDED):
            return
        if self.open_attempt is not None:
            self.open_attempt.close(AttemptStatus.LAPSED, now)
        self._move(PaymentStatus.VOIDED)
        self.record(PaymentVoided(payment_id=self.id, order_id=self.order_id))

    def _fall_back(self, state: IntentState, now: datetime, attempt_id: UUID | None) -> None:
        """The intent waits for a card: the open attempt was declined, never arrived, or is still on its way."""
        attempt = self.open_attempt
        if attempt is None or attempt_id not in (None, attempt.id):
            return
        if state.decline_code is not None and (attempt_id is not None or self._is_about(attempt, state)):
            attempt.decline_code, attempt.charge_id = state.decline_code, state.charge_id
            attempt.close(AttemptStatus.DECLINED, now)
            self.charge_id = state.charge_id or self.charge_id
            self.record(AttemptDeclined(payment_id=self.id, order_id=self.order_id, decline_code=state.decline_code))
            self._payable_again()
        elif now - attempt.started_at >= LAPSES_AFTER:
            attempt.close(AttemptStatus.LAPSED, now)
            self._payable_again()

    def _is_about(self, attempt: Attempt, state: IntentState) -> bool:
        """Whether a failure is the open attempt's, not an earlier one's that the provider still shows.

        A new charge is. Without a charge (3-D Secure not passed) it is once the provider has said that the attempt
        arrived, for arriving clears the earlier error, or when there was no earlier one.
        """
        if state.charge_id is not None:
            return state.charge_id != self.charge_id
        return attempt.status is not AttemptStatus.STARTED or not any(
            earlier.counts for earlier in self.attempts if earlier is not attempt
        )

    def _wait(self, state: IntentState, now: datetime) -> None:
        attempt = self.open_attempt
        if attempt is None or self.status is PaymentStatus.VOIDING:
            return
        if state.status is IntentStatus.PROCESSING:
            attempt.status = AttemptStatus.PROCESSING
            self._move(PaymentStatus.PROCESSING, now + FIRST_CHECK)
        elif attempt.status is not AttemptStatus.REQUIRES_ACTION:
            attempt.status, attempt.action_url = AttemptStatus.REQUIRES_ACTION, state.action_url
            self._move(PaymentStatus.REQUIRES_ACTION, now + LAPSES_AFTER)

    def _payable_again(self) -> None:
        if self.status is not PaymentStatus.VOIDING:
            self._move(PaymentStatus.REQUIRES_PAYMENT_METHOD)

    def _move(self, status: PaymentStatus, check_at: datetime | None = None) -> None:
        if status is not self.status:
            self.checks = 0
        self.status, self.check_at = status, check_at

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
                failure_code=state.failure_code,
            )
        self.refunding += state.amount.amount
        refund = Refund(new_id(), self.id, state.amount, "dashboard", RefundOrigin.DASHBOARD, now)
        self.observe_refund(refund, state, now)
        return refund

    def observe_refund(self, refund: Refund, state: RefundState, now: datetime) -> None:
        """Take in the provider's state of one refund: pending, then succeeded, then perhaps failed."""
        refund.provider_id = state.provider_id or refund.provider_id
        match (refund.status, state.status):
            case (RefundStatus.PENDING, RefundStatus.PENDING):
                refund.postpone_check(now)
                return
            case (RefundStatus.PENDING, RefundStatus.SUCCEEDED):
                self.refunded += refund.amount.amount
                self._transactions.append(ledger.refund(self.id, refund.id, refund.amount, now))
                self._publish(PaymentRefunded, refund)
            case (RefundStatus.PENDING, RefundStatus.FAILED):
                self.refunding -= refund.amount.amount
                self._publish(RefundFailed, refund)
            case (RefundStatus.SUCCEEDED, RefundStatus.FAILED):
                self.refunding -= refund.amount.amount
                self.refunded -= refund.amount.amount
                self._transactions.append(ledger.refund_reversal(self.id, refund.id, refund.amount, now))
                self._publish(RefundFailed, refund)
            case _:
                return
        refund.status, refund.check_at, refund.failure_code = state.status, None, state.failure_code

    def _publish(self, event: type[PaymentRefunded] | type[RefundFailed], refund: Refund) -> None:
        self.record(event(payment_id=self.id, order_id=self.order_id, refund_id=refund.id, amount=refund.amount))
