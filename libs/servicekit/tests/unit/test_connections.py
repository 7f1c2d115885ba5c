"""One clock watches the connections that are given out, and stops when none is."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from servicekit.database.connection import Connection
from servicekit.database.connections import Connections
from servicekit.deadlines import use_deadline


class Session:
    """A session with nobody at its other end."""

    def __init__(self) -> None:
        self.ended = asyncio.Event()

    def is_closed(self) -> bool:
        return self.ended.is_set()

    def is_in_transaction(self) -> bool:
        return False

    def terminate(self) -> None:
        self.ended.set()

    async def close(self, timeout: float) -> None:
        self.ended.set()


@pytest.fixture
async def connections() -> AsyncIterator[Connections]:
    async def connect() -> Connection:
        session: Any = Session()
        return Connection(session)

    opened = Connections(connect, 2, 5)
    yield opened
    await opened.close()


async def at_rest(connections: Connections) -> None:
    async with asyncio.timeout(30):
        while connections._clock is not None:
            await asyncio.sleep(0.01)


async def dropped(connection: Connection) -> None:
    async with asyncio.timeout(30):
        await connection.raw.ended.wait()


async def taken_for_a_second(connections: Connections) -> Connection:
    """By a request that ends soon: its statements can be late after a second, which is the least."""
    with use_deadline(0.1):
        return await connections.take()


async def test_a_process_at_rest_has_no_clock(connections: Connections) -> None:
    assert connections._clock is None
    taken = await taken_for_a_second(connections)
    assert connections._clock is not None
    connections.give_back(taken, sound=True)
    await at_rest(connections)
    assert connections.open == 1


async def test_a_late_statement_is_noticed_after_a_rest_too(connections: Connections) -> None:
    connections.give_back(await taken_for_a_second(connections), sound=True)
    await at_rest(connections)
    taken = await taken_for_a_second(connections)
    taken._ends_at = 0.0
    await dropped(taken)
    connections.give_back(taken, sound=False)


async def test_a_connection_that_was_waited_for_is_watched(connections: Connections) -> None:
    both = [await taken_for_a_second(connections) for _ in range(2)]
    waiting = asyncio.create_task(taken_for_a_second(connections))
    await asyncio.sleep(0)
    connections.give_back(both[0], sound=True)
    taken = await waiting
    taken._ends_at = 0.0
    await dropped(taken)
    for connection in (taken, both[1]):
        connections.give_back(connection, sound=False)


async def test_the_clock_goes_on_while_any_is_given_out(connections: Connections) -> None:
    both = [await taken_for_a_second(connections) for _ in range(2)]
    connections.give_back(both[0], sound=True)
    await asyncio.sleep(1.3)
    both[1]._ends_at = 0.0
    await dropped(both[1])
    connections.give_back(both[1], sound=False)


async def test_who_has_less_time_is_watched_sooner(connections: Connections) -> None:
    patient = await connections.take()
    hasty = await taken_for_a_second(connections)
    hasty._ends_at = 0.0
    async with asyncio.timeout(4):
        await hasty.raw.ended.wait()
    connections.give_back(hasty, sound=False)
    connections.give_back(patient, sound=True)
