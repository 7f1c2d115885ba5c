"""What the routes of shoppers give. Answers are shaped from the domain by hand; pydantic only writes and documents."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from commerce.answers import (
    CheckoutAnswer,
    OrderAnswer,
    OrderLineAnswer,
    OrderRefundAnswer,
    PaymentIntentAnswer,
    RefundedLineAnswer,
)
from commerce.bodies import Money, PostalAddress
from commerce.values import FulfilmentStatus, OrderPaymentStatus, OrderStatus
from commerce.values import Money as Amount
from order_service.application.queries import OrderStates, OrderSummary
from order_service.application.saga.reserve_and_bill import Placed
from order_service.domain.order import Order
from order_service.domain.refunds import Refund, RefundedLine
from order_service.domain.snapshot import OrderLine
from servicekit.schemas import Answer
from servicekit.sse import ServerEvent

money = Money.from_domain


def order_answer(order: Order) -> OrderAnswer:
    """An order as its buyer sees it; the saga stays private."""
    return OrderAnswer.model_construct(**order_fields(order))


def order_fields(order: Order) -> dict[str, Any]:
    """What everybody who may read an order sees of it."""
    snapshot, amounts = order.snapshot, order.snapshot.amounts
    delivery = snapshot.delivery
    billing = delivery.billing_address
    return {
        "id": order.id, "number": snapshot.number, "status": order.status, "payment_status": order.payment_status,
        "fulfilment_status": order.fulfilment_status, "cancel_reason": order.cancel_reason,
        "currency": amounts.total.currency, "lines": [_line(line) for line in snapshot.lines],
        "subtotal": money(amounts.subtotal), "discount": money(amounts.discount),
        "shipping": money(amounts.shipping.gross), "tax": money(amounts.tax), "total": money(amounts.total),
        "refunded": money(order.refunds.total), "prices_include_tax": amounts.prices_include_tax,
        "shipping_method_id": delivery.method_id, "shipping_method_name": delivery.method_name,
        "shipping_address": PostalAddress.from_domain(delivery.shipping_address),
        "billing_address": None if billing is None else PostalAddress.from_domain(billing),
        "email": snapshot.buyer.email, "locale": snapshot.buyer.locale, "payment_id": order.payment_id,
        "refunds": [OrderRefundAnswer.model_construct(**refund_fields(refund)) for refund in order.refunds],
        "placed_at": snapshot.placed_at, "payment_due_at": snapshot.payment_due_at, "paid_at": order.paid_at,
        "closed_at": order.closed_at,
    }  # fmt: skip


def refund_fields(refund: Refund) -> dict[str, Any]:
    """What everybody who may read an order sees of its refund."""
    parts = refund.parts
    return {
        "id": refund.id, "amount": money(refund.amount), "reason": refund.reason, "status": refund.status,
        "tax": money(parts.total.tax) if parts else None,
        "shipping": money(parts.shipping.gross if parts else Amount.zero(refund.amount.currency)),
        "lines": [RefundedLineAnswer.model_construct(**refunded_line_fields(line)) for line in refund.lines],
        "created_at": refund.requested_at,
    }  # fmt: skip


def refunded_line_fields(line: RefundedLine) -> dict[str, Any]:
    """What everybody who may read an order sees of a line of its refund."""
    return {
        "variant_id": line.variant_id, "quantity": line.quantity, "net": money(line.taxed.net),
        "tax": money(line.taxed.tax), "gross": money(line.taxed.gross),
    }  # fmt: skip


def checkout_answer(placed: Placed) -> CheckoutAnswer:
    """A placed order and its payment intent, as the checkout answers them."""
    order, payment = placed.order, placed.payment
    intent = PaymentIntentAnswer.model_construct(
        id=payment.id, order_id=order.id, status=payment.status, amount=money(order.total), provider=payment.provider,
        publishable_key=payment.publishable_key, client_secret=payment.client_secret,
    )  # fmt: skip
    return CheckoutAnswer.model_construct(order=order_answer(order), payment=intent)


class OrderSummaryAnswer(Answer):
    """An order in a list; `title`, `lang` and `image_url` are its first line's, `item_count` all its pieces."""

    id: UUID
    number: str
    status: OrderStatus
    payment_status: OrderPaymentStatus
    fulfilment_status: FulfilmentStatus
    total: Money
    refunded: Money
    placed_at: datetime
    item_count: int
    title: str
    lang: str | None
    image_url: str | None

    @classmethod
    def of(cls, row: OrderSummary) -> "OrderSummaryAnswer":
        """A row of the lists, as its buyer sees the order."""
        return cls.model_construct(**summary_fields(row))


def summary_fields(row: OrderSummary) -> dict[str, Any]:
    """What everybody who may list an order sees of it."""
    return {
        "id": row.id, "number": row.number, "status": row.status, "payment_status": row.payment_status,
        "fulfilment_status": row.fulfilment_status, "total": money(row.total), "refunded": money(row.refunded),
        "placed_at": row.placed_at, "item_count": row.item_count, "title": row.title, "lang": row.lang,
        "image_url": row.image_url,
    }  # fmt: skip


class OrderStatesAnswer(Answer):
    """What a live view shows of an order."""

    id: UUID
    number: str
    status: OrderStatus
    payment_status: OrderPaymentStatus
    fulfilment_status: FulfilmentStatus
    refunded: Money

    @classmethod
    def of(cls, order: OrderStates) -> "OrderStatesAnswer":
        """What a live view shows of `order` now."""
        return cls.model_construct(
            id=order.id, number=order.number, status=order.status, payment_status=order.payment_status,
            fulfilment_status=order.fulfilment_status, refunded=money(order.refunded),
        )  # fmt: skip


class OrderStatesEvent(ServerEvent):
    """A live view's event: sent at once, and whenever something in `data` changes; `id` is other then."""

    event: Literal["order"]
    id: str
    data: OrderStatesAnswer

    @classmethod
    def of(cls, order: OrderStates, state: str) -> "OrderStatesEvent":
        """The event that shows `order`; `state` is what it shows, as one word to continue after."""
        return cls.model_construct(event="order", id=state, data=OrderStatesAnswer.of(order))


def _line(line: OrderLine) -> OrderLineAnswer:
    return OrderLineAnswer.model_construct(
        variant_id=line.variant_id, product_id=line.product_id, sku=line.sku, title=line.title,
        lang=line.lang, variant_title=line.variant_title, slug=line.slug, image_url=line.image_url,
        quantity=line.quantity, unit_price=money(line.unit_price), discount=money(line.discount),
        net=money(line.taxed.net), tax=money(line.taxed.tax), gross=money(line.taxed.gross),
    )  # fmt: skip
