"""Limits over several processes through a real Valkey, and without it."""

import asyncio
from collections.abc import AsyncIterator
from types import SimpleNamespace

import httpx2
import pytest
import redis.asyncio as redis
from fastapi import Depends, FastAPI, Request

from servicekit import problems
from servicekit.limits import RESPONSE_HEADERS, RateLimits, Window, limit

WINDOW = Window("login", 5, 60)
MIDDLE = 1_000_000 * 60.0 + 30


@pytest.fixture
async def gone() -> AsyncIterator[redis.Redis]:
    client = redis.Redis.from_url("redis://127.0.0.1:1")
    yield client
    await client.aclose()


async def test_a_shared_limit_holds_over_two_processes(valkey: redis.Redis) -> None:
    here, there = RateLimits(valkey, clock=lambda: MIDDLE), RateLimits(valkey, clock=lambda: MIDDLE)
    tries = [limits.hit_shared(WINDOW, "a") for _ in range(10) for limits in (here, there)]
    answers = await asyncio.gather(*tries)
    assert sum(answer.allowed for answer in answers) == 5


async def test_a_shared_limit_opens_again(valkey: redis.Redis) -> None:
    now = [MIDDLE]
    limits = RateLimits(valkey, clock=lambda: now[0])
    for _ in range(5):
        assert (await limits.hit_shared(WINDOW, "a")).allowed
    refused = await limits.hit_shared(WINDOW, "a")
    assert not refused.allowed
    now[0] += refused.reset_seconds
    assert (await limits.hit_shared(WINDOW, "a")).allowed


@pytest.mark.parametrize("reachable", [True, False])
async def test_a_try_can_be_given_back(valkey: redis.Redis, gone: redis.Redis, reachable: bool) -> None:
    limits = RateLimits(valkey if reachable else gone, clock=lambda: MIDDLE)
    for _ in range(12):
        assert (await limits.hit_shared(WINDOW, "a")).allowed
        await limits.give_back(WINDOW, "a")
    await limits.give_back(WINDOW, "a")
    answers = [await limits.hit_shared(WINDOW, "a") for _ in range(6)]
    assert [answer.allowed for answer in answers] == [True] * 5 + [False]


async def test_shared_counters_expire(valkey: redis.Redis) -> None:
    await RateLimits(valkey).hit_shared(WINDOW, "a")
    keys = await valkey.keys("limit:*")
    assert len(keys) == 1
    assert 0 < await valkey.ttl(keys[0]) <= 120


async def test_without_valkey_a_shared_limit_holds_in_this_process(gone: redis.Redis) -> None:
    limits = RateLimits(gone, clock=lambda: MIDDLE)
    answers = [await limits.hit_shared(WINDOW, "a") for _ in range(8)]
    assert [answer.allowed for answer in answers] == [True] * 5 + [False] * 3


async def test_losing_valkey_does_not_give_new_tries(valkey: redis.Redis) -> None:
    limits = RateLimits(valkey, clock=lambda: MIDDLE)
    for _ in range(4):
        await limits.hit_shared(WINDOW, "a")
    limits._away_until = MIDDLE + 1
    answers = [await limits.hit_shared(WINDOW, "a") for _ in range(3)]
    assert [answer.allowed for answer in answers] == [True, False, False]


async def test_tries_counted_without_valkey_count_once_it_is_back(valkey: redis.Redis) -> None:
    limits, others = RateLimits(valkey, clock=lambda: MIDDLE), RateLimits(valkey, clock=lambda: MIDDLE)
    limits._away_until = MIDDLE + 1
    for _ in range(3):
        await limits.hit_shared(WINDOW, "a")
    limits._away_until = 0.0
    assert (await limits.hit_shared(WINDOW, "a")).remaining == 1
    assert [(await others.hit_shared(WINDOW, "a")).allowed for _ in range(2)] == [True, False]


async def test_a_dead_valkey_is_not_asked_at_every_try(gone: redis.Redis) -> None:
    now = [MIDDLE]
    limits = RateLimits(gone, clock=lambda: now[0])
    await limits.hit_shared(WINDOW, "a")
    assert limits._away_until == MIDDLE + 1
    for _ in range(1000):
        await limits.hit_shared(WINDOW, "b")
    assert limits._away_until == MIDDLE + 1


async def test_local_counts_reach_the_other_processes(valkey: redis.Redis) -> None:
    here, there = RateLimits(valkey, clock=lambda: MIDDLE), RateLimits(valkey, clock=lambda: MIDDLE)
    for _ in range(3):
        here.hit(WINDOW, "a")
    there.hit(WINDOW, "a")
    await here.exchange()
    await there.exchange()
    assert there.hit(WINDOW, "a").remaining == 0
    assert not there.hit(WINDOW, "a").allowed


async def test_an_exchange_that_fails_keeps_the_counts(gone: redis.Redis, valkey: redis.Redis) -> None:
    limits = RateLimits(gone, clock=lambda: MIDDLE)
    limits.hit(WINDOW, "a")
    with pytest.raises(redis.ConnectionError):
        await limits.exchange()
    limits._valkey = valkey
    await limits.exchange()
    assert [await valkey.get(key) for key in await valkey.keys("limit:*")] == [b"1"]


def _app(limits: RateLimits) -> FastAPI:
    app = FastAPI()
    problems.install(app)
    app.state.platform = SimpleNamespace(limits=limits, tokens=None)
    wide = Depends(limit("wide", times=100, per_seconds=60))
    narrow = Depends(limit("narrow", times=2, per_seconds=60, by="address", shared=True))

    @app.get("/limited", dependencies=[wide, narrow])
    async def limited(request: Request) -> dict[str, str]:
        return {name.decode(): value.decode() for name, value in request.scope[RESPONSE_HEADERS].items()}

    return app


async def test_a_route_says_how_much_is_left_and_then_429(valkey: redis.Redis) -> None:
    transport = httpx2.ASGITransport(app=_app(RateLimits(valkey, clock=lambda: MIDDLE)), client=("127.0.0.1", 1))
    async with httpx2.AsyncClient(transport=transport, base_url="http://test") as client:
        mine, other = {"X-Forwarded-For": "198.51.100.1"}, {"X-Forwarded-For": "198.51.100.2"}
        first = await client.get("/limited", headers=mine)
        assert first.json() == {"ratelimit-limit": "2", "ratelimit-remaining": "1", "ratelimit-reset": "30"}
        await client.get("/limited", headers=mine)
        refused = await client.get("/limited", headers=mine)
        assert refused.status_code == 429
        assert refused.json()["code"] == "rate_limited"
        assert 1 <= int(refused.headers["Retry-After"]) <= 60
        assert (await client.get("/limited", headers=other)).status_code == 200
