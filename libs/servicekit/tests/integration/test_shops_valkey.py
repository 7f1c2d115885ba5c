"""Each shop has a Valkey of its own: who is let in, who ends with a sentence, and what is only an outage."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
import pytest
import redis
from fastapi import FastAPI
from pydantic import SecretStr
from thing_service import STREAM, ThingSettings, an_app

from embedded.ports import free_port
from embedded.process import Running, launch
from embedded.valkey import Valkey
from servicekit.messaging.streams import LONGEST_BLOCK_MS
from servicekit.refusal import Refused
from servicekit.settings import DatabaseSettings, HttpSettings, IdentitySettings, ValkeySettings
from servicekit.valkey import OWNER_KEY, NotLetIn, open_valkey
from testkit.tokens import TestIssuer

SHOP, OTHER = "souk", "second"
ENOUGH = 60
"""Seconds after which a test that hangs is over; nothing is measured."""

MakeSettings = Callable[..., ThingSettings]


class Server:
    """A Valkey that can be away, and whose password can change."""

    def __init__(self, folder: Path) -> None:
        self.part = Valkey(folder, free_port())
        self.process: Running | None = None

    def start(self) -> None:
        self.part.prepare()
        self.process = launch(self.part, self.part.folder / "log").wait_ready()

    def stop(self) -> None:
        if self.process is not None:
            self.process.stop()
        self.process = None

    def url(self, password: str = "", number: int = 0) -> str:
        return f"redis://{f':{password}@' if password else ''}127.0.0.1:{self.part.port}/{number}"

    def ask(self, *command: str, password: str = "") -> Any:
        with redis.Redis.from_url(self.url(password)) as client:
            return client.execute_command(*command)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "valkey")
    made.start()
    yield made
    made.stop()


@pytest.fixture
def make_settings(server: Server, scratch_database_url: str, issuer: TestIssuer) -> MakeSettings:
    def make(shop: str = SHOP, valkey: str = "") -> ThingSettings:
        return ThingSettings(
            SOUK_SHOP=shop,
            http=HttpSettings(port=free_port()),
            database=DatabaseSettings(url=SecretStr(scratch_database_url)),
            valkey=ValkeySettings(url=SecretStr(valkey or server.url())),
            identity=IdentitySettings(auth_url=issuer.url, client_secret=SecretStr("x")),
        )

    return make


@asynccontextmanager
async def running(settings: ThingSettings) -> AsyncIterator[tuple[FastAPI, httpx2.AsyncClient]]:
    app = an_app(settings)
    async with app.router.lifespan_context(app):
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://things") as client:
            yield app, client


def process_of(settings: ThingSettings) -> "subprocess.Popen[str]":
    environment = {
        "SOUK_SHOP": settings.shop_name,
        "THING_HTTP__PORT": str(settings.http.port),
        "THING_DATABASE__URL": settings.database.url.get_secret_value(),
        "THING_VALKEY__URL": settings.valkey.url.get_secret_value(),
        "THING_IDENTITY__AUTH_URL": settings.identity.auth_url,
        "THING_IDENTITY__CLIENT_SECRET": "x",
    }
    file = Path(__file__).with_name("thing_service.py")
    return subprocess.Popen(
        [sys.executable, str(file)], env=os.environ | environment, text=True, stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip


def end_of(settings: ThingSettings) -> tuple[int, str]:
    """(exit code, standard error) of a service that does not go on."""
    process = process_of(settings)
    try:
        _, said = process.communicate(timeout=ENOUGH)
        return process.returncode, said
    finally:
        process.kill()


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(ENOUGH):
        while not holds():
            await asyncio.sleep(0.05)


async def valkey_is_well(client: httpx2.AsyncClient) -> bool:
    answer = await client.get("/health/ready")  # 503 while auth-service's keys were not read yet
    return bool(answer.json()["checks"]["valkey"]["ok"])


async def test_the_first_service_writes_whose_an_empty_valkey_is(server: Server, make_settings: MakeSettings) -> None:
    async with running(make_settings()):
        assert server.ask("GET", OWNER_KEY) == SHOP.encode()
        assert server.ask("TTL", OWNER_KEY) == -1, "volatile-lru leaves what has no expiry"


async def test_streams_of_a_release_that_wrote_no_name_are_taken_as_they_are(
    server: Server, make_settings: MakeSettings
) -> None:
    server.ask("XADD", STREAM, "*", "event", "from before")
    async with running(make_settings()), running(make_settings()):
        assert server.ask("GET", OWNER_KEY) == SHOP.encode()
    assert server.ask("XLEN", STREAM) == 1


def test_a_service_of_another_shop_ends_with_one_sentence_and_touches_nothing(
    server: Server, make_settings: MakeSettings
) -> None:
    server.ask("SET", OWNER_KEY, SHOP)
    server.ask("XADD", STREAM, "*", "event", "of the first shop")
    code, said = end_of(make_settings(OTHER))
    take_over = f"valkey-cli -u {server.url()} SET souk:shop second"
    assert code == 2
    assert len(said.splitlines()) == 1, said
    assert f"Valkey at {server.url()} has the streams of the shop souk" in said
    for mend in ("change THING_VALKEY__URL", "set SOUK_SHOP=souk", take_over):
        assert mend in said
    assert server.ask("XINFO", "GROUPS", STREAM) == []
    assert server.ask("KEYS", "*epoch*") == []


async def test_the_command_in_the_sentence_takes_a_valkey_over(server: Server, make_settings: MakeSettings) -> None:
    server.ask("SET", OWNER_KEY, SHOP)
    with pytest.raises(Refused) as refused:
        async with running(make_settings(OTHER)):
            pass
    server.ask(*str(refused.value).partition(f"-u {server.url()} ")[2].split())
    async with running(make_settings(OTHER)) as (_, client):
        assert await valkey_is_well(client)


async def test_a_shop_that_moves_keeps_its_valkey_under_its_old_name(
    server: Server, make_settings: MakeSettings
) -> None:
    async with running(make_settings("old-namespace")):
        pass
    with pytest.raises(Refused, match="SOUK_SHOP=old-namespace"):
        async with running(make_settings("new-namespace")):
            pass
    async with running(make_settings("old-namespace")) as (_, client):
        assert await valkey_is_well(client)


async def test_of_two_shops_that_race_for_an_empty_valkey_one_gets_in(
    server: Server, make_settings: MakeSettings
) -> None:
    names = [SHOP, OTHER] * 8
    clients = [open_valkey(make_settings(name))[0] for name in names]
    answers = await asyncio.gather(*(client.ping() for client in clients), return_exceptions=True)
    owner = server.ask("GET", OWNER_KEY).decode()
    for name, answer in zip(names, answers, strict=True):
        assert answer is True if name == owner else isinstance(answer, NotLetIn)
    for client in clients:
        await client.aclose()


@pytest.mark.parametrize("owner", [SHOP, OTHER])
async def test_a_service_starts_without_valkey_and_looks_whose_it_is_when_it_comes(
    server: Server, make_settings: MakeSettings, owner: str
) -> None:
    server.ask("SET", OWNER_KEY, owner)
    server.stop()
    settings = make_settings()
    process = process_of(settings)
    try:
        async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{settings.http.port}") as client:
            await until_ready(client)
            server.start()
            if owner == SHOP:
                await until(lambda: server.ask("EXISTS", STREAM) == 1)
                assert process.poll() is None
            else:
                _, said = await asyncio.to_thread(process.communicate, timeout=ENOUGH)
                assert process.returncode == 2
                assert "has the streams of the shop second" in said
                assert server.ask("EXISTS", STREAM) == 0
    finally:
        process.terminate()
        process.communicate()


async def until_ready(client: httpx2.AsyncClient) -> None:
    async with asyncio.timeout(ENOUGH):
        while True:
            try:
                if (await client.get("/health/ready")).status_code == 200:
                    return
            except httpx2.TransportError:
                pass
            await asyncio.sleep(0.1)


async def test_a_flushed_valkey_is_claimed_again(server: Server, make_settings: MakeSettings) -> None:
    async with running(make_settings()) as (_, client):
        server.ask("FLUSHALL")
        assert await valkey_is_well(client)
        assert server.ask("GET", OWNER_KEY) == SHOP.encode()


async def test_a_valkey_taken_over_under_a_running_shop_is_an_outage_until_it_comes_back(
    server: Server, make_settings: MakeSettings
) -> None:
    async with running(make_settings()) as (app, client):
        await until(lambda: server.ask("EXISTS", STREAM) == 1)
        server.ask("SET", OWNER_KEY, OTHER)
        assert not await valkey_is_well(client)
        server.ask("DEL", STREAM)
        await asyncio.sleep(3)  # longer than any pause of the consumer
        assert server.ask("EXISTS", STREAM) == 0, "it went on consuming"
        assert app.state.health.refusal is None
        server.ask("SET", OWNER_KEY, SHOP)
        await until(lambda: server.ask("EXISTS", STREAM) == 1)
        assert await valkey_is_well(client)


def _requires_another_password(server: Server) -> str:
    server.ask("CONFIG", "SET", "requirepass", "right")
    return server.url("canary-wrong")


def _requires_any_password(server: Server) -> str:
    server.ask("CONFIG", "SET", "requirepass", "right")
    return server.url()


def _requires_another_than_the_query_has(server: Server) -> str:
    server.ask("CONFIG", "SET", "requirepass", "right")
    return f"{server.url()}?password=canary-wrong"


def _forbids_the_key(server: Server) -> str:
    server.ask("ACL", "SETUSER", "thing", "on", ">canary", "~other:*", "+@all")
    return server.url().replace("//", "//thing:canary@")


def _has_no_such_database(server: Server) -> str:
    return server.url(number=99)


@pytest.mark.parametrize(
    "prepare",
    [
        _requires_another_password,
        _requires_any_password,
        _requires_another_than_the_query_has,
        _forbids_the_key,
        _has_no_such_database,
    ],
)
def test_a_valkey_that_does_not_let_a_service_in_stops_its_start(
    server: Server, make_settings: MakeSettings, prepare: Callable[[Server], str]
) -> None:
    code, said = end_of(make_settings(valkey=prepare(server)))
    assert code == 2
    assert len(said.splitlines()) == 1, said
    assert f"Valkey at redis://127.0.0.1:{server.part.port}" in said
    assert "change THING_VALKEY__URL" in said
    assert ("GET and SET of the key souk:shop" in said) is (prepare is _forbids_the_key)
    assert "canary" not in said


async def test_a_password_that_changes_under_a_running_shop_does_not_end_it(
    server: Server, make_settings: MakeSettings
) -> None:
    async with running(make_settings()) as (app, client):
        await until(lambda: server.ask("EXISTS", STREAM) == 1)
        password = uuid4().hex
        server.ask("CONFIG", "SET", "requirepass", password)
        await app.state.platform.valkey.connection_pool.disconnect()
        assert not await valkey_is_well(client)
        await asyncio.sleep(1)
        assert app.state.health.refusal is None
        server.ask("CONFIG", "SET", "requirepass", "", password=password)
        async with asyncio.timeout(ENOUGH):
            while not await valkey_is_well(client):
                await asyncio.sleep(0.1)


async def test_the_longest_read_that_waits_is_over_before_valkey_counts_as_silent(make_settings: MakeSettings) -> None:
    client, _ = open_valkey(make_settings())
    assert client.connection_pool.connection_kwargs["socket_timeout"] * 1000 >= LONGEST_BLOCK_MS + 1000
    await client.aclose()


async def test_whoever_drains_a_full_valkey_gets_in(server: Server, make_settings: MakeSettings) -> None:
    async with running(make_settings()):
        await until(lambda: server.ask("EXISTS", STREAM) == 1)
    server.ask("CONFIG", "SET", "maxmemory", "1")
    client, _ = open_valkey(make_settings())
    assert await client.xlen(STREAM) == 0
    await client.aclose()
