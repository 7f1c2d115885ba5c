"""Whatever dies between the stream and the commit: what was answered 202 is stored, once."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import psycopg
import pytest
from builders import BEGIN_CALENDAR, NOON, a_counted, id_at
from redis.asyncio import Redis

from analytics_service.application.ports import Batch
from analytics_service.domain.errors import TooManyWaiting
from analytics_service.domain.events import EventType, ShopEvent
from analytics_service.infrastructure.batches import StoredBatch
from analytics_service.infrastructure.event_store import EventStore
from analytics_service.infrastructure.event_stream import ASIDE, STREAM, EventStream
from analytics_service.infrastructure.intake import Intake
from analytics_service.infrastructure.retention import Retention
from servicekit.database import Database, Transaction
from servicekit.domain import new_id, utc_now
from testkit.databases import TestDatabase

PROCESS = Path(__file__).parents[1] / "counting_process.py"
_SECONDS = 60


class Counting:
    """A stream, and a database into which an intake counts."""

    def __init__(self, database: Database, valkey: Redis) -> None:
        self.database, self.valkey, self.stream = database, valkey, EventStream(valkey, 1000)
        self.sent: set[str] = set()

    async def begin(self) -> None:
        await self.fetch(BEGIN_CALENDAR)
        await Retention(self.database, utc_now, 200, 395).make_days()

    async def send(self, events: int = 10) -> Batch:
        visitor, session = new_id(), new_id()
        batch = Batch(
            utc_now(),
            [ShopEvent(new_id(), EventType.PAGE_VIEW, visitor, session) for _ in range(events)],
            None,
            bot=False,
        )
        await self.stream.add(batch)
        self.sent |= {str(event.id) for event in batch.events}
        return batch

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Intake]:
        intake = Intake(self.database, self.stream, EventStore(), [])
        task = asyncio.create_task(intake.run())
        yield intake
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    async def settled(self) -> None:
        """Every event that was sent is stored, once, and every figure says so."""
        async with asyncio.timeout(_SECONDS):
            while len(await self.fetch("SELECT id FROM events")) < len(self.sent):
                await asyncio.sleep(0.02)
        assert {str(row["id"]) for row in await self.fetch("SELECT id FROM events")} == self.sent
        for table in ("slots", "sessions", "visitor_days"):
            (row,) = await self.fetch(f"SELECT sum(events) AS n FROM {table}")
            assert row["n"] == len(self.sent), table

    async def fetch(self, sql: str) -> list[asyncpg.Record]:
        async with self.database.acquire() as connection:
            return list(await connection.raw.fetch(sql))


@pytest.fixture
async def counting(database: Database, valkey: Redis) -> Counting:
    made = Counting(database, valkey)
    await made.begin()
    return made


@pytest.mark.parametrize("where", ["before_copy", "before_commit", "after_commit"])
async def test_a_process_killed_while_it_counts_loses_nothing_and_counts_nothing_twice(
    counting: Counting, own_database: TestDatabase, valkey_url: str, where: str
) -> None:
    for _ in range(3):
        await counting.send()
    command = [sys.executable, str(PROCESS), own_database.app_url, valkey_url, where]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert await asyncio.to_thread(process.stdout.readline) == b"here\n"
        process.send_signal(signal.SIGKILL)
    await counting.send()
    # What the dead process holds ends by itself, seconds later.
    await counting.fetch("DELETE FROM leases")
    async with counting.running():
        await counting.settled()
    (row,) = await counting.fetch("SELECT received, stored FROM intake")
    assert (row["received"], row["stored"]) == (40, 40)


async def test_of_two_that_count_the_same_batches_one_is_overtaken(counting: Counting) -> None:
    await counting.send()
    async with counting.running():
        await counting.settled()
        (before,) = await counting.fetch("SELECT epoch FROM intake")
        # As a process that slept through its lease finds it.
        await counting.fetch("UPDATE intake SET position = '0-0'")
        await counting.send()
        await counting.settled()
    (after,) = await counting.fetch("SELECT epoch, stored FROM intake")
    assert (after["epoch"], after["stored"]) == (before["epoch"], 20)


async def test_a_flushed_valkey_takes_what_waited_and_nothing_else(counting: Counting) -> None:
    first = await counting.send()
    async with counting.running():
        await counting.settled()
        await counting.valkey.flushall()
        await counting.send()
        # A browser that had no answer sends again.
        await counting.stream.add(first)
        await counting.settled()
    assert len(await counting.fetch("SELECT epoch FROM intake")) == 2


async def test_sessions_of_postgresql_that_end_delay_events_and_lose_none(
    counting: Counting, own_database: TestDatabase
) -> None:
    async with counting.running():
        with psycopg.connect(own_database.admin_url, autocommit=True) as admin:
            for _ in range(10):
                await counting.send()
                admin.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
                await asyncio.sleep(0.05)
        await counting.settled()


class FullDisk(EventStore):
    """Refuses three times what it is given, as PostgreSQL does while a disk is full."""

    def __init__(self) -> None:
        super().__init__()
        self.refused = 0

    async def store(self, transaction: Transaction, batches: Sequence[StoredBatch]) -> int:
        stored = await super().store(transaction, batches)
        if self.refused < 3:
            self.refused += 1
            raise asyncpg.DiskFullError("could not extend file: No space left on device")
        return stored


async def test_a_full_disk_delays_events_and_loses_none(counting: Counting) -> None:
    for _ in range(3):
        await counting.send()
    store = FullDisk()
    task = asyncio.create_task(Intake(counting.database, counting.stream, store, []).run())
    await counting.settled()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert (store.refused, await counting.valkey.xlen(ASIDE)) == (3, 0)


async def test_events_wait_while_days_are_built_anew(counting: Counting, own_database: TestDatabase) -> None:
    with psycopg.connect(own_database.admin_url) as builder:
        builder.execute("SELECT pg_advisory_xact_lock(8005, 2)")
        async with counting.running():
            await counting.send()
            await asyncio.sleep(0.3)
            assert not await counting.fetch("SELECT id FROM events")
            builder.rollback()
            await counting.settled()


async def test_a_full_stream_takes_nothing(valkey: Redis) -> None:
    stream = EventStream(valkey, 10)
    batch = Batch(NOON, [ShopEvent(id_at(NOON), EventType.PAGE_VIEW)], None, bot=False)
    for _ in range(10):
        await stream.add(batch)
    with pytest.raises(TooManyWaiting):
        await stream.add(batch)
    assert (await stream.length(), await valkey.get("souk:analytics:accepted")) == (10, b"10")


async def test_what_cannot_be_stored_is_laid_aside_and_stands_in_nobodys_way(counting: Counting) -> None:
    await counting.send()
    for raw in (
        b"no batch",
        b'{"at": 1, "buyer": null, "bot": false, "events": [["x", 1, null, null, null, null, 0, 0]]}',
    ):
        await counting.valkey.xadd(STREAM, {"batch": raw, "events": 1})
    await counting.send()
    async with counting.running():
        await counting.settled()
    assert await counting.valkey.xlen(ASIDE) == 2


async def test_counted_batches_leave_the_stream(counting: Counting) -> None:
    await counting.send()
    async with counting.running(), asyncio.timeout(_SECONDS):
        while await counting.stream.length():
            await asyncio.sleep(0.1)
        await counting.settled()


async def test_an_event_that_is_there_is_left_out_of_what_is_copied(counting: Counting) -> None:
    store, events = EventStore(), [a_counted(at=utc_now()) for _ in range(3)]
    stored = []
    for some in (events[:2], events, events, [*events, a_counted(at=utc_now())]):
        async with counting.database.transaction() as transaction:
            stored.append(await store.store(transaction, [StoredBatch(list(some), {})]))
    assert stored == [2, 1, 0, 1]
    (row,) = await counting.fetch("SELECT sum(events) AS n FROM slots")
    assert row["n"] == 4
