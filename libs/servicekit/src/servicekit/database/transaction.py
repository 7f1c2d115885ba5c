"""One transaction: what it reads is asked at once, what it writes is gathered and sent as one statement at its end."""

from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final

import asyncpg
from asyncpg import Record
from prometheus_client import Counter

from servicekit.database.connection import Connection
from servicekit.database.gathered import Write, in_one_statement
from servicekit.database.sessions import DATABASE_ERRORS
from servicekit.database.statement import InsertRows, Statement
from servicekit.domain.errors import OutcomeUnknown

REPEATED: Final = Counter(
    "database_gathered_writes_repeated_total",
    "Transactions whose gathered writes were refused together and run one by one, so that the right one speaks.",
)

# What a savepoint, one statement in it and its release cost: fewer writes go quicker one by one.
_SAVEPOINT: Final = 3

Refusal = Callable[[], Exception]

# What one of several writes may be refused for, and which of them it was is not known.
_REFUSED = (asyncpg.IntegrityConstraintViolationError, asyncpg.DivisionByZeroError, asyncpg.CardinalityViolationError,
            asyncpg.DeadlockDetectedError)  # fmt: skip


class Transaction:
    """What repositories read and write by.

    - `fetch`, `fetch_one`, `fetch_value` and `execute` run at once. The first that locks or changes something begins
      the transaction; a plain SELECT before that needs none, because each statement sees what is committed by then.
    - `write` and `insert` are gathered and run at the end, in their order as far as anybody can see: all of them in one
      statement, which is its own transaction if none has begun. What runs at once after them finds them done.

    PostgreSQL's errors surface as asyncpg raises them.
    """

    __slots__ = ("_begun", "_connection", "_refused", "_spared", "_writes")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._begun = False
        # Whether it can go back to the savepoint of `lock`: nothing was run since that would be lost.
        self._spared = False
        self._refused: Exception | None = None
        self._writes: list[Write] = []

    @property
    def changes(self) -> bool:
        """Whether there is, or may be, anything to commit."""
        return self._begun or bool(self._writes)

    async def lock(self, *locks: tuple[int, str]) -> None:
        """Begin the transaction with these advisory locks, held until it ends: one round trip.

        Each is (the number of its space, a name in it). All who take several take them in the same order.
        """
        if self._begun:
            raise RuntimeError("an advisory lock of a transaction is the first that it does")
        self._begun = True  # whatever becomes of it: a lock that is refused leaves a transaction to roll back
        await self._connection.begin_locked(locks)
        self._spared = True

    async def fetch(self, statement: Statement, **parameters: Any) -> list[Record]:
        """All rows, in the statement's order."""
        await self._prepare(statement)
        return await self._connection.fetch(statement, **parameters)

    async def fetch_one(self, statement: Statement, **parameters: Any) -> Record | None:
        """The first row, or None."""
        await self._prepare(statement)
        return await self._connection.fetch_one(statement, **parameters)

    async def fetch_value(self, statement: Statement, **parameters: Any) -> Any:
        """The first column of the first row, or None."""
        await self._prepare(statement)
        return await self._connection.fetch_value(statement, **parameters)

    async def execute(self, statement: Statement, **parameters: Any) -> int:
        """Run it at once; returns how many rows it touched. For what the next line has to know."""
        await self._prepare(statement)
        return await self._connection.execute(statement, **parameters)

    async def execute_many(self, statement: Statement, rows: Iterable[dict[str, Any]]) -> None:
        """Run it at once for each row, pipelined in one round trip."""
        await self._prepare(statement)
        await self._connection.execute_many(statement, rows)

    async def copy_rows(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Add rows by COPY at once. In a `savepoint`, the transaction can go on when one of them is refused."""
        await self._begin()
        self._spared = False
        if self._writes:
            await self._run_gathered()
        await self._connection.copy_rows(table, columns, rows)

    def write(
        self,
        statement: Statement,
        *,
        missing: Refusal | None = None,
        taken: Mapping[str, Refusal] | None = None,
        **parameters: Any,
    ) -> None:
        """Run an INSERT, UPDATE or DELETE when the transaction ends.

        The transaction then raises `missing()` if it touches no row (without, any number is right), and `taken[name]()`
        if a row is in the way by the unique constraint or index `name`.
        """
        self._writes.append(Write(statement, statement.arguments(parameters), missing, taken or {}))

    def insert(
        self, statement: InsertRows, rows: Sequence[Mapping[str, Any]], *, taken: Mapping[str, Refusal] | None = None
    ) -> None:
        """Insert these rows when the transaction ends, after those that were given before for this statement."""
        if rows:
            self._writes.append(Write(statement, statement.columns_of(rows), None, taken or {}))

    def write_first(
        self, statement: Statement, *, taken: Mapping[str, Refusal] | None = None, **parameters: Any
    ) -> None:
        """As `write`, before everything else that is gathered: run one by one, its refusal is the one that speaks."""
        self._writes.insert(0, Write(statement, statement.arguments(parameters), None, taken or {}))

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """What fails in the block is undone alone: the transaction can go on with other statements."""
        await self._begin()
        self._spared = False
        await self._run_gathered()
        await self._connection.set_savepoint()
        try:
            yield
            await self._run_gathered()
        except BaseException:
            self._writes.clear()  # what was gathered in the block is undone with it
            await self._connection.return_to_savepoint()
            raise
        await self._connection.release_savepoint()

    async def commit(self) -> None:
        """Run what was gathered, and commit. Raises OutcomeUnknown when the connection is lost at the commit."""
        if self._refused is not None:
            raise self._refused
        if not self._writes:
            if self._begun:
                await _last(self._connection, self._connection.commit())
            return
        writes, self._writes = self._writes, []
        if self._begun:
            await self._run(writes)
        elif await self._commit_at_once(writes):
            return
        else:
            await self._begin()
            await self._run_each(writes)
        await _last(self._connection, self._connection.commit())

    async def roll_back(self) -> None:
        """Forget what was gathered, undo what was done."""
        self._writes.clear()
        if self._begun:
            await self._connection.roll_back()

    async def _commit_at_once(self, writes: list[Write]) -> bool:
        """Whether one statement has done it all; without a transaction nothing is done when it fails."""
        if len(writes) == 1:
            await _last(self._connection, self._run_one(writes[0]))
            return True
        gathered = in_one_statement(writes)
        if gathered is None:
            return False
        try:
            await _last(self._connection, self._connection.run(*gathered))
        except _REFUSED:
            REPEATED.inc()
            return False
        return True

    async def _run(self, writes: list[Write]) -> None:
        """In a transaction that has begun."""
        spared = 0 if self._spared else _SAVEPOINT
        if len(writes) > spared and (gathered := in_one_statement(writes)) is not None:
            if not self._spared:
                await self._connection.set_savepoint()
            try:
                await self._connection.run(*gathered)
                return  # COMMIT releases the savepoint
            except _REFUSED:
                REPEATED.inc()
                await self._connection.return_to_savepoint()
        await self._run_each(writes)

    async def _run_each(self, writes: list[Write]) -> None:
        for write in writes:
            await self._run_one(write)

    async def _run_one(self, write: Write) -> None:
        try:
            touched = await self._connection.run(write.statement.sql, write.arguments)
        except asyncpg.UniqueViolationError as violation:
            refusal = write.taken.get(violation.constraint_name or "")
            if refusal is None:
                raise
            raise refusal() from violation
        if not touched and write.missing is not None:
            raise write.missing()

    async def _run_gathered(self) -> None:
        """Whoever catches what this raises and goes on has not the transaction that they think: it cannot commit."""
        writes, self._writes = self._writes, []
        try:
            await self._run_each(writes)
        except Exception as error:
            self._refused = error
            raise

    async def _prepare(self, statement: Statement) -> None:
        """Begin, if `statement` needs a transaction, and let it find what was written before."""
        if statement.only_reads and not self._has_written_what(statement):
            return
        await self._begin()
        self._spared = False
        if self._writes:
            await self._run_gathered()

    def _has_written_what(self, statement: Statement) -> bool:
        """Whether `statement` looks into a table that is among what was gathered."""
        if not self._writes:
            return False
        reads = statement.reads
        return reads is None or any(write.statement.table in reads for write in self._writes)

    async def _begin(self) -> None:
        if not self._begun:
            await self._connection.begin()
            self._begun = True


async def _last(connection: Connection, sending: Coroutine[Any, Any, object]) -> None:
    """What commits: when its answer is lost, nobody knows whether it was done."""
    can_be_sent = not connection.raw.is_closed()
    try:
        await sending
    except DATABASE_ERRORS as error:
        if can_be_sent and connection.raw.is_closed() and not _surely_refused(error):
            raise OutcomeUnknown("The database went away while this was being saved.") from error
        raise


def _surely_refused(error: BaseException) -> bool:
    """PostgreSQL answered, and not only to say that it ends; or asyncpg has sent nothing."""
    if isinstance(error, asyncpg.PostgresError):
        return not (error.sqlstate or "").startswith(("08", "57P"))
    return isinstance(error, asyncpg.InterfaceError) or "cannot switch to state" in str(error)
