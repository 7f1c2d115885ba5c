"""What goes out over HTTP. Answers are shaped from the domain by hand; pydantic only writes and documents them."""

from datetime import datetime
from uuid import UUID

from commerce.bodies import AddressSchema, MoneyAnswer
from commerce.values import PostalAddress
from order_service.application.saga.reserve_and_bill import Placed
from order_service.domain.order import Order
from order_service.domain.refunds import Refund, RefundStatus
from order_service.domain.snapshot import OrderLine
from order_service.domain.states import CancelReason, FulfilmentStatus, OrderStatus, PaymentStatus
from order_service.presentation.http.attention_answers import AttentionFacts
from order_service.presentation.http.quote_answers import money_answer
from servicekit.schemas import Answer


class LineAnswer(Answer):
    """An order line: net + tax = gross, after `discount`."""

    variant_id: UUID
    product_id: UUID
    sku: str
    title: str
    variant_title: str
    image_url: str | None
    quantity: int
    unit_price: MoneyAnswer
    discount: MoneyAnswer
    net: MoneyAnswer
    tax: MoneyAnswer
    gross: MoneyAnswer

    @classmethod
    def of(cls, line: OrderLine) -> "LineAnswer":
        """The wire form."""
        return cls.model_construct(
            variant_id=line.variant_id, product_id=line.product_id, sku=line.sku, title=line.title,
            variant_title=line.variant_title, image_url=line.image_url, quantity=line.quantity,
            unit_price=money_answer(line.unit_price), discount=money_answer(line.discount),
            net=money_answer(line.taxed.net), tax=money_answer(line.taxed.tax), gross=money_answer(line.taxed.gross),
        )  # fmt: skip


class RefundAnswer(Answer):
    """Money on its way back."""

    id: UUID
    amount: MoneyAnswer
    reason: str
    status: RefundStatus
    requested_at: datetime

    @classmethod
    def of(cls, refund: Refund) -> "RefundAnswer":
        """The wire form."""
        return cls.model_construct(
            id=refund.id, amount=money_answer(refund.amount), reason=refund.reason, status=refund.status,
            requested_at=refund.requested_at,
        )  # fmt: skip


class OrderAnswer(Answer):
    """A whole order. total = Σ line gross + shipping."""

    id: UUID
    number: str
    status: OrderStatus
    payment_status: PaymentStatus
    fulfilment_status: FulfilmentStatus
    cancel_reason: CancelReason | None
    currency: str
    lines: list[LineAnswer]
    subtotal: MoneyAnswer
    discount: MoneyAnswer
    shipping: MoneyAnswer
    tax: MoneyAnswer
    total: MoneyAnswer
    refunded: MoneyAnswer
    prices_include_tax: bool
    shipping_method_id: str
    shipping_method_name: str
    shipping_address: AddressSchema
    billing_address: AddressSchema | None
    email: str
    locale: str
    payment_id: UUID | None
    refunds: list[RefundAnswer]
    placed_at: datetime
    payment_due_at: datetime
    paid_at: datetime | None
    closed_at: datetime | None

    @classmethod
    def of(cls, order: Order) -> "OrderAnswer":
        """The wire form; the saga stays private."""
        snapshot, amounts = order.snapshot, order.snapshot.amounts
        delivery = snapshot.delivery
        return cls.model_construct(
            id=order.id, number=snapshot.number, status=order.status, payment_status=order.payment_status,
            fulfilment_status=order.fulfilment_status, cancel_reason=order.cancel_reason,
            currency=amounts.total.currency, lines=[LineAnswer.of(line) for line in snapshot.lines],
            subtotal=money_answer(amounts.subtotal), discount=money_answer(amounts.discount),
            shipping=money_answer(amounts.shipping.gross), tax=money_answer(amounts.tax),
            total=money_answer(amounts.total), refunded=money_answer(order.refunds.total),
            prices_include_tax=amounts.prices_include_tax,
            shipping_method_id=delivery.method_id, shipping_method_name=delivery.method_name,
            shipping_address=AddressSchema.from_domain(delivery.shipping_address),
            billing_address=_address(delivery.billing_address),
            email=snapshot.buyer.email, locale=snapshot.buyer.locale, payment_id=order.payment_id,
            refunds=[RefundAnswer.of(refund) for refund in order.refunds], placed_at=snapshot.placed_at,
            payment_due_at=snapshot.payment_due_at, paid_at=order.paid_at, closed_at=order.closed_at,
        )  # fmt: skip


class StaffRefundAnswer(RefundAnswer):
    """`by` is a member of staff's id, `system` (then `reason` says why) or `provider`: its dashboard."""

    by: str
    tries: int

    @classmethod
    def of(cls, refund: Refund) -> "StaffRefundAnswer":
        """The wire form."""
        return cls.model_construct(**dict(RefundAnswer.of(refund)), by=refund.by, tries=refund.tries)


class ActAnswer(Answer):
    """An entry of the audit."""

    at: datetime
    by: str
    what: str
    why: str


class StaffOrderAnswer(OrderAnswer):
    """What staff sees besides; `version` goes into If-Match, `attention` is null when nothing waits for a person."""

    version: int
    captured: MoneyAnswer | None
    refunds: list[StaffRefundAnswer]  # type: ignore[assignment]
    attention: AttentionFacts | None
    history: list[ActAnswer]

    @classmethod
    def of(cls, order: Order) -> "StaffOrderAnswer":
        """The wire form."""
        shown = dict(OrderAnswer.of(order)) | {
            "version": order.saga.version,
            "captured": money_answer(order.captured) if order.captured else None,
            "refunds": [StaffRefundAnswer.of(refund) for refund in order.refunds],
            "attention": AttentionFacts.of(order, order.attention)
            if order.attention and order.needs_attention
            else None,
            "history": [ActAnswer.model_validate(act) for act in order.history],
        }
        return cls.model_construct(**shown)


class PaymentAnswer(Answer):
    """How to pay: hand `client_secret` to the payment form, or confirm `id` with payment-service."""

    id: UUID
    client_secret: str
    provider: str
    status: str


class PlacedAnswer(Answer):
    """An order that awaits payment."""

    order: OrderAnswer
    payment: PaymentAnswer

    @classmethod
    def of(cls, placed: Placed) -> "PlacedAnswer":
        """The wire form."""
        payment = PaymentAnswer.model_validate(placed.payment)
        return cls.model_construct(order=OrderAnswer.of(placed.order), payment=payment)


class SummaryAnswer(Answer):
    """An order in a list."""

    id: UUID
    number: str
    status: OrderStatus
    payment_status: PaymentStatus
    fulfilment_status: FulfilmentStatus
    total: MoneyAnswer
    refunded: MoneyAnswer
    placed_at: datetime
    item_count: int
    title: str
    image_url: str | None


class StaffSummaryAnswer(SummaryAnswer):
    """What staff sees besides."""

    customer_id: UUID
    email: str


def _address(address: PostalAddress | None) -> AddressSchema | None:
    return None if address is None else AddressSchema.from_domain(address)
