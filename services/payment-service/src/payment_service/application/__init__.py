"""Everything this service can do."""

from collections.abc import Callable
from dataclasses import dataclass

from payment_service.application.confirm_payment import ConfirmPayment
from payment_service.application.create_intent import CreateIntent
from payment_service.application.desk import DeskQueries
from payment_service.application.look_up_payments import LookUpPayments
from payment_service.application.ports import PaymentQueries, Provider, UnitOfWorkFactory, WebhookLog, WebhookReader
from payment_service.application.receive_webhook import ReceiveWebhook
from payment_service.application.reconcile import Reconcile
from payment_service.application.refresh_payment import RefreshPayment
from payment_service.application.refresh_refund import RefreshRefund
from payment_service.application.refund_payment import RefundPayment
from payment_service.application.show_payment import FindLiveIntent, ShowPayment, ShowTransactions
from payment_service.application.void_payment import VoidPayment
from payment_service.domain.charging import ChargingRule
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class Application:
    """The use cases, and `queries` and staff's `desk` for the lists that need none."""

    create_intent: CreateIntent
    find_live_intent: FindLiveIntent
    confirm_payment: ConfirmPayment
    receive_webhook: ReceiveWebhook
    void_payment: VoidPayment
    look_up_payments: LookUpPayments
    refund_payment: RefundPayment
    reconcile: Reconcile
    show_payment: ShowPayment
    show_transactions: ShowTransactions
    charging_rule: Callable[[str], ChargingRule]
    queries: PaymentQueries
    desk: DeskQueries


def assemble(
    unit_of_work: UnitOfWorkFactory,
    provider: Provider,
    queries: PaymentQueries,
    desk: DeskQueries,
    reader: WebhookReader,
    log: WebhookLog,
    clock: Clock,
) -> Application:
    """Put the use cases on their ports."""
    refresh = RefreshPayment(unit_of_work, provider, clock)
    refresh_refund = RefreshRefund(unit_of_work, provider, clock)
    show = ShowPayment(queries)
    return Application(
        create_intent=CreateIntent(unit_of_work, provider, clock),
        find_live_intent=FindLiveIntent(queries),
        confirm_payment=ConfirmPayment(unit_of_work, provider, refresh, clock),
        receive_webhook=ReceiveWebhook(unit_of_work, reader, queries, refresh, log, clock),
        void_payment=VoidPayment(unit_of_work, refresh, clock),
        look_up_payments=LookUpPayments(queries, refresh),
        refund_payment=RefundPayment(unit_of_work, refresh_refund, provider.charging_rule, clock),
        reconcile=Reconcile(queries, refresh, refresh_refund),
        show_payment=show,
        charging_rule=provider.charging_rule,
        show_transactions=ShowTransactions(queries, show),
        queries=queries,
        desk=desk,
    )
