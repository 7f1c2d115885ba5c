"""What payment-service publishes on `souk.payments`."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from commerce.values import Money
from servicekit.domain import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentSucceeded(Event):
    """The money is captured; `charge_id` is the provider's."""

    type: ClassVar[str] = "souk.payment.succeeded.v1"
    payment_id: UUID
    order_id: UUID
    amount: Money
    charge_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentVoided(Event):
    """The payment can never succeed any more."""

    type: ClassVar[str] = "souk.payment.voided.v1"
    payment_id: UUID
    order_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptDeclined(Event):
    """One attempt was refused; the payment stays payable."""

    type: ClassVar[str] = "souk.payment.attempt_declined.v1"
    payment_id: UUID
    order_id: UUID
    decline_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRefunded(Event):
    """The provider has returned `amount` to the customer, whoever asked for it; `refund_id` is ours."""

    type: ClassVar[str] = "souk.payment.refunded.v1"
    payment_id: UUID
    order_id: UUID
    refund_id: UUID
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundFailed(Event):
    """A refund did not go through, or came back."""

    type: ClassVar[str] = "souk.payment.refund_failed.v1"
    payment_id: UUID
    order_id: UUID
    refund_id: UUID
    amount: Money
