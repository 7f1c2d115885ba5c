"""What the routes give."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from commerce.answers import PaymentIntentAnswer
from commerce.bodies import Money
from commerce.values import PaymentStatus
from payment_service.application.views import PaymentDetails, PaymentView
from payment_service.application.void_payment import VoidOutcome
from payment_service.domain.attempt import AttemptStatus
from payment_service.domain.charging import ChargingRule
from payment_service.domain.payment import Payment
from payment_service.domain.provider_state import RefundStatus
from payment_service.domain.refund import RefundOrigin
from servicekit.schemas import Answer


def intent_answer(payment: Payment | PaymentView, publishable_key: str) -> PaymentIntentAnswer:
    """A payment waiting to be confirmed, from either form."""
    return PaymentIntentAnswer(
        id=payment.id,
        order_id=payment.order_id,
        status=PaymentStatus(payment.status),
        amount=Money.from_domain(payment.amount),
        provider=payment.provider,
        publishable_key=publishable_key,
        client_secret=payment.client_secret,
    )


class NextActionAnswer(Answer):
    """The shopper has to go there; null when the provider's browser code knows where from the client secret."""

    type: Literal["redirect_to_url"] = "redirect_to_url"
    url: str | None


class ConfirmationAnswer(Answer):
    """How the payment stands after an attempt."""

    id: UUID
    order_id: UUID
    status: PaymentStatus
    amount: Money
    next_action: NextActionAnswer | None

    @classmethod
    def of(cls, payment: Payment) -> "ConfirmationAnswer":
        """The wire form of a payment after an attempt; `next_action` only while the shopper has to act."""
        waits = payment.status is PaymentStatus.REQUIRES_ACTION and payment.attempt is not None
        return cls(
            id=payment.id,
            order_id=payment.order_id,
            status=payment.status,
            amount=Money.from_domain(payment.amount),
            next_action=NextActionAnswer(url=payment.attempt.action_url) if waits and payment.attempt else None,
        )


class PaymentAnswer(Answer):
    """A payment; `captured` and `refunded` are what really moved."""

    id: UUID
    order_id: UUID
    status: PaymentStatus
    amount: Money
    captured: Money
    refunded: Money
    provider: str
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, payment: PaymentView) -> "PaymentAnswer":
        """The wire form of a payment as read for its owner."""
        return cls.model_validate(payment, from_attributes=True)


class PaymentAttemptAnswer(Answer):
    """One try to pay."""

    id: UUID
    payment_method: str
    status: AttemptStatus
    decline_code: str | None
    started_at: datetime
    finished_at: datetime | None


class RefundAnswer(Answer):
    """Money on its way back, or back already; `origin` says who asked for it."""

    id: UUID
    status: RefundStatus
    amount: Money
    reason: str
    origin: RefundOrigin
    created_at: datetime


class PaymentDetailsAnswer(PaymentAnswer):
    """A payment with everything that happened to it."""

    next_action: NextActionAnswer | None
    attempts: list[PaymentAttemptAnswer]
    refunds: list[RefundAnswer]

    @classmethod
    def of_details(cls, details: PaymentDetails) -> "PaymentDetailsAnswer":
        """The wire form of a payment with its attempts and refunds, in the order in which they were read."""
        refunds = [RefundAnswer.model_validate(refund, from_attributes=True) for refund in details.refunds]
        return cls(**details_fields(details), refunds=refunds)


def details_fields(details: PaymentDetails) -> dict[str, Any]:
    """What owner and staff alike see of a payment, but for its refunds."""
    waits = details.payment.status == PaymentStatus.REQUIRES_ACTION
    return {
        **PaymentAnswer.of(details.payment).model_dump(),
        "next_action": NextActionAnswer(url=details.action_url) if waits else None,
        "attempts": [
            PaymentAttemptAnswer.model_validate(attempt, from_attributes=True) for attempt in details.attempts
        ],
    }


class VoidAnswer(Answer):
    """`unknown`: ask again; until then the payment may still succeed."""

    outcome: VoidOutcome


class FoundPaymentAnswer(Answer):
    """The payment of an order; `captured` and `refunded` are what really moved."""

    id: UUID
    order_id: UUID
    status: PaymentStatus
    amount: Money
    captured: Money
    refunded: Money
    updated_at: datetime


class FoundPaymentsAnswer(Answer):
    """Orders without a payment are left out."""

    payments: list[FoundPaymentAnswer]


class ChargingRuleAnswer(Answer):
    """What the provider can charge in `currency`: from `minimum` to `maximum` in multiples of `step` (minor units).

    In `test_mode` it takes nobody's money.
    """

    currency: str
    minimum: int
    maximum: int
    step: int
    test_mode: bool

    @classmethod
    def of(cls, rule: ChargingRule, *, test_mode: bool) -> "ChargingRuleAnswer":
        """A rule of the provider that this shop has."""
        return cls(
            currency=rule.currency, minimum=rule.minimum, maximum=rule.maximum, step=rule.step, test_mode=test_mode
        )


class RefundStandingAnswer(Answer):
    """`pending` is settled in the background, and an event says how."""

    refund_id: UUID
    status: RefundStatus


class WebhookAnswer(Answer):
    """The event is taken in, or was before."""

    received: bool = True
