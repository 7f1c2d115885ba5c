import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from redis.asyncio import Redis

from servicekit.database import Database, UnitOfWork
from servicekit.domain import new_id
from servicekit.domain.errors import Conflict, Unavailable
from servicekit.messaging import Consumer, Envelope
from servicekit.telemetry.tracing import current_request_id, current_traceparent

STREAM, DEAD, GROUP = "souk.things", "souk.things.dead", "shop-service"
MADE = "souk.thing.made.v1"
TRACEPARENT = "00-" + "a" * 32 + "-" + "b" * 16 + "-01"


def an_event(number: int = 0, **changes: Any) -> Envelope:
    values: dict[str, Any] = {
        "id": new_id(),
        "type": MADE,
        "source": "thing-service",
        "subject": new_id(),
        "sequence": number,
        "time": datetime.now(UTC),
        "data": {"number": number},
        "traceparent": TRACEPARENT,
        "request_id": "r-1",
    }
    return Envelope(**(values | changes))


async def send(valkey: Redis, *events: Envelope) -> None:
    pipeline = valkey.pipeline(transaction=False)
    for event in events:
        pipeline.xadd(STREAM, {"event": event.encode()})
    await pipeline.execute()


class Seen:
    """A handler that remembers what it saw, and fails when `trouble` says so."""

    def __init__(self, trouble: Callable[[Envelope], Exception | None] = lambda _: None) -> None:
        self.events: list[Envelope] = []
        self.tries: Counter[UUID] = Counter()
        self._trouble = trouble

    async def __call__(self, event: Envelope) -> None:
        self.tries[event.id] += 1
        if (error := self._trouble(event)) is not None:
            raise error
        self.events.append(event)

    @property
    def numbers(self) -> list[int]:
        return [event.data["number"] for event in self.events]


def a_consumer(valkey: Redis, handler: Callable[[Envelope], Awaitable[None]], **options: Any) -> Consumer:
    return Consumer(valkey, stream=STREAM, group=GROUP, handlers={MADE: handler}, **options)


@asynccontextmanager
async def running(*consumers: Consumer) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(consumer.run()) for consumer in consumers]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*tasks)


async def eventually(holds: Callable[[], object], seconds: float = 10) -> None:
    async with asyncio.timeout(seconds):
        while not holds():
            await asyncio.sleep(0.005)


async def pending(valkey: Redis) -> int:
    return int((await valkey.xpending(STREAM, GROUP))["pending"])


async def nothing_pending(valkey: Redis) -> None:
    async with asyncio.timeout(30):
        while await pending(valkey):
            await asyncio.sleep(0.01)


async def test_a_group_gets_everything_from_the_beginning_once(valkey: Redis) -> None:
    await send(valkey, *(an_event(number) for number in range(5)))
    seen = Seen()
    async with running(a_consumer(valkey, seen)):
        await eventually(lambda: len(seen.events) == 5)
        await send(valkey, *(an_event(number) for number in range(5, 300)))
        await eventually(lambda: len(seen.events) == 300)
        await nothing_pending(valkey)
    assert sorted(seen.numbers) == list(range(300))


async def test_the_handler_runs_in_the_events_trace_and_request(valkey: Redis) -> None:
    found: list[tuple[str | None, str | None]] = []

    async def handler(_event: Envelope) -> None:
        found.append((current_traceparent(), current_request_id()))

    async with running(a_consumer(valkey, handler)):
        await send(valkey, an_event())
        await eventually(lambda: found)
    traceparent, request_id = found[0]
    assert traceparent is not None
    assert traceparent[:35] == TRACEPARENT[:35]
    assert request_id == "r-1"
    assert current_request_id() is None


async def test_events_of_one_aggregate_stay_in_order_even_when_one_fails(valkey: Redis) -> None:
    subject = new_id()
    failed: set[int] = set()

    def once(event: Envelope) -> Exception | None:
        number = event.data["number"]
        if number % 3 == 0 and number not in failed:
            failed.add(number)
            return RuntimeError("first try")
        return None

    seen = Seen(once)
    async with running(a_consumer(valkey, seen)):
        await send(valkey, *(an_event(number, subject=subject) for number in range(10)))
        await eventually(lambda: len(seen.events) == 10)
    assert seen.numbers == list(range(10))


