"""What visitors do, as staff read it: sessions of those who agreed to be counted."""

from collections.abc import Sequence
from datetime import date
from typing import Self

from pydantic import Field

from analytics_service.application.report_ports import Baskets, BasketsDay, Cohort, FunnelStep, LeftProduct, SessionsDay
from analytics_service.domain.periods import Period
from analytics_service.presentation.http.report_answers import PeriodAnswer, ReportedProductAnswer, share
from servicekit.schemas import Answer


class FunnelStepAnswer(Answer):
    """How many sessions came so far: whoever is in one step is in all before it."""

    step: str = Field(description="`session`, `product_view`, `add_to_cart`, `checkout_started`, `paid`, in this order")
    sessions: int
    of_all: float | None = Field(description="Share of all sessions, from 0 to 1; null without a session")
    of_previous: float | None = Field(description="Share of the step before; null where that has none")


class FunnelAnswer(Answer):
    """From a session to a paid order, for sessions that began in the period.

    A session is in a step when it did that, or something further down: who pays has been in the checkout.
    """

    period: PeriodAnswer
    steps: list[FunnelStepAnswer]

    @classmethod
    def of(cls, steps: Sequence[FunnelStep], period: Period) -> Self:
        """The wire form."""
        previous = [steps[0], *steps[:-1]] if steps else []
        return cls(
            period=PeriodAnswer.of(period),
            steps=[
                FunnelStepAnswer(
                    step=each.step,
                    sessions=each.sessions,
                    of_all=share(each.sessions, steps[0].sessions),
                    of_previous=share(each.sessions, before.sessions),
                )
                for each, before in zip(steps, previous, strict=True)
            ],
        )


class CohortAnswer(Answer):
    """Visitors whose first day is in one week."""

    week: date = Field(description="The Monday with which it begins")
    visitors: int
    returned: list[int] = Field(
        description="How many of them came in that week (all), in the next, and so on; until the present week"
    )

    @classmethod
    def of(cls, cohort: Cohort) -> Self:
        """The wire form."""
        return cls(week=cohort.week, visitors=cohort.visitors, returned=list(cohort.returned))


class CohortsAnswer(Answer):
    """Who comes back, the oldest week first. A visitor's first day is the first that is still kept.

    Counted once a day, after midnight: what a day brings is in it from the next one on.
    """

    time_zone: str
    items: list[CohortAnswer]


class SessionsDayAnswer(Answer):
    """Sessions that began on a day."""

    day: date
    sessions: int
    visitors: int = Field(description="Different visitors of these sessions")
    bounces: int = Field(description="Sessions of one event")
    median_seconds: int | None = Field(description="From first to last event, the median; null without a session")
    page_views: int = Field(description="In these sessions")

    @classmethod
    def of(cls, day: SessionsDay) -> Self:
        """The wire form."""
        return cls(
            day=day.day, sessions=day.sessions, visitors=day.visitors, bounces=day.bounces,
            median_seconds=day.median_seconds, page_views=day.page_views,
        )  # fmt: skip


class SessionsAnswer(Answer):
    """Sessions, day by day."""

    period: PeriodAnswer
    days: list[SessionsDayAnswer]


class BasketsDayAnswer(Answer):
    """Sessions that began on a day and put something into a cart."""

    day: date
    filled: int
    paid: int = Field(description="Of these, such as paid (`paid_sessions` of the dashboard)")
    abandoned: int = Field(description="Of these, such as did not pay, and had no event for an hour")

    @classmethod
    def of(cls, day: BasketsDay) -> Self:
        """The wire form."""
        return cls(day=day.day, filled=day.filled, paid=day.paid, abandoned=day.abandoned)


class LeftProductAnswer(Answer):
    """A product that was left in baskets."""

    product: ReportedProductAnswer
    baskets: int = Field(description="Abandoned sessions that had put it into a cart")

    @classmethod
    def of(cls, left: LeftProduct) -> Self:
        """The wire form."""
        return cls(product=ReportedProductAnswer.of(left.product), baskets=left.baskets)


class BasketsAnswer(Answer):
    """Baskets that were filled, and those that were left."""

    period: PeriodAnswer
    filled: int
    paid: int
    abandoned: int
    abandoned_share: float | None = Field(description="abandoned / filled, from 0 to 1; null without a filled one")
    days: list[BasketsDayAnswer]
    products: list[LeftProductAnswer] = Field(description="What was left most often, first")

    @classmethod
    def of(cls, baskets: Baskets, period: Period) -> Self:
        """The wire form."""
        filled, abandoned = sum(day.filled for day in baskets.days), sum(day.abandoned for day in baskets.days)
        return cls(
            period=PeriodAnswer.of(period),
            filled=filled,
            paid=sum(day.paid for day in baskets.days),
            abandoned=abandoned,
            abandoned_share=share(abandoned, filled),
            days=[BasketsDayAnswer.of(day) for day in baskets.days],
            products=[LeftProductAnswer.of(product) for product in baskets.products],
        )
