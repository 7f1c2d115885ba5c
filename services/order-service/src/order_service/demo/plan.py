"""Who ordered how many of what, and when: half a year until a week ago, whenever the shop is filled.

Ids follow from the plan alone, so that seeding again changes nothing.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from commerce.values import PostalAddress
from order_service.domain.snapshot import Buyer

_FIRST = datetime(2026, 6, 2, 9, 30, tzinfo=UTC)
_BETWEEN = timedelta(days=11, hours=5, minutes=17)
_WEEK = timedelta(days=7)
_VERSION_AND_VARIANT_MASK = ~((0xF << 76) | (0x3 << 62))
_VERSION_AND_VARIANT = (0x7 << 76) | (0x2 << 62)


class Ending(StrEnum):
    """How a demo order ended."""

    CONFIRMED = "confirmed"
    PARTLY_REFUNDED = "partly_refunded"
    REFUNDED = "refunded"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class DemoCustomer:
    """One of auth-service's demo people (`auth_service.domain.demo`), who are known by these ids."""

    id: UUID
    email: str
    locale: str
    address: PostalAddress

    def buyer(self, terms_version: str) -> Buyer:
        """As the customer of an order, who accepted these terms."""
        return Buyer(
            customer_id=self.id,
            role="customer",
            email=self.email,
            locale=self.locale,
            accepted_terms_version=terms_version,
        )


@dataclass(frozen=True, slots=True)
class DemoOrder:
    """One order: `picks` are (place in the catalogue by age, pieces)."""

    number: int
    customer: DemoCustomer
    weeks_later: int
    picks: tuple[tuple[int, int], ...]
    ending: Ending

    @property
    def id(self) -> UUID:
        """The order's id: a UUIDv7 of the moment of the plan, in whatever week it is placed."""
        return self.stable_id("order")

    @property
    def placed_at(self) -> datetime:
        """When its customer placed it: at the plan's time of day and of the week."""
        return self._planned + self.weeks_later * _WEEK

    @property
    def paid_at(self) -> datetime:
        """When its customer paid: a minute and a half after placing it."""
        return self.placed_at + timedelta(seconds=94)

    @property
    def refunded_at(self) -> datetime:
        """When staff refunded it: four days after it was placed."""
        return self.placed_at + timedelta(days=4, hours=2)

    def stable_id(self, what: str) -> UUID:
        """The id of `what` of this order, such as its payment: the same at every run, a UUIDv7."""
        digest = hashlib.sha256(f"souk demo {what} {self.number}".encode()).digest()
        value = int(self._planned.timestamp() * 1000) << 80 | int.from_bytes(digest[:10], "big")
        return UUID(int=(value & _VERSION_AND_VARIANT_MASK) | _VERSION_AND_VARIANT)

    @property
    def _planned(self) -> datetime:
        return _FIRST + self.number * _BETWEEN


def _customer(last: str, email: str, locale: str, **address: str) -> DemoCustomer:
    customer_id = UUID(f"01976b00-0000-7000-8000-00000000{last}")
    return DemoCustomer(customer_id, email, locale, PostalAddress(**address))


AMIRA = _customer(
    "c001", "amira@souk.test", "en",
    name="Amira Nasser", line1="12 Orchard Street", city="Dublin", postal_code="D08 XY00", country="IE",
)  # fmt: skip
JONAS = _customer(
    "c002", "jonas@souk.test", "de",
    name="Jonas Keller", line1="Lindenweg 7", city="Freiburg", postal_code="79098", country="DE",
)  # fmt: skip
_ENDINGS = {4: Ending.PARTLY_REFUNDED, 7: Ending.CANCELLED, 10: Ending.REFUNDED}
MOST_PICKED = 36
ORDERS = 14


def demo_orders(now: datetime) -> Iterator[DemoOrder]:
    """Half a year of orders, oldest first, in turn by both customers; the last is one to two weeks old."""
    last = _FIRST + (ORDERS - 1) * _BETWEEN
    weeks_later = (now - last) // _WEEK - 1
    for number in range(ORDERS):
        lines = range(1 + number % 3)
        picks = tuple(((number * 7 + line * 13) % MOST_PICKED, 1 + (number + line) % 2) for line in lines)
        customer = AMIRA if number % 2 == 0 else JONAS
        yield DemoOrder(number, customer, weeks_later, picks, _ENDINGS.get(number, Ending.CONFIRMED))
