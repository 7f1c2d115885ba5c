"""A PostgreSQL that changes its part, falls silent, or ends sessions: what a service says, and that it comes back."""

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from uuid import uuid4

import aiohttp
import asyncpg
import httpx2
import psycopg
import pytest
import sqlalchemy as sa
from fastapi import APIRouter, FastAPI, Request
from pydantic import SecretStr

from embedded.ports import free_port
from embedded.postgres import FAST, Postgres
from embedded.process import launch
from servicekit.app import create_app
from servicekit.database import Connection, Database, Statement, UnitOfWork
from servicekit.database.connections import Connections
from servicekit.database.foundation import foundation_tables
from servicekit.database.sessions import open_session
from servicekit.deadlines import use_deadline
from servicekit.domain import utc_now
from servicekit.domain.errors import OutcomeUnknown, Unavailable
from servicekit.http_client import ServiceClient
from servicekit.platform import Platform, Service
from servicekit.settings import DatabaseSettings, HttpSettings, IdentitySettings, ServiceSettings, ValkeySettings
from servicekit.sockets import PEER_OPTIONS
from testkit.tokens import TestIssuer

LEASES = foundation_tables(sa.MetaData()).leases
ADD = Statement(sa.insert(LEASES), columns=("name", "holder", "expires_at"))
WHO = Statement(sa.text("SELECT pg_backend_pid()"))
ENOUGH = 30
"""Seconds after which a test that hangs is over; nothing is measured."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A server of this module's own: its settings are changed, its sessions are stopped."""
    folder = tmp_path_factory.mktemp("pg")
    postgres = Postgres(folder / "data", free_port(), uuid4().hex, FAST)
    postgres.prepare()
    process = launch(postgres, folder / "log").wait_ready()
    metadata = sa.MetaData()
    foundation_tables(metadata)
    url = sa.make_url(postgres.url()).set(drivername="postgresql+psycopg")
    metadata.create_all(sa.create_engine(url, poolclass=sa.NullPool))
    yield postgres
    process.stop()


def a_database(server: Postgres, pool_max: int = 2, name: str = "test") -> Database:
    settings = DatabaseSettings(url=SecretStr(server.url()), pool_max=pool_max, acquire_timeout=ENOUGH)
    return Database.open(settings, name)


def a_row() -> dict[str, object]:
    return {"name": uuid4().hex, "holder": uuid4(), "expires_at": utc_now()}


async def pids_of(database: Database, many: int) -> list[int]:
    """The backends of `many` connections, which are open and idle afterwards."""

    async def one() -> int:
        async with database.acquire() as connection:
            pid: int = await connection.fetch_value(WHO)
            await asyncio.sleep(0.1)
            return pid

    return sorted(await asyncio.gather(*(one() for _ in range(many))))


@contextmanager
def only_reading(server: Postgres) -> Iterator[None]:
    """What a failover does to sessions that stay: no statement may write until the block ends."""

    def switch(command: str) -> None:
        with psycopg.connect(server.url(), autocommit=True, options="-c default_transaction_read_only=off") as admin:
            admin.execute(command.encode())
            admin.execute("SELECT pg_reload_conf()")

    switch("ALTER SYSTEM SET default_transaction_read_only = on")
    try:
        yield
    finally:
        switch("ALTER SYSTEM RESET default_transaction_read_only")


@contextmanager
def stopped(pids: list[int]) -> Iterator[None]:
    """Backends that neither answer nor go."""
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


async def until_refused(database: Database) -> BaseException:
    """The error of the first write that fails: sessions read a changed setting before their next statement."""
    async with asyncio.timeout(ENOUGH):
        while True:
            try:
                await database.execute(ADD, **a_row())
            except Exception as error:
                return error


async def test_after_a_failover_no_old_session_is_used_again(server: Postgres) -> None:
    database = a_database(server)
    before = await pids_of(database, 2)
    with only_reading(server):
        assert isinstance(await until_refused(database), asyncpg.ReadOnlySQLTransactionError)
        with pytest.raises(asyncpg.InternalClientError):  # no session is opened that could only read
            await database.execute(ADD, **a_row())
    async with asyncio.timeout(ENOUGH):
        while not await succeeds(database):
            await asyncio.sleep(0.05)
    assert not set(before) & set(await pids_of(database, 2))
    assert database.usage() == (0, 2, 2)
    await database.close()


async def succeeds(database: Database) -> bool:
    try:
        return bool(await database.execute(ADD, **a_row()))
    except asyncpg.InternalClientError:
        return False


@pytest.mark.parametrize("state", ["25006", "57P01", "57P03", "57P05", "25P03", "08006", "26000"])
async def test_a_session_that_says_it_is_no_good_is_not_used_again(server: Postgres, state: str) -> None:
    database = a_database(server, 1)
    before = await database.fetch_value(WHO)
    with pytest.raises(asyncpg.PostgresError):
        await database.execute(failing_with(state))
    assert await database.fetch_value(WHO) != before
    with pytest.raises(asyncpg.PostgresError):
        async with UnitOfWork(database) as uow:
            last = await uow.transaction.fetch_value(WHO)
            await uow.transaction.execute(failing_with(state))
    assert await database.fetch_value(WHO) != last
    await database.close()


