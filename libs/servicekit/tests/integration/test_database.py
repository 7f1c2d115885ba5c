import asyncio
from collections.abc import Sequence
from uuid import UUID, uuid4

import asyncpg
import pytest
import sqlalchemy as sa
from pydantic import SecretStr

from servicekit.database import Database, Statement, Transaction, UnitOfWork
from servicekit.database.foundation import foundation_tables
from servicekit.domain import Event, HandledBefore, utc_now
from servicekit.settings import DatabaseSettings

leases = foundation_tables(sa.MetaData()).leases
ADD = Statement(sa.insert(leases), columns=("name", "holder", "expires_at"))
COUNT = Statement(sa.select(sa.func.count()).select_from(leases))
ALL = Statement(sa.select(leases).order_by(leases.c.name))


class ThingDone(Event):
    type = "souk.thing.done.v1"


class Recorder:
    """An outbox that remembers."""

    def __init__(self) -> None:
        self.woken = 0

    def append(self, transaction: Transaction, aggregate_id: UUID, events: Sequence[Event]) -> None: ...

    def wake(self) -> None:
        self.woken += 1


def row(name: str) -> dict[str, object]:
    return {"name": name, "holder": uuid4(), "expires_at": utc_now()}


async def test_rows_go_in_and_come_back_typed(database: Database) -> None:
    one = row("a")
    assert await database.execute(ADD, **one) == 1
    (found,) = await database.fetch(ALL)
    assert dict(found) == one


async def test_many_rows_go_in_with_one_round_trip(database: Database) -> None:
    async with database.transaction() as transaction:
        await transaction.execute_many(ADD, [row(name) for name in "abc"])
    assert await database.fetch_value(COUNT) == 3


async def test_rows_are_copied_all_or_none_and_what_was_gathered_before_is_there(database: Database) -> None:
    columns = ("name", "holder", "expires_at")
    async with database.transaction() as transaction:
        transaction.write(ADD, name="a", holder=uuid4(), expires_at=utc_now())
        with pytest.raises(asyncpg.UniqueViolationError):
            async with transaction.savepoint():
                await transaction.copy_rows("leases", columns, [tuple(row(name).values()) for name in "ba"])
        await transaction.copy_rows("leases", columns, [tuple(row(name).values()) for name in "cd"])
    assert [found["name"] for found in await database.fetch(ALL)] == ["a", "c", "d"]


async def test_a_clean_exit_commits_and_an_exception_rolls_back(database: Database) -> None:
    async with UnitOfWork(database) as uow:
        await uow.transaction.execute(ADD, **row("kept"))
    with pytest.raises(RuntimeError):
        async with UnitOfWork(database) as uow:
            await uow.transaction.execute(ADD, **row("lost"))
            raise RuntimeError
    assert [found["name"] for found in await database.fetch(ALL)] == ["kept"]


async def test_a_failed_attempt_inside_a_savepoint_leaves_the_transaction_usable(database: Database) -> None:
    async with database.transaction() as transaction:
        await transaction.execute(ADD, **row("before"))
        with pytest.raises(asyncpg.UniqueViolationError):
            async with transaction.savepoint():
                await transaction.execute(ADD, **row("undone"))
                await transaction.execute(ADD, **row("before"))
        async with transaction.savepoint():
            await transaction.execute(ADD, **row("after"))
    assert [found["name"] for found in await database.fetch(ALL)] == ["after", "before"]


async def test_an_event_has_one_effect_that_counts_once_it_is_committed(database: Database) -> None:
    event_id = uuid4()
    with pytest.raises(RuntimeError):
        async with UnitOfWork(database, consumer="order-service") as uow:
            uow.once(event_id)
            raise RuntimeError
    async with UnitOfWork(database, consumer="order-service") as uow:
        uow.once(event_id)
    with pytest.raises(HandledBefore):
        async with UnitOfWork(database, consumer="order-service") as uow:
            uow.once(event_id)
            await uow.transaction.execute(ADD, **row("undone"))
    assert await database.fetch(ALL) == []
    async with UnitOfWork(database, consumer="cart-service") as uow:
        uow.once(event_id)


async def test_the_relay_is_woken_after_a_commit_with_events_and_not_otherwise(database: Database) -> None:
    outbox = Recorder()
    async with UnitOfWork(database, outbox):
        pass
    assert outbox.woken == 0
    async with UnitOfWork(database, outbox) as uow:
        await uow.publish(uuid4(), [ThingDone()])
        assert outbox.woken == 0
    assert outbox.woken == 1


async def test_what_follows_a_commit_is_called_once_and_after_it(database: Database) -> None:
    calls: list[int] = []

    def follow() -> None:
        calls.append(1)

    async with UnitOfWork(database) as uow:
        uow.after_commit(follow)
        uow.after_commit(follow)
        assert calls == []
    assert calls == [1]
    async with uow:
        pass
    assert calls == [1]


async def test_nothing_follows_a_rollback(database: Database) -> None:
    calls: list[int] = []
    with pytest.raises(RuntimeError):
        async with UnitOfWork(database) as uow:
            uow.after_commit(lambda: calls.append(1))
            raise RuntimeError
    assert calls == []


