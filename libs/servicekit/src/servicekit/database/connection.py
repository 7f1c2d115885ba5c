"""One connection: runs compiled statements, each within its time, and is dropped when it is no longer good."""

import math
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

from asyncpg import Record

from servicekit.database.sessions import DATABASE_ERRORS, ends_session, statement_seconds
from servicekit.database.statement import Statement

_IDLE: Final = math.inf
_now = time.monotonic


class Connection:
    """One connection, inside or outside a transaction. PostgreSQL's errors surface as asyncpg raises them.

    A statement may take STATEMENT_SECONDS, or what its request has left. After that, and after every error that ends
    the session, the connection is dropped at once: nothing waits for a server that is silent.
    """

    __slots__ = ("_ends_at", "good_until", "raw")

    def __init__(self, raw: Any) -> None:
        self.raw = raw
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
        arguments = statement.arguments(parameters)
        self._ends_at = _now() + statement_seconds()
        try:
            status: str = await self.raw.execute(statement.sql, *arguments)
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

    async def begin(self) -> None:
        """Begin a transaction: statements commit together, or not at all."""
        await self._command("BEGIN")

    async def commit(self) -> None:
        """Commit the transaction; what waits for its locks goes on."""
        await self._command("COMMIT")

    async def roll_back(self) -> None:
        """Roll it back; where that fails the connection is dropped, and PostgreSQL does it by itself."""
        if not self.raw.is_closed():
            with suppress(*DATABASE_ERRORS):
                await self._command("ROLLBACK")

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """What fails in the block is undone alone: the transaction can go on with other statements."""
        await self._command("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            if not self.raw.is_closed():
                with suppress(*DATABASE_ERRORS):
                    await self._command("ROLLBACK TO SAVEPOINT attempt")
            raise
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
        if ends_session(error):
            self.raw.terminate()
