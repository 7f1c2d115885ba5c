"""Routes of staff."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from commerce.bodies import email_to_look_up
from order_service.application.queries import OrderFilter
from order_service.domain.errors import OrderNotFound, OrderNotRefundable, RefundInProgress
from order_service.domain.states import OrderStatus, PaymentStatus
from order_service.presentation.http.answers import OrderAnswer, StaffSummaryAnswer
from order_service.presentation.http.dependencies import App
from order_service.presentation.http.schemas import RefundBody
from servicekit.idempotency import IdempotentRoute, idempotency_required
from servicekit.identity import StaffCaller
from servicekit.pages import Page, PageQuery
from servicekit.problems import problems

router = APIRouter(prefix="/orders", tags=["staff"], route_class=IdempotentRoute)


@router.get("/all")
async def list_all_orders(
    _caller: StaffCaller, page: PageQuery, app: App, status: OrderStatus | None = None,
    payment_status: PaymentStatus | None = None,
    q: Annotated[str | None, Query(max_length=254, description="An order number or an e-mail address, exactly")] = None,
) -> Page[StaffSummaryAnswer]:  # fmt: skip
    """Everybody's orders, newest first."""
    after = page.after(UUID)
    wanted = OrderFilter(status, payment_status, q.strip() if q else None, email_to_look_up(q) if q else None)
    rows = await app.queries.of_everybody(wanted, after[0] if after else None, page.limit + 1)
    return Page[StaffSummaryAnswer].of(rows, page, key=lambda row: [row.id], item=StaffSummaryAnswer.model_validate)


@router.post(
    "/{order_id}/refund", status_code=202, responses=problems(OrderNotFound, OrderNotRefundable, RefundInProgress)
)
@idempotency_required
async def refund_order(order_id: UUID, body: RefundBody, _caller: StaffCaller, app: App) -> OrderAnswer:
    """Give back all or part; `refunds` in the answer says how far it is."""
    amount = body.amount.to_domain() if body.amount else None
    return OrderAnswer.of(await app.refund_order(order_id, amount, body.reason))
