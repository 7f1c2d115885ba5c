"""Things to test with."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from commerce.values import Money
from payment_service.domain.attempt import AttemptStatus
from payment_service.domain.payment import Payment
from payment_service.domain.provider_state import IntentState, IntentStatus, RefundState, RefundStatus
from servicekit.domain import new_id

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


class TurnableClock:
    """A clock that stands still until it is turned."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        self.now += timedelta(**by)


def a_payment(**changes: Any) -> Payment:
    """A payment of 19.99 EUR that nobody has tried to pay."""
    intent_id = f"pi_{uuid4().hex}"
    fields: dict[str, Any] = {
        "id": new_id(),
        "order_id": uuid4(),
        "owner_id": uuid4(),
        "amount": Money(1999, "EUR"),
        "provider": "sandbox",
        "intent_id": intent_id,
        "client_secret": f"{intent_id}_secret",
        "created_at": NOON,
    }
    return Payment(**fields | changes)


def an_attempted_payment(request_key: str = "key", **changes: Any) -> Payment:
    """A payment whose provider is being asked to charge a Visa card."""
    payment = a_payment(**changes)
    payment.begin_attempt("pm_card_visa", "https://shop.example/back", request_key, NOON)
    return payment


def a_paid_payment(**changes: Any) -> Payment:
    """A payment whose money is captured, its events and bookings already stored."""
    payment = an_attempted_payment(**changes)
    payment.observe(succeeded(payment), NOON)
    payment.pull_events()
    payment.pull_transactions()
    return payment


def succeeded(payment: Payment, charge_id: str = "ch_paid") -> IntentState:
    """The provider has charged it."""
    return _state(payment, IntentStatus.SUCCEEDED, charge_id=charge_id, received=payment.amount)


def declined(payment: Payment, charge_id: str = "ch_declined", code: str = "insufficient_funds") -> IntentState:
    """The bank has said no."""
    return _state(payment, IntentStatus.PAYABLE, charge_id=charge_id, decline_code=code)


def unauthenticated(payment: Payment) -> IntentState:
    """The shopper did not pass 3-D Secure: an error without a charge."""
    return _state(payment, IntentStatus.PAYABLE, decline_code="payment_intent_authentication_failure")


def untouched(payment: Payment) -> IntentState:
    """The provider knows of no attempt."""
    return _state(payment, IntentStatus.PAYABLE)


def challenged(payment: Payment) -> IntentState:
    """The bank wants to see the shopper."""
    return _state(payment, IntentStatus.REQUIRES_ACTION, action_url="https://bank.example/3ds")


def processing(payment: Payment) -> IntentState:
    """The bank takes its time."""
    return _state(payment, IntentStatus.PROCESSING)


def cancelled(payment: Payment) -> IntentState:
    """The intent is given up."""
    return _state(payment, IntentStatus.CANCELLED)


def a_refund_state(payment: Payment, amount: int, status: str = "succeeded", **changes: Any) -> RefundState:
    """What the provider says of a refund."""
    fields: dict[str, Any] = {
        "provider_id": f"re_{uuid4().hex}",
        "intent_id": payment.intent_id,
        "status": RefundStatus(status),
        "amount": Money(amount, payment.amount.currency),
    }
    return RefundState(**fields | changes)


def attempt_statuses(payment: Payment) -> list[AttemptStatus]:
    """How its attempts ended, oldest first."""
    return [attempt.status for attempt in payment.attempts]


def _state(payment: Payment, status: IntentStatus, **facts: Any) -> IntentState:
    return IntentState(intent_id=payment.intent_id or "", status=status, **facts)
