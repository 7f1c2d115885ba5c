"""The caller's cart: show, add, change, remove, clear, merge, check out."""

from uuid import UUID

import orjson
from fastapi import APIRouter, Depends, Response

from cart_service.application.ports import Buyer
from cart_service.domain.errors import (
    CartCurrencyMismatch,
    CartEmpty,
    CartFull,
    InvalidGuestToken,
    LineLimitExceeded,
    LineNotFound,
    OrdersUnavailable,
    OutOfStock,
    ProductsUnavailable,
    VariantNotForSale,
    VariantNotFound,
)
from cart_service.domain.refusals import REFUSALS, CheckoutInvalid, OrderRejected
from cart_service.presentation.http.answers import CartAnswer, MergeAnswer
from cart_service.presentation.http.bodies import AddToCartBody, ChangeQuantityBody, CheckoutBody, MergeCartsBody
from cart_service.presentation.http.dependencies import App, LocaleQuery, Network
from commerce.answers import CheckoutAnswer
from servicekit.documented import Tag
from servicekit.domain.errors import OutcomeUnknown
from servicekit.idempotency import IdempotencyKey, IdempotentRoute, idempotency_required, kept_by_neighbour
from servicekit.identity import AnyCaller, CustomerCaller
from servicekit.limits import limit
from servicekit.problems import problems

router = APIRouter(prefix="/cart", tags=[Tag("Cart", "What a shopper is about to buy.")], route_class=IdempotentRoute)
_LOOK = Depends(limit("cart-look", times=300, per_seconds=60))
_CHANGE = Depends(limit("cart-change", times=120, per_seconds=60))
_CHECK_OUT = Depends(limit("checkout", times=20, per_seconds=60, shared=True, per_address=60))
_BUYABLE = (VariantNotForSale, LineLimitExceeded, OutOfStock, ProductsUnavailable)


@router.get("", dependencies=[_LOOK])
async def show_cart(caller: AnyCaller, app: App, locale: LocaleQuery = "en") -> CartAnswer:
    """The cart at present prices, with price changes and stock problems since its items were added."""
    return CartAnswer.of(await app.show_cart(caller.id, locale))


@router.post(
    "/add", dependencies=[_CHANGE], responses=problems(VariantNotFound, CartFull, CartCurrencyMismatch, *_BUYABLE)
)
async def add_to_cart(body: AddToCartBody, caller: AnyCaller, app: App, locale: LocaleQuery = "en") -> CartAnswer:
    """Add pieces of a variant; one that is in the cart already becomes more."""
    return CartAnswer.of(await app.add_to_cart(caller.id, body.variant_id, body.quantity, locale))


@router.put("/items/{line_id}", dependencies=[_CHANGE], responses=problems(LineNotFound, *_BUYABLE))
async def change_quantity(
    line_id: UUID, body: ChangeQuantityBody, caller: AnyCaller, app: App, locale: LocaleQuery = "en"
) -> CartAnswer:
    """Set how many pieces a line holds."""
    return CartAnswer.of(await app.change_quantity(caller.id, line_id, body.quantity, locale))


@router.delete("/remove/{line_id}", dependencies=[_CHANGE], responses=problems(LineNotFound))
async def remove_from_cart(line_id: UUID, caller: AnyCaller, app: App, locale: LocaleQuery = "en") -> CartAnswer:
    """Take a line out."""
    return CartAnswer.of(await app.remove_from_cart(caller.id, line_id, locale))


@router.delete("/clear", dependencies=[_CHANGE])
async def clear_cart(caller: AnyCaller, app: App, locale: LocaleQuery = "en") -> CartAnswer:
    """Take everything out; an empty cart stays as it is."""
    return CartAnswer.of(await app.clear_cart(caller.id, locale))


@router.post(
    "/merge",
    dependencies=[_CHANGE],
    responses=problems(InvalidGuestToken, CartCurrencyMismatch, ProductsUnavailable),
)
async def merge_carts(
    body: MergeCartsBody, caller: CustomerCaller, app: App, locale: LocaleQuery = "en"
) -> MergeAnswer:
    """Move a guest's cart into the caller's; a repeat answers the first report."""
    report, view = await app.merge_carts(caller.id, body.guest_token, locale)
    return MergeAnswer.of(report, view)


@router.post(
    "/checkout",
    status_code=201,
    response_model=CheckoutAnswer,
    dependencies=[_CHECK_OUT],
    responses=problems(
        CartEmpty,
        LineLimitExceeded,
        CheckoutInvalid,
        OrderRejected,
        *REFUSALS,
        ProductsUnavailable,
        OrdersUnavailable,
        OutcomeUnknown,
    ),
)
@idempotency_required
@kept_by_neighbour
async def check_out(body: CheckoutBody, caller: AnyCaller, network: Network, key: IdempotencyKey, app: App) -> Response:
    """Place an order for everything in the cart. What was ordered leaves the cart once it is paid."""
    buyer = Buyer(id=caller.id, role=caller.role, network=network)
    placed = await app.check_out(buyer, body.to_form(), key)
    return Response(orjson.dumps(placed), 201, media_type="application/json")
