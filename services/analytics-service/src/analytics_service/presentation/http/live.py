"""Live numbers, for staff."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import StreamingResponse

from analytics_service.application.live_ports import Live, LiveMinute, LiveNumbers
from analytics_service.presentation.http.dependencies import READ, Reported, staff_limit
from analytics_service.presentation.http.live_answers import LiveMinuteAnswer, LiveNumbersAnswer, LiveNumbersEvent
from analytics_service.presentation.http.report_answers import money
from analytics_service.presentation.http.tags import REPORTS
from servicekit.client_address import client_network
from servicekit.identity import Caller, TokenVerifier, permitted
from servicekit.sse import EventStream, StreamSlots, event_stream

router = APIRouter(prefix="/analytics", tags=[REPORTS], dependencies=[staff_limit])
Reader = Annotated[Caller, Depends(permitted(READ))]


@router.get("/stream", response_model=LiveNumbersEvent, response_class=EventStream)
async def follow_numbers(
    caller: Reader, reporting: Reported, request: Request, network: Annotated[str, Depends(client_network)]
) -> StreamingResponse:
    """Server-sent events named `numbers`: the last half hour at once, then each minute that changes.

    Events are counted as they come in, before they are stored; after a pause a new stream begins with all of them.
    """
    live: Live = request.app.state.live
    slots: StreamSlots = request.app.state.live_slots
    tokens: TokenVerifier = request.app.state.platform.tokens
    stopping: asyncio.Event = request.app.state.health.stopping
    with ExitStack() as held:
        held.callback(slots.take(caller.key, network).give_back)
        return event_stream(
            _events(live, reporting.currency),
            token_expires_at=caller.expires_at,
            ended_by=[stopping.wait, partial(tokens.until_revoked, caller)],
            held=held.pop_all(),
        )


async def _events(live: Live, currency: str) -> AsyncIterator[LiveNumbersEvent]:
    async for numbers in live.follow():
        yield LiveNumbersEvent.model_construct(event="numbers", data=_answer(numbers, currency))


def _answer(numbers: LiveNumbers, currency: str) -> LiveNumbersAnswer:
    return LiveNumbersAnswer(
        at=numbers.at,
        active_sessions=numbers.active_sessions,
        minutes=[_minute(minute, currency) for minute in numbers.minutes],
    )


def _minute(minute: LiveMinute, currency: str) -> LiveMinuteAnswer:
    return LiveMinuteAnswer(
        starts_at=minute.starts_at, page_views=minute.page_views, product_views=minute.product_views,
        searches=minute.searches, carts=minute.carts, checkouts=minute.checkouts, orders=minute.orders,
        revenue=money(minute.revenue, currency),
    )  # fmt: skip
