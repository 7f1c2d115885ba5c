"""Runs a service: `main()` of every service is `serve(SERVICE, XSettings, create_app)`."""

import asyncio
import gc
import signal
import socket
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

import uvicorn
from fastapi import FastAPI

from servicekit.platform import Service
from servicekit.settings import ServiceSettings, load_settings
from servicekit.telemetry.logs import configure_logging
from servicekit.telemetry.tracing import configure_tracing, shutdown_tracing

S = TypeVar("S", bound=ServiceSettings)
# Above every gateway's idle timeout, so that the gateway and never we end an idle connection.
_KEEP_ALIVE_SECONDS = 120
_GRACE_SECONDS = 25


class _Server(uvicorn.Server):
    """On SIGTERM answers go on for `drain` seconds with `Connection: close`, then the listener shuts."""

    def __init__(self, config: uvicorn.Config, app: FastAPI, drain: float) -> None:
        super().__init__(config)
        self._app, self._drain = app, drain
        self._loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        await super().startup(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        health = self._app.state.health
        if health.draining or sig == signal.SIGINT or self._drain <= 0 or self._loop is None:
            health.draining = True
            super().handle_exit(sig, frame)
            return
        health.draining = True
        self._loop.call_soon_threadsafe(self._loop.call_later, self._drain, super().handle_exit, sig, frame)


def _tune_garbage_collection() -> None:
    """What was imported lives as long as the process: never look at it again, and look at the rest less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def serve(service: Service, settings_kind: type[S], create_app: Callable[[S], FastAPI]) -> None:
    """Read the settings, wire the application and answer until SIGTERM."""
    settings = load_settings(settings_kind)
    configure_logging(service.name, service.version, settings.telemetry.log_level)
    configure_tracing(service.name, service.version, settings.telemetry)
    app = create_app(settings)
    config = uvicorn.Config(
        app,
        host=settings.http.host,
        port=settings.http.port,
        loop="uvloop",
        http="httptools",
        lifespan="on",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    server = _Server(config, app, settings.http.drain_seconds)
    _tune_garbage_collection()
    try:
        server.run()
    finally:
        shutdown_tracing()
    if not server.started:
        raise SystemExit(3)