@pytest.mark.parametrize("state", ["23505", "22012", "40001", "57014", "55P03"])
async def test_a_session_that_only_refused_a_statement_stays(server: Postgres, state: str) -> None:
    database = a_database(server, 1)
    before = await database.fetch_value(WHO)
    with pytest.raises(asyncpg.PostgresError):
        async with UnitOfWork(database) as uow:
            await uow.transaction.execute(failing_with(state))
    assert await database.fetch_value(WHO) == before
    await database.close()


def failing_with(state: str) -> Statement:
    return Statement(sa.text(f"DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '{state}'; END $$"))


async def test_ten_silent_sessions_hold_nobody_up(server: Postgres) -> None:
    database = a_database(server, 10)
    pids = await pids_of(database, 10)
    assert len(pids) == 10
    with stopped(pids), use_deadline(0.1):
        async with asyncio.timeout(ENOUGH):
            answers = await asyncio.gather(
                *(database.execute(ADD, **a_row()) for _ in range(10)), return_exceptions=True
            )
            assert [type(answer) for answer in answers] == [asyncpg.ConnectionDoesNotExistError] * 10
            assert await database.fetch_value(WHO) not in pids
        assert database.usage() == (0, 1, 10)
    await database.close()


async def test_a_transaction_in_a_silent_session_ends_and_frees_its_place(server: Postgres) -> None:
    database = a_database(server, 1)
    async with asyncio.timeout(ENOUGH):
        with use_deadline(0.1), pytest.raises(asyncpg.ConnectionDoesNotExistError):
            async with UnitOfWork(database) as uow:
                pid = await uow.transaction.fetch_value(WHO)
                os.kill(pid, signal.SIGSTOP)
                await uow.transaction.execute(ADD, **a_row())
        assert await database.fetch_value(WHO) != pid
        os.kill(pid, signal.SIGCONT)
    await database.close()


async def test_a_commit_that_is_not_answered_is_unknown(server: Postgres) -> None:
    database = a_database(server, 1)
    with use_deadline(0.1), pytest.raises(OutcomeUnknown):
        async with UnitOfWork(database) as uow:
            pid = await uow.transaction.fetch_value(WHO)
            await uow.transaction.execute(ADD, **a_row())
            os.kill(pid, signal.SIGSTOP)
    os.kill(pid, signal.SIGCONT)
    await database.close()


async def test_giving_up_a_silent_transaction_does_not_wait_for_its_rollback(server: Postgres) -> None:
    database, begun = a_database(server, 1), asyncio.Event()

    async def hang() -> None:
        async with UnitOfWork(database) as uow:
            hanging.append(await uow.transaction.fetch_value(WHO))
            os.kill(hanging[0], signal.SIGSTOP)
            begun.set()
            await uow.transaction.execute(ADD, **a_row())

    hanging: list[int] = []
    async with asyncio.timeout(ENOUGH):
        task = asyncio.create_task(hang())
        await begun.wait()
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await database.fetch_value(WHO) != hanging[0]
    os.kill(hanging[0], signal.SIGCONT)
    await database.close()


async def test_the_server_ends_what_nobody_waits_for(server: Postgres) -> None:
    database = a_database(server, 1, "left behind")
    with use_deadline(0.1), pytest.raises(asyncpg.PostgresConnectionError):
        await database.fetch_value(Statement(sa.text("SELECT pg_sleep(30)")))
    other = a_database(server, 1)
    left = Statement(sa.text("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'left behind'"))
    async with asyncio.timeout(ENOUGH):
        while await other.fetch_value(left):
            await asyncio.sleep(0.1)
    for name in ("statement_timeout", "idle_in_transaction_session_timeout", "client_connection_check_interval"):
        assert await other.fetch_value(Statement(sa.text(f"SELECT current_setting('{name}')"))) != "0"
    await database.close()
    await other.close()


async def test_old_connections_are_replaced_and_never_more_than_may_be(server: Postgres) -> None:
    async def connect() -> Connection:
        return Connection(await open_session(server.url(), "test"))

    connections, pids = Connections(connect, 1, ENOUGH, oldest=0.0), set[int]()
    for _ in range(5):
        connection = await connections.take()
        pids.add(await connection.fetch_value(WHO))
        connections.give_back(connection, sound=True)
        assert connections.open == 1
    assert len(pids) == 5
    await connections.close()


async def test_a_connection_over_the_network_asks_whether_its_peer_lives(server: Postgres) -> None:
    url = f"postgresql://postgres:{server.password}@127.0.0.1:{server.port}/postgres"
    session = await open_session(url, "test")
    connected = session._transport.get_extra_info("socket")
    assert {name: connected.getsockopt(socket.IPPROTO_TCP, name) for name in PEER_OPTIONS} == PEER_OPTIONS
    await session.close()


