"""Everything that this service can do."""

from dataclasses import dataclass

from order_service.application.cancel_order import CancelOrder
from order_service.application.forget_person import ForgetPerson
from order_service.application.place_order import PlaceOrder
from order_service.application.ports import AttentionReader
from order_service.application.queries import FindOrder, OrderChanges, OrderQueries
from order_service.application.quote_order import QuoteOrder
from order_service.application.refund_order import RefundOrder
from order_service.application.resolve_attention import ResolveAttention
from order_service.application.saga.record_refund import RecordRefund
from order_service.application.saga.settle_payment import SettlePayment
from order_service.domain.shop import Shop
from servicekit.domain import Clock


@dataclass(frozen=True, slots=True)
class Application:
    """The list of use cases and queries; `main.py` wires it."""

    quote_order: QuoteOrder
    place_order: PlaceOrder
    cancel_order: CancelOrder
    refund_order: RefundOrder
    resolve_attention: ResolveAttention
    settle_payment: SettlePayment
    record_refund: RecordRefund
    forget_person: ForgetPerson
    find_order: FindOrder
    queries: OrderQueries
    attention: AttentionReader
    changes: OrderChanges
    shop: Shop
    clock: Clock
