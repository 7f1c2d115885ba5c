"""Every route of a service, asked twice: by the compiled table, and by FastAPI alone. The answers are the same."""

import re
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import IPv4Address
from typing import Final
from uuid import UUID, uuid4

import httpx2
from fastapi import FastAPI
from fastapi.routing import APIRoute

from servicekit.openapi.document import calls_of
from servicekit.routing import RoutedApp

_PARAMETER: Final = re.compile(r"\{\w+\}")
_UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TIMES_AND_TOKENS: Final = re.compile(
    r"\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)?|eyJ[\w.-]+|[\w-]{43,}|\b\d{9,}\b|in \d+ s|nonce-[\w-]+"
)
_PASSING: Final = frozenset({"x-request-id", "date", "ratelimit-reset", "retry-after", "etag"})
_VALUES: Final = (str(UUID(int=7)), "no-uuid", "%E2%98%83", "a%2Fb", "0", " ")
_QUERIES: Final = ("", "?limit=x&cursor=%7B&q=" + "a" * 300, "?limit=2&limit=3&unknown=1&country=DE&status=")
_JSON: Final = "application/json"
_BODIES: Final[Sequence[tuple[str | None, bytes]]] = (
    (None, b""),
    (_JSON, b""),
    (_JSON, b"{}"),
    (_JSON, b"[]"),
    (_JSON, b"null"),
    (_JSON, b"{"),
    (_JSON, b'{"a": NaN, "quantity": 1e400}'),
    (_JSON, b'{"email": "\\ud800", "quantity": 1, "quantity": -1}'),
    (_JSON, b"\xff\xfe"),
    (_JSON, b"[" * 100_000),
    (_JSON + "; charset=utf-8", b'{"quantity": "2"}'),
    ("Application/JSON", b'{"quantity": "2"}'),
    ("application/merge-patch+json", b"{}"),
    ("text/plain", b"{}"),
    ("application/x-www-form-urlencoded", b"quantity=2"),
    (_JSON, b"x" * 2_000_000),
)


Caller = Callable[[], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One request, as a failure shows it."""

    method: str
    target: str
    caller: Caller = dict
    kind: str | None = None
    content: bytes = b""

    @property
    def headers(self) -> dict[str, str]:
        """What says how the body is to be read."""
        return {"Content-Type": self.kind} if self.kind else {}

    def __str__(self) -> str:
        return f"{self.method} {self.target} {list(self.caller())} {self.kind} {self.content[:40]!r}"


async def assert_same_both_ways(
    app: FastAPI,
    client: httpx2.AsyncClient,
    callers: Iterable[Caller] = (),
    *,
    somebody_new: bool = True,
    last: Collection[str] = (),
) -> None:
    """Raises AssertionError with the requests that are answered differently.

    `callers` make the headers of somebody new who may call something; a stranger and forged tokens come besides.
    Where they are always the same people (not `somebody_new`), what is left of their limits is not compared, and the
    routes of the paths in `last` are asked after all others: they end the session that the others need.
    """
    if not isinstance(app, RoutedApp):
        raise TypeError(f"{app} is not made by create_app")
    differing, number = [], 0
    passing = _PASSING if somebody_new else _PASSING | {"ratelimit-remaining"}
    async for asked, compiled, alone in _answers(app, client, [*_STRANGERS, *callers], passing, last):
        number += 1
        if compiled != alone:
            differing.append(f"{asked}:\n  {compiled}\n  {alone}")
    if differing:
        raise AssertionError("\n".join(differing[:20]) + f"\n{len(differing)} of {number}")


_STRANGERS: Final[Sequence[Caller]] = (
    dict,
    lambda: {"Authorization": "Bearer a.b.c"},
    lambda: {"Authorization": "Basic YTpi"},
)


async def _answers(
    app: RoutedApp,
    client: httpx2.AsyncClient,
    callers: Sequence[Caller],
    passing: frozenset[str],
    last: Collection[str],
) -> AsyncIterator[tuple[_Asked, object, object]]:
    for asked in _requests(app, callers, last):
        compiled = await _ask(client, asked, passing)
        with fastapi_alone(app):
            alone = await _ask(client, asked, passing)
        yield asked, compiled, alone


@contextmanager
def fastapi_alone(app: RoutedApp) -> Iterator[None]:
    """FastAPI routes and runs every request while the block runs."""
    compiled = app.table.compiled
    app.table.compiled = {}
    try:
        yield
    finally:
        app.table.compiled = compiled


async def _ask(client: httpx2.AsyncClient, asked: _Asked, passing: frozenset[str]) -> object:
    """By an address of which no limit has counted anything yet; headers that are `passing` are not compared."""
    headers = {**asked.headers, **asked.caller(), "X-Forwarded-For": str(IPv4Address(uuid4().int % 2**32))}
    if asked.method not in ("GET", "HEAD", "OPTIONS"):
        headers |= {"Idempotency-Key": str(uuid4()), "If-Match": '"1"'}
    answer = await client.request(asked.method, asked.target, headers=headers, content=asked.content or None)
    shown = {name: value for name, value in answer.headers.items() if name not in passing | {"content-length"}}
    shown = {name: _without_chance(value) for name, value in shown.items()}
    return answer.status_code, shown, _without_chance(answer.text) if answer.status_code >= 400 else _shape(answer)


def _without_chance(text: str) -> str:
    """Without ids, times and tokens, which no two answers have in common."""
    return _TIMES_AND_TOKENS.sub("…", _UUID.sub("…", text))


def _shape(answer: httpx2.Response) -> object:
    kind = answer.headers.get("content-type", "")
    if not kind.startswith(_JSON) or not answer.content:
        return kind
    return sorted(answer.json()) if isinstance(answer.json(), dict) else type(answer.json()).__name__


def _requests(app: FastAPI, callers: Sequence[Caller], last: Collection[str]) -> Iterator[_Asked]:
    routes = [route for route in app.routes if isinstance(route, APIRoute)]
    routes.sort(key=lambda route: route.path in last)
    for route in routes:
        (method,) = (route.methods or set()) - {"HEAD"}
        usual = _PARAMETER.sub(_VALUES[0], route.path)
        knows_callers = any(hasattr(call, "access") for call in calls_of(route.dependant))
        for caller in callers if knows_callers else (callers[0], callers[-1]):
            yield from (_Asked(method, usual + query, caller) for query in _QUERIES)
            if route.body_field is not None:
                yield _Asked(method, usual, caller, _JSON, b"{}")
        caller = callers[-1]
        for value in _VALUES[1:] if usual != route.path else ():
            yield _Asked(method, _PARAMETER.sub(value, route.path), caller)
        for kind, content in _BODIES if route.body_field is not None else _BODIES[:4] if method != "GET" else ():
            yield _Asked(method, usual, caller, kind, content)
        for other in ("HEAD", "OPTIONS", "PUT", "TRACE"):
            yield _Asked(other, usual, caller)
        for target in (usual + "/", "/" + usual, "/api" + usual, usual + "%0A", usual.upper()):
            yield _Asked(method, target, caller)
    yield from (_Asked("GET", target) for target in ("/", "/nothing", "/api", "/api/", "/health%00", "/%FF"))