async def test_a_failing_message_does_not_hold_up_other_aggregates(valkey: Redis) -> None:
    stuck = [an_event(0) for _ in range(8)]  # one for each place that there is
    seen = Seen(lambda event: Conflict("not yet") if event.data["number"] == 0 else None)
    async with running(a_consumer(valkey, seen, attempts=1000)):
        await send(valkey, *stuck, *(an_event(number) for number in range(1, 50)))
        await eventually(lambda: len(seen.events) == 49)
        assert await pending(valkey) >= 8
    assert all(seen.tries[event.id] >= 1 for event in stuck)


async def test_poison_goes_to_the_dead_letters_and_the_next_message_passes(valkey: Redis) -> None:
    subject = new_id()
    poison, after = an_event(1, subject=subject), an_event(2, subject=subject)
    seen = Seen(lambda event: ValueError("poison") if event.id == poison.id else None)
    async with running(a_consumer(valkey, seen, attempts=3)):
        await send(valkey, poison, after)
        await eventually(lambda: seen.events)
        await nothing_pending(valkey)
    assert seen.tries[poison.id] == 3
    entries: Any = await valkey.xrange(DEAD)
    [(_, fields)] = entries
    assert Envelope.decode(fields[b"event"]) == poison
    assert (fields[b"group"], fields[b"error"]) == (GROUP.encode(), b"ValueError")


async def test_bytes_that_are_no_event_are_dead_at_once(valkey: Redis) -> None:
    seen = Seen()
    async with running(a_consumer(valkey, seen)):
        await valkey.xadd(STREAM, {"event": b"{"})
        await valkey.xadd(STREAM, {"other": b"field"})
        await send(valkey, an_event(1))
        await eventually(lambda: seen.events)
        await nothing_pending(valkey)
    assert await valkey.xlen(DEAD) == 2


async def test_trouble_with_a_server_never_makes_a_message_dead(valkey: Redis) -> None:
    event = an_event()
    seen = Seen(lambda e: Unavailable("database") if seen.tries[e.id] < 4 else None)
    async with running(a_consumer(valkey, seen, attempts=1)):
        await send(valkey, event)
        await eventually(lambda: seen.events)
    assert not await valkey.exists(DEAD)


async def test_types_nobody_asked_for_are_passed_over(valkey: Redis) -> None:
    seen = Seen()
    async with running(a_consumer(valkey, seen)):
        await send(valkey, an_event(1, type="souk.thing.painted.v1"), an_event(2))
        await eventually(lambda: seen.events)
        await nothing_pending(valkey)
    assert seen.numbers == [2]


async def test_a_flush_of_valkey_does_not_stop_the_group(valkey: Redis) -> None:
    seen = Seen()
    async with running(a_consumer(valkey, seen)):
        await send(valkey, an_event(1))
        await eventually(lambda: seen.events)
        await valkey.flushall()
        await send(valkey, an_event(2))
        await eventually(lambda: len(seen.events) == 2)
        await nothing_pending(valkey)


async def test_a_lost_connection_does_not_stop_the_group(valkey: Redis) -> None:
    seen = Seen()
    async with running(a_consumer(valkey, seen)):
        await send(valkey, an_event(1))
        await eventually(lambda: seen.events)
        await valkey.client_kill_filter(_type="normal", skipme=True)
        await send(valkey, an_event(2))
        await eventually(lambda: len(seen.events) == 2)


async def _read_and_die(valkey: Redis, name: str) -> None:
    """A member that was given everything and never said a word again."""
    with suppress(Exception):
        await valkey.xgroup_create(STREAM, GROUP, id="0", mkstream=True)
    await valkey.xreadgroup(GROUP, name, {STREAM: ">"}, count=100)


async def test_a_restarted_process_takes_up_what_it_had_in_hand(valkey: Redis) -> None:
    await send(valkey, *(an_event(number) for number in range(3)))
    await _read_and_die(valkey, "pod-1")
    seen = Seen()
    async with running(a_consumer(valkey, seen, name="pod-1")):
        await eventually(lambda: len(seen.events) == 3, seconds=3)
        await nothing_pending(valkey)


