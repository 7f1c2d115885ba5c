"""What a transaction gathers and sends as one statement comes out as if each write had been run by itself, in turn."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar
from uuid import UUID, uuid4

import asyncpg
import pytest
import sqlalchemy as sa
from pydantic import SecretStr

from servicekit.database import Database, InsertRows, Statement, UnitOfWork
from servicekit.database import transaction as transactions
from servicekit.database.foundation import foundation_tables
from servicekit.database.revision import is_revision, revision
from servicekit.domain import Event, HandledBefore, Stale, retried_when_stale
from servicekit.domain.errors import OutcomeUnknown
from servicekit.domain.staleness import contended
from servicekit.messaging import Outbox
from servicekit.settings import DatabaseSettings

metadata = sa.MetaData()
foundation_tables(metadata)
things = sa.Table(
    "things",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("facts", sa.dialects.postgresql.JSONB),
    sa.CheckConstraint("version < 100", name="things_version_check"),
)
sa.Index("things_one_name_idx", things.c.name, unique=True, postgresql_where=things.c.version > 0)
parts = sa.Table(
    "parts",
    metadata,
    sa.Column("thing_id", sa.Integer, sa.ForeignKey("things.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
)
TABLES = """
CREATE TABLE things (id int PRIMARY KEY, name text NOT NULL, version int NOT NULL CHECK (version < 100), facts jsonb);
CREATE UNIQUE INDEX things_one_name_idx ON things (name) WHERE version > 0;
CREATE TABLE parts (thing_id int REFERENCES things (id), number int, PRIMARY KEY (thing_id, number));
"""

ADD = Statement(sa.insert(things), columns=("id", "name", "version", "facts"))
ADD_PARTS = InsertRows(parts)
SAVE = Statement(
    sa.update(things)
    .where(things.c.id == sa.bindparam("of"), things.c.version == sa.bindparam("seen"))
    .values(name=sa.bindparam("new_name"), version=sa.bindparam("new_version"))
)
DROP_PARTS = Statement(sa.delete(parts).where(parts.c.thing_id == sa.bindparam("of")))
DROP = Statement(sa.delete(things).where(things.c.id == sa.bindparam("of")))
REVISED = Statement(sa.select(things, revision(things)).where(things.c.id == sa.bindparam("of")))
COUNT = Statement(
    sa.update(things)
    .where(things.c.id == sa.bindparam("of"), is_revision(things))
    .values(version=sa.bindparam("new_version"))
)
THINGS = Statement(sa.select(things).order_by(things.c.id))
PARTS = Statement(sa.select(parts).order_by(parts.c.thing_id, parts.c.number))
LOCK = Statement(sa.select(things.c.id).where(things.c.id == sa.bindparam("of")).with_for_update())
EVENTS = Statement(sa.text("SELECT type, aggregate_id, data->'number' AS number FROM outbox ORDER BY id"))


class NameTaken(Exception):
    pass


@dataclass(frozen=True, slots=True)
class ThingSaved(Event):
    type: ClassVar[str] = "souk.thing.saved.v1"
    number: int


Act = Callable[[UnitOfWork], Any]


@pytest.fixture
async def shop(database: Database) -> AsyncIterator[Database]:
    async with database.acquire() as connection:
        await connection.raw.execute(TABLES)
    yield database
    async with database.acquire() as connection:
        await connection.raw.execute("DROP TABLE parts, things; TRUNCATE outbox, inbox")


@pytest.fixture
def one_by_one(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From the call on nothing is sent as one statement."""
    return lambda: monkeypatch.setattr(transactions, "in_one_statement", lambda writes: None)


def a_unit_of_work(database: Database) -> UnitOfWork:
    return UnitOfWork(database, Outbox("thing-service", "souk.things"), "thing-service")


async def _add(uow: UnitOfWork, number: int, name: str, version: int = 1, count: int = 2) -> None:
    uow.transaction.write(
        ADD, taken={"things_one_name_idx": NameTaken}, id=number, name=name, version=version, facts={"of": number}
    )
    uow.transaction.insert(ADD_PARTS, [{"thing_id": number, "number": part} for part in range(count)])
    await uow.publish(UUID(int=number), [ThingSaved(number)])


async def _save(uow: UnitOfWork, number: int, seen: int, name: str, version: int) -> None:
    uow.transaction.write(
        SAVE, missing=Stale, taken={"things_one_name_idx": NameTaken}, of=number, seen=seen, new_name=name,
        new_version=version,
    )  # fmt: skip
    await uow.publish(UUID(int=number), [ThingSaved(number), ThingSaved(-number)])


async def _drop(uow: UnitOfWork, number: int) -> None:
    uow.transaction.write(DROP_PARTS, of=number)
    uow.transaction.write(DROP, missing=Stale, of=number)


