"""One connection: runs compiled statements, each within its time, and is dropped when it is no longer good."""

import math
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, Final

import asyncpg
from asyncpg import Record

from servicekit.database.sessions import DATABASE_ERRORS, ends_session, statement_seconds
from servicekit.database.statement import Statement

_IDLE: Final = math.inf
_SAVEPOINT: Final = "SAVEPOINT attempt"
_now = time.monotonic


class Connection:
    """One connection, inside or outside a transaction. PostgreSQL's errors surface as asyncpg raises them.

    A statement may take STATEMENT_SECONDS, or what its request has left. After that, and after every error that ends
    the session, the connection is dropped at once: nothing waits for a server that is silent.
    """

    __slots__ = ("_ends_at", "_takers", "good_until", "raw")

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self._takers: set[str] = set()
        self.good_until = self._ends_at = _IDLE

    @property
    def usable(self) -> bool:
        """Open, in no transaction, and with nothing left to do."""
        return not self.raw.is_closed() and not self.raw.is_in_transaction()

    def drop_if_late(self, now: float) -> None:
        """Drop it when its statement is out of time (`now`: monotonic seconds); who waits for it gets the error."""
        if self._ends_at < now:
            self.raw.terminate()

    async def fetch(self, statement: Statement, **parameters: Any) -> list[Record]:
        """All rows, in the statement's order."""
        arguments = statement.arguments(parameters)
        self._ends_at = _now() + statement_seconds()
        try:
            rows: list[Record] = await self.raw.fetch(statement.sql, *arguments)
        except BaseException as error:
            self._drop_after(error)
            raise
        finally:
            self._ends_at = _IDLE
        return rows

    async def fetch_one(self, statement: Statement, **parameters: Any) -> Record | None:
        """The first row, or None."""
        arguments = statement.arguments(parameters)
        self._ends_at = _now() + statement_seconds()
        try:
            row: Record | None = await self.raw.fetchrow(statement.sql, *arguments)
        except BaseException as error:
            self._drop_after(error)
            raise
        finally:
            self._ends_at = _IDLE
        return row

    async def fetch_value(self, statement: Statement, **parameters: Any) -> Any:
        """The first column of the first row, or None."""
        row = await self.fetch_one(statement, **parameters)
        return None if row is None else row[0]

    async def execute(self, statement: Statement, **parameters: Any) -> int:
        """Run it; returns how many rows it touched."""
        return await self.run(statement.sql, statement.arguments(parameters))

    async def run(self, sql: str, arguments: Sequence[Any]) -> int:
        """Run SQL of ours with its arguments; returns how many rows it touched."""
        self._ends_at = _now() + statement_seconds()
        try:
            status: str = await self.raw.execute(sql, *arguments)
        except BaseException as error:
            self._drop_after(error)
            raise
        finally:
            self._ends_at = _IDLE
        count = status.rpartition(" ")[2]
        return int(count) if count.isdigit() else 0

    async def execute_many(self, statement: Statement, rows: Iterable[dict[str, Any]]) -> None:
        """Run it once per row, pipelined in one round trip."""
        arguments = [statement.arguments(row) for row in rows]
        self._ends_at = _now() + statement_seconds()
        try:
            await self.raw.executemany(statement.sql, arguments)
        except BaseException as error:
            self._drop_after(error)
            raise
        finally:
            self._ends_at = _IDLE

    async def copy_rows(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Add rows to `table` by COPY, which takes a large number at the least cost; all of them or none."""
        self._ends_at = _now() + statement_seconds()
        try:
            await self.raw.copy_records_to_table(table, records=rows, columns=columns)
        except BaseException as error:
            self._drop_after(error)
            raise
        finally:
            self._ends_at = _IDLE

    async def begin(self) -> None:
        """Begin a transaction: statements commit together, or not at all."""
        await self._command("BEGIN")

    async def begin_locked(self, locks: Sequence[tuple[int, str]]) -> None:
        """Begin one with advisory locks, each (space, name), and set the savepoint: three commands in one message.

        They are taken by a statement that was prepared once, so that PostgreSQL plans nothing for it.
        """
        taker = f"take_{len(locks)}_locks"
        if taker not in self._takers:
            taken = (f"pg_advisory_xact_lock(${2 * n + 1}, hashtext(${2 * n + 2}))" for n in range(len(locks)))
            kinds = ", ".join(["int, text"] * len(locks))
            await self._command(f"PREPARE {taker} ({kinds}) AS SELECT {', '.join(taken)}")
            self._takers.add(taker)
        names = ", ".join(f"{space:d}, {_quoted(name)}" for space, name in locks)
        await self._command(f"BEGIN; EXECUTE {taker}({names}); {_SAVEPOINT}")

    async def commit(self) -> None:
        """Commit the transaction; what waits for its locks goes on."""
        await self._command("COMMIT")

    async def roll_back(self) -> None:
        """Roll it back; where that fails the connection is dropped, and PostgreSQL does it by itself."""
        if not self.raw.is_closed():
            with suppress(*DATABASE_ERRORS):
                await self._command("ROLLBACK")

    async def set_savepoint(self) -> None:
        """What fails after it can be undone alone: the transaction can go on with other statements."""
        await self._command(_SAVEPOINT)

    async def return_to_savepoint(self) -> None:
        """Undo what was done since; where that fails, whatever comes next fails as well."""
        if not self.raw.is_closed():
            with suppress(*DATABASE_ERRORS):
                await self._command("ROLLBACK TO SAVEPOINT attempt")

    async def release_savepoint(self) -> None:
        """What was done since cannot be undone alone any more."""
        await self._command("RELEASE SAVEPOINT attempt")

    async def _command(self, command: str) -> None:
        self._ends_at = _now() + statement_seconds()
        try:
            await self.raw.execute(command)
        except BaseException as error:
            self._drop_after(error)
            raise
        finally:
            self._ends_at = _IDLE

    def _drop_after(self, error: BaseException) -> None:
        if isinstance(error, AttributeError) and self.raw.is_closed():
            # asyncpg was between two messages of one statement (it asks about a type once) when we dropped it.
            raise asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation") from error
        if ends_session(error):
            self.raw.terminate()


def _quoted(text: str) -> str:
    """As a literal: in a message of several commands there are no parameters."""
    return "'" + text.replace("'", "''") + "'"
