"""Everything that order-service can do."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from order_service.application.add_note import AddNote
from order_service.application.cancel_order import CancelOrder
from order_service.application.forget_person import ForgetPerson
from order_service.application.place_order import PlaceOrder
from order_service.application.ports import (
    Charging,
    OrderReader,
    Payments,
    Products,
    Sagas,
    Stock,
    UnitOfWorkFactory,
    Wake,
)
from order_service.application.queries import DeskQueries, FindOrder, FindStates, OrderChanges, OrderQueries
from order_service.application.quote_order import QuoteOrder
from order_service.application.refund_order import PreviewRefund, RefundOrder
from order_service.application.resolve_attention import ResolveAttention
from order_service.application.resolve_mail import ResolveMail
from order_service.application.retry_step import RetryStep
from order_service.application.saga.admit_order import AdmitOrder
from order_service.application.saga.advance import AdvanceSaga
from order_service.application.saga.ask_payments import AskPayments
from order_service.application.saga.confirm import Confirm, PageLink
from order_service.application.saga.follow_order import FollowOrder
from order_service.application.saga.notify_refund import NotifyRefund
from order_service.application.saga.reconcile import Begin, Reconcile
from order_service.application.saga.record_refund import RecordRefund
from order_service.application.saga.reserve_and_bill import ReserveAndBill
from order_service.application.saga.settle_payment import SettlePayment
from order_service.application.saga.steps import SagaSteps
from order_service.application.send_confirmation import SendConfirmation
from order_service.application.show_desk_order import ShowDeskOrder
from order_service.application.waiting import ShowDeskNumbers, WaitingOrders
from order_service.domain.shop import Shop
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class Application:
    """The list of use cases and queries."""

    quote_order: QuoteOrder
    place_order: PlaceOrder
    cancel_order: CancelOrder
    refund_order: RefundOrder
    preview_refund: PreviewRefund
    add_note: AddNote
    send_confirmation: SendConfirmation
    show_desk_order: ShowDeskOrder
    resolve_attention: ResolveAttention
    retry_step: RetryStep
    resolve_mail: ResolveMail
    show_desk_numbers: ShowDeskNumbers
    settle_payment: SettlePayment
    record_refund: RecordRefund
    forget_person: ForgetPerson
    reconcile: Reconcile
    ask_payments: AskPayments
    find_order: FindOrder
    find_states: FindStates
    queries: OrderQueries
    desk: DeskQueries
    waiting: WaitingOrders
    changes: OrderChanges
    charging: Charging
    shop: Shop
    clock: Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """What the application stands on; `link` makes the address of an order's page.

    The reconciler starts tasks by `begin` and asks for the next look by `wake`; `chosen` answers whether this process
    is the one that asks payment-service while its events are silent.
    """

    unit_of_work: UnitOfWorkFactory
    orders: OrderReader
    sagas: Sagas
    products: Products
    stock: Stock
    payments: Payments
    charging: Charging
    queries: OrderQueries
    desk: DeskQueries
    waiting: WaitingOrders
    changes: OrderChanges
    link: PageLink
    begin: Begin
    wake: Wake
    chosen: Callable[[], Awaitable[bool]]
    clock: Clock


def assemble(ports: Ports, shop: Shop) -> Application:
    """Put the use cases on their ports."""
    unit_of_work, stock, payments, clock = ports.unit_of_work, ports.stock, ports.payments, ports.clock
    find_order = FindOrder(ports.orders)
    confirm, notify_refund = Confirm(ports.link), NotifyRefund(ports.link)
    reserve_and_bill = ReserveAndBill(unit_of_work, stock, payments, clock)
    steps = SagaSteps(unit_of_work, stock, payments, reserve_and_bill, confirm, notify_refund, clock)
    advance = AdvanceSaga(unit_of_work, steps.by_step(), clock)
    follow = FollowOrder(unit_of_work, ports.orders, payments, reserve_and_bill, clock)
    settle = SettlePayment(unit_of_work, ports.orders, stock, confirm, clock)
    return Application(
        quote_order=QuoteOrder(ports.products, ports.charging, shop),
        place_order=PlaceOrder(
            unit_of_work, AdmitOrder(unit_of_work, shop), advance, reserve_and_bill, follow, ports.charging, shop, clock
        ),
        cancel_order=CancelOrder(unit_of_work, clock),
        refund_order=RefundOrder(unit_of_work, advance, clock),
        preview_refund=PreviewRefund(ports.orders),
        add_note=AddNote(unit_of_work, clock),
        send_confirmation=SendConfirmation(unit_of_work, find_order, confirm, clock),
        show_desk_order=ShowDeskOrder(find_order, ports.desk),
        resolve_attention=ResolveAttention(unit_of_work, advance, clock),
        retry_step=RetryStep(unit_of_work, advance, clock),
        resolve_mail=ResolveMail(unit_of_work, clock),
        show_desk_numbers=ShowDeskNumbers(ports.waiting, shop.time_zone, shop.currency, clock),
        settle_payment=settle,
        record_refund=RecordRefund(unit_of_work, notify_refund, clock),
        forget_person=ForgetPerson(unit_of_work, clock),
        reconcile=Reconcile(ports.sagas, ports.orders, advance, clock, ports.begin, ports.wake),
        ask_payments=AskPayments(ports.sagas, payments, settle, ports.chosen),
        find_order=find_order,
        find_states=FindStates(ports.queries),
        queries=ports.queries,
        desk=ports.desk,
        waiting=ports.waiting,
        changes=ports.changes,
        charging=ports.charging,
        shop=shop,
        clock=clock,
    )
