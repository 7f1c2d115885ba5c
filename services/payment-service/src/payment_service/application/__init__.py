"""Everything this service can do."""

from collections.abc import Callable
from dataclasses import dataclass

from payment_service.application.confirm_payment import ConfirmPayment
from payment_service.application.create_intent import CreateIntent
from payment_service.application.look_up_payments import LookUpPayments
from payment_service.application.ports import PaymentQueries
from payment_service.application.receive_webhook import ReceiveWebhook
from payment_service.application.reconcile import Reconcile
from payment_service.application.refund_payment import RefundPayment
from payment_service.application.show_payment import FindLiveIntent, ShowPayment, ShowTransactions
from payment_service.application.void_payment import VoidPayment
from payment_service.domain.charging import ChargingRule


@dataclass(frozen=True, slots=True)
class Application:
    """The use cases, and `queries` for the lists that need none."""

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
