"""RFC 9457 problem documents: the one table that maps kinds of refusal to HTTP statuses."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal

import asyncpg
import orjson
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from servicekit.away import DATABASE_AWAY, VALKEY_AWAY
from servicekit.domain import errors

logger = logging.getLogger(__name__)

STATUS: Final[Mapping[type[errors.DomainError], int]] = {
    errors.Malformed: 400,
    errors.Unauthenticated: 401,
    errors.PaymentDeclined: 402,
    errors.Forbidden: 403,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.Gone: 410,
    errors.PreconditionFailed: 412,
    errors.TooLarge: 413,
    errors.UnsupportedMedia: 415,
    errors.Invalid: 422,
    errors.PreconditionRequired: 428,
    errors.RateLimited: 429,
    errors.Unavailable: 503,
    errors.OutcomeUnknown: 504,
}

_SOON: Final = "Please try again in a moment."
_CODES_OF_STATUSES: Final = {
    400: "bad_request", 401: "unauthenticated", 403: "forbidden", 404: "not_found", 405: "method_not_allowed",
    413: "too_large", 415: "unsupported_media_type", 422: "invalid", 429: "rate_limited", 503: "unavailable",
}  # fmt: skip


def _as_sent(schema: dict[str, Any]) -> None:
    """Members without a value are left out, never null."""
    for member in schema["properties"].values():
        if "anyOf" in member:
            del member["anyOf"], member["default"]
            member["type"] = "string"


class Fault(BaseModel):
    """One fault of a refused request; some codes add members of their own, such as `variant_id`."""

    model_config = ConfigDict(extra="allow", json_schema_extra=_as_sent)

    field: str | None = Field(default=None, description="Where it is: `body.shipping_address.postal_code`.")
    code: str = Field(description="Stable, snake_case.")
    message: str | None = Field(default=None, description="A sentence for developers.")


class Problem(BaseModel):
    """RFC 9457 problem details; switch on `code`. Some codes add members of their own."""

    model_config = ConfigDict(extra="allow")

    type: Literal["about:blank"]
    title: str
    status: int
    detail: str
    instance: str = Field(description="The path as it was asked for.")
    code: str = Field(description="Stable, snake_case; each operation lists those that it answers.")
    errors: list[Fault] = Field(description="The single faults, where there is more to say.")


class ValidationFailed(errors.Invalid):
    """Path, query, headers or body do not fit the operation's schema."""

    code = "validation_failed"
    title = "A value is not acceptable"
    example_errors = ({"field": "body.quantity", "code": "greater_than_equal", "message": "…"},)


class MalformedJson(errors.Malformed):
    """The body is no JSON."""

    code = "malformed_json"
    title = "The body is not JSON"


class DatabaseUnavailable(errors.Unavailable):
    """PostgreSQL is away for now."""

    code = "database_unavailable"
    title = "A part of the shop is not reachable"


class ValkeyUnavailable(errors.Unavailable):
    """Valkey is away for now."""

    code = "valkey_unavailable"
    title = "A part of the shop is not reachable"


def status_of(kind: type[errors.DomainError]) -> int:
    """The HTTP status of an error class, by its nearest kind."""
    return next((STATUS[base] for base in kind.__mro__ if base in STATUS), 500)


class Refusals(dict[str, Any]):
    """An entry of a route's `responses`: the errors of one status, from which the OpenAPI document is written."""

    def __init__(self, kinds: Iterable[type[errors.DomainError]]) -> None:
        super().__init__()
        self.kinds = tuple(kinds)


def problems(*kinds: type[errors.DomainError]) -> dict[int | str, dict[str, Any]]:
    """`responses` of a route: the errors that it raises itself; its dependencies say what they raise."""
    by_status: dict[int | str, list[type[errors.DomainError]]] = {}
    for kind in kinds:
        by_status.setdefault(status_of(kind), []).append(kind)
    return {status: Refusals(group) for status, group in by_status.items()}


