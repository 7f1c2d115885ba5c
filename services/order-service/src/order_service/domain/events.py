"""What order-service publishes on `souk.orders`. No e-mail and no address."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal
from uuid import UUID

from commerce.values import CancelReason, Money
from servicekit.domain import Event

CancelledBecause = Literal[
    CancelReason.CUSTOMER,
    CancelReason.SUPERSEDED,
    CancelReason.OUT_OF_STOCK,
    CancelReason.NOT_PLACED,
    CancelReason.AMOUNT_DIFFERS,
]
"""An order that was not paid in time has an event of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoldLine:
    """One line with its amounts after discount; `discount` is in the terms of the price shown."""

    variant_id: UUID
    product_id: UUID
    quantity: int
    discount: Money
    net: Money
    tax: Money
    gross: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedLine:
    """Pieces of one line whose money goes back, after discount; `restocked` of them go back on sale."""

    variant_id: UUID
    product_id: UUID
    quantity: int
    net: Money
    tax: Money
    gross: Money
    restocked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPlaced(Event):
    """Stock is held and payment is awaited."""

    type: ClassVar[str] = "souk.order.placed.v1"
    order_id: UUID
    number: str
    customer_id: UUID
    cart_id: UUID
    total: Money
    lines: list[SoldLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderPaid(Event):
    """Paid, and its stock is sold: the order is confirmed.

    total = Σ line gross + shipping; tax is that of the lines and of shipping.
    """

    type: ClassVar[str] = "souk.order.paid.v1"
    order_id: UUID
    number: str
    customer_id: UUID
    cart_id: UUID
    total: Money
    tax: Money
    shipping: Money
    discount: Money
    paid_at: datetime
    lines: list[SoldLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderCancelled(Event):
    """Given up; nothing is held any more."""

    type: ClassVar[str] = "souk.order.cancelled.v1"
    order_id: UUID
    number: str
    customer_id: UUID
    reason: CancelledBecause


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderExpired(Event):
    """Not paid in time; nothing is held any more."""

    type: ClassVar[str] = "souk.order.expired.v1"
    order_id: UUID
    number: str
    customer_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRefunded(Event):
    """Money of a confirmed order went back; `amount` is this refund's alone, with `tax` and `shipping` in it.

    amount = Σ line gross + shipping; without lines and shipping it is an amount that staff or the provider chose.
    """

    type: ClassVar[str] = "souk.order.refunded.v1"
    order_id: UUID
    number: str
    customer_id: UUID
    refund_id: UUID
    amount: Money
    tax: Money
    shipping: Money
    lines: list[ReturnedLine]
    refunded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundReversed(Event):
    """The customer's bank sent a refund of a confirmed order back to us."""

    type: ClassVar[str] = "souk.order.refund_reversed.v1"
    order_id: UUID
    number: str
    customer_id: UUID
    refund_id: UUID
    amount: Money
    reversed_at: datetime
