"""Makes a demo order through the domain, at the times of the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from commerce.values import CancelReason, Money
from order_service.application.saga.draft_order import OrderedItem, OrderRequest, draft_order
from order_service.demo.plan import DemoOrder, Ending
from order_service.domain.events import OrderPaid, OrderRefunded
from order_service.domain.order import Order
from order_service.domain.pricing import PricedItem
from order_service.domain.refund_plan import Pieces, RefundWish
from order_service.domain.shop import STANDARD, Shop


def drafted(demo: DemoOrder, catalogue: Sequence[Mapping[str, Any]], shop: Shop) -> Order:
    """The order as it was placed; `catalogue` are variants as product-service's lookup shows them, oldest first."""
    items = tuple(_item(catalogue[place], pieces) for place, pieces in demo.picks)
    method = shop.shipping.method(STANDARD, demo.customer.address.country)
    priced = [PricedItem(item.variant_id, item.quantity, item.unit_price) for item in items]
    request = OrderRequest(
        order_id=demo.id,
        cart_id=demo.stable_id("cart"),
        cart_version=1,
        buyer=demo.customer.buyer(shop.terms_version),
        items=items,
        shipping_address=demo.customer.address,
        billing_address=None,
        shipping_method_id=STANDARD,
        expected_total=shop.quote(priced, method).total,
    )
    order = draft_order(request, shop, demo.placed_at)
    order.snapshot = replace(order.snapshot, number=_number(demo))
    return order


def refund_of(demo: DemoOrder, order: Order) -> Money | None:
    """How much went back: everything, or the first line."""
    if demo.ending is Ending.REFUNDED:
        return order.total
    return order.snapshot.lines[0].taxed.gross if demo.ending is Ending.PARTLY_REFUNDED else None


def play(demo: DemoOrder, order: Order, payment_id: UUID) -> Order:
    """Play what happened to `order` up to its ending. Of its events only those are left by which sales are counted."""
    order.await_payment(payment_id)
    if demo.ending is Ending.CANCELLED:
        order.request_cancellation(CancelReason.CUSTOMER, demo.paid_at)
        order.intent_voided(demo.paid_at)
        order.stock_returned(demo.paid_at)
    else:
        order.receive_payment(payment_id, order.total, demo.paid_at)
        order.confirm()
    amount = refund_of(demo, order)
    if amount is not None:
        refund_id = demo.stable_id("refund")
        first = order.snapshot.lines[0]
        part = RefundWish(pieces=(Pieces(first.variant_id, first.quantity),))
        wish = RefundWish() if demo.ending is Ending.REFUNDED else part
        order.request_refund(refund_id, wish, "returned", demo.stable_id("staff"), demo.refunded_at)
        order.refund_succeeded(refund_id, amount, demo.refunded_at)
    for event in order.pull_events():
        if isinstance(event, OrderPaid | OrderRefunded):
            order.record(event)
    return order


def past_payment(demo: DemoOrder, order: Order) -> dict[str, Any] | None:
    """What `payment_service.seed` imports for it; None for an order that was never paid."""
    if demo.ending is Ending.CANCELLED:
        return None
    amount = refund_of(demo, order)
    refund = {
        "refund_id": str(demo.stable_id("refund")), "amount": _document(amount) if amount else None,
        "refunded_at": demo.refunded_at.isoformat(), "reason": "returned",
    }  # fmt: skip
    return {
        "order_id": str(order.id),
        "owner_id": str(demo.customer.id),
        "amount": _document(order.total),
        "paid_at": demo.paid_at.isoformat(),
        "refunds": [refund] if amount else [],
    }


def _item(variant: Mapping[str, Any], pieces: int) -> OrderedItem:
    price = variant["price"]
    return OrderedItem(
        variant_id=UUID(variant["variant_id"]),
        product_id=UUID(variant["product_id"]),
        sku=variant["sku"],
        title=variant["title"],
        lang=variant["lang"],
        variant_title=variant["variant_title"],
        slug=variant["slug"],
        image_url=variant["image_url"],
        quantity=pieces,
        unit_price=Money(price["amount"], price["currency"]),
    )


def _number(demo: DemoOrder) -> str:
    return demo.stable_id("number").hex[-8:].upper().translate(str.maketrans("01", "XY"))


def _document(amount: Money) -> dict[str, Any]:
    return {"amount": amount.amount, "currency": amount.currency}
