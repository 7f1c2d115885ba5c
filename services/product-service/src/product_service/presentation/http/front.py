"""The hot path: finished bytes go out before FastAPI looks at the request.

`FrontDoor` stands just inside the edge. Only when the answer is already there, and the caller is shown no more than
everybody, is it sent at once; everything else takes the ordinary way through routes and dependencies, which fill the
cache.
"""

from collections.abc import Awaitable, Callable, Hashable, Iterable
from typing import Any, Final

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from product_service.application.reads import View
from servicekit.domain.errors import DomainError
from servicekit.finished import ByteCache, FinishedAnswer, Key, Load, send_finished
from servicekit.identity import authenticate, may
from servicekit.limits import limit
from servicekit.pages import encode_cursor
from servicekit.problems import problem_response
from servicekit.target import routed_path

LISTS: Final = "lists"
"""Of whatever is made from many products: the tree as well, which shows some of their pictures."""
READS_ALL: Final = "products.read"
"""Whoever holds it is shown drafts, numbers and translations too: other bytes under the same addresses."""


class Front:
    """Finished answers, by path and query."""

    def __init__(self, cache: ByteCache, reads_per_minute: int) -> None:
        self.cache = cache
        self.count = limit("browse", times=reads_per_minute, per_seconds=60)

    async def answer(self, scope: Scope, send: Send) -> bool:
        """Send the finished answer, if there is one that this caller may have. Raises RateLimited, Unauthenticated."""
        entry = self.cache.peek(key_of(scope))
        if entry is None:
            return False
        request = Request(scope)
        scope["route"] = entry.route
        caller = await authenticate(request)
        if may(caller, READS_ALL):
            return False
        await self.count(request)
        await send_finished(entry, scope, send)
        return True

    async def response(self, request: Request, load: Load) -> Response:
        """The answer made by `load`, kept for the next ones; 304 when the caller has it."""
        entry = await self.cache.fetch(key_of(request.scope), load)
        entry.route = request.scope.get("route")
        return FinishedAnswer(entry)


class FrontDoor:
    """Middleware inside the edge and before everything else: finished answers are given here."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer at once, or let the application do it."""
        if scope["type"] == "http" and scope["method"] == "GET" and await self._answered(scope, receive, send):
            return
        await self._app(scope, receive, send)

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> bool:
        front: Front = scope["app"].state.front
        try:
            return await front.answer(scope, send)
        except DomainError as refusal:
            # A refusal costs no more than the answer would: nothing behind us need look at it.
            await problem_response(Request(scope), refusal)(scope, receive, send)
            return True


def finished(load: Callable[[], Awaitable[View]], *tags: Hashable) -> Load:
    """Make bytes of what `load` answers; they are made from `tags`, and from the product if it is one's page."""

    async def make() -> tuple[bytes, Iterable[Hashable]]:
        view = await load()
        return orjson.dumps(view, default=str), (*tags, view["id"]) if "id" in view else tags

    return make


def page_view(items: list[View], after: tuple[Any, ...] | None) -> View:
    """One page of a list."""
    return {"items": items, "next_cursor": None if after is None else encode_cursor(after)}


def staff_answer(view: View, entity_tag: str | None = None, status: int = 200) -> Response:
    """An answer that nobody keeps."""
    headers = {"Vary": "Authorization"} | ({"ETag": entity_tag} if entity_tag else {})
    return Response(orjson.dumps(view, default=str), status, headers, "application/json")


def key_of(scope: Scope) -> Key:
    """The routed path and the query: the same on the service's own port and behind the gateway."""
    return routed_path(scope), scope["query_string"]
