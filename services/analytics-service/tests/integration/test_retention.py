from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest
from builders import BEGIN_CALENDAR

from analytics_service.infrastructure.retention import Retention
from servicekit.database import Database
from servicekit.domain import new_id
from testkit.databases import TestDatabase

NOW = datetime(2031, 3, 1, 12, tzinfo=UTC)
_DAYS = "SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'events'::regclass ORDER BY 1"


def _retention(database: Database, *, events_days: int = 200, now: datetime = NOW) -> Retention:
    return Retention(database, lambda: now, events_days, 395)


async def _days(database: Database) -> list[str]:
    async with database.acquire() as connection:
        return [row["name"] for row in await connection.raw.fetch(_DAYS) if row["name"].startswith("events_2031")]


async def test_days_are_made_two_weeks_ahead_and_dropped_when_they_are_old(database: Database) -> None:
    await _retention(database).keep()
    assert (await _days(database))[0::22] == ["events_20310221", "events_20310315"]
    await _retention(database).keep()
    assert len(await _days(database)) == 23
    while await _retention(database, events_days=15, now=NOW + timedelta(days=20)).keep():
        pass
    days = await _days(database)
    assert (days[0], days[-1]) == ("events_20310306", "events_20310404")


async def test_the_service_itself_can_make_no_table(database: Database) -> None:
    async with database.acquire() as connection:
        for command in ("CREATE TABLE mine (id int)", "DROP TABLE events"):
            with pytest.raises(Exception, match=r"permission denied|must be owner"):
                await connection.raw.execute(command)


async def test_a_reader_is_not_waited_for_for_long(database: Database, own_database: TestDatabase) -> None:
    await _retention(database).make_days()
    with psycopg.connect(own_database.admin_url) as reader:
        reader.execute("SELECT count(*) FROM souk.events")
        later = _retention(database, now=NOW + timedelta(days=5))
        await later.make_days()
        assert "events_20310320" in await _days(database)
        with pytest.raises(Exception, match="lock timeout"):
            await _retention(database, events_days=15, now=NOW + timedelta(days=40)).keep()


async def test_old_visits_are_forgotten(database: Database) -> None:
    visitor, old, new = new_id(), new_id(), new_id()
    async with database.acquire() as connection:
        await connection.raw.execute(BEGIN_CALENDAR)
        for session, at in ((old, NOW - timedelta(days=400)), (new, NOW - timedelta(days=300))):
            await connection.raw.execute(
                "INSERT INTO sessions (id, visitor, started_at, ended_at, events, page_views)"
                " VALUES ($1, $2, $3, $3, 1, 1)", session, visitor, at,
            )  # fmt: skip
            await connection.raw.execute("INSERT INTO basket_products VALUES ($1, $2, $3)", session, new_id(), at)
            await connection.raw.execute("INSERT INTO visitor_days VALUES (1, $1, $2, $3, 1)", at.date(), visitor, at)
            await connection.raw.execute("INSERT INTO term_visitors VALUES ($1, 'tea', $2)", at.date(), visitor)
        await _retention(database).keep()
        assert [row["id"] for row in await connection.raw.fetch("SELECT id FROM sessions")] == [new]
        assert [row["session_id"] for row in await connection.raw.fetch("SELECT * FROM basket_products")] == [new]
        days = [row["day"] for row in await connection.raw.fetch("SELECT day FROM visitor_days")]
        assert days == [date(2030, 5, 5)]
        assert await connection.raw.fetch("SELECT FROM term_visitors") == []
