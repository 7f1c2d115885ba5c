"""What was ordered, as it was at that moment: it never changes afterwards."""

from collections import Counter
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import datetime
from uuid import UUID

from commerce.values import Money, PostalAddress
from order_service.domain.events import (
    CancelledBecause,
    OrderCancelled,
    OrderExpired,
    OrderPaid,
    OrderPlaced,
    OrderRefunded,
    RefundReversed,
    ReturnedLine,
    SoldLine,
)
from order_service.domain.pricing import Taxed
from order_service.domain.refunds import Refund, RefundedLine

ERASED = "erased"
ERASED_EMAIL = "erased@souk.invalid"
"""What stands in the place of a person who was erased; no mail reaches `.invalid` (RFC 2606 §2)."""

BY_SHOP = {"by": "shop"}
"""Marks a field that the shop fills in. Every other field is the shopper's choice, one that is added later too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One line with all its amounts; `discount` is in the terms of the price shown, `lang` is the locale of its titles.

    `slug` is that of the product's page, None in orders from before lines had it.
    """

    variant_id: UUID
    product_id: UUID
    sku: str = field(metadata=BY_SHOP)
    title: str = field(metadata=BY_SHOP)
    lang: str | None = field(metadata=BY_SHOP)
    variant_title: str = field(metadata=BY_SHOP)
    slug: str | None = field(metadata=BY_SHOP)
    image_url: str | None = field(metadata=BY_SHOP)
    quantity: int
    unit_price: Money = field(metadata=BY_SHOP)
    discount: Money = field(metadata=BY_SHOP)
    taxed: Taxed = field(metadata=BY_SHOP)

    def sold(self) -> SoldLine:
        """The line as it is published."""
        return SoldLine(
            variant_id=self.variant_id, product_id=self.product_id, quantity=self.quantity, discount=self.discount,
            net=self.taxed.net, tax=self.taxed.tax, gross=self.taxed.gross,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer:
    """Who ordered, and how to reach them."""

    customer_id: UUID
    role: str
    email: str
    locale: str
    accepted_terms_version: str

    @property
    def is_guest(self) -> bool:
        """Guests have no account to look their order up in."""
        return self.role == "guest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Where to, and how; shipping prices are in the order's amounts."""

    shipping_address: PostalAddress
    billing_address: PostalAddress | None
    method_id: str
    method_name: str = field(metadata=BY_SHOP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """What it costs: total = Σ line gross + shipping gross."""

    subtotal: Money = field(metadata=BY_SHOP)
    discount: Money = field(metadata=BY_SHOP)
    shipping: Taxed = field(metadata=BY_SHOP)
    tax: Money = field(metadata=BY_SHOP)
    total: Money
    prices_include_tax: bool = field(metadata=BY_SHOP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The unchanging part of an order, and of its events. An unchanged cart has an unchanged `cart_version`."""

    order_id: UUID = field(metadata=BY_SHOP)
    number: str = field(metadata=BY_SHOP)
    buyer: Buyer
    cart_id: UUID
    cart_version: int
    lines: tuple[OrderLine, ...]
    delivery: Delivery
    amounts: Amounts
    placed_at: datetime = field(metadata=BY_SHOP)
    payment_due_at: datetime = field(metadata=BY_SHOP)

    def pieces(self) -> dict[UUID, int]:
        """How many of each variant."""
        pieces: Counter[UUID] = Counter()
        for line in self.lines:
            pieces[line.variant_id] += line.quantity
        return dict(pieces)

    @property
    def is_erased(self) -> bool:
        """Whether it names nobody any more."""
        return self.buyer.email == ERASED_EMAIL

    def is_same_cart(self, other: "Snapshot") -> bool:
        """Whether both are orders of one unchanged cart."""
        return (self.cart_id, self.cart_version) == (other.cart_id, other.cart_version)

    def is_same_checkout(self, other: "Snapshot") -> bool:
        """Whether the shopper asked for the very same thing, in everything that is theirs to choose."""
        return _chosen(self) == _chosen(other)

    def without_person(self) -> "Snapshot":
        """The same purchase by nobody: amounts, lines, country and the customer's id stay."""
        delivery, billing = self.delivery, self.delivery.billing_address
        return replace(
            self,
            buyer=replace(self.buyer, email=ERASED_EMAIL),
            delivery=replace(
                delivery,
                shipping_address=_without_person(delivery.shipping_address),
                billing_address=_without_person(billing) if billing else None,
            ),
        )

    def placed(self) -> OrderPlaced:
        """The event that stock is held and payment awaited."""
        return OrderPlaced(
            order_id=self.order_id, number=self.number, customer_id=self.buyer.customer_id, cart_id=self.cart_id,
            total=self.amounts.total, lines=[line.sold() for line in self.lines],
        )  # fmt: skip

    def paid(self, at: datetime) -> OrderPaid:
        """The event that the order is confirmed: paid, its stock sold."""
        return OrderPaid(
            order_id=self.order_id, number=self.number, customer_id=self.buyer.customer_id, cart_id=self.cart_id,
            total=self.amounts.total, tax=self.amounts.tax, shipping=self.amounts.shipping.gross,
            discount=self.amounts.discount, paid_at=at, lines=[line.sold() for line in self.lines],
        )  # fmt: skip

    def cancelled(self, reason: CancelledBecause) -> OrderCancelled:
        """The event that the order was cancelled, and why."""
        return OrderCancelled(
            order_id=self.order_id, number=self.number, customer_id=self.buyer.customer_id, reason=reason
        )

    def expired(self) -> OrderExpired:
        """The event that the payment window closed on the order."""
        return OrderExpired(order_id=self.order_id, number=self.number, customer_id=self.buyer.customer_id)

    def refunded(self, refund: Refund, at: datetime) -> OrderRefunded:
        """Money of a confirmed order went back. Of a refund from before they had parts, the tax is its share."""
        total, parts = self.amounts.total, refund.parts
        share = self.amounts.tax.ratio(refund.amount.amount, total.amount)
        return OrderRefunded(
            order_id=self.order_id, number=self.number, customer_id=self.buyer.customer_id, refund_id=refund.id,
            amount=refund.amount, tax=parts.total.tax if parts else share,
            shipping=parts.shipping.gross if parts else Money.zero(total.currency),
            lines=[self._returned(line) for line in refund.lines], refunded_at=at,
        )  # fmt: skip

    def _returned(self, line: RefundedLine) -> ReturnedLine:
        return ReturnedLine(
            variant_id=line.variant_id, product_id=self.lines[line.position].product_id, quantity=line.quantity,
            net=line.taxed.net, tax=line.taxed.tax, gross=line.taxed.gross, restocked=line.restock,
        )  # fmt: skip

    def refund_reversed(self, refund: Refund, at: datetime) -> RefundReversed:
        """A refund of a confirmed order came back."""
        return RefundReversed(
            order_id=self.order_id, number=self.number, customer_id=self.buyer.customer_id, refund_id=refund.id,
            amount=refund.amount, reversed_at=at,
        )  # fmt: skip


def _chosen(part: object) -> object:
    """What of `part` the shopper chose: all but the fields marked BY_SHOP, however deep."""
    if isinstance(part, tuple):
        return [_chosen(each) for each in part]
    if not is_dataclass(part):
        return part
    return {each.name: _chosen(getattr(part, each.name)) for each in fields(part) if each.metadata != BY_SHOP}


def _without_person(address: PostalAddress) -> PostalAddress:
    """What the books need: the country."""
    return PostalAddress(name=ERASED, line1=ERASED, city=ERASED, country=address.country)
