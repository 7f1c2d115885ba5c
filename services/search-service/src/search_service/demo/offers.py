"""Made-up sellers, and what each of them asks for things of the demo catalogue: the same at every run."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from commerce.values import Money
from search_service.domain.seller import SellerFacts


@dataclass(frozen=True, slots=True)
class DemoSeller:
    """`share` of a hundred of the catalogue is offered, at about `level` hundredths of the shop's price."""

    facts: SellerFacts
    share: int
    level: int
    shipping: int | None


def _seller(name: str, domain: str, country: str, share: int, level: int, shipping: int | None) -> DemoSeller:
    return DemoSeller(SellerFacts(name=name, domain=domain, country=country, currency="EUR"), share, level, shipping)


SELLERS: Final = (
    _seller("Northlight", "northlight.example", "DK", 70, 97, 495),
    _seller("Maison Claire", "maison-claire.example", "FR", 55, 104, 0),
    _seller("Bazaar Nour", "bazaar-nour.example", "AE", 45, 93, 990),
    _seller("Kontor 24", "kontor24.example", "DE", 60, 100, 390),
    _seller("Second Round", "second-round.example", "NL", 25, 62, None),
)
USED: Final = SELLERS[-1]
HELD: Final = SELLERS[2]
"""Its second feed asks a third of everything, and is held."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A variant of the catalogue, its price in minor units."""

    sku: str
    title: str
    price: int
    currency: str
    brand: str | None
    mpn: str | None
    gtin: str | None


def feed_of(seller: DemoSeller, catalogue: Iterable[Listed], divisor: int = 1) -> bytes:
    """A feed in JSON; prices are divided by `divisor`. One in twelve offers lacks its numbers, and waits for staff."""
    items = [_item(seller, each, divisor) for each in catalogue if _number(seller, each.sku, "in") % 100 < seller.share]
    return json.dumps(items, ensure_ascii=False).encode()


def priced(catalogue: Sequence[Listed], currency: str) -> list[Listed]:
    """Those that can be compared."""
    return [each for each in catalogue if each.currency == currency and each.price > 0]


def _item(seller: DemoSeller, listed: Listed, divisor: int) -> dict[str, Any]:
    domain, number = seller.facts.domain, _number(seller, listed.sku, "price")
    price = max(1, listed.price * (seller.level + number % 13 - 6) // 100 // divisor)
    item: dict[str, Any] = {
        "seller_sku": f"{domain[:2].upper()}-{listed.sku}", "title": listed.title,
        "url": f"https://{domain}/{listed.sku.lower()}", "price": Money(price, listed.currency).decimal,
        "currency": listed.currency, "condition": "used" if seller is USED else "new", "brand": listed.brand,
        "availability": "out_of_stock" if number % 17 == 0 else "in_stock", "days_min": 1 + number % 3,
        "days_max": 3 + number % 5,
    }  # fmt: skip
    if seller.shipping is not None:
        item["shipping"] = Money(seller.shipping, listed.currency).decimal
    if number % 12:
        item |= {"gtin": listed.gtin, "mpn": listed.mpn}
    return item


def _number(seller: DemoSeller, sku: str, what: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{seller.facts.domain} {sku} {what}".encode()).digest()[:4])
