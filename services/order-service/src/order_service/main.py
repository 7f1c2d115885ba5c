"""Wires order-service; the only file that knows every layer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from fastapi import FastAPI

from order_service.application import Application, Ports, assemble
from order_service.application.saga.ask_payments import SILENCE_SECONDS
from order_service.application.saga.confirm import CONFIRMATION
from order_service.config.settings import OrderSettings
from order_service.domain.saga import LOOK
from order_service.infrastructure.charging_rules import ChargingRules
from order_service.infrastructure.desk_lists import DeskLists
from order_service.infrastructure.hashed_networks import HashedNetworks
from order_service.infrastructure.links import OrderLinks
from order_service.infrastructure.metrics import count_from_zero
from order_service.infrastructure.order_changes import OrderNotices
from order_service.infrastructure.order_queries import OrderLists
from order_service.infrastructure.order_words import OrderWords
from order_service.infrastructure.orders_repository import OrdersReader
from order_service.infrastructure.payment_client import PaymentClient
from order_service.infrastructure.product_client import ProductClient
from order_service.infrastructure.sagas import SagaQueue
from order_service.infrastructure.unit_of_work import OrderUnitOfWork
from order_service.infrastructure.waiting import WaitingLists
from order_service.presentation.consumers import PaymentEvents, user_handlers
from order_service.presentation.http import attention, confirmations, internal, orders, shop, staff
from order_service.presentation.http.shop_answers import ShopAnswer
from servicekit.app import create_app as servicekit_app
from servicekit.mail import MailTemplates, send_mail
from servicekit.messaging import Lease, Notices
from servicekit.platform import Platform, Service
from servicekit.server import serve
from servicekit.sse import StreamSlots

STREAM = "souk.orders"
SERVICE = Service(
    name="order-service",
    title="Souk orders",
    description="Quotes, orders, and the saga of their purchase.",
    path="/orders",
)
# The static paths of staff and of the shop come before `/orders/{order_id}`.
ROUTERS = (attention.router, staff.router, shop.router, orders.router, confirmations.router, internal.router)
_TEMPLATES = Path(__file__).parent / "templates"


def create_app(settings: OrderSettings) -> FastAPI:
    """The application; everything it needs is opened in its lifespan."""

    @asynccontextmanager
    async def lifespan(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
        app.state.live_slots = StreamSlots(address_factor=settings.limits.address_factor)
        app.state.hashed_networks = HashedNetworks(settings.identity.client_secret)
        app.state.shop_facts = shop.ShopFacts(partial(shop_answer, settings))
        app.state.application = start(platform, settings)
        yield

    return servicekit_app(SERVICE, settings, routers=ROUTERS, lifespan=lifespan)


def shop_answer(settings: OrderSettings, *, test_mode: bool) -> ShopAnswer:
    """The shop's public facts; `test_mode` of its provider, which out of production is always in it."""
    in_test = test_mode or not settings.in_production
    return ShopAnswer.of(settings.shop.to_domain(), mail_templates(settings).locales, test_mode=in_test)


def mail_templates(settings: OrderSettings) -> MailTemplates:
    """The mails of this shop, which sign with its name."""
    return MailTemplates(_TEMPLATES, {"shop": settings.shop.name})


def start(platform: Platform, settings: OrderSettings) -> Application:
    """Put the use cases on their ports, and begin the background work."""
    database, clock, shop = platform.database, platform.clock, settings.shop.to_domain(settings.limits.address_factor)
    outbox, due = platform.outbox(STREAM), asyncio.Event()
    wake_mail = send_mail(platform, settings.mail, mail_templates(settings), per_mailbox={CONFIRMATION: 20})
    count_from_zero(shop.currency)
    product = ProductClient(platform.client("product-service", settings.product_url))
    payment_service = platform.client("payment-service", settings.payment_url)
    charging = ChargingRules(payment_service, shop.currency)
    reader, queue, notices = OrdersReader(database), SagaQueue(database), OrderNotices()
    ports = Ports(
        unit_of_work=lambda: OrderUnitOfWork(database, outbox, clock, wake_mail, due.set),
        orders=reader,
        sagas=queue,
        products=product,
        stock=product,
        payments=PaymentClient(payment_service),
        charging=charging,
        queries=OrderLists(database),
        desk=DeskLists(database),
        waiting=WaitingLists(database),
        changes=notices,
        link=OrderLinks(settings.http.public_url),
        begin=platform.begin,
        wake=due.set,
        chosen=Lease(database, "ask payments", 15.0).held,
        clock=clock,
    )
    application = assemble(ports, shop)
    asks = application.ask_payments
    platform.consume("souk.payments", PaymentEvents(application, asks.note_event).handlers())
    platform.consume("souk.users", user_handlers(application))
    platform.background(
        "order notices", Notices(platform.valkey, [STREAM], notices.on_notice, on_gap=notices.on_gap).run
    )
    platform.when_woken("reconciler", application.reconcile.take_up, woken=due, seconds=LOOK.total_seconds())
    platform.every("ask payments", asks.when_silent, seconds=SILENCE_SECONDS)
    platform.every("saga gauges", queue.measure, seconds=15)
    platform.every("order words", OrderWords(database).write_due, seconds=60)
    platform.every("erasures", application.forget_person.once, seconds=60)
    platform.every("charging rules", charging.ask, seconds=300)
    return application


def main() -> None:
    """Serve HTTP and work in the background until SIGTERM; exits 2 with a sentence on a refused configuration."""
    serve(SERVICE, OrderSettings, create_app)


if __name__ == "__main__":
    main()
