"""What only staff is given of payments, refunds and webhooks."""

from datetime import datetime
from uuid import UUID

from payment_service.application.desk import StaffPaymentView, StaffRefundView, WaitingMoney
from payment_service.application.views import PaymentDetails, RefundView
from payment_service.domain.webhook import WebhookOutcome
from payment_service.presentation.http.answers import (
    PaymentAnswer,
    PaymentDetailsAnswer,
    RefundAnswer,
    details_fields,
)
from servicekit.schemas import Answer


class StaffPaymentAnswer(PaymentAnswer):
    """A payment in staff's list: what the provider calls it, how often it was tried, how the last try was refused."""

    owner_id: UUID
    intent_id: str | None
    charge_id: str | None
    attempt_count: int
    decline_code: str | None

    @classmethod
    def of_staff(cls, view: StaffPaymentView) -> "StaffPaymentAnswer":
        """A row of the list."""
        payment = view.payment
        return cls(
            **PaymentAnswer.of(payment).model_dump(),
            owner_id=payment.owner_id,
            intent_id=payment.intent_id,
            charge_id=payment.charge_id,
            attempt_count=view.attempts,
            decline_code=view.decline_code,
        )


class StaffRefundAnswer(RefundAnswer):
    """`failure_code` is the provider's word for why it failed, if it said one; `provider_id` what it calls the refund.

    `tries` counts the questions that came to no end, `check_at` is the next one, null when the end is known.
    """

    provider_id: str | None
    failure_code: str | None
    tries: int
    check_at: datetime | None

    @classmethod
    def of(cls, refund: RefundView) -> "StaffRefundAnswer":
        """A refund of a payment, as staff sees it."""
        return cls.model_validate(refund, from_attributes=True)


class RefundFateAnswer(StaffRefundAnswer):
    """A refund in a list, with what it belongs to."""

    payment_id: UUID
    order_id: UUID
    provider: str

    @classmethod
    def of_list(cls, view: StaffRefundView) -> "RefundFateAnswer":
        """A row of the list."""
        refund = StaffRefundAnswer.of(view.refund).model_dump()
        return cls(**refund, payment_id=view.refund.payment_id, order_id=view.order_id, provider=view.provider)


class StaffPaymentDetailsAnswer(PaymentDetailsAnswer):
    """What staff sees besides: whose payment it is, and what the provider calls it and its refunds."""

    owner_id: UUID
    intent_id: str | None
    charge_id: str | None
    refunds: list[StaffRefundAnswer]  # type: ignore[assignment]

    @classmethod
    def of_staff(cls, details: PaymentDetails) -> "StaffPaymentDetailsAnswer":
        """The wire form of anybody's payment."""
        payment = details.payment
        return cls(
            **details_fields(details),
            owner_id=payment.owner_id,
            intent_id=payment.intent_id,
            charge_id=payment.charge_id,
            refunds=[StaffRefundAnswer.of(refund) for refund in details.refunds],
        )


class ReceivedWebhookAnswer(Answer):
    """An event of the provider, without its body. `about` is what the provider calls its object, `payment_id` ours.

    `reason` says why it failed or was not understood; it came `deliveries` times, first at `received_at`, last at
    `heard_at`.
    """

    event_id: str
    type: str
    provider: str
    about: str
    payment_id: UUID | None
    outcome: WebhookOutcome
    reason: str | None
    deliveries: int
    received_at: datetime
    heard_at: datetime


class WaitingMoneyAnswer(Answer):
    """Each number is that of the list with the same condition, counted up to 10,000."""

    refunds_pending: int
    webhooks_failed: int
    webhooks_not_understood: int

    @classmethod
    def of(cls, waiting: WaitingMoney) -> "WaitingMoneyAnswer":
        """The numbers as they were read."""
        return cls.model_validate(waiting, from_attributes=True)