async def test_nothing_follows_a_commit_that_fails(database: Database) -> None:
    calls: list[int] = []
    with pytest.raises(asyncpg.PostgresError):
        async with UnitOfWork(database) as uow:
            uow.after_commit(lambda: calls.append(1))
            late = "CREATE TEMPORARY TABLE late (id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED)"
            await uow.transaction.execute(Statement(sa.text(late)))
            await uow.transaction.execute(Statement(sa.text("INSERT INTO late VALUES (1), (1)")))
    assert calls == []


async def test_a_call_after_the_commit_that_fails_is_logged_and_neither_undoes_it_nor_stops_the_others(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    calls: list[int] = []
    async with UnitOfWork(database) as uow:
        await uow.transaction.execute(ADD, **row("kept"))
        uow.after_commit(lambda: calls.append(1 // 0))
        uow.after_commit(lambda: calls.append(1))
    assert calls == [1]
    assert await database.fetch_value(COUNT) == 1
    assert [record.message for record in caplog.records if record.exc_info] == ["a call after a commit failed"]


async def test_a_connection_is_given_back_after_a_failure(scratch_database_url: str) -> None:
    settings = DatabaseSettings(url=SecretStr(scratch_database_url), pool_max=1, acquire_timeout=2)
    database = Database.open(settings, "test")
    for _ in range(3):
        with pytest.raises(asyncpg.DivisionByZeroError):
            async with UnitOfWork(database) as uow:
                await uow.transaction.execute(Statement(sa.text("SELECT 1/0")))
    assert await database.fetch_value(Statement(sa.select(sa.literal(7)))) == 7
    await database.close()


async def test_a_full_pool_is_told_and_not_waited_for_for_ever(scratch_database_url: str) -> None:
    settings = DatabaseSettings(url=SecretStr(scratch_database_url), pool_max=1, acquire_timeout=0.1)
    database = Database.open(settings, "test")
    async with database.acquire():
        with pytest.raises(asyncio.TimeoutError):
            async with database.acquire():
                pass
        with pytest.raises(asyncio.TimeoutError):
            await database.fetch_value(COUNT)
    await database.close()


async def test_a_service_opens_its_pool_while_postgresql_is_away() -> None:
    settings = DatabaseSettings(url=SecretStr("postgresql://nobody@127.0.0.1:1/none"), acquire_timeout=1)
    database = Database.open(settings, "test")
    with pytest.raises(OSError):
        await database.fetch_value(COUNT)
    await database.close()


SLOW = Statement(sa.text("SELECT pg_sleep(30)"))
WHO = Statement(sa.text("SELECT pg_backend_pid()"))


def a_database(url: str, pool_max: int = 1) -> Database:
    return Database.open(DatabaseSettings(url=SecretStr(url), pool_max=pool_max, acquire_timeout=5), "test")


async def test_who_waits_is_served_in_turn(scratch_database_url: str) -> None:
    database, served = a_database(scratch_database_url), list[int]()

    async def one(number: int) -> None:
        async with database.acquire():
            await asyncio.sleep(0.001)
            served.append(number)

    await asyncio.gather(*(one(number) for number in range(20)))
    assert served == list(range(20))
    assert database.usage() == (0, 1, 1)
    await database.close()


async def test_a_cancelled_query_does_not_hold_up_the_next_one(scratch_database_url: str) -> None:
    database = a_database(scratch_database_url)
    before = await database.fetch_value(WHO)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await database.fetch_value(SLOW)
    assert await database.fetch_value(WHO) != before
    assert database.usage() == (0, 1, 1)
    await database.close()


async def test_who_gives_up_waiting_takes_nothing_along(scratch_database_url: str) -> None:
    database = a_database(scratch_database_url)
    async with database.acquire():
        waiting = [asyncio.create_task(database.fetch_value(WHO)) for _ in range(3)]
        await asyncio.sleep(0)
    waiting[0].cancel()
    pids = await asyncio.gather(*waiting, return_exceptions=True)
    assert isinstance(pids[0], asyncio.CancelledError)
    assert pids[1] == pids[2]
    assert database.usage() == (0, 1, 1)
    await database.close()


async def test_a_transaction_left_open_is_nobody_elses(scratch_database_url: str) -> None:
    database = a_database(scratch_database_url)
    async with database.acquire() as connection:
        await connection.raw.execute("BEGIN")
        before = await connection.fetch_value(WHO)
    assert await database.fetch_value(WHO) != before
    await database.close()


async def test_connections_that_the_server_ended_are_replaced(scratch_database_url: str) -> None:
    database, other = a_database(scratch_database_url, 2), a_database(scratch_database_url)
    end = Statement(sa.text("SELECT pg_terminate_backend(:pid)").bindparams(sa.bindparam("pid", type_=sa.Integer)))
    pid = await database.fetch_value(WHO)
    await other.fetch_value(end, pid=pid)
    async with asyncio.timeout(30):
        while any(connection.usable for connection in database._connections._all):
            await asyncio.sleep(0.01)
    assert await database.fetch_value(WHO) != pid
    assert database.usage() == (0, 1, 2)
    await database.close()
    await other.close()


async def test_a_closed_pool_says_so(scratch_database_url: str) -> None:
    database = a_database(scratch_database_url)
    async with database.acquire():
        waiting = asyncio.create_task(database.fetch_value(WHO))
        await asyncio.sleep(0)
        await database.close()
        with pytest.raises(ConnectionError):
            await waiting
    assert database.usage() == (0, 0, 1)
    with pytest.raises(ConnectionError):
        await database.fetch_value(WHO)