async def _lock(uow: UnitOfWork, number: int) -> None:
    await uow.transaction.fetch(LOCK, of=number)


async def _serialise(uow: UnitOfWork) -> None:
    await uow.transaction.lock((1, "everybody's"), (2, "mine"))


async def _look(uow: UnitOfWork, number: int) -> None:
    await uow.transaction.fetch(THINGS)


async def _consume(uow: UnitOfWork, number: int) -> None:
    uow.once(UUID(int=number))


def some_acts(chance: random.Random) -> list[Act]:
    """One to five acts of a use case, on three things, with names and versions that often collide."""
    acts: list[Act] = [_serialise] if chance.random() < 0.3 else []
    for _ in range(chance.randint(1, 5)):
        number, name, version = chance.randint(1, 3), chance.choice("abc"), chance.choice((0, 1, 2, 100))
        kind = chance.choice(("add", "save", "save", "drop", "lock", "look", "consume"))
        if kind == "add":
            acts.append(partial(_add, number=number, name=name, version=version))
        elif kind == "save":
            seen = chance.choice((0, 1, 1, 2))
            acts.append(partial(_save, number=number, seen=seen, name=name, version=version))
        else:
            act = {"drop": _drop, "lock": _lock, "look": _look, "consume": _consume}[kind]
            acts.append(partial(act, number=number))
    return acts


async def outcome(database: Database, acts: Sequence[Act]) -> tuple[object, object]:
    """What became of one unit of work: how it ended, and every row that there is then."""
    end: object = "committed"
    try:
        async with a_unit_of_work(database) as uow:
            for act in acts:
                await act(uow)
    except (HandledBefore, Stale, NameTaken, asyncpg.PostgresError) as error:
        end = type(error), getattr(error, "constraint_name", None)
    rows = [[tuple(row) for row in await database.fetch(each)] for each in (THINGS, PARTS, EVENTS)]
    return end, rows


@pytest.mark.parametrize("seed", range(40))
async def test_gathered_writes_end_as_writes_one_by_one_do(
    shop: Database, one_by_one: Callable[[], None], seed: int
) -> None:
    async def play() -> list[object]:
        chance = random.Random(seed)
        return [await outcome(shop, some_acts(chance)) for _ in range(12)]

    gathered = await play()
    async with shop.acquire() as connection:
        await connection.raw.execute("TRUNCATE things, parts, outbox, inbox RESTART IDENTITY")
    one_by_one()
    assert gathered == await play()


async def statements_of(database: Database, act: Act) -> list[str]:
    """The first words of what one unit of work sends."""
    sent: list[str] = []
    async with a_unit_of_work(database) as uow:
        raw = uow.transaction._connection.raw
        raw.add_query_logger(lambda record: sent.append(record.query.split()[0]))
        await act(uow)
    await asyncio.sleep(0)
    raw._query_loggers.clear()
    return sent


async def test_writes_alone_are_one_statement_and_no_transaction_around_it(shop: Database) -> None:
    await outcome(shop, [lambda uow: _add(uow, 2, "z")])  # asyncpg asks about a type when a connection first sends one
    assert await statements_of(shop, lambda uow: _add(uow, 1, "a")) == ["WITH"]
    assert await statements_of(shop, lambda uow: _look(uow, 1)) == ["SELECT"]
    assert len(await shop.fetch(PARTS)) == 4

    async def after_a_look(uow: UnitOfWork) -> None:
        await _look(uow, 1)
        await _save(uow, 1, 1, "b", 2)

    assert await statements_of(shop, after_a_look) == ["SELECT", "WITH"]


async def test_a_lock_holds_until_the_writes_are_done(shop: Database) -> None:
    await outcome(shop, [lambda uow: _add(uow, 1, "a")])

    async def under_a_lock(uow: UnitOfWork) -> None:
        await _lock(uow, 1)
        await _save(uow, 1, 1, "b", 2)

    sent = await statements_of(shop, under_a_lock)
    assert (sent[0], sent[1], sent[-1]) == ("BEGIN", "SELECT", "COMMIT")


async def test_a_name_is_locked_until_the_writes_are_done(shop: Database) -> None:
    await outcome(shop, [_serialise, lambda uow: _add(uow, 1, "a")])  # a connection prepares the lock once

    async def serialised(uow: UnitOfWork) -> None:
        await _serialise(uow)
        await _look(uow, 1)
        await _save(uow, 1, 1, "b", 2)

    assert await statements_of(shop, serialised) == ["BEGIN;", "SELECT", "WITH", "COMMIT"]


