"""Days are built anew when the shop's time zone changes, beside those that are reported, and change places with them.

A day is built in one transaction that nobody writes days beside; whoever writes after it adds to it. So each day is
whole once it is built, whatever comes late, and the swap is one row.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from analytics_service.domain.periods import Calendar, monday_of
from analytics_service.infrastructure import calendar_statements as sql
from analytics_service.infrastructure.calendars import HOLD_DAYS
from servicekit.database import Database, Record, Transaction
from servicekit.domain import Clock

logger = logging.getLogger(__name__)

COHORT_WEEKS: Final = 26
FORMER_KEPT: Final = timedelta(hours=1)
"""Reports that were begun before a swap still read the calendar before it."""
_DAY: Final = timedelta(days=1)


async def ask_for_zone(database: Database, zone: str) -> None:
    """From now on `zone` is the shop's: its days are built, unless they are reported or being built already."""
    async with database.transaction() as transaction:
        await transaction.execute(HOLD_DAYS)
        rows = {row["state"]: row["zone"] for row in await transaction.fetch(sql.CALENDARS)}
        if "live" not in rows:
            await transaction.execute(sql.BEGIN_FIRST, zone=zone)
        elif zone not in (rows["live"], rows.get("building")):
            await transaction.execute(sql.GIVE_UP_BUILDING)
            await transaction.execute(sql.BEGIN_BUILDING, zone=zone)
        elif zone == rows["live"]:
            await transaction.execute(sql.GIVE_UP_BUILDING)


@dataclass(frozen=True, slots=True)
class DaysOfZone:
    """A round of the work that calendars make; `held` says whether this process is the one that does it."""

    database: Database
    currency: str
    clock: Clock
    held: Callable[[], Awaitable[bool]]

    async def __call__(self) -> bool:
        """One day, one bite of what is former, or the day's cohorts; returns whether more is left."""
        if not await self.held():
            return False
        for row in await self.database.fetch(sql.CALENDARS):
            if await self._work_on(row):
                return True
        return False

    async def _work_on(self, row: Record) -> bool:
        match row["state"]:
            case "building":
                return await self._build(row["epoch"])
            case "former":
                return self.clock() - row["since"] > FORMER_KEPT and await self._forget(row["epoch"])
            case _:
                today = _calendar(row).day_of(self.clock())
                return row["cohorts_of"] != today and await self._count_cohorts(row["epoch"], today)

    async def _build(self, epoch: int) -> bool:
        async with self.database.transaction() as transaction:
            await transaction.execute(HOLD_DAYS)
            rows = {row["state"]: row for row in await transaction.fetch(sql.CALENDARS)}
            row = rows.get("building")
            if row is None or row["epoch"] != epoch:
                return True
            calendar, former = _calendar(row), rows["live"]["epoch"]
            oldest = await transaction.fetch_one(sql.OLDEST, former=former)
            today = calendar.day_of(self.clock())
            day = _next_day(row["built_until"], oldest, today)
            if day <= today + _DAY:
                await self._build_day(transaction, calendar, former, day, kept=_is_kept(day, calendar, oldest))
                await transaction.execute(sql.BUILT_UNTIL, epoch=epoch, day=day)
                return True
            await _count_cohorts(transaction, epoch, today)
            await transaction.execute(sql.RETIRE)
            await transaction.execute(sql.GO_LIVE, epoch=epoch)
        logger.info("days are those of another time zone", extra={"zone": calendar.zone.key})
        return True

    async def _build_day(
        self, transaction: Transaction, calendar: Calendar, former: int, day: date, *, kept: bool
    ) -> None:
        """From single events; where they are gone, `kept` as the former calendar has it. Sales are always counted."""
        epoch, since, until = calendar.epoch, calendar.begin_of(day), calendar.begin_of(day + _DAY)
        for clear in sql.CLEAR_DAY:
            await transaction.execute(clear, epoch=epoch, day=day)
        span = {"epoch": epoch, "day": day, "since": since, "until": until}
        if kept:
            copied = {"epoch": epoch, "day": day, "former": former}
            await transaction.execute(sql.KEEP_PRODUCTS, currency=self.currency, former=former, **span)
            await transaction.execute(sql.KEEP_TERMS, **copied)
            await transaction.execute(sql.KEEP_VISITORS, **copied)
            return
        span |= {"first_utc": since.date(), "last_utc": until.date()}
        await transaction.execute(sql.BUILD_PRODUCTS, currency=self.currency, **span)
        await transaction.execute(sql.BUILD_TERMS, **span)
        await transaction.execute(sql.BUILD_VISITORS, **span)

    async def _forget(self, epoch: int) -> bool:
        removed = [await self.database.execute(bite, epoch=epoch) for bite in sql.FORGET_DAYS]
        if not any(removed):
            await self.database.execute(sql.FORGET_CALENDAR, epoch=epoch)
        return True

    async def _count_cohorts(self, epoch: int, today: date) -> bool:
        async with self.database.transaction() as transaction:
            await _count_cohorts(transaction, epoch, today)
        return True


async def _count_cohorts(transaction: Transaction, epoch: int, today: date) -> None:
    """Of the days before `today`."""
    since = monday_of(today) - timedelta(weeks=COHORT_WEEKS)
    await transaction.execute(sql.CLEAR_COHORTS, epoch=epoch)
    await transaction.execute(sql.COUNT_COHORTS, epoch=epoch, since=since, until=today)
    await transaction.execute(sql.COHORTS_OF, epoch=epoch, day=today)


def _calendar(row: Record) -> Calendar:
    return Calendar(row["epoch"], ZoneInfo(row["zone"]))


def _next_day(built_until: date | None, oldest: Record | None, today: date) -> date:
    """After the last that is built; at first, a day before the oldest of the other zone."""
    if built_until is not None:
        return built_until + _DAY
    days: list[date] = [day for day in (oldest or {}).values() if day is not None]
    return min([*days, today]) - _DAY


def _is_kept(day: date, calendar: Calendar, oldest: Record | None) -> bool:
    """Whether single events do not reach back so far, though the former calendar does."""
    if oldest is None or oldest["day"] is None:
        return False
    first = oldest["event"]
    if first is None:
        return True
    begins = datetime.combine(first, time(), UTC)
    return bool(calendar.begin_of(day) < begins and oldest["day"] < first - _DAY)
