"""The route class that claims the key once the request is known to be valid, and stores what the endpoint answered."""

import functools
import hashlib
import logging
from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from typing import Any, get_args, get_type_hints

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from servicekit.database import Database
from servicekit.documented import Contract
from servicekit.domain.errors import DomainError, OutcomeUnknown, RateLimited, Unauthenticated, Unavailable
from servicekit.idempotency import store
from servicekit.idempotency.keys import (
    HEADER,
    MAX_LENGTH,
    IdempotencyKeyRequired,
    IdempotencyKeyTooLong,
    SentKey,
    derived_key,
    is_required,
    read_key,
)
from servicekit.identity import Caller
from servicekit.problems import problem_response
from servicekit.target import routed_path

logger = logging.getLogger(__name__)

_NOT_STORED = (Unavailable, OutcomeUnknown, RateLimited, Unauthenticated)
_VOLATILE_HEADERS = (b"content-length", b"date", b"ratelimit", b"retry-after", b"x-request-id")
_current: ContextVar["_Attempt"] = ContextVar("idempotent_attempt")


class _Attempt:
    """One request on its way through the route."""

    __slots__ = ("claim", "request")

    def __init__(self, request: Request) -> None:
        self.request = request
        self.claim: store.Claim | None = None

    @property
    def database(self) -> Database:
        database: Database = self.request.app.state.platform.database
        return database

    async def begin(self, caller: Caller, key: str, route: str) -> store.StoredAnswer | None:
        """Claim the key; returns the first answer if there is one."""
        owner = store.KeyOwner(caller.key, self.request.method, route, key)
        claimed = await store.claim(self.database, owner, await _hash(self.request))
        if isinstance(claimed, store.StoredAnswer):
            return claimed
        self.claim = claimed
        return None

    async def end(self, response: Response | None) -> None:
        """Store the answer, or give the claim back when there is none worth repeating (None).

        Losing the database here must not turn a success into an error: the lease lapses, and a retry executes again
        with the same derived keys.
        """
        if self.claim is None:
            return
        try:
            if response is None or not hasattr(response, "body") or 502 <= response.status_code <= 504:
                await store.release(self.database, self.claim)
            else:
                await store.finish(self.database, self.claim, _stored(response))
        except Exception:
            logger.exception("an idempotency claim could not be finished; it lapses by itself")


class IdempotentRoute(APIRoute):
    """A route whose answer to an `Idempotency-Key` is given once and repeated afterwards."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        self.contract = Contract()
        if "POST" in (options.get("methods") or ()):
            _require_caller(path, endpoint)
            self.contract = _contract(is_required(endpoint))
            endpoint = _claiming(endpoint, path)
        super().__init__(path, endpoint, **options)

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's handler between the beginning and the end of an attempt."""
        handle = super().get_route_handler()

        async def handler(request: Request) -> Response:
            if HEADER not in request.headers:
                return await handle(request)
            attempt = _Attempt(request)
            token = _current.set(attempt)
            response: Response | None = None
            try:
                response = await handle(request)
            except DomainError as error:
                if attempt.claim is None or isinstance(error, _NOT_STORED):
                    raise
                response = problem_response(request, error)
            finally:
                _current.reset(token)
                await attempt.end(response)
            return response

        return handler


def _require_caller(path: str, endpoint: Callable[..., Any]) -> None:
    """A key belongs to its caller: without one it would be ignored, and a retry would do the work twice."""
    kinds = get_type_hints(endpoint).values()
    if not any(kind is Caller or Caller in get_args(kind) for kind in kinds):
        raise TypeError(f"{path} takes an Idempotency-Key and knows no caller: give {endpoint.__qualname__} a Caller")


def _claiming(endpoint: Callable[..., Any], route: str) -> Callable[..., Any]:
    """`endpoint`, run only by the one request that holds the claim: after validation, sign-in and rate limits."""
    required = is_required(endpoint)

    @functools.wraps(endpoint)
    async def claiming(**kwargs: Any) -> Any:
        attempt = _current.get(None)
        key = read_key(attempt.request, required=required) if attempt else None
        caller = next((value for value in kwargs.values() if isinstance(value, Caller)), None)
        if attempt is None and required:
            raise IdempotencyKeyRequired
        if attempt is None or key is None or caller is None:
            return await endpoint(**kwargs)
        first_answer = await attempt.begin(caller, key, route)
        if first_answer is not None:
            return _replay(first_answer)
        derived = derived_key(caller.key, attempt.request.method, route, key)
        kwargs = {name: derived if isinstance(value, SentKey) else value for name, value in kwargs.items()}
        return await endpoint(**kwargs)

    return claiming


def _replay(answer: store.StoredAnswer) -> Response:
    response = Response(answer.body, answer.status)
    response.raw_headers = [
        *((name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers),
        (b"content-length", str(len(answer.body)).encode()),
        (b"idempotent-replayed", b"true"),
    ]
    return response


def _stored(response: Response) -> store.StoredAnswer:
    kept = [
        [name.decode("latin-1"), value.decode("latin-1")]
        for name, value in response.raw_headers
        if not name.startswith(_VOLATILE_HEADERS)
    ]
    return store.StoredAnswer(response.status_code, kept, bytes(response.body))


async def _hash(request: Request) -> bytes:
    """What makes two requests the same: path (with or without the gateway), query and body."""
    digest = hashlib.sha256(routed_path(request.scope).encode() + b"\0" + request.scope["query_string"] + b"\0")
    digest.update(await request.body())
    return digest.digest()


def _contract(required: bool) -> Contract:
    """What a key adds to the OpenAPI document."""
    header = {
        "name": HEADER,
        "in": "header",
        "required": required,
        "description": "A value of your own (such as a UUID). A repeat within 48 hours gets the first answer again.",
        "schema": {"type": "string", "minLength": 1, "maxLength": MAX_LENGTH},
    }
    refusals = (IdempotencyKeyTooLong, store.IdempotencyKeyReused, store.IdempotencyInProgress)
    return Contract(
        refusals=(*refusals, IdempotencyKeyRequired) if required else refusals,
        parameters=(header,),
        headers=("Idempotent-Replayed",),
    )