router = APIRouter()


@router.post("/things")
async def add_thing(request: Request) -> int:
    database: Database = request.app.state.platform.database
    return await database.execute(ADD, **a_row())


@asynccontextmanager
async def nothing(app: FastAPI, platform: Platform) -> AsyncIterator[None]:
    yield


@asynccontextmanager
async def a_service(database_url: str, valkey_url: str, issuer: TestIssuer) -> AsyncIterator[httpx2.AsyncClient]:
    settings = ServiceSettings(
        http=HttpSettings(port=0),
        database=DatabaseSettings(url=SecretStr(database_url), pool_max=2),
        valkey=ValkeySettings(url=SecretStr(valkey_url)),
        identity=IdentitySettings(auth_url=issuer.url, client_secret=SecretStr("x")),
    )
    app = create_app(Service("thing-service", "", "", "/things"), settings, routers=[router], lifespan=nothing)
    async with app.router.lifespan_context(app):
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://things") as client:
            yield client


async def ready(client: httpx2.AsyncClient, status: int) -> None:
    async with asyncio.timeout(ENOUGH):
        while (await client.get("/health/ready")).status_code != status:
            await asyncio.sleep(0.05)


async def test_a_service_whose_database_only_reads_is_not_ready_and_says_503_until_it_writes_again(
    server: Postgres, valkey_url: str, issuer: TestIssuer
) -> None:
    async with a_service(server.url(), valkey_url, issuer) as client:
        await ready(client, 200)
        assert (await client.post("/things")).status_code == 200
        with only_reading(server):
            await ready(client, 503)
            for _ in range(4):
                refused = await client.post("/things")
                assert (refused.status_code, refused.headers["retry-after"]) == (503, "1")
                assert refused.json()["code"] == "database_unavailable"
        await ready(client, 200)
        assert (await client.post("/things")).status_code == 200


@pytest.mark.parametrize(
    ("state", "status"),
    [("25006", 503), ("57P03", 503), ("53100", 503), ("40P01", 503), ("28P01", 503), ("23505", 500)],
)
async def test_who_may_succeed_soon_is_told_503(
    server: Postgres, valkey_url: str, issuer: TestIssuer, state: str, status: int
) -> None:
    async def fail(request: Request) -> None:
        await request.app.state.platform.database.execute(failing_with(state))

    async with a_service(server.url(), valkey_url, issuer) as client:
        client._transport.app.router.add_api_route("/fail", fail)  # type: ignore[attr-defined]
        assert (await client.get("/fail")).status_code == status


NO_WAY = ("224.0.0.1", "no-such-host.invalid")
"""TCP to a multicast address is ENETUNREACH (what EHOSTUNREACH is on the way to a pod that is gone); no such name."""


@pytest.mark.parametrize("where", [*(f"{host}:5432/x" for host in NO_WAY), "/x?host=/no/such/socket"])
async def test_a_database_that_there_is_no_way_to_is_away(valkey_url: str, issuer: TestIssuer, where: str) -> None:
    async with a_service(f"postgresql://x@{where}", valkey_url, issuer) as client:
        refused = await client.post("/things")
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "1")
        assert refused.json()["code"] == "database_unavailable"


@pytest.mark.parametrize("host", NO_WAY)
async def test_a_valkey_that_there_is_no_way_to_is_away(server: Postgres, issuer: TestIssuer, host: str) -> None:
    async def ask(request: Request) -> None:
        await request.app.state.platform.valkey.get("x")

    async with a_service(server.url(), f"redis://{host}:6379/0", issuer) as client:
        client._transport.app.router.add_api_route("/ask", ask)  # type: ignore[attr-defined]
        refused = await client.get("/ask")
        assert (refused.status_code, refused.json()["code"]) == (503, "valkey_unavailable")


async def test_a_valkey_that_is_silent_is_away(server: Postgres, issuer: TestIssuer) -> None:
    async def ask(request: Request) -> None:
        await request.app.state.platform.valkey.get("x")

    silent = await asyncio.start_server(lambda *_: asyncio.sleep(ENOUGH), "127.0.0.1", 0)
    port = silent.sockets[0].getsockname()[1]
    async with a_service(server.url(), f"redis://127.0.0.1:{port}/0", issuer) as client:
        client._transport.app.router.add_api_route("/ask", ask)  # type: ignore[attr-defined]
        refused = await client.get("/ask")
        assert (refused.status_code, refused.json()["code"]) == (503, "valkey_unavailable")
    silent.close()


@pytest.mark.parametrize("host", NO_WAY)
async def test_a_service_that_there_is_no_way_to_was_not_asked(host: str) -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(Unavailable):
            await ServiceClient("other-service", f"http://{host}:80", session, None).request("GET", "/x")
