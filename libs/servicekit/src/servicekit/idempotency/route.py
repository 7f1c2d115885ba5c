"""The route class that claims the key once the request is known to be valid, and stores what the endpoint answered."""

import functools
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, get_args, get_type_hints

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from servicekit.database.unit_of_work import companion
from servicekit.documented import Contract
from servicekit.domain.errors import DomainError, OutcomeUnknown, RateLimited, Unauthenticated, Unavailable
from servicekit.idempotency import store
from servicekit.idempotency.attempt import Attempt, Find, current
from servicekit.idempotency.keys import (
    HEADER,
    MAX_LENGTH,
    IdempotencyKeyRequired,
    IdempotencyKeyTooLong,
    SentKey,
    claims_with_first_commit,
    derived_key,
    is_asking_before_first_commit,
    is_kept_by_neighbour,
    is_required,
    read_key,
)
from servicekit.identity import Caller
from servicekit.problems import problem_response

_NOT_STORED = (Unavailable, OutcomeUnknown, RateLimited, Unauthenticated)


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
        """FastAPI's handler, as part of an attempt."""
        return self.around(super().get_route_handler())

    def around(
        self, handle: Callable[[Request], Awaitable[Response]]
    ) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """`handle` between the beginning and the end of an attempt."""

        async def handler(request: Request) -> Response:
            if HEADER not in request.headers:
                return await handle(request)
            attempt = Attempt(request, self)
            token = current.set(attempt)
            response: Response | None = None
            try:
                response = await handle(request)
            except DomainError as error:
                if attempt.claim is None or isinstance(error, _NOT_STORED):
                    raise
                response = problem_response(request, error)
            finally:
                current.reset(token)
                await attempt.end(response)
            return response

        return handler


def _require_caller(path: str, endpoint: Callable[..., Any]) -> None:
    """A key belongs to its caller: without one it would be ignored, and a retry would do the work twice."""
    kinds = get_type_hints(endpoint).values()
    if not any(kind is Caller or Caller in get_args(kind) for kind in kinds):
        raise TypeError(f"{path} takes an Idempotency-Key and knows no caller: give {endpoint.__qualname__} a Caller")


def _claiming(endpoint: Callable[..., Any], route: str) -> Callable[..., Any]:
    """`endpoint`, run to its end only by the one request that gets the claim: after validation, sign-in and limits."""
    required, find = is_required(endpoint), _finding(endpoint)

    @functools.wraps(endpoint)
    async def claiming(**kwargs: Any) -> Any:
        attempt = current.get(None)
        key = read_key(attempt.request, required=required) if attempt else None
        caller = next((value for value in kwargs.values() if isinstance(value, Caller)), None)
        if attempt is None and required:
            raise IdempotencyKeyRequired
        if attempt is None or key is None or caller is None:
            return await endpoint(**kwargs)
        derived = derived_key(caller.key, attempt.request.method, route, key)
        kwargs = {name: derived if isinstance(value, SentKey) else value for name, value in kwargs.items()}
        first_answer = await attempt.begin(caller, key, route, find)
        if first_answer is not None:
            return _replay(first_answer)
        token = companion.set(attempt)
        try:
            result = await endpoint(**kwargs)
            first_answer = await attempt.first_answer()
            return result if first_answer is None else _replay(first_answer)
        except store.ClaimedMeanwhile:
            # Nothing was committed here. Whoever was first has answered by now, or is at it.
            first_answer = await attempt.begin(caller, key, route, store.claim)
            return await endpoint(**kwargs) if first_answer is None else _replay(first_answer)
        except DomainError:
            # Perhaps it is refused because another request under the key has done it.
            if (first_answer := await attempt.first_answer()) is None:
                raise
            return _replay(first_answer)
        finally:
            companion.reset(token)

    return claiming


def _finding(endpoint: Callable[..., Any]) -> Find | None:
    """How a request begins, by the marks of its endpoint; raises TypeError where they do not go together."""
    late, kept = claims_with_first_commit(endpoint), is_kept_by_neighbour(endpoint)
    look = is_asking_before_first_commit(endpoint)
    if (late and kept) or (look and not late):
        raise TypeError(f"the marks of {endpoint.__qualname__} do not go together")
    if late:
        return store.look if look else None
    return functools.partial(store.claim, synced=False) if kept else store.claim


def _replay(answer: store.StoredAnswer) -> Response:
    response = Response(answer.body, answer.status)
    response.raw_headers = [
        *((name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.headers),
        (b"content-length", str(len(answer.body)).encode()),
        (b"idempotent-replayed", b"true"),
    ]
    return response


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
