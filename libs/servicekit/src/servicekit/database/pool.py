"""The service's own database: compiled Core statements run by asyncpg."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from types import TracebackType
from typing import Any

import asyncpg
import orjson
from asyncpg import Record

from servicekit.database.connections import Connections
from servicekit.database.statement import Statement
from servicekit.settings import DatabaseSettings


class Connection:
    """One connection, inside or outside a transaction. PostgreSQL's errors surface as asyncpg raises them."""

    __slots__ = ("raw",)

    def __init__(self, raw: Any) -> None:
        self.raw = raw

    async def fetch(self, statement: Statement, **parameters: Any) -> list[Record]:
        """All rows."""
        rows: list[Record] = await self.raw.fetch(statement.sql, *statement.arguments(parameters))
        return rows

    async def fetch_one(self, statement: Statement, **parameters: Any) -> Record | None:
        """The first row, or None."""
        row: Record | None = await self.raw.fetchrow(statement.sql, *statement.arguments(parameters))
        return row

    async def fetch_value(self, statement: Statement, **parameters: Any) -> Any:
        """The first column of the first row, or None."""
        return await self.raw.fetchval(statement.sql, *statement.arguments(parameters))

    async def execute(self, statement: Statement, **parameters: Any) -> int:
        """Run it; returns how many rows it touched."""
        status: str = await self.raw.execute(statement.sql, *statement.arguments(parameters))
        count = status.rpartition(" ")[2]
        return int(count) if count.isdigit() else 0

    async def execute_many(self, statement: Statement, rows: Iterable[dict[str, Any]]) -> None:
        """Run it once per row, pipelined in one round trip."""
        await self.raw.executemany(statement.sql, [statement.arguments(row) for row in rows])


class Lease:
    """A connection for the time of an `async with`."""

    __slots__ = ("_connections", "_raw")

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    async def __aenter__(self) -> Connection:
        self._raw = await self._connections.take()
        return Connection(self._raw)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # After an ordinary error the statement is over; after a cancellation it may still run.
        sound = (error is None or isinstance(error, Exception)) and not self._raw.is_in_transaction()
        self._connections.give_back(self._raw, sound=sound)


class Database:
    """The service's own database. Opens connections lazily, so that the service starts while PostgreSQL is away."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    @classmethod
    def open(cls, settings: DatabaseSettings, application_name: str) -> "Database":
        """A pool of up to `pool_max` connections; none is opened yet."""
        address = settings.url.get_secret_value()

        async def connect() -> Any:
            connection = await asyncpg.connect(
                address,
                statement_cache_size=512,
                server_settings={"application_name": application_name, "jit": "off"},
            )
            await _prepare(connection)
            return connection

        return cls(Connections(connect, settings.pool_max, settings.acquire_timeout))

    def acquire(self) -> "Lease":
        """A connection outside a transaction: each statement commits by itself."""
        return Lease(self._connections)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """A connection inside a transaction: commits on clean exit, rolls back on an exception."""
        async with self.acquire() as connection, connection.raw.transaction():
            yield connection

    async def fetch(self, statement: Statement, **parameters: Any) -> list[Record]:
        """All rows."""
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

    def usage(self) -> tuple[int, int, int]:
        """(connections in use, open, at most), for the pool's gauges."""
        return self._connections.used, self._connections.open, self._connections.most

    async def close(self) -> None:
        """Close what is idle now, and what is in use when it comes back."""
        with suppress(TimeoutError):
            async with asyncio.timeout(5):
                await self._connections.close()


async def _prepare(connection: Any) -> None:
    for kind in ("json", "jsonb"):
        await connection.set_type_codec(
            kind, schema="pg_catalog", encoder=_encode_json, decoder=orjson.loads, format="text"
        )


def _encode_json(value: object) -> str:
    return orjson.dumps(value, default=str).decode()
