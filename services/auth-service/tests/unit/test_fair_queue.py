"""Client addresses take turns at the threads that hash."""

import asyncio
import os
import threading
from collections.abc import AsyncIterator
from typing import Any

import pytest

from auth_service.infrastructure import fair_queue
from auth_service.infrastructure.fair_queue import MOST_PER_NETWORK, FairQueue
from auth_service.infrastructure.passwords import BcryptPasswords
from servicekit.cpu_limit import cpu_limit
from servicekit.domain.errors import RateLimited, Unavailable

FLOODER, PERSON, ANOTHER = "203.0.113.1", "198.51.100.1", "192.0.2.1"


class Busy:
    """A queue of one thread, which is busy until `let_go`; what ran after that stands in `order`."""

    def __init__(self) -> None:
        self.queue = FairQueue(1)
        self.order: list[str] = []
        self._gate = threading.Event()
        self._tasks: list[asyncio.Task[Any]] = [asyncio.ensure_future(self.queue.run("busy", self._gate.wait))]

    async def ask(self, network: str, times: int = 1) -> list[asyncio.Task[None]]:
        asked = [
            asyncio.ensure_future(self.queue.run(network, lambda: self.order.append(network))) for _ in range(times)
        ]
        await asyncio.sleep(0)
        self._tasks += asked
        return asked

    async def let_go(self) -> None:
        self._gate.set()
        await asyncio.gather(*self._tasks, return_exceptions=True)


@pytest.fixture
async def busy() -> AsyncIterator[Busy]:
    made = Busy()
    await asyncio.sleep(0)
    yield made
    await made.let_go()
    made.queue.close()


async def test_a_person_waits_for_one_of_the_flooders_hashes_not_for_all(busy: Busy) -> None:
    await busy.ask(FLOODER, 8)
    await busy.ask(PERSON)
    await busy.let_go()
    assert busy.order.index(PERSON) == 1


async def test_addresses_take_turns(busy: Busy) -> None:
    await busy.ask(FLOODER, 4)
    await busy.ask(PERSON, 2)
    await busy.ask(ANOTHER, 1)
    await busy.let_go()
    assert busy.order == [FLOODER, PERSON, ANOTHER, FLOODER, PERSON, FLOODER, FLOODER]


async def test_one_address_has_its_share_and_no_more(busy: Busy) -> None:
    await busy.ask(FLOODER, MOST_PER_NETWORK)
    (refused,) = await busy.ask(FLOODER)
    with pytest.raises(RateLimited) as refusal:
        await refused
    assert refusal.value.retry_after > 0
    await busy.ask(PERSON)
    await busy.let_go()
    assert busy.order.count(PERSON) == 1


async def test_when_all_is_full_the_newcomer_displaces_whoever_waits_for_most(busy: Busy) -> None:
    for number in range(fair_queue.MOST_PER_THREAD // MOST_PER_NETWORK):
        await busy.ask(f"203.0.113.{number}", MOST_PER_NETWORK)
    (person,) = await busy.ask(PERSON)
    assert busy.queue.waiting == fair_queue.MOST_PER_THREAD
    await busy.let_go()
    await person
    assert len(busy.order) == fair_queue.MOST_PER_THREAD


async def test_when_all_is_full_of_addresses_that_wait_for_one_nobody_is_displaced(busy: Busy) -> None:
    for number in range(fair_queue.MOST_PER_THREAD):
        await busy.ask(f"203.0.113.{number}")
    (refused,) = await busy.ask(PERSON)
    with pytest.raises(Unavailable) as refusal:
        await refused
    assert refusal.value.retry_after > 0


async def test_who_goes_away_gives_up_the_place_and_the_thread(busy: Busy) -> None:
    leaving, staying = await busy.ask(FLOODER, 2)
    leaving.cancel()
    await asyncio.sleep(0)
    assert busy.queue.waiting == 1
    await busy.let_go()
    await staying
    assert busy.order == [FLOODER]
    assert await busy.queue.run(PERSON, lambda: "done") == "done"


async def test_a_turn_comes_in_the_moment_in_which_who_waits_is_cancelled() -> None:
    queue, order, gate = FairQueue(1), list[str](), threading.Event()
    first = asyncio.ensure_future(queue.run(PERSON, gate.wait))
    leaving, staying = (asyncio.ensure_future(queue.run(FLOODER, lambda: order.append(FLOODER))) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()  # Its thread is free in the same round of the loop, before the other one has left.
    leaving.cancel()
    await asyncio.wait([first, leaving])
    gate.set()
    await asyncio.wait_for(staying, 30)
    assert (order, leaving.cancelled(), queue.waiting) == ([FLOODER], True, 0)
    queue.close()


async def test_who_is_displaced_in_the_moment_of_leaving_makes_room_too(busy: Busy) -> None:
    for number in range(fair_queue.MOST_PER_THREAD // MOST_PER_NETWORK):
        asked = await busy.ask(f"203.0.113.{number}", MOST_PER_NETWORK)
        if not number:
            leaving = asked[-1]
    person = asyncio.ensure_future(busy.queue.run(PERSON, lambda: busy.order.append(PERSON)))
    leaving.cancel()
    await asyncio.sleep(0)
    await busy.let_go()
    await person
    assert PERSON in busy.order


async def test_work_that_fails_gives_back_its_thread() -> None:
    queue = FairQueue(1)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            await queue.run(PERSON, lambda: 1 // 0)
    assert await queue.run(PERSON, lambda: "done") == "done"
    queue.close()


async def test_an_ipv6_subscriber_is_one_address_however_many_they_use() -> None:
    passwords = BcryptPasswords(b"pepper", cost=4, threads=1)
    asked = (passwords.hash("x" * 20, f"2001:db8::{number}") for number in range(12))
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(answer, RateLimited) for answer in answers) == 3
    passwords.close()


async def test_there_are_no_more_threads_than_the_container_grants_cpus() -> None:
    passwords = BcryptPasswords(b"pepper", cost=4)
    names = await asyncio.gather(
        *(passwords._queue.run(str(number), lambda: threading.current_thread().name) for number in range(20))
    )
    assert len(set(names)) <= max(1, int(cpu_limit()) - 1) <= (os.cpu_count() or 1)
    passwords.close()
