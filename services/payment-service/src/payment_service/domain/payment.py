"""The payment of one order: many attempts, one capture, refunds up to what was captured.

Everything the provider says, as an answer or as a webhook, goes through `observe` and `observe_refund`, so that it
does not matter who hears of it first or how often.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from payment_service.domain import ledger
from payment_service.domain.attempt import Attempt, AttemptStatus
from payment_service.domain.captured import Captured
from payment_service.domain.errors import PaymentNotPayable, TooManyAttempts
from payment_service.domain.events import AttemptDeclined, PaymentSucceeded, PaymentVoided
from payment_service.domain.provider_state import IntentState, IntentStatus
from servicekit.domain import growing_pause, new_id

MOST_ATTEMPTS = 5
# A confirmation that the provider has not heard of by then never reached it.
LAPSES_AFTER = timedelta(seconds=30)
FIRST_CHECK, LONGEST_PAUSE, MOST_COUNTED = timedelta(seconds=2), timedelta(seconds=60), 1000


class PaymentStatus(StrEnum):
    """VOIDING: we cancelled it, the provider has not confirmed. SUCCEEDED can follow even VOIDED: money is a fact."""

    REQUIRES_PAYMENT_METHOD = "requires_payment_method"
    PROCESSING = "processing"
    REQUIRES_ACTION = "requires_action"
    SUCCEEDED = "succeeded"
    VOIDING = "voiding"
    VOIDED = "voided"


PAYABLE = frozenset({PaymentStatus.REQUIRES_PAYMENT_METHOD, PaymentStatus.REQUIRES_ACTION})
UNSETTLED = frozenset({PaymentStatus.PROCESSING, PaymentStatus.REQUIRES_ACTION, PaymentStatus.VOIDING})


@dataclass(slots=True, kw_only=True)
class Payment(Captured):
    """`attempts` are all there were, oldest first; `check_at` is when the provider is asked again.

    `charge_id` is the provider's latest charge that we know of; `intent_id` is None only for a payment that was voided
    before it was created.
    """

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

    @property
    def is_settled(self) -> bool:
        """Whether nothing is under way that only the provider knows the end of."""
        return self.status not in UNSETTLED

    @property
    def attempt(self) -> Attempt | None:
        """The latest attempt."""
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
        """Take in what the provider says; `attempt_id` when it is the answer to that attempt's confirmation.

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
