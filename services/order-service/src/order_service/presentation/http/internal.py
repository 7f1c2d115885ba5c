"""Routes of other services."""

from typing import Annotated

from fastapi import APIRouter, Depends

from commerce.answers import CheckoutAnswer
from order_service.domain.errors import (
    AlreadyCancelled,
    AmountNotChargeable,
    CartAlreadyPaid,
    OrderOnHold,
    OutOfStock,
    TermsChanged,
    TooManyUnpaidOrders,
    TotalChanged,
    UnknownShippingMethod,
    WrongCurrency,
)  # fmt: skip
from order_service.presentation.http.answers import checkout_answer
from order_service.presentation.http.bodies import PlaceOrderBody
from order_service.presentation.http.dependencies import App, PlacedFrom
from servicekit.documented import Tag
from servicekit.domain.errors import OutcomeUnknown, Unavailable
from servicekit.idempotency import IdempotentRoute, answered, claimed_with_first_commit, idempotency_required
from servicekit.identity import Caller, service_caller
from servicekit.problems import problems

router = APIRouter(
    prefix="/internal", tags=[Tag("Services", "What other services do with orders.")], route_class=IdempotentRoute
)
_refusals = problems(
    TotalChanged, TermsChanged, OutOfStock, TooManyUnpaidOrders, CartAlreadyPaid, AlreadyCancelled, OrderOnHold,
    UnknownShippingMethod, WrongCurrency, AmountNotChargeable, Unavailable, OutcomeUnknown,
)  # fmt: skip


@router.post("/orders", status_code=201, responses=_refusals)
@idempotency_required
@claimed_with_first_commit
async def place_order(
    body: PlaceOrderBody,
    _caller: Annotated[Caller, Depends(service_caller("orders:place"))],
    network: PlacedFrom,
    app: App,
) -> CheckoutAnswer:
    """A cart becomes an order: stock held, intent made. An unchanged cart gets its open order again."""
    return await answered(checkout_answer, app.place_order(body.to_request(network)))
