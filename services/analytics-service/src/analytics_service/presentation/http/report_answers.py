"""Reports as staff read them. What each figure means is said where it stands, and holds wherever its name does."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Self
from uuid import UUID

from pydantic import Field

from analytics_service.application.report_ports import (
    Dashboard,
    DayFigures,
    Figures,
    ProductName,
    Revenue,
    RevenueRow,
    SearchedTerm,
    Sold,
    SoldCategory,
    SoldProduct,
)
from analytics_service.domain.periods import Period
from commerce.bodies import Money
from servicekit.schemas import Answer

_REVENUE = "Of the order lines, after discount, with tax, without shipping; of the orders that were paid in this time"
_REFUNDS = "Of goods, what was given back in this time, whenever it was paid; shipping that was given back is not in it"


def money(amount: int, currency: str) -> Money:
    """An amount in the shop's currency."""
    return Money.model_construct(amount=amount, currency=currency)


class PeriodAnswer(Answer):
    """Whole days, both ends included. Days that are not over are counted as far as they have come."""

    first: date
    last: date
    time_zone: str = Field(description="The shop's, by its IANA name: whose days these are")

    @classmethod
    def of(cls, period: Period) -> Self:
        """The wire form."""
        return cls(first=period.first, last=period.last, time_zone=period.calendar.zone.key)


class SoldAnswer(Answer):
    """What was sold. net = revenue − refunds."""

    orders: int = Field(description="Orders paid in this time, guests' included")
    revenue: Money = Field(description=_REVENUE)
    shipping: Money = Field(description="Of the same orders, with tax")
    refunds: Money = Field(description=_REFUNDS)
    net: Money = Field(description="Below nought where more was given back than sold")

    @classmethod
    def of(cls, sold: Sold, currency: str) -> Self:
        """The wire form."""
        return cls(
            orders=sold.orders, revenue=money(sold.revenue, currency), shipping=money(sold.shipping, currency),
            refunds=money(sold.refunds, currency), net=money(sold.net, currency),
        )  # fmt: skip


class FiguresAnswer(Answer):
    """All figures of a period."""

    sold: SoldAnswer
    average_order: Money | None = Field(description="revenue / orders, half up; null without an order")
    new_customers: int = Field(description="People whose first paid order is in this time, guests as well")
    page_views: int
    product_views: int
    searches: int
    carts: int = Field(description="How often something was put into a cart")
    checkouts: int = Field(description="How often the checkout was begun")
    visitors: int = Field(description="Different visitors; who comes on two days is one, so that days do not add up")
    sessions: int = Field(description="Visits that began in this time: they end with 30 minutes without an event")
    paid_sessions: int = Field(
        description="Of these, such as had an order of the same person paid: from their first event on, until "
        "30 minutes after their last"
    )
    conversion: float | None = Field(description="paid_sessions / sessions, from 0 to 1; null without a session")

    @classmethod
    def of(cls, figures: Figures, currency: str) -> Self:
        """The wire form."""
        sold, sessions = figures.sold, figures.sessions
        average = (2 * sold.revenue + sold.orders) // (2 * sold.orders) if sold.orders else None
        return cls(
            sold=SoldAnswer.of(sold, currency),
            average_order=None if average is None else money(average, currency),
            new_customers=figures.new_customers,
            page_views=figures.page_views,
            product_views=figures.product_views,
            searches=figures.searches,
            carts=figures.carts,
            checkouts=figures.checkouts,
            visitors=figures.visitors,
            sessions=sessions,
            paid_sessions=figures.paid_sessions,
            conversion=share(figures.paid_sessions, sessions),
        )


class DayFiguresAnswer(Answer):
    """One day."""

    day: date
    orders: int
    revenue: Money = Field(description=_REVENUE)
    page_views: int
    visitors: int

    @classmethod
    def of(cls, day: DayFigures, currency: str) -> Self:
        """The wire form."""
        return cls(
            day=day.day, orders=day.orders, revenue=money(day.revenue, currency), page_views=day.page_views,
            visitors=day.visitors,
        )  # fmt: skip


class DashboardAnswer(Answer):
    """A period beside the one before: as many days, and where the period ends today, until the same time of day."""

    period: PeriodAnswer
    before: PeriodAnswer
    figures: FiguresAnswer
    figures_before: FiguresAnswer
    days: list[DayFiguresAnswer] = Field(description="Each day of the period, also those on which nothing happened")

    @classmethod
    def of(cls, dashboard: Dashboard, period: Period, currency: str) -> Self:
        """The wire form."""
        return cls(
            period=PeriodAnswer.of(period),
            before=PeriodAnswer.of(period.before),
            figures=FiguresAnswer.of(dashboard.now, currency),
            figures_before=FiguresAnswer.of(dashboard.before, currency),
            days=[DayFiguresAnswer.of(day, currency) for day in dashboard.days],
        )


