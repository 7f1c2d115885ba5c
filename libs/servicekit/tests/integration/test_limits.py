"""Limits over several processes through a real Valkey, and without it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import httpx2
import pytest
import redis.asyncio as redis
from fastapi import Depends, FastAPI, Request

from servicekit import problems
from servicekit.background import BackgroundWork
from servicekit.identity import Caller
from servicekit.limits import RESPONSE_HEADERS, FailureLimit, RateLimits, Window, limit

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


async def test_counts_are_exchanged_when_there_are_any_and_not_at_rest(valkey: redis.Redis) -> None:
    limits, rounds = RateLimits(valkey, clock=lambda: MIDDLE), 0

    async def exchange_soon() -> None:
        nonlocal rounds
        rounds += 1
        await limits.exchange_soon()

    work = BackgroundWork()
    work.when_woken("limits", exchange_soon, woken=limits.counted, seconds=60)
    for key in ("a", "b"):
        limits.hit(WINDOW, key)
        async with asyncio.timeout(30):
            while not await valkey.keys(f"limit:login:{key}:*"):
                await asyncio.sleep(0.01)
    limits.take_back(WINDOW, "b", limits.now())
    async with asyncio.timeout(30):
        while b"0" not in await valkey.mget(await valkey.keys("limit:login:b:*")):
            await asyncio.sleep(0.01)
        while limits.counted.is_set():
            await asyncio.sleep(0.01)
    done = rounds
    await asyncio.sleep(2.5)
    assert rounds <= done + 1
    await work.stop_background()


async def test_an_exchange_that_fails_keeps_the_counts(gone: redis.Redis, valkey: redis.Redis) -> None:
    limits = RateLimits(gone, clock=lambda: MIDDLE)
    limits.hit(WINDOW, "a")
    with pytest.raises(redis.ConnectionError):
        await limits.exchange()
    limits._add = RateLimits(valkey)._add
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


class Refusal(Exception):
    """What a failure limit counts."""


class Tokens:
    """Says of a token `guest:<name>` or `customer:<name>` whose it is."""

    async def verify(self, token: str) -> Caller:
        role, _, name = token.partition(":")
        now = datetime.now(UTC)
        caller_id = uuid5(NAMESPACE_URL, name)
        return Caller(id=caller_id, role=role, token_id=name, expires_at=now, issued_at=0.0,
                      service=name if role == "service" else None)  # fmt: skip


def _shop(**options: Any) -> FastAPI:
    app = FastAPI()
    problems.install(app)
    limits = RateLimits(redis.Redis.from_url("redis://127.0.0.1:1"), clock=lambda: MIDDLE, **options)
    app.state.platform = SimpleNamespace(limits=limits, tokens=Tokens())
    failures = FailureLimit("declined", times=3, per_seconds=60, counts=Refusal)

    @app.get("/quote", dependencies=[Depends(limit("quote", times=2, per_seconds=60))])
    async def quote() -> None: ...

    @app.get("/checkout", dependencies=[Depends(limit("checkout", times=2, per_seconds=60, per_address=5))])
    async def checkout() -> None: ...

    @app.get("/guest", dependencies=[Depends(limit("guest", times=2, per_seconds=60, by="address"))])
    async def guest() -> None: ...

    @app.get("/confirm")
    async def confirm(request: Request, declined: bool = True) -> None:
        with suppress(Refusal):
            async with failures.over(request):
                if declined:
                    raise Refusal

    return app


class Street:
    """Callers from one or many addresses."""

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self._client = client

    async def ask(self, path: str, who: str = "", address: str = "198.51.100.1") -> int:
        headers = {"X-Forwarded-For": address} | ({"Authorization": f"Bearer {who}"} if who else {})
        return (await self._client.get(path, headers=headers)).status_code

    async def asks(self, path: str, who: Callable[[int], str], times: int, address: str = "198.51.100.1") -> list[int]:
        return [await self.ask(path, who(number), address) for number in range(times)]


@pytest.fixture
def street() -> Callable[..., AbstractAsyncContextManager[Street]]:
    @asynccontextmanager
    async def opened(**options: Any) -> AsyncIterator[Street]:
        transport = httpx2.ASGITransport(app=_shop(**options), client=("127.0.0.1", 1))
        async with httpx2.AsyncClient(transport=transport, base_url="http://test") as client:
            yield Street(client)

    return opened


Open = Callable[..., AbstractAsyncContextManager[Street]]


async def test_guests_of_one_address_share_ten_times_what_one_caller_has(street: Open) -> None:
    async with street() as callers:
        assert await callers.asks("/quote", lambda number: f"guest:{number}", 25) == [200] * 20 + [429] * 5
        assert await callers.ask("/quote", "guest:elsewhere", "198.51.100.2") == 200
        assert await callers.ask("/quote", "customer:amira") == 200


async def test_a_new_address_of_the_same_ipv6_network_is_no_new_address(street: Open) -> None:
    async with street() as callers:
        answers = [await callers.ask("/guest", address=f"2001:db8::{number}") for number in range(1, 4)]
        assert answers == [200, 200, 429]
        assert await callers.ask("/guest", address="2001:db8:0:1::1") == 200


async def test_a_limit_per_address_counts_everybody_there_but_services(street: Open) -> None:
    async with street() as callers:
        assert await callers.asks("/checkout", lambda number: f"customer:{number}", 6) == [200] * 5 + [429]
        assert await callers.ask("/checkout", "service:cart-service") == 200


async def test_what_one_caller_is_refused_takes_nothing_from_the_others_at_the_address(street: Open) -> None:
    async with street() as callers:
        assert await callers.asks("/checkout", lambda _: "guest:greedy", 10) == [200] * 2 + [429] * 8
        assert await callers.asks("/checkout", lambda number: f"guest:{number}", 3) == [200] * 3


async def test_failures_are_limited_and_successes_cost_nothing(street: Open) -> None:
    async with street() as callers:
        assert await callers.asks("/confirm?declined=no", lambda _: "", 10) == [200] * 10
        assert await callers.asks("/confirm", lambda _: "", 5) == [200] * 3 + [429] * 2
        assert await callers.ask("/confirm?declined=no") == 429
        assert await callers.ask("/confirm", address="198.51.100.2") == 200


async def test_the_factor_widens_every_limit_per_address_and_no_other(street: Open) -> None:
    async with street(address_factor=3) as callers:
        assert await callers.asks("/guest", lambda _: "", 7) == [200] * 6 + [429]
        assert await callers.asks("/checkout", lambda number: f"guest:{number}", 16) == [200] * 15 + [429]
        assert await callers.asks("/confirm", lambda _: "", 10) == [200] * 9 + [429]
        assert await callers.asks("/quote", lambda _: "customer:amira", 3) == [200, 200, 429]
