"""Holds what a service answers to its OpenAPI document.

`testkit.plugin` watches the fixture `app` of every test: an answer with a status, a code, a header, a JSON body or a
server-sent event that the document does not describe fails the test. `assert_names_every_code` finds errors that no
operation names, and `assert_reads_well` looks at the document alone.
"""

import gzip
import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import jsonschema_rs
import orjson
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from servicekit.domain.errors import DomainError
from servicekit.openapi.headers import HEADERS
from servicekit.sse import EventStream
from testkit.contracts.document import PROBLEM, codes_of
from testkit.contracts.schemas import resolved

# Faults of ours, which nobody is promised: a 500, and a value that only the database refused. 405 is no operation's.
_NOT_PROMISED: Final = ((500, "internal_error"), (422, "value_not_acceptable"), (405, "method_not_allowed"))
_OF_ANY_REFUSAL: Final = {name.lower() for name in HEADERS if name.startswith(("RateLimit-", "Idempotent-"))}
_EVENTS: Final = EventStream.media_type
_KNOWN_HEADERS: Final = {name.lower(): name for name in HEADERS}
_NAME: Final = re.compile(r"[A-Z][A-Za-z0-9]*")


class Judge:
    """Judges a service's answers by its document; it keeps the routes that this was written from."""

    def __init__(self, document: dict[str, Any], routes: Sequence[APIRoute] = ()) -> None:
        self._document, self._routes = document, routes
        self._validators: dict[tuple[str, str, int], Any] = {}

    def faults(self, method: str, path: str, status: int, headers: dict[str, str], body: bytes | None) -> Iterator[str]:
        """A sentence for each thing in an answer that the document does not describe."""
        operation = self._document["paths"][path].get(method.lower())
        if operation is None:
            return  # a method that no route has is refused by all alike
        media_type = headers.get("content-type", "").partition(";")[0]
        code = orjson.loads(body).get("code") if media_type == PROBLEM and body else None
        if (status, code) in _NOT_PROMISED:
            return
        what = f"{method} {path} answered {status}" + (f" `{code}`" if code else "")
        described = operation["responses"].get(str(status))
        answer = resolved(described, self._document) if described else None
        if answer is None or (code and code not in codes_of(answer)):
            yield (
                f"{what}, which its document does not name. If the route raises it itself, name the error in its "
                "responses=problems(...); if a dependency does, in that one's Contract (servicekit.documented)."
            )
            return
        named = {name.lower() for name in answer.get("headers", ())} | (_OF_ANY_REFUSAL if code else set())
        for name in (headers.keys() & _KNOWN_HEADERS.keys()) - named:
            yield f"{what} with {_KNOWN_HEADERS[name]}, which its document does not name; see servicekit.documented."
        if body and media_type in answer.get("content", ()):
            validator = self._validator(method, path, status, answer["content"][media_type].get("schema", {}))
            for error in validator.iter_errors(orjson.loads(body)):
                yield f"{what} with a body that is not what its document says: {error.message}"

    def faults_of_events(self, method: str, path: str, status: int, chunk: bytes) -> Iterator[str]:
        """A sentence for each server-sent event in `chunk` that is not what the document says."""
        content = self._document["paths"][path][method.lower()]["responses"][str(status)].get("content", {})
        validator = self._validator(method, path, status, content.get(_EVENTS, {}).get("schema", {}))
        for event in _events_in(chunk):
            for error in validator.iter_errors(event):
                yield f"{method} {path} sent an event that is not what its document says: {error.message}"

    def _validator(self, method: str, path: str, status: int, schema: dict[str, Any]) -> Any:
        key = (method, path, status)
        if key not in self._validators:
            self._validators[key] = jsonschema_rs.validator_for(
                {**schema, "$schema": _DIALECT, "components": self._document["components"]}, validate_formats=True
            )
        return self._validators[key]


def _events_in(chunk: bytes) -> Iterator[dict[str, Any]]:
    """Those that carry data, with the data parsed; our streams send each event in one piece."""
    for block in chunk.decode().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line and not line.startswith(":"))
        if "data" in fields:
            yield fields | {"data": orjson.loads(fields["data"])}


_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_judges: dict[tuple[int, ...], Judge] = {}


def judge_of(app: FastAPI) -> Judge:
    """Built once for the same routes, however many applications a test run makes of them."""
    routes = [route for route in app.routes if isinstance(route, APIRoute) and route.include_in_schema]
    key = tuple(map(id, routes))
    if key not in _judges:
        _judges[key] = Judge(app.openapi(), routes)
    return _judges[key]


