"""What other services need: keys, tokens, revocations."""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import orjson
from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field

from auth_service.domain.errors import InvalidClient, ScopeNotGranted
from auth_service.domain.revocation import Revocation
from auth_service.presentation.http.dependencies import App
from servicekit.documented import Contract, Tag, adds
from servicekit.domain import utc_now
from servicekit.domain.errors import NotFound
from servicekit.identity import service_caller
from servicekit.limits import limit
from servicekit.problems import problems
from servicekit.schemas import Answer, Internal

router = APIRouter(tags=[Tag("Services", "What other services need: keys, tokens, revocations.")])


class TokenRequest(Internal):
    """Client credentials (RFC 6749 §4.4), as JSON; `audience` names the callee (RFC 8707)."""

    grant_type: Literal["client_credentials"]
    client_id: Annotated[str, Field(max_length=100)]
    client_secret: Annotated[str, Field(max_length=500)]
    audience: Annotated[str, Field(max_length=100)]
    scope: Annotated[str, Field(max_length=500, description="Separated by blanks; all granted ones if empty")] = ""


class ServiceTokenAnswer(Answer):
    """A service's token."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - RFC 6750's name
    expires_in: int = Field(description="Seconds")
    scope: str


class RevocationAnswer(Answer):
    """A session, or all tokens of a subject issued before a moment; times are Unix milliseconds."""

    session_id: UUID | None
    subject: UUID | None
    revoked_at: int
    issued_before: int
    expires_at: int = Field(description="After this no token it could hit is alive")


class RevocationsAnswer(Answer):
    """What was revoked; `now` less a few seconds is the next `since`."""

    now: int
    revocations: list[RevocationAnswer]


@adds(Contract(refusals=(NotFound,), for_services=True))
async def _not_by_the_gateway(request: Request) -> None:
    """Only what comes through a gateway begins with /api, and not every gateway can refuse a path by itself."""
    if request.scope.get("root_path"):
        raise NotFound


@router.get("/auth/.well-known/jwks.json")
async def published_keys(request: Request) -> dict[str, Any]:
    """The public keys that verify our tokens (RFC 7517)."""
    headers = {"Cache-Control": "public, max-age=300"}
    return Response(request.app.state.jwks, media_type="application/json", headers=headers)  # type: ignore[return-value]


@router.post(
    "/auth/token",
    responses=problems(InvalidClient, ScopeNotGranted),
    dependencies=[
        Depends(_not_by_the_gateway),
        Depends(limit("service-token", times=600, per_seconds=60, by="address")),
    ],
)
async def grant_service_token(body: TokenRequest, app: App) -> ServiceTokenAnswer:
    """A service's token for one callee; the gateway does not route this path."""
    issued, scopes = app.grant_service_token(body.client_id, body.client_secret, body.audience, body.scope)
    return ServiceTokenAnswer(access_token=issued.token, expires_in=issued.expires_in, scope=" ".join(sorted(scopes)))


@router.get("/internal/revocations", dependencies=[Depends(service_caller("revocations:read"))])
async def list_revocations(
    app: App, since: Annotated[int, Query(ge=0, le=10**14, description="Unix milliseconds")] = 0
) -> RevocationsAnswer:
    """What was revoked since then and can still hit a living token."""
    now = utc_now()
    revocations = await app.queries.revocations(datetime.fromtimestamp(since / 1000, UTC), now)
    answer = {"now": _milliseconds(now), "revocations": [_wire(revocation) for revocation in revocations]}
    return Response(orjson.dumps(answer, default=str), media_type="application/json")  # type: ignore[return-value]


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
