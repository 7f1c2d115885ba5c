"""Wires payment-service; the only file that knows every layer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial

from fastapi import FastAPI

from payment_service.application import Application, assemble
from payment_service.config.settings import PaymentSettings, require_provider_key
from payment_service.infrastructure.desk_queries import DeskLists
from payment_service.infrastructure.ledger_balances import LedgerBalances
from payment_service.infrastructure.providers import provider_of, require_key
from payment_service.infrastructure.queries import PaymentQueries
from payment_service.infrastructure.unit_of_work import PaymentUnitOfWork
from payment_service.infrastructure.webhook_log import WebhookLog
from payment_service.infrastructure.webhook_reader import SignedWebhooks
from payment_service.presentation.http import desk, internal, ledger, payments, webhook
from servicekit.app import create_app as servicekit_app
from servicekit.outages import OUTAGES
from servicekit.platform import Platform, Service
from servicekit.server import serve

STREAM = "souk.payments"
SERVICE = Service(
    name="payment-service",
    title="Souk payments",
    description="Payments of orders, refunds, and the ledger. Money is integer minor units and an ISO 4217 code.",
    path="/payments",
)
# Static paths come before `/payments/{payment_id}`.
ROUTERS = (ledger.router, desk.router, payments.router, webhook.router, internal.router)


def create_app(settings: PaymentSettings) -> FastAPI:
    """The application; everything it needs is opened in its lifespan."""

    @asynccontextmanager
    async def lifespan(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
        log = WebhookLog(platform.database, settings.provider, platform.clock)
        app.state.application = start(platform, settings, log)
        yield
        with suppress(*OUTAGES):
            await log.write()

    return servicekit_app(SERVICE, settings, routers=ROUTERS, lifespan=lifespan)


def start(platform: Platform, settings: PaymentSettings, log: WebhookLog) -> Application:
    """Put the use cases on their ports, and begin the background work."""
    database, clock, outbox = platform.database, platform.clock, platform.outbox(STREAM)
    provider = provider_of(settings, platform.session)
    application = assemble(
        partial(PaymentUnitOfWork, database, outbox, clock),
        provider,
        PaymentQueries(database),
        DeskLists(database),
        SignedWebhooks(settings.webhook_secret.get_secret_value(), clock),
        log,
        clock,
    )
    platform.at_start(partial(require_key, provider, settings))
    platform.every("webhooks heard", log.write, seconds=1)
    platform.every("old webhooks", log.sweep, seconds=3600)
    platform.every("balance of the books", LedgerBalances(database).sum_up, seconds=10)
    platform.every("reconciler", application.reconcile, seconds=settings.reconcile_seconds)
    return application


def _create_checked_app(settings: PaymentSettings) -> FastAPI:
    require_provider_key(settings)
    return create_app(settings)


def main() -> None:
    """Serve HTTP and work in the background until SIGTERM; exits 2 with a sentence on a refused configuration."""
    serve(SERVICE, PaymentSettings, _create_checked_app)


if __name__ == "__main__":
    main()
