import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

import asyncpg
import pytest
import sqlalchemy as sa
from prometheus_client import REGISTRY
from pydantic import SecretStr
from redis.asyncio import Redis

from servicekit.database import Database, Statement, UnitOfWork
from servicekit.domain import Event, new_id
from servicekit.domain.errors import OutcomeUnknown
from servicekit.messaging import Envelope, Outbox, OutboxRelay, outbox_statements
from servicekit.messaging.streams import trim
from servicekit.outages import OUTAGES
from servicekit.settings import DatabaseSettings
from servicekit.telemetry.tracing import use_remote_parent, use_request_id

STREAM = "souk.things"
TRACEPARENT = "00-" + "a" * 32 + "-" + "b" * 16 + "-01"


@dataclass(frozen=True, slots=True)
class Price:
    amount: int
    currency: str


FIVE = Price(5, "EUR")


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutThings(Event):
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingMade(AboutThings):
    type: ClassVar[str] = "souk.thing.made.v1"
    thing_id: UUID
    price: Price


@pytest.fixture
def outbox() -> Outbox:
    return Outbox("thing-service", STREAM)


@asynccontextmanager
async def running(relay: OutboxRelay) -> AsyncIterator[None]:
    task = asyncio.create_task(relay.run())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def publish(database: Database, outbox: Outbox, *numbers: int, aggregate_id: UUID | None = None) -> None:
    for number in numbers:
        async with UnitOfWork(database, outbox) as uow:
            key = aggregate_id or new_id()
            await uow.publish(key, [ThingMade(number=number, thing_id=key, price=FIVE)])


async def published(valkey: Redis) -> list[Envelope]:
    entries: Any = await valkey.xrange(STREAM)
    return [Envelope.decode(fields[b"event"]) for _, fields in entries]


async def numbers(valkey: Redis) -> list[int]:
    return [event.data["number"] for event in await published(valkey)]


async def eventually(holds: Callable[[], object], seconds: float = 10) -> None:
    async with asyncio.timeout(seconds):
        while not await holds():  # type: ignore[misc]
            await asyncio.sleep(0.01)


async def unpublished(database: Database) -> int:
    async with database.acquire() as connection:
        count: int = await connection.raw.fetchval("SELECT count(*) FROM outbox WHERE published_at IS NULL")
        return count


async def test_committed_events_are_published_in_order_with_their_trace(
    database: Database, valkey: Redis, outbox: Outbox
) -> None:
    key = new_id()
    async with running(OutboxRelay(database, valkey, outbox)):
        with use_remote_parent(TRACEPARENT), use_request_id("r-1"):
            async with UnitOfWork(database, outbox) as uow:
                await uow.publish(
                    key, [ThingMade(number=1, thing_id=key, price=FIVE), ThingMade(number=2, thing_id=key, price=FIVE)]
                )
        await eventually(lambda: _length_is(valkey, 2))
        await eventually(lambda: _none_wait(database))
    first, second = await published(valkey)
    assert first.data == {"number": 1, "thing_id": str(key), "price": {"amount": 5, "currency": "EUR"}}
    assert (first.type, first.source, first.subject) == ("souk.thing.made.v1", "thing-service", key)
    assert first.traceparent is not None
    assert first.traceparent.startswith(TRACEPARENT[:35])
    assert first.request_id == "r-1"
    assert second.sequence > first.sequence
    assert second.data["number"] == 2


async def _length_is(valkey: Redis, length: int) -> bool:
    return bool(await valkey.xlen(STREAM) == length)


async def _none_wait(database: Database) -> bool:
    return await unpublished(database) == 0


async def test_what_is_rolled_back_is_never_published(database: Database, valkey: Redis, outbox: Outbox) -> None:
    async with running(OutboxRelay(database, valkey, outbox)):
        with pytest.raises(ZeroDivisionError):
            async with UnitOfWork(database, outbox) as uow:
                await uow.publish(new_id(), [ThingMade(number=1, thing_id=new_id(), price=FIVE)])
                raise ZeroDivisionError
        await publish(database, outbox, 2)
        await eventually(lambda: _length_is(valkey, 1))
    assert await numbers(valkey) == [2]


async def test_a_commit_wakes_the_relay_in_its_process(database: Database, valkey: Redis, outbox: Outbox) -> None:
    async with running(OutboxRelay(database, valkey, outbox, poll=60)):
        await publish(database, outbox, 1)
        await eventually(lambda: _length_is(valkey, 1))
        await publish(database, outbox, 2)
        await eventually(lambda: _length_is(valkey, 2), seconds=5)


async def test_what_was_published_is_marked_with_the_next_look_and_at_the_end(
    database: Database, valkey: Redis, outbox: Outbox
) -> None:
    async with running(OutboxRelay(database, valkey, outbox, poll=60)):
        await publish(database, outbox, 1)
        await eventually(lambda: _length_is(valkey, 1))
        await publish(database, outbox, 2)
        await eventually(lambda: _length_is(valkey, 2))
        # The look that found the second has marked the first; a wake-up that came late may have marked both.
        assert await unpublished(database) <= 1
    assert await unpublished(database) == 0
    assert await numbers(valkey) == [1, 2]


