"""What order-service asks of payments."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from pydantic import Field

from commerce.bodies import Money
from commerce.values import PaymentStatus
from payment_service.application.void_payment import VoidOutcome
from payment_service.domain.errors import AmountNotChargeable, PaymentNotFound, RefundExceedsCaptured, RefundMismatch
from payment_service.domain.provider_state import RefundStatus
from payment_service.presentation.http.dependencies import App, MayRead, MayRefund, MayVoid
from payment_service.presentation.http.schemas import Charged
from servicekit.documented import Tag
from servicekit.idempotency import IdempotencyKey, IdempotentRoute, idempotency_required
from servicekit.problems import problems
from servicekit.schemas import Answer, Internal

router = APIRouter(tags=[Tag("Services", "What order-service does with payments.")], route_class=IdempotentRoute)


class Voided(Answer):
    """`unknown`: ask again; until then the payment may still succeed."""

    outcome: VoidOutcome


class Lookup(Internal):
    """Up to 200 orders."""

    order_ids: Annotated[list[UUID], Field(max_length=200)]


class FoundPayment(Answer):
    """The payment of an order; `captured` and `refunded` are what really moved."""

    id: UUID
    order_id: UUID
    status: PaymentStatus
    amount: Money
    captured: Money
    refunded: Money
    updated_at: datetime


class FoundPayments(Answer):
    """Orders without a payment are left out."""

    payments: list[FoundPayment]


class ChargingLimits(Answer):
    """What the provider can charge in `currency`: from `minimum` to `maximum` in multiples of `step` (minor units)."""

    currency: str
    minimum: int
    maximum: int
    step: int


class RefundRequest(Internal):
    """`refund_id` is order-service's own: the same id is the same refund for ever."""

    order_id: UUID
    refund_id: UUID
    amount: Charged
    reason: Annotated[str, Field(min_length=1, max_length=200)]


class RefundAnswer(Answer):
    """`pending` is settled in the background and told by an event."""

    refund_id: UUID
    status: RefundStatus


@router.post("/internal/payments/{order_id}/void")
async def void_payment(order_id: UUID, _: MayVoid, app: App) -> Voided:
    """Give up the payment of an unpaid order."""
    return Voided(outcome=await app.void_payment(order_id))


@router.post("/internal/payments/lookup")
async def look_up_payments(body: Lookup, _: MayRead, app: App) -> FoundPayments:
    """How the payments of these orders stand; the provider is asked about what is unknown."""
    rows = await app.look_up_payments(body.order_ids)
    return FoundPayments(payments=[FoundPayment.model_validate(row, from_attributes=True) for row in rows])


@router.get("/internal/charging-rules/{currency}")
async def show_charging_rule(
    currency: Annotated[str, Path(pattern=r"^[A-Z]{3}$", description="ISO 4217")], _: MayRead, app: App
) -> ChargingLimits:
    """What can be charged in a currency; it changes with a release at most, so keep it."""
    return ChargingLimits.model_validate(app.charging_rule(currency), from_attributes=True)


@router.post(
    "/payments/refund",
    status_code=201,
    responses=problems(PaymentNotFound, RefundExceedsCaptured, RefundMismatch, AmountNotChargeable),
)
@idempotency_required
async def refund_payment(body: RefundRequest, _: MayRefund, _key: IdempotencyKey, app: App) -> RefundAnswer:
    """Give money back, up to what was captured."""
    refund = await app.refund_payment(body.order_id, body.refund_id, body.amount.to_domain(), body.reason)
    return RefundAnswer(refund_id=refund.id, status=refund.status)
