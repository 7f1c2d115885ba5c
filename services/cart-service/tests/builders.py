"""Things that tests are about, with the values that do not matter filled in."""

from typing import Any
from uuid import UUID

from cart_service.application.ports import Buyer, CheckoutForm
from cart_service.domain.cart import Cart, Line
from cart_service.domain.offer import Offer, Offers
from commerce.values import Money
from servicekit.domain import new_id


def euros(amount: int) -> Money:
    return Money(amount, "EUR")


def an_offer(variant_id: UUID | None = None, **changes: Any) -> Offer:
    values: dict[str, Any] = {
        "variant_id": variant_id or new_id(),
        "product_id": new_id(),
        "sku": "TEA-1",
        "title": "Green tea",
        "lang": "en",
        "variant_title": "100 g",
        "slug": "green-tea",
        "image_url": "/media/tea.webp",
        "price": euros(500),
        "available": 50,
        "purchasable": True,
        "line_limit": 20,
    }
    return Offer(**(values | changes))


def offers(*given: Offer, unknown: tuple[UUID, ...] = ()) -> Offers:
    known = {offer.variant_id: offer for offer in given}
    return Offers(frozenset([*known, *unknown]), known)


def a_cart(*lines: Line, owner_id: UUID | None = None) -> Cart:
    return Cart(id=new_id(), owner_id=owner_id or new_id(), lines=list(lines))


def a_line(offer: Offer | None = None, quantity: int = 1) -> Line:
    return Line.of(offer or an_offer(), quantity)


def a_buyer(buyer_id: UUID | None = None) -> Buyer:
    return Buyer(id=buyer_id or new_id(), role="customer", network="203.0.113.9")


def a_form(**changes: Any) -> CheckoutForm:
    values: dict[str, Any] = {
        "email": "ada@example.org",
        "locale": "en",
        "shipping_address": {"name": "Ada", "line1": "1 Street", "city": "Cairo", "country": "EG"},
        "billing_address": None,
        "shipping_method_id": "standard",
        "accepted_terms_version": "2026-01",
        "expected_total": euros(1500),
    }
    return CheckoutForm(**(values | changes))


def a_checkout(**changes: Any) -> dict[str, Any]:
    """The body of POST /cart/checkout."""
    return {
        "email": "ada@example.org",
        "locale": "en",
        "shipping_address": {"name": "Ada", "line1": "1 Street", "city": "Cairo", "country": "EG"},
        "shipping_method_id": "standard",
        "accepted_terms_version": "2026-01",
        "expected_total": {"amount": 1500, "currency": "EUR"},
    } | changes