class Watch:
    """Middleware around everything: `faults` says what was answered and not documented."""

    def __init__(self, app: ASGIApp, judge: Judge, faults: list[str]) -> None:
        self._app, self._judge, self._faults = app, judge, faults

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One exchange; of what is streamed only headers and server-sent events are looked at."""
        start: Message = {}
        body: list[bytes] = []
        streamed: list[int] = []

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                if _media_type(start) == _EVENTS:
                    streamed.append(start["status"])
            elif message["type"] == "http.response.body" and start:
                body.append(message.get("body", b""))
                self._watch(scope, start, body, whole=not message.get("more_body", False))
            if message["type"] == "http.response.body" and streamed and scope["method"] != "HEAD":
                path, chunk = scope["route"].path_format, message.get("body", b"")
                self._faults += self._judge.faults_of_events(scope["method"], path, streamed[0], chunk)
            await send(message)

        await self._app(scope, receive, watched if scope["type"] == "http" else send)

    def _watch(self, scope: Scope, start: Message, body: list[bytes], *, whole: bool) -> None:
        route = scope.get("route")
        if scope["method"] == "HEAD" or not isinstance(route, APIRoute) or not route.include_in_schema:
            return
        headers = _headers(start)
        is_json = _media_type(start) in ("application/json", PROBLEM)
        if whole or not is_json:
            content = b"".join(body) if is_json else None
            if content and headers.get("content-encoding") == "gzip":
                content = gzip.decompress(content)
            self._faults += self._judge.faults(scope["method"], route.path_format, start["status"], headers, content)
            start.clear()


def _headers(start: Message) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in start["headers"]}


def _media_type(start: Message) -> str:
    return _headers(start).get("content-type", "").partition(";")[0]


@contextmanager
def watching(app: FastAPI) -> Iterator[list[str]]:
    """While it lasts the list fills with what `app` answers and does not document."""
    faults: list[str] = []
    watch = Middleware(Watch, judge=judge_of(app), faults=faults)
    app.user_middleware.insert(0, watch)
    app.middleware_stack = None
    try:
        yield faults
    finally:
        # An application may serve many tests: each would add one more layer.
        app.user_middleware.remove(watch)
        app.middleware_stack = None


def assert_names_every_code(app: FastAPI, package: str, *, of_commands: Collection[type[DomainError]] = ()) -> None:
    """Raises AssertionError naming each error of `package` with a code of its own that no operation names.

    `of_commands` are those that only a command raises.
    """
    document = app.openapi()
    named = set(document["components"]["examples"])
    missing = sorted(
        f"{kind.__module__}.{kind.__qualname__}: no operation names `{kind.code}`"
        for kind in _subclasses(DomainError)
        if kind.__module__.startswith(f"{package}.") and "code" in vars(kind)
        if kind.code not in named and kind not in of_commands
    )
    _demand(missing)


def assert_reads_well(document: dict[str, Any]) -> None:
    """Raises AssertionError for what breaks generated code or makes it ugly: references to nothing, odd names, twins,
    shapes without a schema.
    """
    schemas = document["components"]["schemas"]
    faults = [f"{name} is no name for a type" for name in schemas if not _NAME.fullmatch(name)]
    seen: dict[bytes, str] = {}
    for name, schema in schemas.items():
        twin = seen.setdefault(orjson.dumps({**schema, "title": ""}, option=orjson.OPT_SORT_KEYS), name)
        if twin != name:
            faults.append(f"{name} is {twin} under another name")
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            faults += [f"{method.upper()} {path}: {fault}" for fault in _shapeless(operation)]
    faults += [f"{reference} is referred to, and is not there" for reference in _dangling(document)]
    _demand(faults)


def _dangling(document: dict[str, Any]) -> Iterator[str]:
    waiting: list[Any] = [document]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            waiting += part.values()
            if isinstance(reference := part.get("$ref"), str):
                kind, _, name = reference.removeprefix("#/components/").partition("/")
                if name not in document["components"].get(kind, ()):
                    yield reference
        elif isinstance(part, list):
            waiting += part


def _shapeless(operation: dict[str, Any]) -> Iterator[str]:
    places = {f"its answer {status}": answer for status, answer in operation["responses"].items()}
    for place, part in (places | {"its body": operation.get("requestBody", {})}).items():
        if content := part.get("content", {}).get("application/json"):
            schema = content.get("schema")
            if not schema or "properties" in schema:
                yield f"{place} has a schema without a name"


def _subclasses(kind: type[DomainError]) -> Iterator[type[DomainError]]:
    for each in kind.__subclasses__():
        yield each
        yield from _subclasses(each)


def _demand(faults: list[str]) -> None:
    if faults:
        raise AssertionError("\n".join(faults))
