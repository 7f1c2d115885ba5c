"""Wires the sandbox and serves it: `python -m payment_sandbox.main`."""

import asyncio
import contextlib
import logging
import os
import sys
from collections.abc import AsyncIterator

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from jsonlogs import JsonFormatter
from payment_sandbox import admin, api, authentication_page
from payment_sandbox.errors import ApiError
from payment_sandbox.faults import Faults
from payment_sandbox.http import json_response, on_api_error
from payment_sandbox.ledger import Ledger
from payment_sandbox.sandbox import Sandbox
from payment_sandbox.settings import SandboxSettings
from payment_sandbox.settlement import Settlement
from payment_sandbox.webhooks import WebhookSender
from servicekit.environment_file import read_environment_file
from servicekit.settings import load_settings
from servicekit.uvicorn_server import Server

SERVICE, VERSION = "payment-sandbox", "0.1.0"


async def health(_: Request) -> Response:
    """GET /health, /health/live, /health/ready: it answers as soon as its ledger is open."""
    return json_response({"status": "ok"})


def create_app(settings: SandboxSettings) -> Starlette:
    """The ASGI app; its lifespan opens the ledger and runs the webhook queue."""
    app = Starlette(
        routes=[
            *api.ROUTES,
            *authentication_page.ROUTES,
            *admin.ROUTES,
            *(Route(path, health) for path in ("/health", "/health/live", "/health/ready")),
        ],
        exception_handlers={ApiError: on_api_error},
        lifespan=_lifespan,
    )
    app.state.settings = settings
    return app


@contextlib.asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    settings: SandboxSettings = app.state.settings
    ledger, faults = Ledger(settings.ledger_path), Faults()
    sender = WebhookSender(ledger, faults, settings.webhook_url, settings.webhook_secret.get_secret_value())
    app.state.sandbox = sandbox = Sandbox(settings, ledger, faults, sender)
    ledger.open()
    settlement = Settlement(ledger, sandbox.journal, sender.wake, sandbox.written)
    tasks = [asyncio.create_task(sender.run()), asyncio.create_task(settlement.run())]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await ledger.close()


def log_json_lines() -> None:
    """Send warnings to standard error as the services write theirs."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonFormatter(SERVICE, VERSION))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def main() -> None:
    """Serve until SIGTERM; exits 2 with a sentence when a setting is missing, or in production."""
    read_environment_file()
    if os.environ.get("SOUK_ENVIRONMENT") == "production":
        sys.exit("The payment sandbox never runs in production.")
    settings = load_settings(SandboxSettings)
    log_json_lines()
    config = uvicorn.Config(
        create_app(settings),
        host=settings.http.host,
        port=settings.http.port,
        access_log=False,
        log_config=None,
        loop="uvloop",
        http="httptools",
        ws="none",
        timeout_keep_alive=75,
        timeout_graceful_shutdown=5,
        server_header=False,
        date_header=False,
    )
    Server(config).run()


if __name__ == "__main__":
    main()
