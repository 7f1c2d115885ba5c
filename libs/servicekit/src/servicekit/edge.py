"""The outermost middleware, pure ASGI, one pass: prefix, request id, trace, metrics, access log, limits, headers."""

import hmac
import logging
import re
import time
from collections.abc import Callable
from typing import Any, Final

from pydantic import SecretStr
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from servicekit.domain.errors import DomainError, TooLarge
from servicekit.domain.ids import new_id
from servicekit.identity.access import authenticate
from servicekit.identity.caller import Kind
from servicekit.incoming_body import IncomingBody
from servicekit.limits import RESPONSE_HEADERS
from servicekit.problems import internal_problem, problem, problem_response
from servicekit.target import require_lines
from servicekit.telemetry.logs import AccessLog
from servicekit.telemetry.metrics import observe_request
from servicekit.telemetry.tracing import SpanKind, TraceContext, finish, set_request_id, start_trace
from servicekit.text import TextNotAcceptable

logger = logging.getLogger(__name__)

_REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,128}")
_QUIET: Final = ("/health", "/metrics")
_WITHOUT_BODY: Final = ("GET", "OPTIONS")
_CSP: Final = (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'")
_NO_STORE: Final = (b"cache-control", b"no-store")
_OF_A_BODY: Final = (b"content-type", b"content-length")


class Edge:
    """What every request passes first and every answer last.

    Sets `root_path` to `/api` when the path begins with it, so that one application answers both on its own port and
    behind the gateway. Answers HEAD as GET, without the body. Refuses bodies over `body_limit(scope)` bytes with 413.
    `draining()` says whether the process is about to stop; answers then carry `Connection: close`. Who sends
    `telemetry_key` is believed about trace and request id, as services are.
    """

    def __init__(
        self, app: ASGIApp, *, access_log: AccessLog, body_limit: Callable[[Scope], int], hsts: bool, draining: Any,
        telemetry_key: SecretStr | None = None,
    ) -> None:  # fmt: skip
        self.app = app
        self.access_log = access_log
        self.body_limit = body_limit
        self.draining = draining
        self.telemetry_key = telemetry_key.get_secret_value().encode() if telemetry_key else None
        self.headers = [(b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer")]
        if hsts:
            self.headers.append((b"strict-transport-security", b"max-age=31536000; includeSubDomains"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One HTTP exchange; other kinds (lifespan) pass through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await _Exchange(self, scope, receive, send).run()

    async def believes(self, scope: Scope) -> bool:
        """Whether trace and request id come from one of us."""
        for name, value in scope["headers"]:
            if name == b"x-telemetry-key" and self.telemetry_key and hmac.compare_digest(value, self.telemetry_key):
                return True
        try:
            caller = await authenticate(Request(scope))
        except DomainError:
            return False  # The route refuses it again, in its own words.
        return caller is not None and caller.kind is Kind.SERVICE


class _HeadAnswered(Exception):
    """The headers are sent, and a stream that would go on has nobody to read it."""


class _Exchange:
    """One request and its answer."""

    __slots__ = (
        "_body", "_edge", "_limit", "_method", "_receive", "_scope", "_send", "_started", "request_id", "status",
        "trace",
    )  # fmt: skip

    request_id: str
    trace: TraceContext

    def __init__(self, edge: Edge, scope: Scope, receive: Receive, send: Send) -> None:
        self._edge, self._receive, self._send = edge, receive, send
        self._started = time.perf_counter()
        self._method: str = scope["method"]
        self._scope = {**scope, "method": "GET"} if self._method == "HEAD" else scope
        if scope["path"].startswith("/api/"):
            self._scope["root_path"] = "/api"
        self._limit = edge.body_limit(self._scope)
        self._body = IncomingBody(scope, receive, self._limit)
        self.status = 0

    async def run(self) -> None:
        scope, edge = self._scope, self._edge
        path: str = scope["path"]
        await self._begin()
        try:
            require_lines(scope)
            if scope["method"] in _WITHOUT_BODY:
                await edge.app(scope, self._receive, self.send)
            elif self._body.announced > self._limit:
                await self._refuse_length()
            else:
                await edge.app(scope, self._body.receive, self.send)
        except TextNotAcceptable as refusal:
            await problem_response(Request(scope), refusal)(scope, self._receive, self.send)
        except (ClientDisconnect, _HeadAnswered):
            pass
        except Exception:
            if not self._body.broken_off:
                logger.exception("request failed")
                if self.status == 0:
                    await internal_problem(Request(scope))(scope, self._receive, self.send)
        finally:
            self._account(path)

    async def _begin(self) -> None:
        request_id = traceparent = None
        for name, value in self._scope["headers"]:
            if name == b"x-request-id":
                request_id = value.decode("latin-1")
            elif name == b"traceparent":
                traceparent = value.decode("latin-1")
        believed = (request_id or traceparent) is not None and await self._edge.believes(self._scope)
        if request_id is None or not believed or not _REQUEST_ID.fullmatch(request_id):
            request_id = str(new_id())
        self.request_id = request_id
        set_request_id(request_id)
        self.trace = start_trace(traceparent, self._method, SpanKind.SERVER, believed=believed)

    async def _refuse_length(self) -> None:
        headers = {} if await self._body.drain() else {"Connection": "close"}
        detail = f"At most {self._limit} bytes are accepted."
        answer = problem(Request(self._scope), 413, TooLarge.code, TooLarge.title, detail, headers=headers)
        await answer(self._scope, self._receive, self.send)

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._complete(message)
        elif self._method == "HEAD":
            await self._send({"type": "http.response.body", "body": b""})
            if message.get("more_body"):
                raise _HeadAnswered
            return
        await self._send(message)

    def _complete(self, message: Message) -> None:
        self.status = message["status"]
        headers = list(message.get("headers", ()))
        if self.status == 204:
            headers = [(name, value) for name, value in headers if name not in _OF_A_BODY]
        present = {name for name, _ in headers}
        headers += self._edge.headers
        if (added := self._scope.get(RESPONSE_HEADERS)) is not None:
            headers += added.items()
        headers.append((b"x-request-id", self.request_id.encode("latin-1")))
        if _CSP[0] not in present:
            headers.append(_CSP)
        if _NO_STORE[0] not in present:
            headers.append(_NO_STORE)
        if self._edge.draining():
            headers.append((b"connection", b"close"))
        message["headers"] = headers

    def _account(self, path: str) -> None:
        seconds = time.perf_counter() - self._started
        scope, trace = self._scope, self.trace
        method, status = self._method, 499 if self._body.broken_off else self.status or 499
        route = getattr(scope.get("route"), "path", None) or "unmatched"
        observe_request(method, route, status, seconds, trace)
        if trace.span is not None:
            attributes: dict[str, str | int] = {
                "http.request.method": method, "http.route": route, "http.response.status_code": status,
                "souk.request_id": self.request_id,
            }  # fmt: skip
            finish(trace, attributes, name=f"{method} {route}", error=status >= 500)
        if self._edge.access_log.enabled and not path.startswith(_QUIET):
            self._edge.access_log.write(
                method=method, path=path, route=route, status=status, milliseconds=round(seconds * 1000, 2),
                trace_id=trace.trace_id, span_id=trace.span_id, request_id=self.request_id,
            )  # fmt: skip
