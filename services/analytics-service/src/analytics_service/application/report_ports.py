"""What reports are asked for, and what they answer; `reports` says what each figure means, in the answers' texts.

Amounts are minor units of the shop's currency.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from analytics_service.domain.periods import Calendar, Grain, Period


@dataclass(frozen=True, slots=True)
class Sold:
    """What was sold, and what went back."""

    orders: int
    revenue: int
    shipping: int
    refunds: int

    @property
    def net(self) -> int:
        """Of goods, after refunds."""
        return self.revenue - self.refunds


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a period."""

    sold: Sold
    new_customers: int
    page_views: int
    product_views: int
    searches: int
    carts: int
    checkouts: int
    visitors: int
    sessions: int
    paid_sessions: int


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One day of the shop's time zone."""

    day: date
    orders: int
    revenue: int
    page_views: int
    visitors: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    """A period beside the one before."""

    now: Figures
    before: Figures
    days: Sequence[DayFigures]


@dataclass(frozen=True, slots=True)
class RevenueRow:
    """A piece of a period that begins at `starts_at`, which is on `day` in the shop's time zone."""

    starts_at: datetime
    day: date
    sold: Sold


@dataclass(frozen=True, slots=True)
class Revenue:
    """Of a period, piece by piece without a gap; `before` has as many pieces where it was asked for."""

    total: Sold
    rows: Sequence[RevenueRow]
    total_before: Sold | None = None
    rows_before: Sequence[RevenueRow] | None = None


class SoldSort(StrEnum):
    """What sells most comes first."""

    REVENUE = "revenue"
    PIECES = "pieces"
    VIEWS = "views"


@dataclass(frozen=True, slots=True)
class ProductName:
    """What a product is called as far as is known here; `title` is in `lang`."""

    id: UUID
    slug: str | None
    title: str | None
    lang: str | None


@dataclass(frozen=True, slots=True)
class SoldProduct:
    """What one product brought."""

    product: ProductName
    pieces: int
    orders: int
    revenue: int
    refunds: int
    views: int
    carts: int


@dataclass(frozen=True, slots=True)
class SoldCategory:
    """What the products of one category brought; None is those in no category that is known."""

    id: UUID | None
    name: str | None
    lang: str | None
    pieces: int
    orders: int
    revenue: int
    refunds: int


@dataclass(frozen=True, slots=True)
class SearchedTerm:
    """What was searched for, and how often in vain."""

    term: str
    searches: int
    without_results: int


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """How many sessions came so far."""

    step: str
    sessions: int


@dataclass(frozen=True, slots=True)
class Cohort:
    """Visitors who first came in the week of `week` (a Monday), and how many of them came in it and in each later."""

    week: date
    visitors: int
    returned: Sequence[int]


@dataclass(frozen=True, slots=True)
class SessionsDay:
    """Sessions that began on a day; the median is in seconds, None without a session."""

    day: date
    sessions: int
    visitors: int
    bounces: int
    median_seconds: int | None
    page_views: int


@dataclass(frozen=True, slots=True)
class BasketsDay:
    """Sessions of a day that filled a basket, and what became of them."""

    day: date
    filled: int
    paid: int
    abandoned: int


@dataclass(frozen=True, slots=True)
class LeftProduct:
    """A product, and how many abandoned baskets had it."""

    product: ProductName
    baskets: int


@dataclass(frozen=True, slots=True)
class Baskets:
    """Baskets of a period."""

    days: Sequence[BasketsDay]
    products: Sequence[LeftProduct]


class Reports(Protocol):
    """All that is read. `now` is when it is asked."""

    async def calendar(self) -> Calendar:
        """Whose days are reported now. While days are built anew for another time zone it is still the former one."""

    async def dashboard(self, period: Period, now: datetime) -> Dashboard:
        """A period beside the one before."""

    async def revenue(self, period: Period, by: Grain, now: datetime, *, compare: bool) -> Revenue:
        """What was sold, piece by piece."""

    async def sold_products(self, period: Period, sort: SoldSort, limit: int, locale: str) -> Sequence[SoldProduct]:
        """What sells, best first."""

    async def sold_categories(self, period: Period, locale: str) -> Sequence[SoldCategory]:
        """The same by category, most revenue first."""

    async def popular(self, limit: int, now: datetime) -> Sequence[UUID]:
        """Products that many buy and look at, the most popular first."""

    async def trending(self, limit: int, now: datetime) -> Sequence[str]:
        """Terms that are searched for more than before, the steepest first."""

    async def terms(self, period: Period, limit: int, *, without_results: bool) -> Sequence[SearchedTerm]:
        """What was searched for, the most frequent first; only what found nothing, with `without_results`."""

    async def funnel(self, period: Period) -> Sequence[FunnelStep]:
        """From a session to a paid order."""

    async def cohorts(self, weeks: int, calendar: Calendar, now: datetime) -> Sequence[Cohort]:
        """Of the last `weeks` weeks, the oldest first."""

    async def sessions(self, period: Period) -> Sequence[SessionsDay]:
        """Day by day."""

    async def baskets(self, period: Period, limit: int, locale: str, now: datetime) -> Baskets:
        """Baskets that were filled and left, and the `limit` products that were left most often."""
