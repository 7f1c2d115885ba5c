"""Sellers, offers and feeds for tests."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from search_service.domain.alert import Alert, AlertKind, AlertState
from search_service.domain.matching import MatchMethod
from search_service.domain.offer import Availability, Condition
from search_service.domain.offer_ranking import ComparedOffer
from search_service.domain.seller import SellerFacts

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HEADER = "seller_sku,title,url,price,shipping,gtin,brand,mpn\n"
GTIN = "04006381333931"
OTHER_GTIN = "00012345678905"


def some_facts(**changes: Any) -> SellerFacts:
    """A shop in Berlin that sells in euros."""
    return SellerFacts(
        **{"name": "Lampenladen", "domain": "lampen.example", "country": "DE", "currency": "EUR"} | changes
    )


def a_line(sku: str = "L-1", price: str = "19.99", **changes: str) -> str:
    """One line of a feed under HEADER."""
    values = {
        "seller_sku": sku, "title": "Brass lamp", "url": f"https://www.lampen.example/{sku}", "price": price,
        "shipping": "4.90", "gtin": GTIN, "brand": "Lumen", "mpn": "BL-100",
    }  # fmt: skip
    return ",".join((values | changes).values()) + "\n"


def a_feed(*lines: str) -> bytes:
    """A CSV of these lines."""
    return (HEADER + "".join(lines)).encode()


def an_offer(**changes: Any) -> ComparedOffer:
    """New, in stock, seen an hour ago, for 20.00 EUR and 5.00 delivery."""
    values: dict[str, Any] = {
        "offer_id": uuid4(), "seller_name": "Lampenladen", "seller_domain": "lampen.example", "seller_country": "DE",
        "title": "Brass lamp", "url": "https://lampen.example/1", "price": 2000, "shipping": 500, "currency": "EUR",
        "condition": Condition.NEW, "availability": Availability.IN_STOCK, "days_min": 1, "days_max": 3,
        "method": MatchMethod.GTIN, "seen_at": NOW - timedelta(hours=1),
    }  # fmt: skip
    return ComparedOffer(**values | changes)


def an_alert(**changes: Any) -> Alert:
    """An armed one for a price of 20.00 EUR at most."""
    values: dict[str, Any] = {
        "id": UUID(int=1), "product_id": UUID(int=2), "variant_id": None, "kind": AlertKind.PRICE, "threshold": 2000,
        "email": "amira@souk.test", "locale": "en", "person_id": None, "created_at": NOW, "state": AlertState.ARMED,
    }  # fmt: skip
    return Alert(**values | changes)
