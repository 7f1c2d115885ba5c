"""The dashboard: all figures of a period beside those of the period before."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from analytics_service.application.report_ports import Dashboard, DayFigures, Figures, Sold
from analytics_service.domain.events import EventType
from analytics_service.domain.periods import Grain, Period, Piece
from analytics_service.infrastructure.report_source import ReportSource
from analytics_service.infrastructure.report_statements import (
    DAILY_VISITORS,
    EVENTS,
    NEW_CUSTOMERS,
    SESSIONS,
    SOLD,
    VISITORS,
)
from analytics_service.infrastructure.sales_reports import sold_by_piece, total
from servicekit.database import Connection

_NOTHING: Final = Sold(0, 0, 0, 0)


class DashboardReport(ReportSource):
    """Each table is read once, or once for each of both periods."""

    async def dashboard(self, period: Period, now: datetime) -> Dashboard:
        """A period beside the one before."""
        async with self._database.acquire() as connection:
            reading = _Reading(connection, self._currency, period, period.before_ends(now))
            visitors, visitors_before = await reading.visitors()
            before = period.pieces_before(Grain.DAY)
            return Dashboard(
                await reading.figures(period.begins, period.ends, visitors),
                await reading.figures(before[0].starts_at, reading.cut, visitors_before),
                await reading.days(period.pieces(Grain.DAY)),
            )


class _Reading:
    """One connection, and until when the period before is compared."""

    def __init__(self, connection: Connection, currency: str, period: Period, cut: datetime) -> None:
        self._connection, self._currency, self._period, self.cut = connection, currency, period, cut

    async def visitors(self) -> tuple[int, int]:
        """Different ones in the period, and in the one before."""
        period, calendar = self._period, self._period.calendar
        row = await self._connection.fetch_one(
            VISITORS, epoch=calendar.epoch, first=period.first, last=period.last, first_before=period.before.first,
            cut_day=calendar.day_of(self.cut), cut=self.cut,
        )  # fmt: skip
        return (row["visitors"], row["visitors_before"]) if row else (0, 0)

    async def figures(self, since: datetime, until: datetime, visitors: int) -> Figures:
        """Of any time."""
        span: dict[str, Any] = {"since": since, "until": until}
        sold = await self._sold([since], until)
        events = {row["type"]: row["events"] for row in await self._events([since], until)}
        sessions = await self._connection.fetch_one(SESSIONS, **span)
        return Figures(
            sold=total(list(sold.values())),
            new_customers=await self._connection.fetch_value(NEW_CUSTOMERS, **span),
            page_views=events.get(EventType.PAGE_VIEW.number, 0),
            product_views=events.get(EventType.PRODUCT_VIEW.number, 0),
            searches=events.get(EventType.SEARCH.number, 0),
            carts=events.get(EventType.ADD_TO_CART.number, 0),
            checkouts=events.get(EventType.CHECKOUT_STARTED.number, 0),
            visitors=visitors,
            sessions=sessions["sessions"] if sessions else 0,
            paid_sessions=sessions["paid"] if sessions else 0,
        )

    async def days(self, pieces: Sequence[Piece]) -> list[DayFigures]:
        """Each day of the period."""
        period, starts = self._period, [piece.starts_at for piece in pieces]
        sold = await self._sold(starts, period.ends)
        events = await self._events(starts, period.ends)
        views = {row["piece"]: row["events"] for row in events if row["type"] == EventType.PAGE_VIEW.number}
        visitors = {row["day"]: row["visitors"] for row in await self._daily_visitors()}
        return [
            DayFigures(
                piece.day, sold.get(number, _NOTHING).orders, sold.get(number, _NOTHING).revenue,
                views.get(number, 0), visitors.get(piece.day, 0),
            )
            for number, piece in enumerate(pieces, 1)
        ]  # fmt: skip

    async def _sold(self, starts: Sequence[datetime], until: datetime) -> dict[int, Sold]:
        rows = await self._connection.fetch(SOLD, starts=starts, since=starts[0], until=until, currency=self._currency)
        return dict(sold_by_piece(rows))

    async def _events(self, starts: Sequence[datetime], until: datetime) -> Sequence[Any]:
        return await self._connection.fetch(EVENTS, starts=starts, since=starts[0], until=until)

    async def _daily_visitors(self) -> Sequence[Any]:
        period = self._period
        return await self._connection.fetch(
            DAILY_VISITORS, epoch=period.calendar.epoch, first=period.first, last=period.last
        )
