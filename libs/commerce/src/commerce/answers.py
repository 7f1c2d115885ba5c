"""What more than one service answers: an order that was placed, and how to pay it.

order-service makes these answers and cart-service forwards the bytes of one of them: whoever reads finds one shape.
"""

from datetime import datetime
from uuid import UUID

from commerce.bodies import Locale, Money, PostalAddress
from commerce.values import (
    CancelReason,
    FulfilmentStatus,
    OrderPaymentStatus,
    OrderRefundStatus,
    OrderStatus,
    PaymentStatus,
)
from servicekit.schemas import Answer


class OrderLineAnswer(Answer):
    """An order line: net + tax = gross, after `discount`; `lang` is the locale of `title`, null if unknown.

    `slug` names the product's page as it was when ordered; null in orders from before lines had it.
    """

    variant_id: UUID
    product_id: UUID
    sku: str
    title: str
    lang: str | None
    variant_title: str
    slug: str | None
    image_url: str | None
    quantity: int
    unit_price: Money
    discount: Money
    net: Money
    tax: Money
    gross: Money


class RefundedLineAnswer(Answer):
    """Pieces of an order line whose money goes back; none where the line only gets money that it was still owed."""

    variant_id: UUID
    quantity: int
    net: Money
    tax: Money
    gross: Money


class OrderRefundAnswer(Answer):
    """Money on its way back: amount = Σ line gross + shipping, or an amount that is no line's.

    `tax` is what of it is tax, null in refunds from before that was written down and of what was never sold.
    """

    id: UUID
    amount: Money
    tax: Money | None
    shipping: Money
    lines: list[RefundedLineAnswer]
    reason: str
    status: OrderRefundStatus
    created_at: datetime


class OrderAnswer(Answer):
    """A whole order. total = Σ line gross + shipping."""

    id: UUID
    number: str
    status: OrderStatus
    payment_status: OrderPaymentStatus
    fulfilment_status: FulfilmentStatus
    cancel_reason: CancelReason | None
    currency: str
    lines: list[OrderLineAnswer]
    subtotal: Money
    discount: Money
    shipping: Money
    tax: Money
    total: Money
    refunded: Money
    prices_include_tax: bool
    shipping_method_id: str
    shipping_method_name: str
    shipping_address: PostalAddress
    billing_address: PostalAddress | None
    email: str
    """As it was when the order was placed: no rule of today for e-mail addresses holds for it."""
    locale: Locale
    payment_id: UUID | None
    refunds: list[OrderRefundAnswer]
    placed_at: datetime
    payment_due_at: datetime
    paid_at: datetime | None
    closed_at: datetime | None


class PaymentIntentAnswer(Answer):
    """How to pay: open the provider's form with `publishable_key` and `client_secret`, then confirm the payment."""

    id: UUID
    order_id: UUID
    status: PaymentStatus
    amount: Money
    provider: str
    publishable_key: str
    client_secret: str


class CheckoutAnswer(Answer):
    """An order that awaits payment, as `GET /orders/{id}` shows it, and how to pay it."""

    order: OrderAnswer
    payment: PaymentIntentAnswer
