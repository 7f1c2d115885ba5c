"""Routes on which staff find and refund orders."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.responses import StreamingResponse

from order_service.application.queries import DeskSort
from order_service.domain.errors import (
    InvalidRefund,
    OrderNotFound,
    OrderNotRefundable,
    RefundInProgress,
)
from order_service.presentation.http.bodies import NoteBody, RefundOrderBody, RefundWishBody
from order_service.presentation.http.csv_export import COLUMNS, rows_of
from order_service.presentation.http.dependencies import App
from order_service.presentation.http.desk_filters import WantedOrders
from order_service.presentation.http.order_page_answers import OrderNoteAnswer
from order_service.presentation.http.staff_answers import (
    RefundPreviewAnswer,
    StaffOrderAnswer,
    StaffOrderSummaryAnswer,
)
from servicekit.csv_lines import CsvResponse, csv_file
from servicekit.documented import Tag
from servicekit.idempotency import IdempotentRoute, answered, idempotency_required
from servicekit.identity import Caller, permitted
from servicekit.pages import Page, PageQuery, encode_cursor
from servicekit.problems import problems

TAG = Tag("Order administration", "What staff see and do with orders.")
router = APIRouter(prefix="/orders", tags=[TAG], route_class=IdempotentRoute)

Refunder = Annotated[Caller, Depends(permitted("orders.refund"))]
NoteTaker = Annotated[Caller, Depends(permitted("orders.note"))]
_reads_all = Depends(permitted("orders.read"))


@router.get("/all", dependencies=[_reads_all])
async def list_all_orders(page: PageQuery, wanted: WantedOrders, app: App) -> Page[StaffOrderSummaryAnswer]:
    """Everybody's orders. A page may be shorter than `limit`, even empty, and yet have a `next_cursor`."""
    placed = wanted.sort in (DeskSort.NEWEST, DeskSort.OLDEST)
    after = page.after(datetime, UUID) if placed else page.after(int, UUID)
    found = await app.desk.page(wanted, (after[0], after[1]) if after else None, page.limit)
    return Page[StaffOrderSummaryAnswer](
        items=[StaffOrderSummaryAnswer.of(row) for row in found.rows],
        next_cursor=None if found.next is None else encode_cursor(found.next),
    )


@router.get("/all.csv", dependencies=[_reads_all], response_class=CsvResponse, response_model=str)
async def export_orders(wanted: WantedOrders, app: App) -> StreamingResponse:
    """The list as CSV (UTF-8), at most 10,000 orders: amounts in decimals of `currency`; no cell is a formula."""
    return csv_file("orders", COLUMNS, rows_of(app.desk, wanted))


@router.post("/{order_id}/notes", status_code=201, responses=problems(OrderNotFound))
async def add_note(order_id: UUID, body: NoteBody, caller: NoteTaker, app: App) -> OrderNoteAnswer:
    """Note something about an order, for staff alone; a note stays as it is."""
    return await answered(OrderNoteAnswer.of, app.add_note(order_id, body.text, caller.id), status=201)


@router.post(
    "/{order_id}/refund",
    status_code=202,
    responses=problems(OrderNotFound, InvalidRefund, OrderNotRefundable, RefundInProgress),
)
@idempotency_required
async def refund_order(order_id: UUID, body: RefundOrderBody, caller: Refunder, app: App) -> StaffOrderAnswer:
    """Give back all, pieces of lines, or an amount; `refunds` in the answer says how far it is."""
    return StaffOrderAnswer.of(await app.refund_order(order_id, body.to_domain(), body.reason, caller.id))


@router.post(
    "/{order_id}/refund/preview",
    responses=problems(OrderNotFound, InvalidRefund, OrderNotRefundable, RefundInProgress),
)
async def preview_refund(order_id: UUID, body: RefundWishBody, _refunder: Refunder, app: App) -> RefundPreviewAnswer:
    """What a refund would give back, line by line, and what is left afterwards; nothing happens."""
    return RefundPreviewAnswer.of(*await app.preview_refund(order_id, body.to_domain()))
