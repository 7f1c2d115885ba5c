"""The service's own database: compiled Core statements run by asyncpg."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from types import TracebackType
from typing import Any

import asyncpg
import sqlalchemy as sa
from asyncpg import Record

from servicekit.database.connection import Connection
from servicekit.database.connections import Connections
from servicekit.database.sessions import open_session
from servicekit.database.statement import Statement
from servicekit.database.transaction import Transaction
from servicekit.settings import DatabaseSettings

_ONLY_READS = Statement(sa.text("SELECT current_setting('transaction_read_only')::boolean"))


class AcquiredConnection:
    """A connection for the time of an `async with`."""

    __slots__ = ("_connection", "_connections")

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def __aenter__(self) -> Connection:
        self._connection = await self._connections.take()
        return self._connection

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, asyncpg.ReadOnlySQLTransactionError):
            self._connections.renew()
        # After an ordinary error the statement is over; after a cancellation it may still run.
        self._connections.give_back(self._connection, sound=error is None or isinstance(error, Exception))


class Database:
    """The service's own database. Opens connections lazily, so that the service starts while PostgreSQL is away."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    @classmethod
    def open(cls, settings: DatabaseSettings, application_name: str) -> "Database":
        """A pool of up to `pool_max` connections; none is opened yet."""
        address = settings.url.get_secret_value()

        async def connect() -> Connection:
            return Connection(await open_session(address, application_name))

        return cls(Connections(connect, settings.pool_max, settings.acquire_timeout))

    def acquire(self) -> "AcquiredConnection":
        """A connection outside a transaction: each statement commits by itself."""
        return AcquiredConnection(self._connections)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Commits on clean exit, rolls back on an exception."""
        async with self.acquire() as connection:
            transaction = Transaction(connection)
            try:
                yield transaction
                await transaction.commit()
            except BaseException:
                await transaction.roll_back()
                raise

    async def fetch(self, statement: Statement, **parameters: Any) -> list[Record]:
        """All rows of one statement, which commits by itself."""
        async with self.acquire() as connection:
            return await connection.fetch(statement, **parameters)

    async def fetch_one(self, statement: Statement, **parameters: Any) -> Record | None:
        """The first row, or None."""
        async with self.acquire() as connection:
            return await connection.fetch_one(statement, **parameters)

    async def fetch_value(self, statement: Statement, **parameters: Any) -> Any:
        """The first column of the first row, or None."""
        async with self.acquire() as connection:
            return await connection.fetch_value(statement, **parameters)

    async def execute(self, statement: Statement, **parameters: Any) -> int:
        """Run it in a transaction of its own; returns how many rows it touched."""
        async with self.acquire() as connection:
            return await connection.execute(statement, **parameters)

    async def check(self) -> None:
        """Raises what asking PostgreSQL raises, ReadOnlySQLTransactionError also when it would not let us write."""
        async with self.acquire() as connection:
            if await connection.fetch_value(_ONLY_READS):
                connection.raw.terminate()
                raise asyncpg.ReadOnlySQLTransactionError("the database only reads")

    def usage(self) -> tuple[int, int, int]:
        """(connections in use, open, at most), for the pool's gauges."""
        return self._connections.used, self._connections.open, self._connections.most

    async def close(self) -> None:
        """Close what is idle now, and what is in use when it comes back."""
        with suppress(TimeoutError):
            async with asyncio.timeout(5):
                await self._connections.close()
