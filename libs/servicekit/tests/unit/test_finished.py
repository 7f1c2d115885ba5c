"""The cache of finished answers: one load, never older than a minute, never older than an invalidation."""

import asyncio
from collections.abc import Iterable

import pytest

from servicekit.finished import ByteCache

KEY = ("/products/x", b"")


class Loader:
    """Answers "1", "2", …; waits at `gate`."""

    def __init__(self, *tags: str) -> None:
        self.loads = 0
        self.tags = tags
        self.gate = asyncio.Event()
        self.gate.set()

    async def __call__(self) -> tuple[bytes, Iterable[str]]:
        self.loads += 1
        body = str(self.loads).encode()
        await self.gate.wait()
        return body, self.tags


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


async def test_many_askers_cause_one_load() -> None:
    cache, load = ByteCache(), Loader()
    entries = await asyncio.gather(*(cache.fetch(KEY, load) for _ in range(20)))
    assert {entry.body for entry in entries} == {b"1"}
    assert cache.peek(KEY) is entries[0]


async def test_a_stale_answer_is_given_once_more_while_a_new_one_is_made() -> None:
    clock = Clock()
    cache, load = ByteCache(fresh=30, stale=60, clock=clock), Loader()
    await cache.fetch(KEY, load)
    clock.now += 40
    assert cache.peek(KEY) is None
    assert (await cache.fetch(KEY, load)).body == b"1"
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert (await cache.fetch(KEY, load)).body == b"2"


async def test_an_answer_made_anew_is_counted_under_the_same_route() -> None:
    clock = Clock()
    cache, load = ByteCache(fresh=30, stale=60, clock=clock), Loader()
    (await cache.fetch(KEY, load)).route = "/products/{reference}"
    clock.now += 31
    (await cache.fetch(KEY, load)).route = "/products/{reference}"
    await asyncio.sleep(0)
    renewed = cache.peek(KEY)
    assert renewed is not None
    assert (renewed.body, renewed.route) == (b"2", "/products/{reference}")


async def test_nothing_is_older_than_a_minute() -> None:
    clock = Clock()
    cache, load = ByteCache(fresh=30, stale=60, clock=clock), Loader()
    await cache.fetch(KEY, load)
    clock.now += 61
    assert (await cache.fetch(KEY, load)).body == b"2"


async def test_an_invalidation_drops_what_was_made_from_its_tag() -> None:
    cache, load, other = ByteCache(), Loader("a", "lists"), Loader("b")
    await cache.fetch(KEY, load)
    await cache.fetch(("/other", b""), other)
    cache.invalidate(["a"])
    assert cache.peek(KEY) is None
    assert cache.peek(("/other", b"")) is not None
    cache.clear()
    assert cache.peek(("/other", b"")) is None


async def test_a_load_from_before_an_invalidation_is_not_kept() -> None:
    cache, load = ByteCache(), Loader("a")
    load.gate.clear()
    early = asyncio.create_task(cache.fetch(KEY, load))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    cache.invalidate(["a"])
    load.gate.set()
    assert (await early).body == b"1"
    assert cache.peek(KEY) is None
    assert (await cache.fetch(KEY, load)).body == b"2"


async def test_a_failed_load_is_told_to_everybody_and_not_kept() -> None:
    cache = ByteCache()

    async def fail() -> tuple[bytes, Iterable[str]]:
        await asyncio.sleep(0)
        raise LookupError

    answers = await asyncio.gather(*(cache.fetch(KEY, fail) for _ in range(3)), return_exceptions=True)
    assert [type(answer) for answer in answers] == [LookupError] * 3
    assert (await cache.fetch(KEY, Loader())).body == b"1"


async def test_an_asker_that_goes_away_does_not_take_the_answer_along() -> None:
    cache, load = ByteCache(), Loader()
    load.gate.clear()
    leaving, staying = (asyncio.create_task(cache.fetch(KEY, load)) for _ in range(2))
    await asyncio.sleep(0)
    leaving.cancel()
    load.gate.set()
    assert (await staying).body == b"1"
    with pytest.raises(asyncio.CancelledError):
        await leaving


async def test_equal_bytes_have_equal_tags() -> None:
    cache = ByteCache()
    first = await cache.fetch(("/a", b""), Loader())
    second = await cache.fetch(("/b", b""), Loader())
    assert first.etag == second.etag
