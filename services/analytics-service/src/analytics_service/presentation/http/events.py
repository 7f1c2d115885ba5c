"""Where browsers send what happens, and how the pages fare."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from analytics_service.domain.errors import TooManyWaiting
from analytics_service.presentation.http.bots import Crowds, crowds, is_machine
from analytics_service.presentation.http.dependencies import App
from analytics_service.presentation.http.event_bodies import RejectedEventAnswer, ShopEventsBody, TakenEventsAnswer
from analytics_service.presentation.http.event_metrics import count_refused, count_taken
from analytics_service.presentation.http.tags import EVENTS
from analytics_service.presentation.http.vitals_bodies import PageVitalsBody
from analytics_service.presentation.http.vitals_metrics import count_vitals
from servicekit.client_address import client_network
from servicekit.identity import Kind, OptionalCaller
from servicekit.limits import limit
from servicekit.problems import ValkeyUnavailable, problems

router = APIRouter(prefix="/analytics", tags=[EVENTS])
_sending = Depends(limit("send events", times=600, per_seconds=60, by="address"))
_telling = Depends(limit("tell vitals", times=300, per_seconds=60, by="address"))


@router.post(
    "/events",
    status_code=202,
    responses=problems(TooManyWaiting, ValkeyUnavailable),
    dependencies=[_sending],
)
async def send_events(
    body: ShopEventsBody,
    caller: OptionalCaller,
    app: App,
    request: Request,
    crowds: Annotated[Crowds, Depends(crowds)],
    network: Annotated[str, Depends(client_network)],
) -> TakenEventsAnswer:
    """Tell what shoppers did. A token is optional: with it, events that carry a session are known as that person's.

    What is answered 202 is written down; sent again, with the same ids, it is counted once. On 503 nothing was taken:
    send the same batch again after `Retry-After` seconds. Purchases cannot be sent (422): they are counted as
    order-service publishes them.
    """
    person = caller.id if caller is not None and caller.kind is not Kind.SERVICE else None
    sessions = [event.session for event in body.events]
    bot = is_machine(dict(request.scope["headers"])) or crowds.is_flood(network, sessions)
    try:
        taken = await app.take_events([event.to_domain() for event in body.events], person, bot=bot)
    except TooManyWaiting:
        count_refused(len(body.events))
        raise
    if not bot:
        crowds.add(network, sessions)
    count_taken(taken, bot=bot)
    rejected = [RejectedEventAnswer(index=index, code=code) for index, code in taken.rejected]
    return TakenEventsAnswer(accepted=taken.accepted, rejected=rejected, server_time=taken.at)


@router.post("/vitals", status_code=204, dependencies=[_telling])
async def tell_vitals(body: PageVitalsBody) -> None:
    """Tell web vitals, JavaScript errors and violations of the Content-Security-Policy of one page.

    They become metrics without anything about whose browser it was; the page's own listener sends them.
    """
    count_vitals(body)