async def test_what_a_dead_process_had_not_marked_is_published_again(
    database: Database, valkey: Redis, outbox: Outbox
) -> None:
    dead = OutboxRelay(database, valkey, outbox, poll=60)
    async with running(dead):
        await publish(database, outbox, 1)
        await eventually(lambda: _length_is(valkey, 1))
        dead._unmarked.clear()
    async with running(OutboxRelay(database, valkey, outbox)):
        await eventually(lambda: _none_wait(database))
    assert set(await numbers(valkey)) == {1}


async def test_a_mark_waits_for_no_disk_and_other_statements_do(scratch_database_url: str) -> None:
    one = Database.open(DatabaseSettings(url=SecretStr(scratch_database_url), pool_max=1), "test")
    asked = Statement(sa.text("SELECT current_setting('synchronous_commit')"))
    async with one.transaction() as transaction:
        await transaction.execute(outbox_statements.MARK, ids=[0])
        assert await transaction.fetch_value(asked) == "off"
    await one.fetch(outbox_statements.MARK_AND_SELECT, ids=[0], batch=1)
    assert await one.fetch_value(asked) == "on"
    await one.close()


async def test_a_busy_stream_is_trimmed_too(database: Database, valkey: Redis, outbox: Outbox) -> None:
    await _old_entries(valkey, 1000)
    relay = OutboxRelay(database, valkey, outbox)
    relay._flush_look_at = float("inf")
    async with running(relay):
        await eventually(lambda: _is_trimmed(valkey))


async def _is_trimmed(valkey: Redis) -> bool:
    return bool(await valkey.xlen(STREAM) < 1000)


async def test_events_of_another_process_are_found_by_looking(
    database: Database, valkey: Redis, outbox: Outbox
) -> None:
    async with running(OutboxRelay(database, valkey, outbox, poll=0.02)):
        await publish(database, Outbox("thing-service", STREAM), 1)
        await eventually(lambda: _length_is(valkey, 1))


async def test_many_events_leave_in_batches_and_in_order(database: Database, valkey: Redis, outbox: Outbox) -> None:
    await publish(database, outbox, *range(450))
    async with running(OutboxRelay(database, valkey, outbox)):
        await eventually(lambda: _none_wait(database))
    assert await numbers(valkey) == list(range(450))


