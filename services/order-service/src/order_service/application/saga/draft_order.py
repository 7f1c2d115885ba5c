"""Turns a request to place an order into one, priced anew; nothing is written yet."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from commerce.values import Money, PostalAddress
from order_service.domain.errors import TotalChanged, WrongCurrency
from order_service.domain.numbers import new_order_number
from order_service.domain.order import Order
from order_service.domain.pricing import PricedItem, Quote, QuotedLine
from order_service.domain.shop import Shop
from order_service.domain.snapshot import Amounts, Buyer, Delivery, OrderLine, Snapshot
from servicekit.domain import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderedItem:
    """A line of the cart, with the price and the texts that cart-service has just read from the catalogue."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRequest:
    """What cart-service asks for; `expected_total` is what the shopper agreed to."""

    cart_id: UUID
    cart_version: int
    buyer: Buyer
    items: tuple[OrderedItem, ...]
    shipping_address: PostalAddress
    billing_address: PostalAddress | None
    shipping_method_id: str
    expected_total: Money
    placed_from: bytes | None = None
    order_id: UUID = field(default_factory=new_id)


def draft_order(request: OrderRequest, shop: Shop, now: datetime) -> Order:
    """Price it; raises WrongCurrency, UnknownShippingMethod, TermsChanged, or TotalChanged with the new quote."""
    if any(item.unit_price.currency != shop.currency for item in request.items):
        raise WrongCurrency(f"This shop sells in {shop.currency}.")
    method = shop.shipping.method(request.shipping_method_id, request.shipping_address.country)
    shop.require_present_terms(request.buyer.accepted_terms_version)
    items = [PricedItem(item.variant_id, item.quantity, item.unit_price) for item in request.items]
    quote = shop.quote(items, method)
    if quote.total != request.expected_total:
        raise TotalChanged(f"The total is now {quote.total}.", extra={"quote": quote_document(quote)})
    delivery = Delivery(
        shipping_address=request.shipping_address,
        billing_address=request.billing_address,
        method_id=method.id,
        method_name=method.name,
    )
    return Order.place(_snapshot(request, quote, delivery, now, now + shop.payment_window), request.placed_from)


def _snapshot(request: OrderRequest, quote: Quote, delivery: Delivery, now: datetime, due: datetime) -> Snapshot:
    return Snapshot(
        order_id=request.order_id,
        number=new_order_number(),
        buyer=request.buyer,
        cart_id=request.cart_id,
        cart_version=request.cart_version,
        lines=tuple(_line(*pair) for pair in zip(request.items, quote.lines, strict=True)),
        delivery=delivery,
        amounts=Amounts(
            subtotal=quote.subtotal,
            discount=quote.discount,
            shipping=quote.shipping,
            tax=quote.tax,
            total=quote.total,
            prices_include_tax=quote.prices_include_tax,
        ),
        placed_at=now,
        payment_due_at=due,
    )


def _line(item: OrderedItem, quoted: QuotedLine) -> OrderLine:
    return OrderLine(
        variant_id=item.variant_id,
        product_id=item.product_id,
        sku=item.sku,
        title=item.title,
        lang=item.lang,
        variant_title=item.variant_title,
        slug=item.slug,
        image_url=item.image_url,
        quantity=item.quantity,
        unit_price=item.unit_price,
        discount=quoted.discount,
        taxed=quoted.taxed,
    )


def quote_document(quote: Quote) -> dict[str, object]:
    """A quote as JSON: the shape of `POST /orders/quote`."""
    return {
        "lines": [
            {
                "variant_id": str(line.variant_id), "quantity": line.quantity, "unit_price": _money(line.unit_price),
                "discount": _money(line.discount), "net": _money(line.taxed.net), "tax": _money(line.taxed.tax),
                "gross": _money(line.taxed.gross),
            }
            for line in quote.lines
        ],
        "subtotal": _money(quote.subtotal), "discount": _money(quote.discount),
        "shipping": _money(quote.shipping.gross), "tax": _money(quote.tax), "total": _money(quote.total),
        "currency": quote.total.currency, "prices_include_tax": quote.prices_include_tax,
    }  # fmt: skip


def _money(amount: Money) -> dict[str, object]:
    return {"amount": amount.amount, "currency": amount.currency}
