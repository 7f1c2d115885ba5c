"""What shoppers, staff and order-service do with payments."""

from datetime import datetime
from functools import partial
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from commerce.answers import PaymentIntentAnswer
from payment_service.application.confirm_payment import Confirmation as ConfirmationCommand
from payment_service.domain.errors import (
    AmountMismatch,
    AmountNotChargeable,
    CardDeclined,
    OrderVoided,
    PaymentNotFound,
    PaymentNotPayable,
    TooManyAttempts,
    UnknownPaymentMethod,
)
from payment_service.presentation.http.answers import (
    ConfirmationAnswer,
    PaymentAnswer,
    PaymentDetailsAnswer,
    intent_answer,
)
from payment_service.presentation.http.bodies import (
    ConfirmPaymentBody,
    CreateIntentBody,
    NewIntentBody,
    OwnIntentBody,
    parsed,
    require_own_page,
)
from payment_service.presentation.http.dependencies import (
    App,
    Everybodys,
    OrderOrOwner,
    OwnOrigins,
    PublishableKey,
    limit_people,
)
from payment_service.presentation.http.desk_answers import StaffPaymentDetailsAnswer
from servicekit.documented import Tag
from servicekit.domain.errors import OutcomeUnknown, Unavailable
from servicekit.idempotency import (
    IdempotencyKey,
    IdempotentRoute,
    answered,
    asks_before_first_commit,
    claimed_with_first_commit,
    idempotency_required,
)
from servicekit.identity import AnyCaller, Kind
from servicekit.limits import FailureLimit, limit
from servicekit.pages import Page, PageQuery
from servicekit.problems import problems

router = APIRouter(
    prefix="/payments",
    tags=[Tag("Payments", "Intents, confirmation, and the payments made.")],
    route_class=IdempotentRoute,
)
browsing = Depends(limit("payments", times=300, per_seconds=60))
confirming = Depends(limit("confirm", times=30, per_seconds=60, shared=True))
# Whoever tries stolen cards has as many guests as he likes.
_declined = FailureLimit("declined cards of an address", times=30, per_seconds=60, counts=CardDeclined)


@router.post(
    "/create-intent",
    dependencies=[Depends(limit_people)],
    responses={
        **problems(PaymentNotFound, OrderVoided, AmountMismatch, AmountNotChargeable, Unavailable, OutcomeUnknown),
        201: {"model": PaymentIntentAnswer, "description": "Created for order-service"},
    },
)
@idempotency_required
@claimed_with_first_commit
@asks_before_first_commit
async def create_intent(
    body: CreateIntentBody,
    caller: OrderOrOwner,
    _key: IdempotencyKey,
    publishable_key: PublishableKey,
    app: App,
    response: Response,
) -> PaymentIntentAnswer:
    """Order-service creates the payment of an order (201); its owner asks for it (200)."""
    if caller.kind is not Kind.SERVICE:
        reference = parsed(OwnIntentBody, body.sent())
        return intent_answer(await app.find_live_intent(reference.order_id, caller.id), publishable_key)
    new = parsed(NewIntentBody, body.sent())
    response.status_code = 201
    created = app.create_intent(new.order_id, new.owner_id, new.amount.to_domain())
    return await answered(partial(intent_answer, publishable_key=publishable_key), created, status=201)


@router.post(
    "/confirm",
    dependencies=[confirming],
    responses=problems(
        PaymentNotFound,
        PaymentNotPayable,
        TooManyAttempts,
        CardDeclined,
        UnknownPaymentMethod,
        Unavailable,
        OutcomeUnknown,
    ),
)
@idempotency_required
@claimed_with_first_commit
async def confirm(
    body: ConfirmPaymentBody, caller: AnyCaller, key: IdempotencyKey, origins: OwnOrigins, request: Request, app: App
) -> ConfirmationAnswer:
    """Pay with a card. A repeat with the same key never charges twice; 504 means: ask again with the same key."""
    require_own_page("return_url", body.return_url, origins)
    command = ConfirmationCommand(body.payment_id, caller.id, body.payment_method, body.return_url, key or "")
    async with _declined.over(request):
        return await answered(ConfirmationAnswer.of, app.confirm_payment(command))


@router.get("", dependencies=[browsing])
async def list_payments(
    caller: AnyCaller, everybodys: Everybodys, app: App, request: PageQuery, order_id: UUID | None = None
) -> Page[PaymentAnswer]:
    """One's own payments, newest first; some staff see everybody's."""
    owner = None if everybodys else caller.id
    seen = request.after(datetime, UUID)
    rows = await app.queries.page((seen[0], seen[1]) if seen else None, request.limit + 1, owner, order_id)
    return Page[PaymentAnswer].of(rows, request, key=lambda row: (row.created_at, row.id), item=PaymentAnswer.of)


@router.get("/{payment_id}", dependencies=[browsing], responses=problems(PaymentNotFound))
async def show_payment(
    payment_id: UUID, caller: AnyCaller, everybodys: Everybodys, app: App
) -> StaffPaymentDetailsAnswer | PaymentDetailsAnswer:
    """A payment with its attempts and refunds; some staff see everybody's, and what the provider calls each."""
    if everybodys:
        return StaffPaymentDetailsAnswer.of_staff(await app.show_payment(payment_id, None))
    return PaymentDetailsAnswer.of_details(await app.show_payment(payment_id, caller.id))
