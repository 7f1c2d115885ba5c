"""Wires order-service; the only file that knows every layer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
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
from order_service.presentation.http import internal, orders, shop, staff
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
ROUTERS = (staff.router, shop.router, orders.router, internal.router)
_TEMPLATES = Path(__file__).parent / "templates"


def create_app(settings: OrderSettings) -> FastAPI:
    """The application; everything it needs is opened in its lifespan."""

    @asynccontextmanager
    async def lifespan(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
        app.state.live_slots = StreamSlots(address_factor=settings.limits.address_factor)
        app.state.hashed_networks = HashedNetworks(settings.identity.client_secret)
        app.state.shop_facts = shop.ShopFacts(shop_answer(settings))
        app.state.application = start(platform, settings)
        yield

    return servicekit_app(SERVICE, settings, routers=ROUTERS, lifespan=lifespan)


def shop_answer(settings: OrderSettings) -> ShopAnswer:
    """The shop's public facts; in production payment-service refuses a provider that takes no money."""
    locales = MailTemplates(_TEMPLATES).locales
    return ShopAnswer.of(settings.shop.to_domain(), locales, test_mode=not settings.in_production)


def start(platform: Platform, settings: OrderSettings) -> Application:
    """Put the use cases on their ports, and begin the background work."""
    database, clock, shop = platform.database, platform.clock, settings.shop.to_domain(settings.limits.address_factor)
    outbox, due = platform.outbox(STREAM), asyncio.Event()
    wake_mail = send_mail(platform, settings.mail, _TEMPLATES, per_mailbox={CONFIRMATION: 20})
    count_from_zero(shop.currency)

    def unit_of_work() -> OrderUnitOfWork:
        return OrderUnitOfWork(database, outbox, clock, wake_mail, due.set)

    product = ProductClient(platform.client("product-service", settings.product_url))
    payment = PaymentClient(platform.client("payment-service", settings.payment_url))
    charging = ChargingRules(platform.client("payment-service", settings.payment_url), shop.currency)
    reader, queue, notices = OrdersReader(database), SagaQueue(database), OrderNotices()
    confirm = Confirm(OrderLinks(settings.http.public_url))
    reserve_and_bill = ReserveAndBill(unit_of_work, product, payment, clock)
    steps = SagaSteps(unit_of_work, product, payment, reserve_and_bill, confirm, clock)
    advance = AdvanceSaga(unit_of_work, steps.by_step(), clock)
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
        ),
        cancel_order=CancelOrder(unit_of_work, clock),
        refund_order=RefundOrder(unit_of_work, advance, clock),
        resolve_attention=ResolveAttention(unit_of_work, advance, clock),
        settle_payment=SettlePayment(unit_of_work, reader, product, confirm, clock),
        record_refund=RecordRefund(unit_of_work, clock),
        forget_person=ForgetPerson(unit_of_work, clock),
        find_order=FindOrder(reader),
        queries=OrderLists(database),
        attention=reader,
        changes=notices,
        shop=shop,
        clock=clock,
    )
    reconcile = Reconcile(queue, reader, advance, clock, platform.begin, due.set)
    ask = AskPayments(queue, payment, application.settle_payment, Lease(database, "ask payments", 15.0).held)
    platform.consume("souk.payments", PaymentEvents(application, ask.note_event).handlers())
    platform.consume("souk.users", user_handlers(application))
    platform.background(
        "order notices", Notices(platform.valkey, [STREAM], notices.on_notice, on_gap=notices.on_gap).run
    )
    platform.when_woken("reconciler", reconcile.take_up, woken=due, seconds=1)
    platform.every("ask payments", ask.when_silent, seconds=1)
    platform.every("saga gauges", queue.measure, seconds=5)
    platform.every("erasures", application.forget_person.once, seconds=60)
    platform.every("charging rules", charging.ask, seconds=300)
    return application


def main() -> None:
    """Serve HTTP and work in the background until SIGTERM; exits 2 with a sentence on a refused configuration."""
    serve(SERVICE, OrderSettings, create_app)


if __name__ == "__main__":
    main()
