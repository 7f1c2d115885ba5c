"""Bodies and answers."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import AfterValidator, AnyHttpUrl, ConfigDict, Field, TypeAdapter

from commerce.bodies import Money
from commerce.values import PaymentStatus
from payment_service.application.views import PaymentDetails, PaymentView
from payment_service.domain.payment import Payment
from servicekit.schemas import Answer, Body, Internal

LONGEST_URL = 2048


def _http_url(value: str) -> str:
    return str(_URL.validate_python(value))


_URL = TypeAdapter(AnyHttpUrl)
HttpAddress = Annotated[str, Field(max_length=LONGEST_URL), AfterValidator(_http_url)]


def _positive(money: Money) -> Money:
    if money.amount <= 0:
        raise ValueError("the amount must be above zero")
    return money


Charged = Annotated[Money, AfterValidator(_positive)]


class OrderReference(Body):
    """What a shopper sends to learn of their order's payment."""

    order_id: UUID


class NewIntent(Internal):
    """What order-service sends; only it says who pays how much (minor units)."""

    order_id: UUID
    owner_id: UUID
    amount: Charged


class IntentRequest(Internal):
    """`{order_id}` from a shopper, `{order_id, owner_id, amount}` from order-service."""

    model_config = ConfigDict(
        extra="allow",
        frozen=True,
        json_schema_extra={"examples": [{"order_id": "01890a5d-ac96-774b-bcce-b302099a8057"}]},
    )

    order_id: UUID

    def sent(self) -> dict[str, Any]:
        """Everything that was in the body."""
        return {"order_id": self.order_id, **(self.model_extra or {})}


class Intent(Answer):
    """A payment waiting to be confirmed; `client_secret` is for the provider's own browser code."""

    id: UUID
    order_id: UUID
    status: PaymentStatus
    amount: Money
    client_secret: str
    provider: str

    @classmethod
    def of(cls, payment: Payment | PaymentView) -> "Intent":
        """From either form."""
        return cls(
            id=payment.id,
            order_id=payment.order_id,
            status=PaymentStatus(payment.status),
            amount=Money.from_domain(payment.amount),
            client_secret=payment.client_secret,
            provider=payment.provider,
        )


class Confirmation(Body):
    """`payment_method` is the provider's id of a card; `return_url` is the page of the shop that an authentication page
    sends back to.
    """

    payment_id: UUID
    payment_method: Annotated[str, Field(pattern=r"^[a-z]{2,10}_[A-Za-z0-9_]{1,240}$", examples=["pm_card_visa"])]
    return_url: HttpAddress


class NextAction(Answer):
    """The shopper has to go there; null when the provider's browser code knows where from the client secret."""

    type: Literal["redirect_to_url"] = "redirect_to_url"
    url: str | None


class Confirmed(Answer):
    """How the payment stands after an attempt."""

    id: UUID
    order_id: UUID
    status: PaymentStatus
    amount: Money
    next_action: NextAction | None

    @classmethod
    def of(cls, payment: Payment) -> "Confirmed":
        """From the aggregate."""
        waits = payment.status is PaymentStatus.REQUIRES_ACTION and payment.attempt is not None
        return cls(
            id=payment.id,
            order_id=payment.order_id,
            status=payment.status,
            amount=Money.from_domain(payment.amount),
            next_action=NextAction(url=payment.attempt.action_url) if waits and payment.attempt else None,
        )


class PaymentSchema(Answer):
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
    def of(cls, payment: PaymentView) -> "PaymentSchema":
        """From the view."""
        return cls.model_validate(payment, from_attributes=True)


class AttemptSchema(Answer):
    """One try to pay."""

    id: UUID
    payment_method: str
    status: str
    decline_code: str | None
    started_at: datetime
    finished_at: datetime | None


class RefundSchema(Answer):
    """One refund."""

    id: UUID
    status: str
    amount: Money
    reason: str
    origin: str
    created_at: datetime


class PaymentDetailsSchema(PaymentSchema):
    """A payment with everything that happened to it."""

    next_action: NextAction | None
    attempts: list[AttemptSchema]
    refunds: list[RefundSchema]

    @classmethod
    def of_details(cls, details: PaymentDetails) -> "PaymentDetailsSchema":
        """From the view."""
        waits = details.payment.status == PaymentStatus.REQUIRES_ACTION
        return cls(
            **PaymentSchema.of(details.payment).model_dump(),
            next_action=NextAction(url=details.action_url) if waits else None,
            attempts=[AttemptSchema.model_validate(attempt, from_attributes=True) for attempt in details.attempts],
            refunds=[RefundSchema.model_validate(refund, from_attributes=True) for refund in details.refunds],
        )
