"""Whatever happened, reports are what plain SQL on single events, sales and refunds says."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import asyncpg
import pytest
from compared import compare, compare_cohorts
from histories import CURRENCY, LENGTH, History, fill, histories, name_products
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analytics_service.infrastructure.days_of_zone import DaysOfZone, ask_for_zone
from analytics_service.infrastructure.reports import SqlReports
from servicekit.database import Database
from servicekit.settings import DatabaseSettings
from testkit.databases import TestDatabase
from testkit.plugin import DatabaseFactory

# Where clocks change within the history: on its third day.
CASES = [
    ("UTC", date(2026, 2, 26)),
    ("Europe/Paris", date(2026, 3, 27)),
    ("Europe/Paris", date(2026, 10, 23)),
    ("Asia/Kolkata", date(2026, 12, 29)),
    ("Asia/Kathmandu", date(2026, 6, 28)),
    ("America/St_Johns", date(2026, 3, 6)),
    ("America/St_Johns", date(2026, 10, 30)),
]
OTHERS = {"UTC": "Asia/Kathmandu", "Europe/Paris": "America/St_Johns"}
DAYS = st.tuples(st.integers(1, 5), st.integers(0, 4))
NOW = st.integers(0, int(LENGTH.total_seconds()))
EXAMPLES = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture(scope="module")
def emptied(service_folder: Path, migrated_database: DatabaseFactory) -> TestDatabase:
    """A database that each example empties."""
    return migrated_database(service_folder, fresh=True)


@pytest.mark.parametrize(("zone", "first"), CASES)
@EXAMPLES
@given(history=histories(), days=DAYS, seconds=NOW)
def test_every_report_equals_raw_sql(
    emptied: TestDatabase, zone: str, first: date, history: History, days: tuple[int, int], seconds: int
) -> None:
    async def check() -> None:
        async with _shop(emptied, zone) as (database, reports, raw):
            begins = _midnight(first, zone)
            await fill(database, begins, history)
            now = begins + timedelta(seconds=seconds)
            period = await compare(reports, raw, _days(first, days), now)
            await _round(database, now)
            await compare_cohorts(reports, raw, period, now)

    asyncio.run(check())


@pytest.mark.parametrize(("zone", "first"), [case for case in CASES if case[0] in OTHERS])
@EXAMPLES
@given(history=histories(), meanwhile=histories(), days=DAYS)
def test_a_change_of_zone_builds_days_anew_without_a_wrong_answer_in_between(
    emptied: TestDatabase, zone: str, first: date, history: History, meanwhile: History, days: tuple[int, int]
) -> None:
    async def check() -> None:
        async with _shop(emptied, zone) as (database, reports, raw):
            begins = _midnight(first, zone)
            await fill(database, begins, history)
            await ask_for_zone(database, OTHERS[zone])
            now, rounds = begins + LENGTH, 0
            while (await reports.calendar()).zone.key == zone:
                if rounds == 3:
                    await fill(database, begins, meanwhile)
                await compare(reports, raw, _days(first, days), now)
                await _round(database, now, once=True)
                rounds += 1
            assert (await reports.calendar()).zone.key == OTHERS[zone]
            period = await compare(reports, raw, _days(first, days), now)
            await compare_cohorts(reports, raw, period, now)

    asyncio.run(check())


def _days(begins: date, days: tuple[int, int]) -> tuple[date, date]:
    first = begins + timedelta(days=days[0])
    return first, first + timedelta(days=days[1])


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


async def _round(database: Database, now: datetime, *, once: bool = False) -> None:
    async def held() -> bool:
        return True

    work = DaysOfZone(database, CURRENCY, lambda: now, held)
    while await work() and not once:
        pass


@asynccontextmanager
async def _shop(
    emptied: TestDatabase, zone: str
) -> AsyncIterator[tuple[Database, SqlReports, "asyncpg.Connection[Any]"]]:
    emptied.clean()
    database = Database.open(DatabaseSettings.model_validate({"url": emptied.app_url}), "test")
    raw = await asyncpg.connect(emptied.admin_url, server_settings={"search_path": "souk"})
    try:
        await ask_for_zone(database, zone)
        await name_products(database)
        yield database, SqlReports(database, CURRENCY, zone), raw
    finally:
        await raw.close()
        await database.close()
