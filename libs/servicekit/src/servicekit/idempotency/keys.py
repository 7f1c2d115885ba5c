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
_CLAIMS_LATE_MARK = "__claims_with_first_commit__"
_ASKS_FIRST_MARK = "__asks_before_first_commit__"
_KEPT_MARK = "__kept_by_neighbour__"

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


def claimed_with_first_commit(endpoint: F) -> F:
    """Mark an endpoint whose key is claimed by the first commit of its use case, not by one of its own before it.

    Nothing is looked for before: until that commit a repeat, late or in the same moment, runs as the first did, and
    finds the first answer when it commits, is refused or ends. Whatever is done before has to be the same thing when it
    is done twice.
    """
    setattr(endpoint, _CLAIMS_LATE_MARK, True)
    return endpoint


def claims_with_first_commit(endpoint: Callable[..., Any]) -> bool:
    """Whether `claimed_with_first_commit` marked it."""
    return getattr(endpoint, _CLAIMS_LATE_MARK, False)


def asks_before_first_commit(endpoint: F) -> F:
    """Mark one of those that asks somebody else before its first commit: a first answer is looked for before.

    A late repeat is then answered although the other is away by now.
    """
    setattr(endpoint, _ASKS_FIRST_MARK, True)
    return endpoint


def is_asking_before_first_commit(endpoint: Callable[..., Any]) -> bool:
    """Whether `asks_before_first_commit` marked it."""
    return getattr(endpoint, _ASKS_FIRST_MARK, False)


def kept_by_neighbour(endpoint: F) -> F:
    """Mark an endpoint that changes nothing here and sends its key on: claim and answer wait for no disk.

    What a crash of PostgreSQL takes of them lets a repeat run again. It may be refused for what its first run did; the
    neighbour, which keeps the key, sees to it that nothing is done twice.
    """
    setattr(endpoint, _KEPT_MARK, True)
    return endpoint


def is_kept_by_neighbour(endpoint: Callable[..., Any]) -> bool:
    """Whether `kept_by_neighbour` marked it."""
    return getattr(endpoint, _KEPT_MARK, False)


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
