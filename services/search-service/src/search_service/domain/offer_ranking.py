"""The offers of one variant side by side: by total cost, and only where they can be compared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import Final
from uuid import UUID

from search_service.domain.matching import MatchMethod
from search_service.domain.offer import Availability, Condition

FRESH_FOR: Final = timedelta(hours=24)
RANKED_FOR: Final = timedelta(hours=72)
SHOWN_FOR: Final = timedelta(days=14)
SUSPECT_BELOW: Final = 0.2
SUSPECT_ABOVE: Final = 5
_LEAST_FOR_MEDIAN: Final = 3


class Freshness(StrEnum):
    """How long ago the seller's feed last had it: up to 24 hours, up to 72, up to 14 days."""

    FRESH = "fresh"
    AGEING = "ageing"
    OLD = "old"


class UnrankedBecause(StrEnum):
    """Why an offer is shown without a rank."""

    OLD = "old"
    OTHER_CURRENCY = "other_currency"
    OUT_OF_STOCK = "out_of_stock"
    SUSPECT = "suspect"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedOffer:
    """A matched offer; money in minor units of `currency`, `shipping` None where nobody knows it."""

    offer_id: UUID
    seller_name: str
    seller_domain: str
    seller_country: str
    title: str
    url: str
    price: int
    shipping: int | None
    currency: str
    condition: Condition
    availability: Availability
    days_min: int | None
    days_max: int | None
    method: MatchMethod
    seen_at: datetime

    @property
    def total(self) -> int | None:
        """What it costs with delivery; None where that is not known."""
        return None if self.shipping is None else self.price + self.shipping


@dataclass(frozen=True, slots=True)
class RankedOffer:
    """An offer with its place among those of its condition, 1 the cheapest; without one, why."""

    offer: ComparedOffer
    freshness: Freshness
    rank: int | None
    unranked_because: UnrankedBecause | None


def freshness(seen_at: datetime, now: datetime) -> Freshness | None:
    """None for what is so old that it is hidden."""
    age = now - seen_at
    if age <= FRESH_FOR:
        return Freshness.FRESH
    if age <= RANKED_FOR:
        return Freshness.AGEING
    return Freshness.OLD if age <= SHOWN_FOR else None


def rank(offers: Iterable[ComparedOffer], currency: str, now: datetime) -> Sequence[RankedOffer]:
    """Offers of one variant: those that are ranked by total cost, unknown delivery after known; then the others.

    New and used are ranked apart, new ones first. Too old ones are left out.
    """
    shown = [(offer, fresh) for offer in offers if (fresh := freshness(offer.seen_at, now))]
    ranked: list[RankedOffer] = []
    for condition in Condition:
        alike = [(offer, fresh) for offer, fresh in shown if offer.condition is condition]
        usual = _median([offer.price for offer, _ in alike if offer.currency == currency])
        judged = [(offer, fresh, _unranked(offer, fresh, currency, usual)) for offer, fresh in alike]
        judged.sort(key=lambda each: (each[2] is not None, *_cost(each[0])))
        for place, (offer, fresh, why) in enumerate(judged, start=1):
            ranked.append(RankedOffer(offer, fresh, None if why else place, why))
    return ranked


def best_offer(ranked: Iterable[RankedOffer]) -> ComparedOffer | None:
    """Of new things that have a rank the one with the lowest price, without delivery."""
    offers = [each.offer for each in ranked if each.rank and each.offer.condition is Condition.NEW]
    return min(offers, key=lambda offer: offer.price, default=None)


def _unranked(offer: ComparedOffer, fresh: Freshness, currency: str, usual: float | None) -> UnrankedBecause | None:
    if offer.currency != currency:
        return UnrankedBecause.OTHER_CURRENCY
    if fresh is Freshness.OLD:
        return UnrankedBecause.OLD
    if offer.availability is Availability.OUT_OF_STOCK:
        return UnrankedBecause.OUT_OF_STOCK
    if usual is not None and not SUSPECT_BELOW * usual <= offer.price <= SUSPECT_ABOVE * usual:
        return UnrankedBecause.SUSPECT
    return None


def _cost(offer: ComparedOffer) -> tuple[bool, int, str]:
    total = offer.total
    return total is None, offer.price if total is None else total, offer.offer_id.hex


def _median(prices: list[int]) -> float | None:
    """What is usual; of one or two nobody can say which is the odd one."""
    return median(prices) if len(prices) >= _LEAST_FOR_MEDIAN else None
