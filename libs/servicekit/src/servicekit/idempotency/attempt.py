"""One request under a key: what it claims and answers may commit with its units of work."""

import functools
import hashlib
import logging
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any, TypeVar, cast

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from servicekit.database import Database, Transaction
from servicekit.idempotency import store
from servicekit.identity import Caller
from servicekit.target import routed_path

logger = logging.getLogger(__name__)

T = TypeVar("T")
A = TypeVar("A")
Find = Callable[[Database, store.KeyOwner, bytes], Awaitable[store.Claim | store.StoredAnswer]]
"""How a first answer is found, or else the key claimed: `store.claim` or `store.look`."""

_VOLATILE_HEADERS = (b"content-length", b"date", b"ratelimit", b"retry-after", b"x-request-id")
current: ContextVar["Attempt"] = ContextVar("idempotent_attempt")
"""The present request's."""


class Attempt:
    """One request on its way through the route; what it claims and answers may commit with its units of work."""

    __slots__ = (
        "_answering",
        "_claimed",
        "_hash",
        "_lost",
        "_present",
        "_status",
        "_unknown",
        "answered",
        "claim",
        "request",
        "route",
    )  # fmt: skip

    def __init__(self, request: Request, route: APIRoute) -> None:
        self.request, self.route = request, route
        self.claim: store.Claim | None = None
        self.answered: Response | None = None
        self._claimed = self._answering = self._unknown = self._lost = False
        self._hash = b""
        self._present: Callable[[Any], Any] | None = None
        self._status: int | None = None

    @property
    def database(self) -> Database:
        database: Database = self.request.app.state.platform.database
        return database

    async def begin(self, caller: Caller, key: str, path: str, find: Find | None) -> store.StoredAnswer | None:
        """The first answer that `find` finds, or None with a claim of ours.

        Without `find` nothing is looked for: the first commit, which takes the claim along, meets the key of whoever
        was first.
        """
        self._hash = await _hash(self.request)
        owner = store.KeyOwner(caller.key, self.request.method, path, key)
        if find is not None:
            return await self._find(find, owner)
        self.claim, self._claimed = store.new_claim(owner), False
        return None

    def show_by(self, present: Callable[[Any], Any], status: int | None) -> None:
        """How a result of the use case becomes the answer, should one commit with it."""
        self._present, self._status = present, status

    def join(self, transaction: Transaction, answer: object | None) -> Callable[[], None] | None:
        """The claim goes with the first commit of this request, the answer with the last."""
        if self.claim is None or self.answered is not None:
            return None
        if self._unknown:
            # The use case goes on after its last commit, whose outcome is unknown: it undoes what that may have done.
            store.withdraw_with(transaction, self.claim)
            return self._withdrawn
        response = self._rendered(answer) if answer is not None and self._present is not None else None
        stored = _stored(response) if response is not None else None
        self._answering = stored is not None
        if not self._claimed:
            store.claim_with(transaction, self.claim, self._hash, stored)
        elif stored is not None:
            store.finish_with(transaction, self.claim, stored)
        else:
            return None
        return functools.partial(self._joined, response)

    def outcome_unknown(self) -> None:
        """The commit that may have been made held the answer, or did not."""
        self._unknown, self._lost = self._answering, True

    def _withdrawn(self) -> None:
        self._claimed = self._answering = self._unknown = False

    def _joined(self, response: Response | None) -> None:
        self._claimed, self.answered = True, response

    def _rendered(self, result: object) -> Response:
        """As FastAPI makes it of what an endpoint returns."""
        present, field = cast(Any, self._present), cast(Any, self.route.response_field)
        body = field.serialize_json(present(result), by_alias=True)
        return Response(body, self._status or self.route.status_code or 200, media_type="application/json")

    async def first_answer(self) -> store.StoredAnswer | None:
        """What another request under the key has answered, if nothing was committed here.

        Raises IdempotencyInProgress while it is at it, IdempotencyKeyReused when it was one with other parameters.
        """
        if self.claim is None or self._claimed or self._lost:
            return None  # a commit of ours that may have been made is for the next repeat to find
        return await self._find(store.look, self.claim.owner)

    async def _find(self, how: Find, owner: store.KeyOwner) -> store.StoredAnswer | None:
        """The first answer, or None with a claim of ours. Whoever is refused here has no claim."""
        self.claim = None
        found = await how(self.database, owner, self._hash)
        if isinstance(found, store.StoredAnswer):
            return found
        self.claim, self._claimed = found, found.until is not None
        return None

    async def end(self, response: Response | None) -> None:
        """Store the answer, or give the claim back when there is none worth repeating (None).

        Losing the database here must not turn a success into an error: the lease lapses, and a retry executes again
        with the same derived keys.
        """
        if self.claim is None or (self.answered is not None and response is self.answered):
            return
        worth_it = response is not None and hasattr(response, "body") and not 502 <= response.status_code <= 504
        try:
            if worth_it and self._claimed:
                await store.finish(self.database, self.claim, _stored(cast(Response, response)))
            elif worth_it:
                await store.keep(self.database, self.claim, self._hash, _stored(cast(Response, response)))
            else:
                await store.release(self.database, self.claim)
        except Exception:
            logger.exception("an idempotency claim could not be finished; it lapses by itself")


async def answered(present: Callable[[T], A], work: Awaitable[T], *, status: int | None = None) -> A:
    """`present(await work)`, for an endpoint of an IdempotentRoute to return.

    If the use case has given its unit of work the answer (`uow.answer_with`), it is stored by that very commit.
    `status` is the answer's when it is not the route's.
    """
    attempt = current.get(None)
    if attempt is None:
        return present(await work)
    attempt.show_by(present, status)
    result = await work
    return cast(A, attempt.answered) if attempt.answered is not None else present(result)


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
