"""Things that tests need, with everything of no interest filled in."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from commerce.values import Money, PostalAddress
from order_service.application.saga.draft_order import OrderedItem, OrderRequest, draft_order
from order_service.domain.order import Order
from order_service.domain.pricing import TaxRule
from order_service.domain.refund_plan import RefundWish
from order_service.domain.shop import DeliveryDays, FlatShipping, ShippingRate, Shop
from order_service.domain.snapshot import Buyer
from servicekit.domain import new_id

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
STAFF = UUID(int=7)


def eur(amount: int) -> Money:
    return Money(amount, "EUR")


def a_rate(price: int, least: int = 2, most: int = 4) -> ShippingRate:
    return ShippingRate(eur(price), DeliveryDays(least, most))


def a_shop(**changes: Any) -> Shop:
    terms: dict[str, Any] = {
        "name": "Souk", "terms_version": "2026-01", "currency": "EUR",
        "tax": TaxRule(1900), "shipping": FlatShipping("DE", a_rate(490), a_rate(990)),
    }  # fmt: skip
    return Shop(**terms | changes)


def an_address(**changes: Any) -> PostalAddress:
    parts: dict[str, Any] = {
        "name": "Amira Haddad", "line1": "Marktgasse 1", "city": "Berlin", "postal_code": "10115", "country": "DE",
    }  # fmt: skip
    return PostalAddress(**parts | changes)


def a_buyer(**changes: Any) -> Buyer:
    parts: dict[str, Any] = {
        "customer_id": new_id(), "role": "customer", "email": "amira@example.org", "locale": "en",
        "accepted_terms_version": "2026-01",
    }  # fmt: skip
    return Buyer(**parts | changes)


def an_item(**changes: Any) -> OrderedItem:
    parts: dict[str, Any] = {
        "variant_id": new_id(), "product_id": new_id(), "sku": "LAMP-1", "title": "Brass lamp",
        "lang": "en", "variant_title": "small", "slug": "brass-lamp", "image_url": None, "quantity": 2,
        "unit_price": eur(1999),
    }  # fmt: skip
    return OrderedItem(**parts | changes)


def a_request(**changes: Any) -> OrderRequest:
    parts: dict[str, Any] = {
        "cart_id": new_id(), "cart_version": 1, "buyer": a_buyer(), "items": (an_item(),),
        "shipping_address": an_address(), "billing_address": None, "shipping_method_id": "standard",
        "expected_total": eur(2 * 1999 + 490),
    }  # fmt: skip
    return OrderRequest(**parts | changes)


def a_wish(amount: Money | None = None) -> RefundWish:
    """An amount, or all that is left."""
    return RefundWish(amount=amount)


def an_order(now: datetime = NOON, **changes: Any) -> Order:
    """Pending, just placed."""
    return draft_order(a_request(**changes), a_shop(), now)


def an_open_order(now: datetime = NOON, payment_id: UUID | None = None, **changes: Any) -> Order:
    """It awaits payment; its events are forgotten."""
    order = an_order(now, **changes)
    order.await_payment(payment_id or new_id())
    order.pull_events()
    return order


def a_confirmed_order(now: datetime = NOON, **changes: Any) -> Order:
    """Paid, its stock sold."""
    order = an_open_order(now, **changes)
    order.receive_payment(order.payment_id or new_id(), order.total, now)
    order.confirm()
    order.pull_events()
    return order