async def test_what_a_dead_member_had_in_hand_is_reclaimed(valkey: Redis) -> None:
    await send(valkey, *(an_event(number) for number in range(3)))
    await _read_and_die(valkey, "pod-1")
    seen = Seen()
    async with running(a_consumer(valkey, seen, name="pod-2", claim_after=0.3)):
        await eventually(lambda: len(seen.events) == 3)
        await nothing_pending(valkey)


async def test_a_message_that_waits_for_its_next_try_is_not_taken_by_others(valkey: Redis) -> None:
    event = an_event()
    busy = Seen(lambda _: Unavailable())
    idle = Seen()
    async with running(a_consumer(valkey, busy, name="pod-1", claim_after=3)):
        await send(valkey, event)
        await eventually(lambda: busy.tries[event.id] > 0)
        async with running(a_consumer(valkey, idle, name="pod-2", claim_after=3)):
            await asyncio.sleep(5)
    assert not idle.tries


async def test_a_read_waits_long_except_while_something_is_in_hand(valkey: Redis) -> None:
    begun, may_end, waits = asyncio.Event(), asyncio.Event(), list[str]()

    async def slow(_event: Envelope) -> None:
        begun.set()
        await may_end.wait()

    async def overhear() -> None:
        async with valkey.monitor() as monitor:
            listening.set()
            async for heard in monitor.listen():
                if "XREADGROUP" in heard["command"] and "BLOCK" in heard["command"]:
                    waits.append(heard["command"].split("BLOCK ")[1].split()[0])

    listening = asyncio.Event()
    ear = asyncio.create_task(overhear())
    await listening.wait()
    async with running(a_consumer(valkey, slow)):
        await eventually(lambda: waits == ["4000"])
        await send(valkey, an_event())
        await begun.wait()
        await eventually(lambda: waits[1:] == ["1000"])
        may_end.set()
        await eventually(lambda: waits[2:] == ["4000"])
        await nothing_pending(valkey)
    ear.cancel()


async def test_two_members_share_the_work(valkey: Redis) -> None:
    one, two = Seen(), Seen()
    async with running(a_consumer(valkey, one, name="pod-1"), a_consumer(valkey, two, name="pod-2")):
        await asyncio.sleep(0.1)
        await send(valkey, *(an_event(number) for number in range(200)))
        await eventually(lambda: len(one.events) + len(two.events) == 200)
    assert sorted(one.numbers + two.numbers) == list(range(200))
    assert one.events
    assert two.events


async def test_stopping_lets_the_running_handler_finish_and_acknowledges_it(valkey: Redis) -> None:
    begun, finished = asyncio.Event(), asyncio.Event()

    async def slow(_event: Envelope) -> None:
        begun.set()
        await asyncio.sleep(0.2)
        finished.set()

    async with running(a_consumer(valkey, slow)):
        await send(valkey, an_event())
        await asyncio.wait_for(begun.wait(), 30)
    assert finished.is_set()
    assert await pending(valkey) == 0


async def test_an_effect_happens_once_however_often_the_event_comes(valkey: Redis, database: Database) -> None:
    effects: list[UUID] = []

    async def handler(event: Envelope) -> None:
        async with UnitOfWork(database, consumer=GROUP) as uow:
            uow.once(event.id)
        effects.append(event.id)

    event = an_event()
    async with running(a_consumer(valkey, handler)):
        await send(valkey, event, event, event)
        await valkey.flushall()
        await send(valkey, event, an_event(1))
        await eventually(lambda: len(effects) == 2)
    assert effects.count(event.id) == 1


async def test_while_valkey_is_away_the_consumer_waits(free_port: Callable[[], int]) -> None:
    away = Redis.from_url(f"redis://127.0.0.1:{free_port()}")
    task = asyncio.create_task(a_consumer(away, Seen()).run())
    await asyncio.sleep(0.3)
    assert not task.done()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await away.aclose()


async def test_handlers_run_side_by_side_up_to_the_limit(valkey: Redis) -> None:
    running_now = most = 0

    async def handler(_event: Envelope) -> None:
        nonlocal running_now, most
        running_now += 1
        most = max(most, running_now)
        await asyncio.sleep(0.01)
        running_now -= 1

    done = time.monotonic() + 5
    async with running(a_consumer(valkey, handler)):
        await send(valkey, *(an_event(number) for number in range(40)))
        while most < 8 and time.monotonic() < done:
            await asyncio.sleep(0.005)
        await nothing_pending(valkey)
    assert most == 8
