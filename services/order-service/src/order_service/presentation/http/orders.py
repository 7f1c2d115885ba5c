"""Routes on which shoppers price, read, follow and cancel orders."""

from typing import Annotated
from uuid import UUID

import orjson
from fastapi import APIRouter, Depends
from starlette.responses import Response, StreamingResponse

from commerce.answers import OrderAnswer
from commerce.bodies import Country
from order_service.application.saga.draft_order import quote_document
from order_service.domain.errors import (
    AmountNotChargeable,
    OrderNotCancellable,
    OrderNotFound,
    UnknownShippingMethod,
    UnknownVariant,
    WrongCurrency,
)
from order_service.presentation.http.access import Reader
from order_service.presentation.http.answers import OrderStatesEvent, OrderSummaryAnswer, order_answer
from order_service.presentation.http.bodies import CancelOrderBody, QuoteBody
from order_service.presentation.http.dependencies import App
from order_service.presentation.http.desk_filters import PlacedIn
from order_service.presentation.http.live import LiveOrders, live_orders
from order_service.presentation.http.order_page_answers import StaffOrderPageAnswer
from order_service.presentation.http.quote_answers import QuoteAnswer, ShippingMethodAnswer
from servicekit.conditional import SHOWS_VERSION, etag
from servicekit.documented import Tag, adds
from servicekit.domain.errors import OutcomeUnknown, Unavailable
from servicekit.idempotency import IdempotentRoute
from servicekit.identity import AnyCaller, holding
from servicekit.limits import limit
from servicekit.pages import Page, PageQuery
from servicekit.problems import problems
from servicekit.sse import EventStream, LastEventId

TAG = Tag("Orders", "Quotes, and the orders of one shopper.")
router = APIRouter(prefix="/orders", tags=[TAG], route_class=IdempotentRoute)
CancelsAll = Annotated[bool, Depends(holding("orders.cancel"))]
_read = Depends(limit("read orders", times=600, per_seconds=60))
_write = Depends(limit("change orders", times=60, per_seconds=60))


@router.post(
    "/quote",
    response_model=QuoteAnswer,
    dependencies=[_read],
    responses=problems(
        UnknownShippingMethod, UnknownVariant, WrongCurrency, AmountNotChargeable, Unavailable, OutcomeUnknown
    ),
)
async def quote_order(body: QuoteBody, _caller: AnyCaller, app: App) -> Response:
    """What some variants cost now, delivered to a country."""
    quantities = {line.variant_id: line.quantity for line in body.lines}
    quote = await app.quote_order(quantities, body.shipping_method_id, body.country)
    return Response(orjson.dumps(quote_document(quote)), media_type="application/json")


@router.get("/shipping-methods", dependencies=[_read])
async def list_shipping_methods(app: App, country: Country) -> Page[ShippingMethodAnswer]:
    """How parcels can be sent to a country."""
    return Page(items=[ShippingMethodAnswer.of(method) for method in app.shop.shipping.methods(country)])


@router.get("", dependencies=[_read])
async def list_orders(caller: AnyCaller, page: PageQuery, placed: PlacedIn, app: App) -> Page[OrderSummaryAnswer]:
    """The caller's orders, newest first; those of a year, or of any other time, if wanted."""
    after = page.after(UUID)
    rows = await app.queries.of_customer(caller.id, after[0] if after else None, page.limit + 1, placed)
    return Page[OrderSummaryAnswer].of(rows, page, key=lambda row: [row.id], item=OrderSummaryAnswer.of)


@router.get("/{order_id}", dependencies=[_read], responses=problems(OrderNotFound))
@adds(SHOWS_VERSION)
async def get_order(order_id: UUID, reader: Reader, response: Response, app: App) -> StaffOrderPageAnswer | OrderAnswer:
    """One order: its buyer's, or what `X-Order-Token` opens; some staff see anybody's, with the `ETag` for If-Match."""
    response.headers["Cache-Control"] = "private, no-store"
    if not reader.reads_all:
        return order_answer(await app.find_order(order_id, reader.owner, reader.order_token))
    page = await app.show_desk_order(order_id)
    response.headers["ETag"] = etag(page.order.saga.version)
    return StaffOrderPageAnswer.of_page(page)


@router.get(
    "/{order_id}/events",
    response_model=OrderStatesEvent,
    response_class=EventStream,
    dependencies=[_read],
    responses=problems(OrderNotFound),
)
async def follow_order(
    order_id: UUID, reader: Reader, live: Annotated[LiveOrders, Depends(live_orders)], last_event_id: LastEventId = None
) -> StreamingResponse:
    """Server-sent events named `order`, each with the order's three statuses: at once, and at every change."""
    return await live.stream(order_id, reader, last_event_id)


@router.post(
    "/{order_id}/cancel", status_code=202, dependencies=[_write], responses=problems(OrderNotFound, OrderNotCancellable)
)
async def cancel_order(
    order_id: UUID, caller: AnyCaller, anybodys: CancelsAll, app: App, body: CancelOrderBody | None = None
) -> OrderAnswer:
    """Give up an unpaid order, one's own, or some staff anybody's; money that is already on its way is refunded."""
    if anybodys:
        return order_answer(await app.cancel_order(order_id, None, staff=caller.id, why=body.reason if body else ""))
    return order_answer(await app.cancel_order(order_id, caller.id))
