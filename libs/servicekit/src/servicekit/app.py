"""The application factory: what every service answers and refuses in the same way."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from inspect import iscoroutinefunction
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.params import Form
from fastapi.routing import APIRoute
from fastapi.telemetry import TelemetryConfig
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from servicekit import problems
from servicekit.docs import docs_router
from servicekit.edge import Edge
from servicekit.health import Health, health_router
from servicekit.openapi.document import build, calls_of
from servicekit.platform import Platform, Service, open_platform
from servicekit.refusal import Refused
from servicekit.routing import RoutedApp
from servicekit.settings import ServiceSettings
from servicekit.target import routed_path
from servicekit.telemetry.logs import AccessLog

Lifespan = Callable[[FastAPI, Platform], AbstractAsyncContextManager[None]]
MEBIBYTE = 1024 * 1024
# The edge traces and measures; FastAPI's own telemetry would do it twice.
_EDGE_OBSERVES: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False}
_CORS_HEADERS = ("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "X-Order-Token")
_EXPOSED = (
    "ETag", "Idempotent-Replayed", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After",
    "X-Request-ID",
)  # fmt: skip


def create_app(
    service: Service,
    settings: ServiceSettings,
    *,
    routers: Sequence[APIRouter],
    lifespan: Lifespan,
    upload_limit: int | None = None,
    verifies_with_jwks: bool = True,
) -> FastAPI:
    """A FastAPI application with probes, metrics, docs, problem documents, limits and the edge middleware.

    `lifespan(app, platform)` wires the service: it sets `app.state.application` and starts background work.
    A body has a mebibyte at most, a form `upload_limit` bytes, which a service with such a route has to say.
    auth-service passes `verifies_with_jwks=False`, because it holds the keys itself.
    """
    health = Health(service.name, service.version)

    @asynccontextmanager
    async def whole_life(app: FastAPI) -> AsyncIterator[None]:
        platform = Platform(service, settings, health)
        try:
            async with open_platform(platform, verifies_with_jwks=verifies_with_jwks):
                app.state.platform = platform
                async with lifespan(app, platform):
                    await platform.pass_start_checks()
                    health.started = True
                    yield
                    health.draining = True
                    health.stopping.set()
        except Refused as refused:
            health.refuse(str(refused))
            raise

    app = RoutedApp(
        title=service.title, description=service.description, version=service.version, lifespan=whole_life,
        openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False, telemetry=_EDGE_OBSERVES,
    )  # fmt: skip
    app.state.health = health
    app.state.service = service
    _document(app, service.path)
    problems.install(app)
    # Not include_router: it would match every request twice, once through the included router and once in it.
    for router in (health_router(health), docs_router(app, service.path), *routers):
        app.router.routes.extend(router.routes)
    _refuse_threads(app)
    _know_callers_first(app)
    _wrap(app, service, settings, health, _body_limit(app, upload_limit))
    return app


def _refuse_threads(app: FastAPI) -> None:
    """A plain function would run in a thread: that costs more than all else that a request does here."""

    for route in app.routes:
        if isinstance(route, APIRoute):
            for call in calls_of(route.dependant):
                if call is not None and not (iscoroutinefunction(call) or iscoroutinefunction(type(call).__call__)):
                    name = getattr(call, "__qualname__", type(call).__qualname__)
                    raise TypeError(f"{name} of {route.path} must be async, as every dependency here")


def _know_callers_first(app: FastAPI) -> None:
    """FastAPI reads a body before it asks who sent it; a stranger's upload is refused unread."""
    for route in app.routes:
        if isinstance(route, APIRoute) and route.body_field is not None:
            accesses = [call for call in calls_of(route.dependant) if hasattr(call, "access")]
            if accesses:
                route.app = _known_first(route.app, accesses)


def _known_first(handle: ASGIApp, accesses: Sequence[Any]) -> ASGIApp:
    async def known_first(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        for access in accesses:
            await access(request)
        await handle(scope, receive, send)

    return known_first


def _body_limit(app: FastAPI, upload_limit: int | None) -> Callable[[Scope], int]:
    """How many bytes the body of a request may have."""
    routes = [route for route in app.routes if isinstance(route, APIRoute)]
    forms = [route.path_regex for route in routes if route.body_field and isinstance(route.body_field.field_info, Form)]
    if forms and upload_limit is None:
        raise TypeError("a service that takes forms says how many bytes they may have: upload_limit")

    def limit(scope: Scope) -> int:
        path = routed_path(scope)
        takes_form = scope["method"] == "POST" and any(form.match(path) for form in forms)
        return upload_limit if upload_limit is not None and takes_form else MEBIBYTE

    return limit


def _wrap(
    app: FastAPI, service: Service, settings: ServiceSettings, health: Health, body_limit: Callable[[Scope], int]
) -> None:
    if settings.http.cors_origins:
        app.add_middleware(
            CORSMiddleware, allow_origins=list(settings.http.cors_origins), allow_credentials=True,
            allow_methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"], allow_headers=list(_CORS_HEADERS),
            expose_headers=list(_EXPOSED), max_age=600,
        )  # fmt: skip
    chatty = settings.telemetry.log_level.upper() in ("INFO", "DEBUG")
    app.add_middleware(
        Edge,
        access_log=AccessLog(service.name, service.version, enabled=chatty),
        body_limit=body_limit,
        hsts=settings.http.public_url.startswith("https://"),
        draining=lambda: health.draining,
        telemetry_key=settings.telemetry.key,
    )


def _document(app: FastAPI, root: str) -> None:
    """The OpenAPI document is built when somebody first asks for it."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = build(app, root)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