async def test_a_shop_that_begins_has_lost_no_streams(
    database: Database, valkey: Redis, outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    await publish(database, outbox, *range(3))
    async with running(OutboxRelay(database, valkey, outbox)):
        await eventually(lambda: _length_is(valkey, 3))
    assert not [record for record in caplog.records if record.levelname == "WARNING"]


async def test_a_flushed_valkey_gets_everything_kept_again_in_order(
    database: Database, valkey: Redis, outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(OutboxRelay(database, valkey, outbox)):
        await publish(database, outbox, *range(450))
        await eventually(lambda: _length_is(valkey, 450))
        await eventually(lambda: _none_wait(database))
        await valkey.flushall()
        await publish(database, outbox, 450)
        await eventually(lambda: _length_is(valkey, 451))
        assert await numbers(valkey) == list(range(451))
    assert any("streams were lost" in record.message for record in caplog.records)


async def test_a_flush_is_noticed_in_quiet_times_even_when_a_group_made_the_stream_again(
    database: Database, valkey: Redis, outbox: Outbox
) -> None:
    async with running(OutboxRelay(database, valkey, outbox)):
        await publish(database, outbox, 1, 2)
        await eventually(lambda: _length_is(valkey, 2))
        await eventually(lambda: _none_wait(database))
        await valkey.flushall()
        await valkey.xgroup_create(STREAM, "somebody", id="0", mkstream=True)
        await eventually(lambda: _length_is(valkey, 2))


async def test_a_republication_that_was_cut_short_begins_again(
    database: Database, valkey: Redis, outbox: Outbox
) -> None:
    async with running(OutboxRelay(database, valkey, outbox)):
        await publish(database, outbox, 1, 2)
        await eventually(lambda: _none_wait(database))
    await valkey.flushall()
    await valkey.set("souk:epoch:thing-service", "rebuilding")
    async with running(OutboxRelay(database, valkey, outbox)):
        await eventually(lambda: _length_is(valkey, 2))


async def test_after_a_restart_the_last_seconds_are_published_again(
    database: Database, valkey: Redis, outbox: Outbox
) -> None:
    async with running(OutboxRelay(database, valkey, outbox)):
        await publish(database, outbox, 1, 2)
        await eventually(lambda: _none_wait(database))
    async with database.acquire() as connection:
        await connection.raw.execute("UPDATE outbox SET published_at = now() - interval '1 hour' WHERE id = 1")
    async with running(OutboxRelay(database, valkey, outbox)):
        await eventually(lambda: _length_is(valkey, 3))
    assert await numbers(valkey) == [1, 2, 2]


async def test_two_relays_share_the_work_without_doing_it_twice(
    database: Database, valkey: Redis, outbox: Outbox
) -> None:
    other = Outbox("thing-service", STREAM)
    async with (
        running(OutboxRelay(database, valkey, outbox, poll=0.02)),
        running(OutboxRelay(database, valkey, other, poll=0.02)),
    ):
        await asyncio.gather(publish(database, outbox, *range(20)), publish(database, other, *range(20, 40)))
        await eventually(lambda: _none_wait(database))
    assert sorted(await numbers(valkey)) == list(range(40))


async def test_another_relay_takes_over_at_once_when_one_stops(
    database: Database, valkey: Redis, outbox: Outbox
) -> None:
    async with running(OutboxRelay(database, valkey, outbox)):
        await publish(database, outbox, 1)
        await eventually(lambda: _length_is(valkey, 1))
    async with running(OutboxRelay(database, valkey, outbox)):
        await publish(database, outbox, 2)
        await eventually(lambda: _seen(valkey, 2), seconds=3)


async def test_while_valkey_is_away_nothing_is_lost(
    database: Database, valkey: Redis, outbox: Outbox, free_port: Callable[[], int]
) -> None:
    away = Redis.from_url(f"redis://127.0.0.1:{free_port()}")
    async with running(OutboxRelay(database, away, outbox)):
        await publish(database, outbox, 1, 2)
        await asyncio.sleep(0.3)
        assert await unpublished(database) == 2
    await away.aclose()
    async with running(OutboxRelay(database, valkey, outbox)):
        await eventually(lambda: _length_is(valkey, 2))


async def test_a_lost_database_connection_does_not_end_the_relay(
    database: Database, valkey: Redis, outbox: Outbox, scratch_database_url: str
) -> None:
    async with running(OutboxRelay(database, valkey, outbox)):
        await publish(database, outbox, 1)
        await eventually(lambda: _length_is(valkey, 1))
        admin = await asyncpg.connect(scratch_database_url)
        # Of this worker's database alone: the server is shared by the run.
        await admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND application_name = 'test'"
        )
        await admin.close()
        await eventually(lambda: _publishes(database, outbox, 2))
        await eventually(lambda: _seen(valkey, 2))


async def _publishes(database: Database, outbox: Outbox, number: int) -> bool:
    try:
        await publish(database, outbox, number)
    except (*OUTAGES, OutcomeUnknown):
        return False
    return True


async def _seen(valkey: Redis, number: int) -> bool:
    return number in await numbers(valkey)


async def _old_entries(valkey: Redis, count: int) -> list[bytes | str]:
    """Entries of ten minutes ago."""
    seconds, _ = await valkey.time()
    then = (seconds - 600) * 1000
    return [await valkey.xadd(STREAM, {"event": str(n)}, id=f"{then + n}-0") for n in range(count)]


async def test_trimming_stays_behind_the_slowest_group(valkey: Redis) -> None:
    ids = await _old_entries(valkey, 1000)
    for group, read in (("fast", 1000), ("slow", 500)):
        await valkey.xgroup_create(STREAM, group, id="0")
        await valkey.xreadgroup(group, "c", {STREAM: ">"}, count=read)
    await valkey.xack(STREAM, "fast", *ids)
    await valkey.xack(STREAM, "slow", *(one for one in ids[:500] if one != ids[300]))
    await trim(valkey, STREAM)
    entries: Any = await valkey.xrange(STREAM)
    left = [entry for entry, _ in entries]
    assert ids[300] in left
    assert set(ids[300:]) <= set(left)
    assert len(left) < 1000


async def test_trimming_leaves_the_last_minute_to_notices(valkey: Redis) -> None:
    await _old_entries(valkey, 500)
    fresh = [await valkey.xadd(STREAM, {"event": "x"}) for _ in range(300)]
    await trim(valkey, STREAM)
    entries: Any = await valkey.xrange(STREAM)
    left = [entry for entry, _ in entries]
    assert set(fresh) <= set(left)
    assert len(left) < 800


async def test_trimming_a_missing_stream_does_nothing(valkey: Redis) -> None:
    assert await trim(valkey, STREAM) == 0
    assert not await valkey.exists(STREAM)


async def test_the_backlog_is_measured_also_while_valkey_is_away(database: Database, outbox: Outbox) -> None:
    away = Redis(port=1, socket_connect_timeout=0.1)
    await publish(database, outbox, 1, 2)

    async def seen() -> bool:
        return REGISTRY.get_sample_value("outbox_unpublished") == 2

    async with running(OutboxRelay(database, away, outbox)):
        await eventually(seen)
    await away.aclose()


async def test_events_are_counted_from_zero(database: Database, outbox: Outbox) -> None:
    labels = {"type": ThingMade.type}
    before = REGISTRY.get_sample_value("events_committed_total", labels)
    assert before is not None
    await publish(database, outbox, 1)
    assert REGISTRY.get_sample_value("events_committed_total", labels) == before + 1
