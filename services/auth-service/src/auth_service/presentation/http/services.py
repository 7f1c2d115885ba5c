"""What other services need: keys, tokens, revocations and what roles hold."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.responses import StreamingResponse

from auth_service.application.follow_revocations import Look
from auth_service.domain.errors import InvalidClient, ScopeNotGranted
from auth_service.domain.revocation import Revocation
from auth_service.presentation.http.bodies import ServiceTokenBody
from auth_service.presentation.http.dependencies import App
from auth_service.presentation.http.service_answers import (
    KeySetAnswer,
    RevocationsAnswer,
    RevocationsEvent,
    ServiceTokenAnswer,
)
from servicekit.documented import Contract, Tag, adds
from servicekit.domain.errors import NotFound
from servicekit.identity import Caller, service_caller
from servicekit.limits import limit
from servicekit.problems import problems
from servicekit.sse import EventStream, event_stream

router = APIRouter(tags=[Tag("Services", "What other services need: keys, tokens, revocations.")])


@adds(Contract(refusals=(NotFound,), for_services=True))
async def _not_by_the_gateway(request: Request) -> None:
    """Only what comes through a gateway begins with /api, and not every gateway can refuse a path by itself."""
    if request.scope.get("root_path"):
        raise NotFound


@router.get("/auth/.well-known/jwks.json", response_model=KeySetAnswer)
async def published_keys(request: Request) -> Response:
    """The public keys that verify our tokens (RFC 7517)."""
    headers = {"Cache-Control": "public, max-age=300"}
    return Response(request.app.state.jwks, media_type="application/json", headers=headers)


@router.post(
    "/auth/token",
    responses=problems(InvalidClient, ScopeNotGranted),
    dependencies=[
        Depends(_not_by_the_gateway),
        Depends(limit("service-token", times=600, per_seconds=60, by="address")),
    ],
)
async def grant_service_token(body: ServiceTokenBody, app: App) -> ServiceTokenAnswer:
    """A service's token for one callee; the gateway does not route this path."""
    issued, scopes = app.grant_service_token(body.client_id, body.client_secret, body.audience, body.scope)
    return ServiceTokenAnswer(access_token=issued.token, expires_in=issued.expires_in, scope=" ".join(sorted(scopes)))


Since = Annotated[int, Query(ge=0, le=10**14, description="Unix milliseconds")]
_Reader = Annotated[Caller, Depends(service_caller("revocations:read"))]


@router.get("/internal/revocations")
async def list_revocations(_: _Reader, app: App, since: Since = 0) -> RevocationsAnswer:
    """What was revoked since then and can still hit a living token, and what each role holds."""
    answer = _page(await app.follow_revocations.read(_moment(since)), with_roles=True)
    return Response(orjson.dumps(answer, default=str), media_type="application/json")  # type: ignore[return-value]


@router.get("/internal/revocations/stream", response_model=RevocationsEvent, response_class=EventStream)
async def stream_revocations(request: Request, reader: _Reader, app: App, since: Since = 0) -> StreamingResponse:
    """Server-sent events: what was revoked since then, and from now on each look at what is new, every second or so.

    The first says what each role holds, and later ones when that has changed.
    Whoever hears none for two seconds asks again: this process, or its database, has fallen silent.
    """
    looks = await app.follow_revocations.follow(_moment(since))
    stopping = request.app.state.health.stopping.wait
    return event_stream(_events(looks), token_expires_at=reader.expires_at, ended_by=[stopping])


async def _events(looks: AsyncIterator[Look]) -> AsyncIterator[RevocationsEvent]:
    sent = None
    async for look in looks:
        page = _page(look, with_roles=look.roles != sent)
        yield RevocationsEvent.model_construct(data=page)  # type: ignore[arg-type]
        sent = look.roles


def _page(look: Look, *, with_roles: bool) -> dict[str, Any]:
    page = {"now": _milliseconds(look.now), "revocations": [_wire(revocation) for revocation in look.revocations]}
    roles = [{"name": name, "permissions": sorted(held.named)} for name, held in look.roles.items()]
    return page | ({"roles": roles} if with_roles else {})


def _moment(since: int) -> datetime:
    return datetime.fromtimestamp(since / 1000, UTC)


def _wire(revocation: Revocation) -> dict[str, Any]:
    revoked_at = _milliseconds(revocation.revoked_at)
    return {
        "session_id": revocation.session_id,
        "subject": revocation.subject,
        "revoked_at": revoked_at,
        "issued_before": revoked_at,
        "expires_at": _milliseconds(revocation.expires_at),
    }


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
