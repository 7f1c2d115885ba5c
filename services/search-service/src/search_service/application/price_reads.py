"""What routes of price comparison show, as their queries answer it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from search_service.domain.offer_ranking import RankedOffer
from search_service.domain.price_history import DayPrices


@dataclass(frozen=True, slots=True)
class ComparedVariant:
    """A variant at its own price in minor units, and what other sellers ask for it."""

    variant_id: UUID
    sku: str
    title: str
    price: int
    currency: str
    band: str
    offers: Sequence[RankedOffer]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A product's variants in the shop's order."""

    product_id: UUID
    variants: Sequence[ComparedVariant]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A variant that an offer may be, at its own price in minor units; `score` in thousandths."""

    variant_id: UUID
    product_id: UUID
    sku: str
    title: str
    price: int
    currency: str
    brand: str | None
    gtins: Sequence[str]
    mpn: str | None
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingOffer:
    """An offer of which staff have to say what it is; `method` by which numbers contradict each other."""

    offer_id: UUID
    seller_id: UUID
    seller_name: str
    seller_sku: str
    title: str
    url: str
    price: int
    currency: str
    gtin: str | None
    brand: str | None
    mpn: str | None
    method: str | None
    score: int
    since: datetime
    candidates: Sequence[Candidate]


@dataclass(frozen=True, slots=True)
class WaitingPrices:
    """How much of price comparison waits for staff, counted up to 10,000."""

    feeds_held: int
    offers_waiting: int


class ComparisonReads(Protocol):
    """Reads without a transaction: a few statements each, however much there is."""

    async def compare(self, product_id: UUID) -> Comparison:
        """Raises ProductNotCompared."""
        ...

    async def history(self, product_id: UUID, variant_id: UUID | None, days: int) -> Sequence[DayPrices]:
        """The last `days` days, today last; raises ProductNotCompared, VariantNotOfProduct."""
        ...

    async def waiting(self, limit: int, before: tuple[int, UUID] | None) -> Sequence[WaitingOffer]:
        """Offers that wait for staff, the likeliest first; `before` is the score and id of the last one seen."""
        ...

    async def numbers(self) -> WaitingPrices:
        """How much waits for staff."""
        ...
