"""The steps from registration to a confirmed order."""

import secrets
import time
from dataclasses import dataclass
from typing import Any

from souk.buy.client import ShopClient
from souk.commands.failure import CommandFailed

_CONFIRMED_WITHIN_SECONDS = 30
_LOST = frozenset({"cancelling", "cancelled", "expired"})
_ADDRESS = {
    "name": "Noor Shopper",
    "line1": "Marktgasse 5",
    "city": "Freiburg",
    "postal_code": "79098",
    "country": "DE",
}


@dataclass(slots=True)
class Purchase:
    """A new shopper's purchase; each step answers a sentence about what came of it."""

    shop: ShopClient
    email: str = ""
    product: dict[str, Any] | None = None
    variant_id: str = ""
    shipping_method_id: str = ""
    total: dict[str, Any] | None = None
    order: dict[str, Any] | None = None
    payment: dict[str, Any] | None = None

    def register(self) -> str:
        """A new customer."""
        self.email = f"shopper-{secrets.token_hex(6)}@souk.test"
        body = {"email": self.email, "password": secrets.token_urlsafe(18), "name": _ADDRESS["name"]}
        self.shop.token = self.shop.post("/api/auth/register", body)["access_token"]
        return self.email

    def browse(self) -> str:
        """A product that is in stock."""
        items = self.shop.get("/api/products?limit=24&in_stock=true")["items"]
        if not items:
            raise CommandFailed("The shop has nothing in stock. Fill it with `souk seed`.")
        self.product = secrets.choice(items)
        return str(self.product["title"])

    def choose(self) -> str:
        """One of its variants."""
        assert self.product is not None  # noqa: S101 - browsed before
        page = self.shop.get(f"/api/products/{self.product['id']}")
        variant = next(each for each in page["variants"] if each["availability"] != "out")
        self.variant_id = variant["id"]
        return f"{variant['sku']}, {money(variant['price'])}"

    def add_to_cart(self) -> str:
        """One piece."""
        self.shop.post("/api/cart/add", {"variant_id": self.variant_id, "quantity": 1})
        return "1 piece"

    def quote(self) -> str:
        """What it costs to the door."""
        country = _ADDRESS["country"]
        self.shipping_method_id = self.shop.get(f"/api/orders/shipping-methods?country={country}")["items"][0]["id"]
        lines = [{"variant_id": self.variant_id, "quantity": 1}]
        body = {"lines": lines, "shipping_method_id": self.shipping_method_id, "country": country}
        self.total = self.shop.post("/api/orders/quote", body)["total"]
        return f"{money(self.total)} with {self.shipping_method_id} shipping"

    def check_out(self) -> str:
        """The cart becomes an order, its stock is held."""
        body = {
            "email": self.email,
            "locale": "en",
            "shipping_address": _ADDRESS,
            "shipping_method_id": self.shipping_method_id,
            "accepted_terms_version": "1",
            "expected_total": self.total,
        }
        placed = self.shop.post("/api/cart/checkout", body, once=True)
        self.order, self.payment = placed["order"], placed["payment"]
        return f"order {placed['order']['number']}"

    def pay(self) -> str:
        """With a card that works."""
        assert self.payment is not None  # noqa: S101 - checked out before
        body = {
            "payment_id": self.payment["id"],
            "payment_method": "pm_card_visa",
            "return_url": f"{self.shop.url}/",
        }
        status = self.shop.post("/api/payments/confirm", body, once=True)["status"]
        if status not in ("succeeded", "processing"):
            raise CommandFailed(f"The payment is {status}.")
        return str(status)

    def await_confirmation(self) -> str:
        """The order learns of its payment."""
        assert self.order is not None  # noqa: S101 - checked out before
        end = time.monotonic() + _CONFIRMED_WITHIN_SECONDS
        while time.monotonic() < end:
            order = self.shop.get(f"/api/orders/{self.order['id']}")
            if order["status"] == "confirmed" and order["payment_status"] == "paid":
                return f"paid {money(order['total'])}"
            if order["status"] in _LOST:
                raise CommandFailed(f"Order {order['number']} is {order['status']}.")
            time.sleep(0.02)
        raise CommandFailed(f"The order is not confirmed after {_CONFIRMED_WITHIN_SECONDS} s.")


def money(amount: dict[str, Any]) -> str:
    """Minor units as people write them: {amount: 1999, currency: EUR} -> 19.99 EUR."""
    from servicekit.domain.money import Money

    return str(Money(amount["amount"], amount["currency"]))
