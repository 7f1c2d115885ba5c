"""Which route a request is for: a table made at start, and FastAPI for whatever is not in it."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI
from fastapi.middleware.asyncexitstack import AsyncExitStackMiddleware
from fastapi.routing import APIRoute
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, ExceptionHandler, Receive, Scope, Send

from servicekit.openapi.document import calls_of
from servicekit.routing.handler import Handle, handler_of
from servicekit.routing.plan import NotCompiled
from servicekit.target import routed_path


class RoutedApp(FastAPI):
    """FastAPI without the layers that the edge makes needless, and with `table` before its own router."""

    table: "Routes"

    def build_middleware_stack(self) -> ASGIApp:
        """The application's middleware, the table, and behind it FastAPI's router."""
        router = AsyncExitStackMiddleware(self.router)
        self.table = Routes(self, ExceptionMiddleware(router, handlers=self.exception_handlers))
        app: ASGIApp = self.table
        for layer in reversed(self.user_middleware):
            app = layer.cls(app, *layer.args, **layer.kwargs)
        return app


@dataclass(frozen=True, slots=True)
class _Entry:
    """A route in the table; without a handler it is FastAPI's."""

    route: Route
    path: re.Pattern[str]
    app: ASGIApp | None
    reads_body: bool = False


@dataclass(slots=True)
class _Method:
    """The routes of one method, in their order; those without parameters also by their path."""

    fixed: dict[str, _Entry] = field(default_factory=dict)
    others: list[_Entry] = field(default_factory=list)


class Routes:
    """Runs what it knows. A path, a method or a body of which it is not sure is FastAPI's to answer.

    `compiled` is the table, by method; without it FastAPI answers everything, in the same way.
    """

    def __init__(self, app: FastAPI, otherwise: ASGIApp) -> None:
        self._otherwise = otherwise
        self.compiled = _table(app.routes, app.exception_handlers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or another kind of message, which is passed on."""
        entry = self._find(scope) if scope["type"] == "http" else None
        if entry is None or (entry.reads_body and not _is_json(scope)):
            await self._otherwise(scope, receive, send)
            return
        assert entry.app is not None  # noqa: S101 - narrows the type for the checker
        await entry.app(scope, receive, send)

    def _find(self, scope: Scope) -> _Entry | None:
        method = self.compiled.get(scope["method"])
        if method is None:
            return None
        path = routed_path(scope)
        parameters: dict[str, Any] = {}
        entry = method.fixed.get(path)
        if entry is None:
            for entry in method.others:
                if (match := entry.path.match(path)) is not None:
                    parameters = match.groupdict()
                    break
            else:
                return None
        if entry.app is None:
            return None
        scope["route"], scope["endpoint"], scope["path_params"] = entry.route, entry.route.endpoint, parameters
        return entry


class _Runner:
    """One route as an application; what it raises is answered as FastAPI's handlers say."""

    def __init__(self, handle: Handle, accesses: Sequence[Any], handlers: Mapping[Any, ExceptionHandler]) -> None:
        self._handle, self._accesses, self._handlers = handle, accesses, handlers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._answer(Request(scope, receive, send))
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        try:
            for access in self._accesses:  # before the body is read
                await access(request)
            return await self._handle(request)
        except Exception as error:
            handler: Any = next((self._handlers[kind] for kind in type(error).__mro__ if kind in self._handlers), None)
            if handler is None:
                raise
            response: Response = await handler(request, error)
            return response


def _table(routes: Sequence[Any], handlers: Mapping[Any, ExceptionHandler]) -> dict[str, _Method]:
    methods: dict[str, _Method] = defaultdict(_Method)
    for route in routes:
        if not isinstance(route, Route):
            raise TypeError(f"{route} is no route with a path and methods")
        entry = _entry(route, handlers)
        for name in route.methods or ():
            methods[name].others.append(entry)
    for method in methods.values():
        for entry in method.others:
            if not entry.route.param_convertors:
                path = entry.route.path
                method.fixed.setdefault(path, next(each for each in method.others if each.path.match(path)))
        # One that has parameters and stands before a fixed path that it matches takes that path's requests.
        method.fixed = {path: entry for path, entry in method.fixed.items() if not entry.route.param_convertors}
    return dict(methods)


def _entry(route: Route, handlers: Mapping[Any, ExceptionHandler]) -> _Entry:
    """FastAPI converts what a path's parameters are; only texts need no conversion."""
    if not isinstance(route, APIRoute) or any(kind.regex != "[^/]+" for kind in route.param_convertors.values()):
        return _Entry(route, route.path_regex, None)
    try:
        handle = handler_of(route)
    except NotCompiled:
        return _Entry(route, route.path_regex, None)
    reads_body = route.body_field is not None
    accesses = [call for call in calls_of(route.dependant) if reads_body and hasattr(call, "access")]
    return _Entry(route, route.path_regex, _Runner(handle, accesses, handlers), reads_body)


def _is_json(scope: Scope) -> bool:
    """Whether the body says to be JSON in the words that nearly everybody uses."""
    found = [value for name, value in scope["headers"] if name == b"content-type"]
    return len(found) == 1 and found[0].partition(b";")[0] == b"application/json"
