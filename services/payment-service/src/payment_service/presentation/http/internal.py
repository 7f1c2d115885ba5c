"""What order-service asks of payments."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path

from payment_service.domain.errors import AmountNotChargeable, PaymentNotFound, RefundExceedsCaptured, RefundMismatch
from payment_service.presentation.http.answers import (
    ChargingRuleAnswer,
    FoundPaymentAnswer,
    FoundPaymentsAnswer,
    RefundStandingAnswer,
    VoidAnswer,
)
from payment_service.presentation.http.bodies import LookUpPaymentsBody, RefundPaymentBody
from payment_service.presentation.http.dependencies import App, MayRead, MayRefund, MayVoid, TestMode
from servicekit.documented import Tag
from servicekit.idempotency import IdempotencyKey, IdempotentRoute, idempotency_required
from servicekit.problems import problems

router = APIRouter(tags=[Tag("Services", "What order-service does with payments.")], route_class=IdempotentRoute)


@router.post("/internal/payments/{order_id}/void")
async def void_payment(order_id: UUID, _: MayVoid, app: App) -> VoidAnswer:
    """Give up the payment of an unpaid order."""
    return VoidAnswer(outcome=await app.void_payment(order_id))


@router.post("/internal/payments/lookup")
async def look_up_payments(body: LookUpPaymentsBody, _: MayRead, app: App) -> FoundPaymentsAnswer:
    """How the payments of these orders stand; the provider is asked about what is unknown."""
    rows = await app.look_up_payments(body.order_ids)
    return FoundPaymentsAnswer(payments=[FoundPaymentAnswer.model_validate(row, from_attributes=True) for row in rows])


@router.get("/internal/charging-rules/{currency}")
async def show_charging_rule(
    currency: Annotated[str, Path(pattern=r"^[A-Z]{3}$", description="ISO 4217")],
    _: MayRead,
    app: App,
    test_mode: TestMode,
) -> ChargingRuleAnswer:
    """What can be charged in a currency; it changes with a release at most, so keep it."""
    return ChargingRuleAnswer.of(app.charging_rule(currency), test_mode=test_mode)


@router.post(
    "/payments/refund",
    status_code=201,
    responses=problems(PaymentNotFound, RefundExceedsCaptured, RefundMismatch, AmountNotChargeable),
)
@idempotency_required
async def refund_payment(body: RefundPaymentBody, _: MayRefund, _key: IdempotencyKey, app: App) -> RefundStandingAnswer:
    """Give money back, up to what was captured."""
    refund = await app.refund_payment(body.order_id, body.refund_id, body.amount.to_domain(), body.reason)
    return RefundStandingAnswer(refund_id=refund.id, status=refund.status)