class RevenueRowAnswer(Answer):
    """A piece of the period, cut at its ends."""

    starts_at: datetime = Field(description="When it begins (UTC)")
    day: date = Field(description="The day on which it begins, in the shop's time zone")
    sold: SoldAnswer


class RevenueBeforeAnswer(Answer):
    """The period before, with as many pieces; of a period that ends today, until the same time of day."""

    period: PeriodAnswer
    total: SoldAnswer
    rows: list[RevenueRowAnswer]


class RevenueAnswer(Answer):
    """What was sold, piece by piece without a gap."""

    period: PeriodAnswer
    total: SoldAnswer
    rows: list[RevenueRowAnswer]
    before: RevenueBeforeAnswer | None = Field(description="Null unless `compare` was asked for")

    @classmethod
    def of(cls, revenue: Revenue, period: Period, currency: str) -> Self:
        """The wire form."""
        before = None
        if revenue.total_before is not None and revenue.rows_before is not None:
            before = RevenueBeforeAnswer(
                period=PeriodAnswer.of(period.before),
                total=SoldAnswer.of(revenue.total_before, currency),
                rows=_rows(revenue.rows_before, currency),
            )
        return cls(
            period=PeriodAnswer.of(period),
            total=SoldAnswer.of(revenue.total, currency),
            rows=_rows(revenue.rows, currency),
            before=before,
        )


class ReportedProductAnswer(Answer):
    """A product as it was last heard of; all null but `id` where it was never heard of."""

    id: UUID
    slug: str | None
    title: str | None
    lang: str | None = Field(description="The locale of `title`, which may be a wider one than was asked for")

    @classmethod
    def of(cls, product: ProductName) -> Self:
        """The wire form."""
        return cls(id=product.id, slug=product.slug, title=product.title, lang=product.lang)


class SoldProductAnswer(Answer):
    """What one product brought in the period."""

    product: ReportedProductAnswer
    pieces: int = Field(description="Pieces in paid orders; what was given back stays counted")
    orders: int = Field(description="Orders that had it")
    revenue: Money = Field(description=_REVENUE)
    refunds: Money = Field(description=_REFUNDS)
    net: Money
    views: int = Field(description="How often its page was looked at")
    carts: int = Field(description="How often it was put into a cart")

    @classmethod
    def of(cls, sold: SoldProduct, currency: str) -> Self:
        """The wire form."""
        return cls(
            product=ReportedProductAnswer.of(sold.product), pieces=sold.pieces, orders=sold.orders,
            revenue=money(sold.revenue, currency), refunds=money(sold.refunds, currency),
            net=money(sold.revenue - sold.refunds, currency), views=sold.views, carts=sold.carts,
        )  # fmt: skip


class SoldProductsAnswer(Answer):
    """What sells, best first."""

    period: PeriodAnswer
    items: list[SoldProductAnswer]


class SoldCategoryAnswer(Answer):
    """What the products of a category brought. Each product counts in the first of its categories alone."""

    id: UUID | None = Field(description="Null for products in no category that is known")
    name: str | None
    lang: str | None
    pieces: int
    orders: int
    revenue: Money = Field(description=_REVENUE)
    refunds: Money = Field(description=_REFUNDS)
    net: Money

    @classmethod
    def of(cls, sold: SoldCategory, currency: str) -> Self:
        """The wire form."""
        return cls(
            id=sold.id, name=sold.name, lang=sold.lang, pieces=sold.pieces, orders=sold.orders,
            revenue=money(sold.revenue, currency), refunds=money(sold.refunds, currency),
            net=money(sold.revenue - sold.refunds, currency),
        )  # fmt: skip


class SoldCategoriesAnswer(Answer):
    """Revenue by category, most first; together they are the period's revenue."""

    period: PeriodAnswer
    items: list[SoldCategoryAnswer]


class SearchedTermAnswer(Answer):
    """What was searched for, folded to small letters and single blanks."""

    term: str
    searches: int
    without_results: int = Field(description="Of these, such as found nothing")

    @classmethod
    def of(cls, searched: SearchedTerm) -> Self:
        """The wire form."""
        return cls(term=searched.term, searches=searched.searches, without_results=searched.without_results)


class SearchedTermsAnswer(Answer):
    """Terms of a period, the most frequent first. Of each day the first 10,000 different ones are counted."""

    period: PeriodAnswer
    items: list[SearchedTermAnswer]


def share(part: int, whole: int) -> float | None:
    """From 0 to 1, to four places; None of nothing."""
    return round(part / whole, 4) if whole else None


def _rows(rows: Sequence[RevenueRow], currency: str) -> list[RevenueRowAnswer]:
    return [
        RevenueRowAnswer(starts_at=row.starts_at, day=row.day, sold=SoldAnswer.of(row.sold, currency)) for row in rows
    ]
