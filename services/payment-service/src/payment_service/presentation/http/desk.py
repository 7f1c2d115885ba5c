"""Routes on which staff look at everybody's payments, refunds and the provider's webhooks."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Depends

from payment_service.application.desk import PaymentSort, RefundSort
from payment_service.domain.provider_state import RefundStatus
from payment_service.domain.webhook import WebhookOutcome
from payment_service.presentation.http.dependencies import App
from payment_service.presentation.http.desk_answers import (
    ReceivedWebhookAnswer,
    RefundFateAnswer,
    StaffPaymentAnswer,
    WaitingMoneyAnswer,
)
from payment_service.presentation.http.desk_filters import WantedPayments
from servicekit.documented import Tag
from servicekit.identity import permitted
from servicekit.limits import limit
from servicekit.pages import Page, PageQuery, encode_cursor

router = APIRouter(
    prefix="/payments",
    tags=[Tag("Payment administration", "What staff see of payments, refunds and webhooks.")],
    dependencies=[Depends(permitted("payments.read")), Depends(limit("payments", times=300, per_seconds=60))],
)


@router.get("/all")
async def list_all_payments(page: PageQuery, wanted: WantedPayments, app: App) -> Page[StaffPaymentAnswer]:
    """Everybody's payments. A page may be shorter than `limit`, even empty, and yet have a `next_cursor`."""
    by_time = wanted.sort in (PaymentSort.NEWEST, PaymentSort.OLDEST)
    after = page.after(datetime if by_time else int, UUID)
    found = await app.desk.payments(wanted, (after[0], after[1]) if after else None, page.limit)
    return Page[StaffPaymentAnswer](
        items=[StaffPaymentAnswer.of_staff(row) for row in found.rows],
        next_cursor=None if found.next is None else encode_cursor(found.next),
    )


@router.get("/desk")
async def show_waiting_money(app: App) -> WaitingMoneyAnswer:
    """How much there is that somebody may have to look at."""
    return WaitingMoneyAnswer.of(await app.desk.waiting())


@router.get("/refunds")
async def list_refunds(
    page: PageQuery, app: App, status: RefundStatus | None = None, sort: RefundSort = RefundSort.FAILED_FIRST
) -> Page[RefundFateAnswer]:
    """Refunds and what became of them."""
    rows = await app.desk.refunds(status, sort, page.after(str, datetime, UUID), page.limit + 1)
    return Page[RefundFateAnswer].of(
        rows,
        page,
        key=lambda row: (row.refund.status, row.refund.created_at, row.refund.id),
        item=RefundFateAnswer.of_list,
    )


@router.get("/webhooks")
async def list_webhooks(
    page: PageQuery, app: App, outcome: WebhookOutcome | None = None, payment_id: UUID | None = None
) -> Page[ReceivedWebhookAnswer]:
    """What the provider sent within thirty days and what became of it, the newest first; never what it said."""
    after = page.after(datetime, str)
    rows = await app.desk.webhooks(outcome, payment_id, (after[0], after[1]) if after else None, page.limit + 1)
    return Page[ReceivedWebhookAnswer].of(
        rows,
        page,
        key=lambda row: (row.received_at, row.event_id),
        item=lambda row: ReceivedWebhookAnswer.model_validate(row, from_attributes=True),
    )
