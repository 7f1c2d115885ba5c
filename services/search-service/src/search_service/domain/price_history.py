"""What a variant cost day by day, in the shop and at the cheapest of the other sellers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from search_service.domain.offer_ranking import RANKED_FOR


@dataclass(frozen=True, slots=True)
class PriceChange:
    """From `at` on this thing has this price in minor units; None: it cannot be bought. It ends at the next one."""

    of: UUID
    at: datetime
    price: int | None


@dataclass(frozen=True, slots=True)
class DayPrices:
    """The last price of the shop on a day (UTC), and the best that other sellers had at its end; None: none known."""

    day: date
    own: int | None
    sellers: int | None


def day_prices(
    own: Iterable[PriceChange], offers: Iterable[PriceChange], last_seen: dict[UUID, datetime], days: Sequence[date]
) -> list[DayPrices]:
    """One entry for each of `days`, which rise; changes come in any order.

    An offer counts for 72 hours after its seller's feed had it last, as long as it would be ranked.
    """
    ours, theirs = _by_time(own), _by_time(offers)
    now_ours: dict[UUID, int | None] = {}
    now_theirs: dict[UUID, int | None] = {}
    result = []
    for day in days:
        end = datetime.combine(day, time.min, UTC) + timedelta(days=1)
        _advance(ours, now_ours, end)
        _advance(theirs, now_theirs, end)
        living = [price for of, price in now_theirs.items() if last_seen[of] + RANKED_FOR >= end - timedelta(days=1)]
        result.append(DayPrices(day, _least(now_ours.values()), _least(living)))
    return result


def _by_time(changes: Iterable[PriceChange]) -> list[PriceChange]:
    """The latest first, to be taken from the end."""
    return sorted(changes, key=lambda change: change.at, reverse=True)


def _advance(waiting: list[PriceChange], prices: dict[UUID, int | None], end: datetime) -> None:
    while waiting and waiting[-1].at < end:
        change = waiting.pop()
        prices[change.of] = change.price


def _least(prices: Iterable[int | None]) -> int | None:
    return min((price for price in prices if price is not None), default=None)
