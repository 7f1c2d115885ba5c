"""Wires order-service; the only file that knows every layer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from fastapi import FastAPI

from order_service.application import Application
from order_service.application.cancel_order import CancelOrder
from order_service.application.forget_person import ForgetPerson
from order_service.application.place_order import PlaceOrder
from order_service.application.queries import FindOrder
from order_service.application.quote_order import QuoteOrder
from order_service.application.refund_order import RefundOrder
from order_service.application.resolve_attention import ResolveAttention
from order_service.application.saga.admit_order import AdmitOrder
from order_service.application.saga.advance import AdvanceSaga
from order_service.application.saga.ask_payments import AskPayments
from order_service.application.saga.confirm import CONFIRMATION, Confirm
from order_service.application.saga.follow_order import FollowOrder
from order_service.application.saga.reconcile import Reconcile
from order_service.application.saga.record_refund import RecordRefund
from order_service.application.saga.reserve_and_bill import ReserveAndBill
from order_service.application.saga.settle_payment import SettlePayment
from order_service.application.saga.steps import SagaSteps
from order_service.config.settings import OrderSettings
from order_service.infrastructure.charging_rules import ChargingRules
from order_service.infrastructure.erasures import every_minute
from order_service.infrastructure.hashed_networks import HashedNetworks
from order_service.infrastructure.links import OrderLinks
from order_service.infrastructure.metrics import count_from_zero
from order_service.infrastructure.order_changes import OrderNotices
from order_service.infrastructure.order_queries import OrderLists
from order_service.infrastructure.orders_repository import OrdersReader
from order_service.infrastructure.payment_client import PaymentClient
from order_service.infrastructure.product_client import ProductClient
from order_service.infrastructure.sagas import SagaQueue
from order_service.infrastructure.unit_of_work import OrderUnitOfWork
from order_service.presentation.consumers import PaymentEvents, user_handlers
from order_service.presentation.http import internal, orders, staff
from servicekit.app import create_app as servicekit_app
from servicekit.mail import DailyQuota, MailSender, check_login
from servicekit.messaging import Consumer, Lease, Notices, Outbox, OutboxRelay
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
ROUTERS = (staff.router, orders.router, internal.router)
_TEMPLATES = Path(__file__).parent / "templates"


def create_app(settings: OrderSettings) -> FastAPI:
    """The application; everything it needs is opened in its lifespan."""

    @asynccontextmanager
    async def lifespan(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
        app.state.live_slots = StreamSlots(address_factor=settings.limits.address_factor)
        app.state.hashed_networks = HashedNetworks(settings.identity.client_secret)
        app.state.stopping = asyncio.Event()
        app.state.application = _start(platform, settings)
        platform.background("end of streams", partial(_end_streams, platform, app.state.stopping))
        yield

    return servicekit_app(SERVICE, settings, routers=ROUTERS, lifespan=lifespan)


async def _end_streams(platform: Platform, stopping: asyncio.Event) -> None:
    """Live streams end on SIGTERM: the server waits for them before it ends the lifespan."""
    while not platform.health.draining:  # noqa: ASYNC110 - a flag of the signal handler
        await asyncio.sleep(0.25)
    stopping.set()


def _start(platform: Platform, settings: OrderSettings) -> Application:
    """Put the use cases on their ports, and begin the background work."""
    database, clock, shop = platform.database, platform.clock, settings.shop.to_domain(settings.limits.address_factor)
    outbox = Outbox(SERVICE.name, STREAM, clock)
    count_from_zero(shop.currency)

    def unit_of_work() -> OrderUnitOfWork:
        return OrderUnitOfWork(database, outbox, SERVICE.name)

    product = ProductClient(platform.client("product-service", settings.product_url))
    payment = PaymentClient(platform.client("payment-service", settings.payment_url))
    charging = ChargingRules(platform.client("payment-service", settings.payment_url), shop.currency)
    reader, queue, notices = OrdersReader(database), SagaQueue(database), OrderNotices()
    confirm = Confirm(OrderLinks(settings.http.public_url))
    reserve_and_bill = ReserveAndBill(unit_of_work, product, payment, clock)
    steps = SagaSteps(unit_of_work, product, payment, reserve_and_bill, confirm, clock)
    advance = AdvanceSaga(unit_of_work, steps.by_step(), clock)
    reconcile = Reconcile(queue, reader, advance, clock)
    application = Application(
        quote_order=QuoteOrder(product, charging, shop),
        place_order=PlaceOrder(
            unit_of_work,
            AdmitOrder(unit_of_work, shop),
            advance,
            reserve_and_bill,
            FollowOrder(unit_of_work, reader, payment, reserve_and_bill, clock),
            charging,
            shop,
            clock,
            reconcile.wake,
        ),
        cancel_order=CancelOrder(unit_of_work, clock, reconcile.wake),
        refund_order=RefundOrder(unit_of_work, advance, clock),
        resolve_attention=ResolveAttention(unit_of_work, advance, clock),
        settle_payment=SettlePayment(unit_of_work, reader, product, confirm, clock, reconcile.wake),
        record_refund=RecordRefund(unit_of_work, clock, reconcile.wake),
        forget_person=ForgetPerson(unit_of_work, clock),
        find_order=FindOrder(reader),
        queries=OrderLists(database),
        attention=reader,
        changes=notices,
        shop=shop,
        clock=clock,
    )
    ask = AskPayments(queue, payment, application.settle_payment, Lease(database, "ask payments", 15.0).held)
    events = PaymentEvents(application, ask.heard)
    consumer = Consumer(platform.valkey, stream="souk.payments", group=SERVICE.name, handlers=events.handlers())
    platform.background("outbox relay", OutboxRelay(database, platform.valkey, outbox).run)
    platform.background("payment events", consumer.run)
    users = Consumer(platform.valkey, stream="souk.users", group=SERVICE.name, handlers=user_handlers(application))
    platform.background("user events", users.run)
    platform.background("erasures", partial(every_minute, application.forget_person.once))
    platform.background("order notices", Notices(platform.valkey, [STREAM], notices.heard, on_gap=notices.missed).run)
    platform.background("reconciler", reconcile.run)
    platform.background("ask payments", ask.run)
    platform.background("charging rules", charging.run)
    platform.background("saga gauges", queue.watch)
    quota = DailyQuota(platform.limits, {CONFIRMATION: 20})
    platform.at_start(partial(check_login, settings.mail, settings.variable("MAIL__SMTP_URL")))
    platform.background("mail", MailSender(database, settings.mail, _TEMPLATES, quota=quota).run)
    return application


def main() -> None:
    """Serve until SIGTERM; `openapi` as argument prints the OpenAPI document instead."""
    serve(SERVICE, OrderSettings, create_app)


if __name__ == "__main__":
    main()
