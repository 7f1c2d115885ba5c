"""Prices side by side, from PostgreSQL."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Final
from uuid import UUID

from asyncpg import Record

from search_service.application.price_reads import (
    Candidate,
    ComparedVariant,
    Comparison,
    WaitingOffer,
    WaitingPrices,
)
from search_service.domain.matching import MatchMethod
from search_service.domain.offer import Availability, Condition
from search_service.domain.offer_ranking import SHOWN_FOR, ComparedOffer, rank
from search_service.domain.price_errors import ProductNotCompared, VariantNotOfProduct
from search_service.domain.price_history import DayPrices, PriceChange, day_prices
from search_service.infrastructure import comparison_statements as sql
from servicekit.database import Database
from servicekit.domain import Clock

MOST_COUNTED: Final = 10_000
_FIRST: Final = (2**31 - 1, UUID(int=2**128 - 1))


class SqlComparison:
    """Reads for the public, and the queue of staff."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database, self._clock = database, clock

    async def compare(self, product_id: UUID) -> Comparison:
        """Raises ProductNotCompared."""
        now = self._clock()
        variants = await variants_of(self._database, product_id)
        rows = await self._database.fetch(sql.OFFERS, products=[product_id], since=now - SHOWN_FOR)
        offers = offers_by_variant(rows)
        return Comparison(product_id, [_variant(row, offers.get(row["id"], ()), now) for row in variants])

    async def history(self, product_id: UUID, variant_id: UUID | None, days: int) -> Sequence[DayPrices]:
        """The last `days` days, today last; raises ProductNotCompared, VariantNotOfProduct."""
        await variants_of(self._database, product_id, variant_id)
        today = self._clock().date()
        wanted = [today - timedelta(days=ago) for ago in reversed(range(days))]
        asked = {"product": product_id, "variant": variant_id, "since": datetime.combine(wanted[0], time.min, UTC)}
        own = await self._database.fetch(sql.OWN_PRICES, **asked)
        theirs = await self._database.fetch(sql.OFFER_PRICES, **asked)
        seen = {row["of"]: row["seen_at"] for row in theirs}
        return day_prices(_changes(own), _changes(theirs), seen, wanted)

    async def waiting(self, limit: int, before: tuple[int, UUID] | None) -> Sequence[WaitingOffer]:
        """Offers that wait for staff, the likeliest first; `before` is the score and id of the last one seen."""
        score, after = before or _FIRST
        rows = await self._database.fetch(sql.WAITING, score=score, after=after, limit=limit)
        found = await self._database.fetch(sql.CANDIDATES, ids=[row["offer_id"] for row in rows])
        candidates: dict[UUID, list[Candidate]] = defaultdict(list)
        for row in found:
            values = dict(row)
            candidates[values.pop("offer_id")].append(Candidate(**values))
        return [WaitingOffer(**dict(row), candidates=candidates[row["offer_id"]]) for row in rows]

    async def numbers(self) -> WaitingPrices:
        """How much waits for staff."""
        return WaitingPrices(
            feeds_held=await self._database.fetch_value(sql.HELD_FEEDS, limit=MOST_COUNTED),
            offers_waiting=await self._database.fetch_value(sql.WAITING_OFFERS, limit=MOST_COUNTED),
        )


async def variants_of(database: Database, product_id: UUID, variant_id: UUID | None = None) -> Sequence[Record]:
    """What is sold of a product; raises ProductNotCompared, VariantNotOfProduct where `variant_id` is not among it."""
    variants = await database.fetch(sql.VARIANTS, products=[product_id])
    if not variants:
        raise ProductNotCompared
    if variant_id is not None and variant_id not in {row["id"] for row in variants}:
        raise VariantNotOfProduct
    return variants


def offers_by_variant(rows: Iterable[Record]) -> Mapping[UUID, Sequence[ComparedOffer]]:
    """Rows of OFFERS as the domain ranks them."""
    found: dict[UUID, list[ComparedOffer]] = defaultdict(list)
    for row in rows:
        found[row["variant_id"]].append(
            ComparedOffer(
                offer_id=row["id"],
                seller_name=row["seller_name"],
                seller_domain=row["seller_domain"],
                seller_country=row["seller_country"],
                title=row["title"],
                url=row["url"],
                price=row["price"],
                shipping=row["shipping"],
                currency=row["currency"],
                condition=Condition(row["condition"]),
                availability=Availability(row["availability"]),
                days_min=row["days_min"],
                days_max=row["days_max"],
                method=MatchMethod(row["method"]),
                seen_at=row["seen_at"],
            )
        )
    return found


def _variant(row: Record, offers: Iterable[ComparedOffer], now: datetime) -> ComparedVariant:
    return ComparedVariant(
        row["id"], row["sku"], row["title"], row["price"], row["currency"], row["band"],
        rank(offers, row["currency"], now),
    )  # fmt: skip


def _changes(rows: Iterable[Record]) -> list[PriceChange]:
    return [PriceChange(row["of"], row["at"], row["price"]) for row in rows]
