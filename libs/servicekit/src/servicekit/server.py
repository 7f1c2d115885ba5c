"""Runs a service: `main()` of every service is `serve(SERVICE, XSettings, create_app)`."""

import asyncio
import gc
import logging
import signal
import socket
import sys
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

import uvicorn
from fastapi import FastAPI

from servicekit.health import Health
from servicekit.platform import Service
from servicekit.settings import ServiceSettings, load_settings
from servicekit.telemetry import metrics
from servicekit.telemetry.logs import configure_logging
from servicekit.telemetry.tracing import configure_tracing, shutdown_tracing
from servicekit.uvicorn_server import Server

S = TypeVar("S", bound=ServiceSettings)
# Above every gateway's idle timeout, so that the gateway and never we end an idle connection.
_KEEP_ALIVE_SECONDS = 120
_GRACE_SECONDS = 25


class _Server(Server):
    """On SIGTERM answers go on for `drain` seconds with `Connection: close`, then the listener shuts.

    Its look once a second also says how late the event loop runs.
    """

    def __init__(self, config: uvicorn.Config, app: FastAPI, drain: float, *, look_seconds: float = 1.0) -> None:
        super().__init__(config, look_seconds=look_seconds)
        self._app, self._drain = app, drain

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        self._app.state.health.when_refused(self.look)
        await super().startup(sockets)

    async def on_tick(self, counter: int) -> bool:
        metrics.LOOP_LAG.set(self.late)
        return await super().on_tick(counter) or self._app.state.health.refusal is not None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        health: Health = self._app.state.health
        if self._loop is not None:
            self._loop.call_soon_threadsafe(health.stopping.set)
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
    """Read the settings, wire the application and answer until SIGTERM; exits 2 with a sentence where the
    configuration is refused.
    """
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
    health: Health = app.state.health
    # A refusal is printed as its sentence; uvicorn would print a traceback.
    logging.getLogger("uvicorn.error").addFilter(lambda _: health.refusal is None)
    _tune_garbage_collection()
    try:
        server.run()
    finally:
        shutdown_tracing()
        if health.refusal is not None:
            sys.stderr.write(f"{health.refusal}\n")
            raise SystemExit(2)
    if not server.started:
        raise SystemExit(3)
