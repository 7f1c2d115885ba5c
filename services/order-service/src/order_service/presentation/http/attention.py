"""Routes on which staff see what waits for a person, and end it."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Response

from order_service.application.waiting import WaitingKind
from order_service.domain.errors import MailGone, NothingToResolve, OrderNotFound, RefundInProgress
from order_service.presentation.http.attention_answers import (
    AttentionEntryAnswer,
    DeskNumbersAnswer,
    RetriedStepAnswer,
)
from order_service.presentation.http.bodies import ResolveAttentionBody, ResolveMailBody
from order_service.presentation.http.dependencies import App
from order_service.presentation.http.staff import TAG
from order_service.presentation.http.staff_answers import StaffOrderAnswer
from servicekit.conditional import IfMatch, etag
from servicekit.idempotency import IdempotentRoute
from servicekit.identity import Caller, permitted
from servicekit.pages import Page, PageQuery
from servicekit.problems import problems

router = APIRouter(prefix="/orders", tags=[TAG], route_class=IdempotentRoute)

Resolver = Annotated[Caller, Depends(permitted("orders.resolve"))]
_reads_all = Depends(permitted("orders.read"))


@router.get("/desk", dependencies=[_reads_all])
async def show_desk_numbers(app: App) -> DeskNumbersAnswer:
    """What happened today, in the shop's time zone, and what waits."""
    return DeskNumbersAnswer.of(await app.show_desk_numbers())


@router.get("/attention", dependencies=[_reads_all])
async def list_attention(page: PageQuery, app: App, kind: WaitingKind | None = None) -> Page[AttentionEntryAnswer]:
    """What waits for a person, the longest waiting first: what it is, since when, what was tried, what to do."""
    after = page.after(datetime, UUID, str)
    place = (after[0], after[1], after[2]) if after else None
    rows = await app.waiting.waiting(kind, place, page.limit + 1)
    return Page[AttentionEntryAnswer].of(rows, page, key=lambda row: row.place, item=AttentionEntryAnswer.of)


@router.post(
    "/{order_id}/attention/resolve",
    status_code=202,
    responses=problems(OrderNotFound, NothingToResolve, RefundInProgress),
)
async def resolve_attention(
    order_id: UUID, body: ResolveAttentionBody, version: IfMatch, caller: Resolver, app: App, response: Response
) -> StaffOrderAnswer:
    """End what waits for a person: what was captured goes back, the order is cancelled, its stock is freed."""
    order = await app.resolve_attention(order_id, body.resolution, body.note, caller.id, version)
    response.headers["ETag"] = etag(order.saga.version)
    return StaffOrderAnswer.of(order)


@router.post("/{order_id}/attention/retry", responses=problems(OrderNotFound, NothingToResolve))
async def retry_step(order_id: UUID, caller: Resolver, app: App) -> RetriedStepAnswer:
    """Try a stuck step now; to ask for it twice does no harm."""
    return RetriedStepAnswer(done=await app.retry_step(order_id, caller.id))


@router.post(
    "/{order_id}/mails/{mail_id}/resolve",
    status_code=204,
    responses=problems(OrderNotFound, NothingToResolve, MailGone),
)
async def resolve_mail(order_id: UUID, mail_id: UUID, body: ResolveMailBody, caller: Resolver, app: App) -> None:
    """End that a mail did not go out: send it once more, or say that its reader was told another way."""
    await app.resolve_mail(order_id, mail_id, body.resolution, body.note, caller.id)