def problem(
    request: Request, status: int, code: str, title: str, detail: str, faults: Sequence[Mapping[str, Any]] = (),
    extra: Mapping[str, Any] | None = None, headers: Mapping[str, str] | None = None,
) -> Response:  # fmt: skip
    """The answer itself; `instance` is the path as the caller sent it."""
    document = {
        "type": "about:blank", "title": title, "status": status, "detail": detail, "instance": request.scope["path"],
        "code": code, "errors": list(faults), **(extra or {}),
    }  # fmt: skip
    body = orjson.dumps(document, default=str)
    return Response(body, status, dict(headers or {}), media_type="application/problem+json")


def problem_response(request: Request, error: errors.DomainError) -> Response:
    """What a refusal looks like on the wire."""
    headers: dict[str, str] = {}
    if isinstance(error, errors.RateLimited | errors.Unavailable):
        headers["Retry-After"] = str(error.retry_after)
    if isinstance(error, errors.Unauthenticated):
        headers["WWW-Authenticate"] = "Bearer"
    return problem(
        request, status_of(type(error)), error.code, error.title, str(error), error.errors, error.extra, headers
    )


def validation_problem(request: Request, error: RequestValidationError) -> Response:
    """422 with one fault per field; the values themselves are not echoed."""
    faults = [
        {"field": ".".join(str(part) for part in fault["loc"]), "code": fault["type"], "message": fault["msg"]}
        for fault in error.errors()
    ]
    if any(fault["code"] == "json_invalid" for fault in faults):
        return problem_response(request, MalformedJson("The body is not valid JSON.", errors=faults))
    detail = "; ".join(f"{fault['field']}: {fault['message']}" for fault in faults[:3])
    return problem_response(request, ValidationFailed(detail, errors=faults))


def unkeepable_problem(request: Request, error: Exception) -> Response:
    """422 because the database refused a value itself; a check before it is missing, so it is noticed."""
    logger.warning(
        "a value was refused by the database alone",
        extra={"sqlstate": getattr(error, "sqlstate", None), "reason": type(error).__name__},
    )
    return problem(
        request, 422, "value_not_acceptable", "A value is not acceptable",
        "A number is too large, or a text holds characters that cannot be kept.",
    )  # fmt: skip


def internal_problem(request: Request) -> Response:
    """500, with no word about the inside."""
    return problem(
        request, 500, "internal_error", "Something went wrong on our side", "We have been told. Please try again."
    )


def install(app: FastAPI) -> None:
    """Register the table with an application."""

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, errors.DomainError)  # noqa: S101 - narrows the type for the checker
        return problem_response(request, error)

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)  # noqa: S101
        return validation_problem(request, error)

    async def protocol(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)  # noqa: S101
        code = _CODES_OF_STATUSES.get(error.status_code, "http_error")
        headers = dict(error.headers or {})
        if "GET" in (allowed := headers.get("Allow", "").split(", ")):
            headers["Allow"] = ", ".join(sorted({*allowed, "HEAD"}))  # the edge answers it wherever there is a GET
        return problem(request, error.status_code, code, error.detail, error.detail, headers=headers)

    async def unkeepable(request: Request, error: Exception) -> Response:
        return unkeepable_problem(request, error)

    async def database_away(request: Request, error: Exception) -> Response:
        logger.warning("database unavailable", extra={"reason": type(error).__name__})
        return problem_response(request, DatabaseUnavailable(_SOON))

    async def valkey_away(request: Request, error: Exception) -> Response:
        logger.warning("valkey unavailable", extra={"reason": type(error).__name__})
        return problem_response(request, ValkeyUnavailable(_SOON))

    app.add_exception_handler(errors.DomainError, refused)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, protocol)
    for kinds, answer in ((REFUSED_AS_DATA, unkeepable), (DATABASE_AWAY, database_away), (VALKEY_AWAY, valkey_away)):
        for kind in kinds:
            app.add_exception_handler(kind, answer)


# Class 22 of SQLSTATE, from the server or from the driver's own encoders, and rows too wide for an index.
REFUSED_AS_DATA: Final[tuple[type[Exception], ...]] = (asyncpg.DataError, asyncpg.ProgramLimitExceededError)
