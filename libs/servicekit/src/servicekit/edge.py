"""The outermost middleware, pure ASGI, one pass: prefix, request id, trace, metrics, access log, limits, headers."""

import logging
import re
import time
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from servicekit.domain.ids import new_id
from servicekit.limits import RESPONSE_HEADERS
from servicekit.problems import internal_problem, problem, problem_response
from servicekit.target import require_lines
from servicekit.telemetry.logs import AccessLog
from servicekit.telemetry.metrics import observe_request
from servicekit.telemetry.tracing import SpanKind, finish, set_request_id, start_trace
from servicekit.text import TextNotAcceptable

logger = logging.getLogger(__name__)

_REQUEST_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,128}")
_QUIET: Final = ("/health", "/metrics")
_WITHOUT_BODY: Final = ("GET", "HEAD", "OPTIONS")
_CSP: Final = (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'")
_NO_STORE: Final = (b"cache-control", b"no-store")


class Edge:
    """What every request passes first and every answer last.

    Sets `root_path` to `/api` when the path begins with it, so that one application answers both on its own port and
    behind the gateway. Refuses bodies over `body_limit` bytes with 413. `draining()` says whether the process is about
    to stop; answers then carry `Connection: close`.
    """

    def __init__(self, app: ASGIApp, *, access_log: AccessLog, body_limit: int, hsts: bool, draining: Any) -> None:
        self.app = app
        self.access_log = access_log
        self.body_limit = body_limit
        self.draining = draining
        self.headers = [(b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer")]
        if hsts:
            self.headers.append((b"strict-transport-security", b"max-age=31536000; includeSubDomains"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One HTTP exchange; other kinds (lifespan) pass through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await _Exchange(self, scope, receive, send).run()


class _Exchange:
    """One request and its answer."""

    __slots__ = ("_edge", "_receive", "_received", "_scope", "_send", "_started", "request_id", "status", "trace")

    def __init__(self, edge: Edge, scope: Scope, receive: Receive, send: Send) -> None:
        self._edge, self._scope, self._receive, self._send = edge, scope, receive, send
        self._received = 0
        self._started = time.perf_counter()
        self.status = 0
        request_id = traceparent = None
        for name, value in scope["headers"]:
            if name == b"x-request-id":
                request_id = value.decode("latin-1")
            elif name == b"traceparent":
                traceparent = value.decode("latin-1")
        if request_id is None or not _REQUEST_ID.fullmatch(request_id):
            request_id = str(new_id())
        self.request_id = request_id
        set_request_id(request_id)
        self.trace = start_trace(traceparent, scope["method"], SpanKind.SERVER)

    async def run(self) -> None:
        scope, edge = self._scope, self._edge
        path: str = scope["path"]
        if path.startswith("/api/"):
            scope["root_path"] = "/api"
        try:
            require_lines(scope)
            if scope["method"] in _WITHOUT_BODY:
                await edge.app(scope, self._receive, self.send)
            elif self._announced_length() > edge.body_limit:
                await self._refuse_length()
            else:
                await edge.app(scope, self.receive, self.send)
        except TextNotAcceptable as refusal:
            await problem_response(Request(scope), refusal)(scope, self._receive, self.send)
        except Exception:
            logger.exception("request failed")
            if self.status == 0:
                await internal_problem(Request(scope))(scope, self._receive, self.send)
        finally:
            self._account(path)

    def _announced_length(self) -> int:
        for name, value in self._scope["headers"]:
            if name == b"content-length":
                return int(value) if value.isdigit() else 0
        return 0

    async def _refuse_length(self) -> None:
        detail = f"At most {self._edge.body_limit} bytes are accepted."
        answer = problem(
            Request(self._scope), 413, "too_large", "This is too large", detail, headers={"Connection": "close"}
        )
        await answer(self._scope, self._receive, self.send)

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._received += len(message.get("body", b""))
            if self._received > self._edge.body_limit:
                raise HTTPException(413, f"At most {self._edge.body_limit} bytes are accepted.")
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = message["headers"] = list(message.get("headers", ()))
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
        await self._send(message)

    def _account(self, path: str) -> None:
        seconds = time.perf_counter() - self._started
        scope, trace = self._scope, self.trace
        method, status = scope["method"], self.status or 499
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