async def test_who_waits_for_a_name_reads_what_was_committed_under_it(shop: Database) -> None:
    await outcome(shop, [lambda uow: _add(uow, 1, "a", version=0)])

    async def one_more() -> None:
        async with a_unit_of_work(shop) as uow:
            await _serialise(uow)
            row = await uow.transaction.fetch_one(REVISED, of=1)
            assert row is not None
            await asyncio.sleep(0.01)
            uow.transaction.write(COUNT, missing=Stale, of=1, seen=row["revision"], new_version=row["version"] + 1)

    await asyncio.gather(*(one_more() for _ in range(6)))
    assert (await shop.fetch(THINGS))[0]["version"] == 6


async def test_a_name_is_still_locked_while_refused_writes_run_one_by_one(
    shop: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await outcome(shop, [lambda uow: _add(uow, 1, "a")])
    held: list[int] = []
    locks = Statement(sa.text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"))
    run_each = transactions.Transaction._run_each

    async def counted(self: transactions.Transaction, writes: Any) -> None:
        held.append(await self._connection.fetch_value(locks))
        await run_each(self, writes)

    monkeypatch.setattr(transactions.Transaction, "_run_each", counted)

    async def refused(uow: UnitOfWork) -> None:
        await _serialise(uow)
        await _save(uow, 1, 7, "c", 8)
        await _add(uow, 2, "b")

    assert (await outcome(shop, [refused]))[0] == (Stale, None)
    assert held == [2]


async def test_what_is_read_after_a_write_finds_it(shop: Database) -> None:
    async with a_unit_of_work(shop) as uow:
        await _add(uow, 1, "a")
        assert [row["name"] for row in await uow.transaction.fetch(THINGS)] == ["a"]
        await _save(uow, 1, 1, "b", 2)
        assert [row["name"] for row in await uow.transaction.fetch(THINGS)] == ["b"]
    assert [row["name"] for row in await shop.fetch(THINGS)] == ["b"]


async def test_a_stale_write_takes_the_event_that_came_with_it_along(shop: Database) -> None:
    await outcome(shop, [lambda uow: _add(uow, 1, "a")])
    before = await shop.fetch(EVENTS)
    repeated = transactions.REPEATED._value.get()
    end, _ = await outcome(shop, [lambda uow: _save(uow, 1, 7, "b", 8)])
    assert end == (Stale, None)
    assert await shop.fetch(EVENTS) == before
    assert transactions.REPEATED._value.get() == repeated + 1


async def test_one_row_is_not_written_twice_by_one_statement(shop: Database) -> None:
    await outcome(shop, [lambda uow: _add(uow, 1, "a")])
    await outcome(shop, [lambda uow: _save(uow, 1, 1, "b", 2), lambda uow: _save(uow, 1, 2, "c", 3)])
    assert [tuple(row)[:3] for row in await shop.fetch(THINGS)] == [(1, "c", 3)]


async def test_rows_that_are_put_back_after_a_deletion_are_there(shop: Database) -> None:
    await outcome(shop, [lambda uow: _add(uow, 1, "a")])
    async with a_unit_of_work(shop) as uow:
        for number in (7, 8):
            uow.transaction.write(DROP_PARTS, of=1)
            uow.transaction.insert(ADD_PARTS, [{"thing_id": 1, "number": number}])
    assert [row["number"] for row in await shop.fetch(PARTS)] == [8]


async def test_what_is_read_elsewhere_sends_nothing_before_its_time(shop: Database) -> None:
    async def between(uow: UnitOfWork) -> None:
        uow.once(UUID(int=77))
        await _look(uow, 1)
        await _add(uow, 1, "a")

    await outcome(shop, [lambda uow: _add(uow, 2, "z")])
    assert await statements_of(shop, between) == ["SELECT", "WITH"]


async def test_what_is_gathered_in_a_savepoint_that_fails_is_undone_with_it(shop: Database) -> None:
    async with a_unit_of_work(shop) as uow:
        await _add(uow, 1, "a")
        with pytest.raises(ZeroDivisionError):
            async with uow.transaction.savepoint():
                await _add(uow, 2, "b")
                raise ZeroDivisionError
    assert [row["id"] for row in await shop.fetch(THINGS)] == [1]


async def test_a_refusal_that_is_caught_within_commits_nothing(shop: Database) -> None:
    with pytest.raises(Stale):
        async with a_unit_of_work(shop) as uow:
            await _add(uow, 1, "a")
            await _save(uow, 9, 1, "b", 2)
            with contextlib.suppress(Stale):
                await _look(uow, 1)
    assert await shop.fetch(THINGS) == []


async def test_rows_of_two_parents_find_their_own(shop: Database) -> None:
    """One by one, each parent is there before its rows; together, the rows of both are one part."""
    await outcome(shop, [lambda uow: _add(uow, 1, "a")])
    async with a_unit_of_work(shop) as uow:
        uow.transaction.insert(ADD_PARTS, [{"thing_id": 1, "number": 9}])
        await _add(uow, 2, "b")
        await _add(uow, 3, "c")
        await _save(uow, 1, 1, "d", 2)
    assert len(await shop.fetch(PARTS)) == 7


async def test_an_import_of_many_rows_is_no_statement_of_its_own(shop: Database) -> None:
    async with a_unit_of_work(shop) as uow:
        for number in range(9_000):
            uow.transaction.write(ADD, id=number, name=str(number), version=0, facts=None)
    rows = await shop.fetch_value(Statement(sa.select(sa.func.count()).select_from(things)))
    assert rows == 9_000


async def test_two_that_write_at_the_same_version_are_told_apart(shop: Database) -> None:
    await outcome(shop, [lambda uow: _add(uow, 1, "a")])
    outcomes = await asyncio.gather(
        *(outcome(shop, [lambda uow, n=name: _save(uow, 1, 1, n, 2)]) for name in "bcdef")  # type: ignore[misc]
    )
    ends = [end for end, _ in outcomes]
    assert sorted(map(str, ends)) == sorted(["committed", *4 * [str((Stale, None))]])
    assert len(await shop.fetch(EVENTS)) == 3


async def test_six_that_add_to_one_row_at_once_all_get_through(shop: Database) -> None:
    await outcome(shop, [lambda uow: _add(uow, 1, "a", version=0)])

    @retried_when_stale
    async def one_more() -> None:
        async with a_unit_of_work(shop) as uow:
            if contended():
                await _lock(uow, 1)
            row = await uow.transaction.fetch_one(REVISED, of=1)
            assert row is not None
            await asyncio.sleep(0.01)
            uow.transaction.write(COUNT, missing=Stale, of=1, seen=row["revision"], new_version=row["version"] + 1)
            await uow.publish(UUID(int=1), [ThingSaved(row["version"])])

    await asyncio.gather(*(one_more() for _ in range(6)))
    assert (await shop.fetch(THINGS))[0]["version"] == 6
    assert [row["number"] for row in await shop.fetch(EVENTS)][1:] == list(range(6))


async def test_an_event_that_another_process_handles_meanwhile_has_one_effect(shop: Database) -> None:
    event_id = uuid4()
    with pytest.raises(HandledBefore):
        async with a_unit_of_work(shop) as slow:
            slow.once(event_id)
            async with a_unit_of_work(shop) as quick:
                quick.once(event_id)
            await _add(slow, 1, "a")
    assert await shop.fetch(THINGS) == []


async def test_writes_whose_answer_is_lost_are_unknown(scratch_database_url: str) -> None:
    settings = DatabaseSettings(url=SecretStr(scratch_database_url), pool_max=1, acquire_timeout=5)
    database = Database.open(settings, "test")
    wait = Statement(sa.text("SELECT pg_sleep(0)"))
    with pytest.raises(OutcomeUnknown):
        async with UnitOfWork(database) as uow:
            await uow.transaction.fetch(wait)
            connection = uow.transaction._connection
            lost = asyncio.get_running_loop().call_later(0.05, connection.raw.terminate)
            uow.transaction.write(SLOW_INSERT, seconds=5)
    lost.cancel()
    await database.close()


SLOW_INSERT = Statement(
    sa.insert(metadata.tables["leases"]).from_select(
        ["name", "holder", "expires_at"],
        sa.select(
            sa.cast(sa.func.pg_sleep(sa.bindparam("seconds", type_=sa.Float)), sa.Text),
            sa.func.gen_random_uuid(),
            sa.func.now(),
        ),
    )
)


async def test_a_connection_that_was_lost_before_is_no_unknown_outcome(scratch_database_url: str) -> None:
    settings = DatabaseSettings(url=SecretStr(scratch_database_url), pool_max=1, acquire_timeout=5)
    database = Database.open(settings, "test")
    with pytest.raises(asyncpg.InterfaceError):
        async with UnitOfWork(database) as uow:
            uow.transaction._connection.raw.terminate()
            uow.transaction.write(SLOW_INSERT, seconds=0)
    await database.close()


def test_a_surplus_or_missing_column_is_named() -> None:
    with pytest.raises(TypeError, match="colour"):
        ADD_PARTS.columns_of([{"thing_id": 1, "number": 1, "colour": "red"}])
    with pytest.raises(KeyError, match="number"):
        ADD_PARTS.columns_of([{"thing_id": 1}])


def test_which_statements_need_a_transaction_and_which_can_be_gathered() -> None:
    assert THINGS.only_reads
    for statement in (LOCK, SAVE, ADD, Statement(sa.text("SELECT pg_advisory_xact_lock(1)"))):
        assert not statement.only_reads
    assert [each.table for each in (SAVE, ADD, ADD_PARTS, DROP, THINGS)] == [
        "things",
        "things",
        "parts",
        "things",
        None,
    ]
