"""The `Idempotency-Key` header: who must send it, and what goes on downstream."""

import hashlib
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from fastapi import Depends
from starlette.requests import Request

from servicekit.domain.errors import Malformed
from servicekit.text import Text, require

HEADER = "Idempotency-Key"
MAX_LENGTH = 255
_REQUIRED_MARK = "__idempotency_required__"

F = TypeVar("F", bound=Callable[..., Any])


class IdempotencyKeyRequired(Malformed):
    """A retry of this request would be dangerous without a key."""

    code = "idempotency_key_required"
    title = "Send an Idempotency-Key header, so that a retry cannot do this twice"


class IdempotencyKeyTooLong(Malformed):
    """Keys hold at most 255 characters."""

    code = "idempotency_key_too_long"
    title = "An Idempotency-Key has at most 255 characters"


def idempotency_required(endpoint: F) -> F:
    """Mark an endpoint that answers 400 `idempotency_key_required` without the header."""
    setattr(endpoint, _REQUIRED_MARK, True)
    return endpoint


def is_required(endpoint: Callable[..., Any]) -> bool:
    """Whether `idempotency_required` marked it."""
    return getattr(endpoint, _REQUIRED_MARK, False)


def read_key(request: Request, *, required: bool) -> str | None:
    """The header, an empty one counting as absent.

    Raises IdempotencyKeyRequired, IdempotencyKeyTooLong or TextNotAcceptable.
    """
    key = request.headers.get(HEADER) or None
    if key is None and required:
        raise IdempotencyKeyRequired
    if key is not None and len(key) > MAX_LENGTH:
        raise IdempotencyKeyTooLong
    return None if key is None else require(key, Text.LINE, f"header.{HEADER}")


def derived_key(caller: str, method: str, route: str, key: str) -> str:
    """What stands for this request downstream: the same for every retry, and for nobody else's request (64 hex)."""
    return hashlib.sha256(f"{caller}\0{method}\0{route}\0{key}".encode()).hexdigest()


class SentKey(str):
    """The key as the caller sent it; the route replaces it by the derived one before the endpoint runs."""

    __slots__ = ()


async def idempotency_key(request: Request) -> str | None:
    """Dependency: the derived key to send downstream (64 hex), None when the caller sent no key.

    It depends on the caller, whom another dependency identifies, so `IdempotentRoute` finishes it.
    A coroutine, as every dependency should be: FastAPI runs plain functions in a thread.
    """
    key = read_key(request, required=False)
    return None if key is None else SentKey(key)


IdempotencyKey = Annotated[str | None, Depends(idempotency_key)]
