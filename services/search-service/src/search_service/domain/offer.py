"""What a seller offers: a price for a thing, under the seller's own number for it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

LONGEST_SKU: Final = 100
LONGEST_TITLE: Final = 300
LONGEST_BRAND: Final = 100
LONGEST_MPN: Final = 100
MOST_MONEY: Final = 10**12
"""In minor units."""
MOST_DAYS: Final = 365


class Condition(StrEnum):
    """New and used things are never ranked against each other."""

    NEW = "new"
    USED = "used"


class Availability(StrEnum):
    """Whether the seller has it."""

    IN_STOCK = "in_stock"
    PREORDER = "preorder"
    OUT_OF_STOCK = "out_of_stock"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedOffer:
    """An offer as a feed lists it: money in minor units of `currency`; `shipping` None where the seller does not say.

    `gtin` has 14 digits. `days_min` and `days_max` say in how many days it arrives.
    """

    seller_sku: str
    title: str
    url: str
    price: int
    currency: str
    shipping: int | None = None
    condition: Condition = Condition.NEW
    availability: Availability = Availability.IN_STOCK
    gtin: str | None = None
    brand: str | None = None
    mpn: str | None = None
    days_min: int | None = None
    days_max: int | None = None
