"""A service that another one's tests talk to: a small real server that keeps to the provider's committed document."""

import asyncio
import json
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self

import aiohttp
from aiohttp import web

from embedded.ports import free_port
from servicekit.http_client import ServiceClient
from testkit.contracts.document import PROBLEM, ContractBroken, Document, Operation

Handler = Callable[[web.Request], Awaitable[web.Response]]


class Trouble(StrEnum):
    """What goes wrong with one call; no document promises that it does not."""

    REFUSE = "refuse"
    """503 without a word, as of something that stands in front of the service."""
    BAD_GATEWAY = "bad_gateway"
    FAIL_INSIDE = "fail_inside"
    """500 `internal_error`, the service's own."""
    HANG = "hang"
    LOSE_ANSWER = "lose_answer"
    """It is done, and the connection ends before the answer."""


@dataclass(frozen=True, slots=True)
class Call:
    """What was asked: the operation's name, the path as sent, the JSON body, the headers."""

    operation: str
    path: str
    body: Any
    headers: Mapping[str, str] = field(repr=False)


class Beyond(web.Response):
    """An answer that no document promises, on purpose: trouble, or a release to come."""


class Neighbour(ABC):
    """`provider`, as its document says it is: a subclass holds the behaviour, one handler for each operation.

    A request that the document does not allow is refused with 422, an answer that it does not allow becomes a 500, and
    leaving the `async with` block raises ContractBroken with a sentence for each. `trouble` maps a part of a path to
    what happens to its next calls. Only tests of this class itself bring a `document`: one that suits them.
    """

    provider: str

    def __init__(self, document: Document | None = None) -> None:
        self.document = document or Document.of(self.provider)
        self.port = free_port()
        self.trouble: dict[str, list[Trouble]] = {}
        self.calls: list[Call] = []
        self.broken: list[str] = []
        self._runner: web.AppRunner | None = None

    @abstractmethod
    def handlers(self) -> Mapping[str, Handler]:
        """By the operation's name (`POST /internal/orders`)."""

    @property
    def url(self) -> str:
        """The base URL that a client is given: a port of 127.0.0.1 that stays the same after `stop` and `start`."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Serve, on the same port each time."""
        app = web.Application()
        for name, handler in self.handlers().items():
            method, path = name.split(" ", 1)
            app.router.add_route(method, path, self._keeping_to(self.document.operation(name), handler))
        app.router.add_route("*", "/{path:.*}", self._unknown)
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()

    async def stop(self) -> None:
        """Refuse connections until `start`, as a service that is away; calling it again does nothing."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()
        self.require_unbroken()

    def require_unbroken(self) -> None:
        """Raises ContractBroken where anything was asked or answered that the document does not allow."""
        if self.broken:
            raise ContractBroken("\n".join(dict.fromkeys(self.broken)))

    @asynccontextmanager
    async def client(self) -> AsyncIterator[ServiceClient]:
        """What a consumer asks it with; the token is nobody's, and is not looked at."""
        async with aiohttp.ClientSession() as session:
            yield ServiceClient(self.provider, self.url, session, _AnyToken())

    def asked(self, part: str = "") -> int:
        """How many calls had that in their path."""
        return sum(part in call.path for call in self.calls)

    def _keeping_to(self, operation: Operation, handler: Handler) -> Handler:
        async def serve(request: web.Request) -> web.Response:
            raw = await request.read()
            self.calls.append(Call(operation.name, request.path, json.loads(raw or b"null"), request.headers))
            trouble = next((due.pop(0) for part, due in self.trouble.items() if part in request.path and due), None)
            try:
                operation.require_request(request.match_info, request.query, request.headers, raw)
            except ContractBroken as error:
                self.broken.append(str(error))
                return problem(422, "validation_failed", str(error))
            answer = await _fail(trouble) or await handler(request)
            try:
                _require_allowed(operation, answer)
            except ContractBroken as error:
                self.broken.append(str(error))
                return _internal_error()
            if trouble is Trouble.LOSE_ANSWER and request.transport is not None:
                request.transport.abort()
            return answer

        return serve

    async def _unknown(self, request: web.Request) -> web.Response:
        self.broken.append(f"{self.provider}: this neighbour has no {request.method} {request.path}")
        return problem(404, "not_found")


class _AnyToken:
    async def token(self, audience: str) -> str:
        return audience

    def forget(self, audience: str) -> None:
        pass


async def _fail(trouble: Trouble | None) -> web.Response | None:
    match trouble:
        case Trouble.REFUSE:
            return Beyond(status=503)
        case Trouble.BAD_GATEWAY:
            return Beyond(status=502)
        case Trouble.FAIL_INSIDE:
            return _internal_error()
        case Trouble.HANG:
            await asyncio.sleep(60)
    return None


def _require_allowed(operation: Operation, answer: web.Response) -> None:
    if not isinstance(answer, Beyond):
        body = answer.body if isinstance(answer.body, bytes) else b""
        operation.require_answer(answer.status, answer.content_type, answer.headers, body)


def problem(
    status: int, code: str, detail: str = "", *, kind: type[web.Response] = web.Response, **members: Any
) -> web.Response:
    """A problem document (RFC 9457) with that code, and more members of its kind."""
    document = {
        "type": "about:blank",
        "title": code,
        "status": status,
        "detail": detail,
        "instance": "/",
        "code": code,
        "errors": [],
    }
    return kind(body=json.dumps(document | members).encode(), status=status, content_type=PROBLEM)


def _internal_error() -> web.Response:
    return problem(500, "internal_error", kind=Beyond)
