"""A flood from one address is no burden for whoever signs in from another."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import httpx2
from builders import PASSWORD
from people import People

from auth_service.infrastructure.fair_queue import MOST_PER_NETWORK
from auth_service.infrastructure.passwords import BcryptPasswords

Browse = Callable[..., httpx2.AsyncClient]
FLOODER = "203.0.113.1"


@asynccontextmanager
async def _every_thread_busy(passwords: BcryptPasswords) -> AsyncIterator[None]:
    """No password is hashed until the block is left."""
    gate, queue = threading.Event(), passwords._queue
    held = [asyncio.ensure_future(queue.run(f"held-{number}", gate.wait)) for number in range(queue._free)]
    await asyncio.sleep(0)
    try:
        async with asyncio.timeout(30):
            yield
    finally:
        gate.set()
        await asyncio.gather(*held)


async def test_made_up_links_and_taken_emails_are_refused_although_no_thread_is_free(
    people: People, browse: Browse, cheap_passwords: BcryptPasswords
) -> None:
    await people.register()
    flooder = browse(FLOODER)
    links = [{"token": f"{number:043}", "password": PASSWORD} for number in range(55)]
    taken = {"email": "amira@souk.test", "password": PASSWORD}
    async with _every_thread_busy(cheap_passwords):
        answers = await asyncio.gather(
            *(flooder.post("/auth/reset-password", json=link) for link in links),
            *(flooder.post("/auth/register", json=taken) for _ in range(25)),
        )
    statuses = [answer.status_code for answer in answers]
    assert statuses.count(410) == 55
    assert (statuses.count(409), statuses.count(429)) == (20, 5)


async def test_one_address_has_its_share_of_the_queue_and_another_person_theirs(
    people: People, browse: Browse, cheap_passwords: BcryptPasswords
) -> None:
    await people.register()
    flooder, wrong = browse(FLOODER), {"password": "wrong password"}
    async with _every_thread_busy(cheap_passwords):
        flood = [
            asyncio.ensure_future(flooder.post("/auth/login", json=wrong | {"email": f"user{number}@souk.test"}))
            for number in range(40)
        ]
        while sum(task.done() for task in flood) < len(flood) - MOST_PER_NETWORK:
            await asyncio.sleep(0.01)
        refused = [task.result() for task in flood if task.done()]
        person = asyncio.ensure_future(people.log_in())
        while cheap_passwords._queue.waiting <= MOST_PER_NETWORK:
            await asyncio.sleep(0.01)
    assert {answer.status_code for answer in refused} == {429}
    assert all(int(answer.headers["Retry-After"]) > 0 for answer in refused)
    assert (await person).email == "amira@souk.test"
    await asyncio.gather(*flood)
