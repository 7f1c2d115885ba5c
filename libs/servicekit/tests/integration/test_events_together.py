import asyncio
from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from redis.asyncio import Redis
from test_messaging_consumer import (
    DEAD,
    GROUP,
    MADE,
    STREAM,
    an_event,
    eventually,
    nothing_pending,
    pending,
    running,
    send,
)

from servicekit.database import Database, UnitOfWork
from servicekit.domain import new_id
from servicekit.messaging import Consumer, Envelope, GatheredHandler


def a_gathering(valkey: Redis, handler: GatheredHandler, attempts: int = 8) -> Consumer:
    return Consumer(valkey, stream=STREAM, group=GROUP, handlers={}, together={MADE: handler}, attempts=attempts)


async def test_many_events_cost_few_calls_and_none_is_lost_or_comes_twice(valkey: Redis) -> None:
    calls: list[int] = []
    seen: Counter[UUID] = Counter()

    async def handle(events: Sequence[Envelope]) -> None:
        calls.append(len(events))
        seen.update(event.id for event in events)

    sent = [an_event(number) for number in range(250)]
    await send(valkey, *sent)
    async with running(a_gathering(valkey, handle)):
        await eventually(lambda: len(seen) == 250)
        await nothing_pending(valkey)
    assert seen == Counter(event.id for event in sent)
    assert len(calls) <= 4


async def test_one_event_that_fails_keeps_no_other_from_being_handled(valkey: Redis) -> None:
    handled: list[int] = []

    async def handle(events: Sequence[Envelope]) -> None:
        numbers = [event.data["number"] for event in events]
        if 3 in numbers:
            raise ValueError("3 cannot be handled")
        handled.extend(numbers)

    async with running(a_gathering(valkey, handle, attempts=2)):
        await send(valkey, *(an_event(number) for number in range(6)))
        await eventually(lambda: len(handled) == 5, seconds=20)
        await nothing_pending(valkey)
    assert sorted(handled) == [0, 1, 2, 4, 5]
    assert await valkey.xlen(DEAD) == 1


async def test_what_was_left_unfinished_is_taken_up_by_the_next_process(valkey: Redis) -> None:
    seen: list[int] = []

    async def handle(events: Sequence[Envelope]) -> None:
        seen.extend(event.data["number"] for event in events)

    async with running(a_gathering(valkey, handle)):
        await send(valkey, an_event(1))
        await eventually(lambda: seen == [1])
        await nothing_pending(valkey)
        await send(valkey, an_event(2))
        while not await pending(valkey):
            await asyncio.sleep(0.001)
    assert seen == [1]
    async with running(a_gathering(valkey, handle)):
        await eventually(lambda: seen == [1, 2])
        await nothing_pending(valkey)


async def test_only_events_that_no_transaction_has_recorded_are_new(database: Database) -> None:
    first, second, third = new_id(), new_id(), new_id()
    async with UnitOfWork(database, consumer="shop-service") as uow:
        assert await uow.first_of([first, second, second]) == {first, second}
    async with UnitOfWork(database, consumer="shop-service") as uow:
        assert await uow.first_of([second, third]) == {third}
