"""Wires the service; the only file that knows every layer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from fastapi import FastAPI

from payment_service.application import Application
from payment_service.application.confirm_payment import ConfirmPayment
from payment_service.application.create_intent import CreateIntent
from payment_service.application.look_up_payments import LookUpPayments
from payment_service.application.ports import KeptWebhooks as KeptWebhooksPort
from payment_service.application.ports import PaymentQueries, Provider, UnitOfWorkFactory, WebhookReader
from payment_service.application.receive_webhook import ReceiveWebhook
from payment_service.application.reconcile import Reconcile
from payment_service.application.refresh_payment import RefreshPayment
from payment_service.application.refresh_refund import RefreshRefund
from payment_service.application.refund_payment import RefundPayment
from payment_service.application.show_payment import FindLiveIntent, ShowPayment, ShowTransactions
from payment_service.application.void_payment import VoidPayment
from payment_service.config.settings import PaymentSettings, require_provider_key
from payment_service.infrastructure.kept_webhooks import KeptWebhooks
from payment_service.infrastructure.providers import provider_of, require_key
from payment_service.infrastructure.queries import PaymentQueries as SqlPaymentQueries
from payment_service.infrastructure.reconciler import Reconciler
from payment_service.infrastructure.unit_of_work import PaymentUnitOfWork
from payment_service.infrastructure.webhook_reader import SignedWebhooks
from payment_service.presentation.http import internal, ledger, payments, webhook
from servicekit.app import create_app as create_service
from servicekit.domain import Clock
from servicekit.messaging import Outbox, OutboxRelay
from servicekit.platform import Platform, Service
from servicekit.server import serve

SERVICE = Service(
    name="payment-service",
    title="Souk payments",
    description="Payments of orders, refunds, and the ledger. Money is integer minor units and an ISO 4217 code.",
    path="/payments",
)
STREAM = "souk.payments"


def create_app(settings: PaymentSettings) -> FastAPI:
    """The ASGI app of payment-service."""

    @asynccontextmanager
    async def lifespan(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
        outbox = Outbox(SERVICE.name, STREAM)
        queries = SqlPaymentQueries(platform.database)
        reader = SignedWebhooks(settings.webhook_secret.get_secret_value(), platform.clock)
        unit_of_work = partial(PaymentUnitOfWork, platform.database, outbox, platform.clock)
        provider = provider_of(settings, platform.session)
        platform.at_start(partial(require_key, provider, settings))
        kept = KeptWebhooks(platform.database, platform.clock)
        app.state.application = application = wire(unit_of_work, provider, queries, reader, kept, platform.clock)
        platform.background("outbox relay", OutboxRelay(platform.database, platform.valkey, outbox).run)
        platform.background("kept webhooks", kept.run)
        platform.background("reconciler", Reconciler(application.reconcile, settings.reconcile_seconds).run)
        yield

    # The ledger's static path comes before `/payments/{payment_id}`.
    routers = [ledger.router, payments.router, webhook.router, internal.router]
    return create_service(SERVICE, settings, routers=routers, lifespan=lifespan)


def wire(
    unit_of_work: UnitOfWorkFactory,
    provider: Provider,
    queries: PaymentQueries,
    reader: WebhookReader,
    kept: KeptWebhooksPort,
    clock: Clock,
) -> Application:
    """The use cases over these ports."""
    refresh = RefreshPayment(unit_of_work, provider, clock)
    refresh_refund = RefreshRefund(unit_of_work, provider, clock)
    show = ShowPayment(queries)
    return Application(
        create_intent=CreateIntent(unit_of_work, provider, clock),
        find_live_intent=FindLiveIntent(queries),
        confirm_payment=ConfirmPayment(unit_of_work, provider, refresh, clock),
        receive_webhook=ReceiveWebhook(unit_of_work, reader, queries, refresh, kept, clock),
        void_payment=VoidPayment(unit_of_work, refresh, clock),
        look_up_payments=LookUpPayments(queries, refresh),
        refund_payment=RefundPayment(unit_of_work, refresh_refund, provider.charging_rule, clock),
        reconcile=Reconcile(queries, refresh, refresh_refund),
        show_payment=show,
        charging_rule=provider.charging_rule,
        show_transactions=ShowTransactions(queries, show),
        queries=queries,
    )


def _create_checked_app(settings: PaymentSettings) -> FastAPI:
    require_provider_key(settings)
    return create_app(settings)


def main() -> None:
    """Serve until SIGTERM."""
    serve(SERVICE, PaymentSettings, _create_checked_app)


if __name__ == "__main__":
    main()
