"""The connection pool: compiled Core statements run by asyncpg."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import orjson
from asyncpg import Record

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


class Database:
    """The service's own database. Opens connections lazily, so that the service starts while PostgreSQL is away."""

    def __init__(self, pool: asyncpg.Pool, acquire_timeout: float) -> None:
        self._pool = pool
        self._acquire_timeout = acquire_timeout

    @classmethod
    async def connect(cls, settings: DatabaseSettings, application_name: str) -> "Database":
        """A pool of up to `pool_max` connections; none is opened yet."""
        pool = asyncpg.create_pool(
            settings.url.get_secret_value(),
            min_size=0,
            max_size=settings.pool_max,
            init=_prepare,
            reset=_keep,
            statement_cache_size=512,
            max_inactive_connection_lifetime=300,
            timeout=settings.acquire_timeout,
            server_settings={"application_name": application_name, "jit": "off"},
        )
        await pool
        return cls(pool, settings.acquire_timeout)

    @asynccontextmanager
    async def acquire(self) -> AsyncIterator[Connection]:
        """A connection outside a transaction: each statement commits by itself."""
        # Not pool.acquire(timeout=…): under Python 3.11 it can swallow a cancellation, and it costs a task each time.
        async with asyncio.timeout(self._acquire_timeout):
            raw = await self._pool.acquire()
        try:
            yield Connection(raw)
        finally:
            await self._pool.release(raw)

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
        size = self._pool.get_size()
        return size - self._pool.get_idle_size(), size, self._pool.get_max_size()

    async def close(self) -> None:
        """Wait up to five seconds for connections in use, then close them all."""
        try:
            async with asyncio.timeout(5):
                await self._pool.close()
        except TimeoutError:
            self._pool.terminate()


async def _prepare(connection: Any) -> None:
    for kind in ("json", "jsonb"):
        await connection.set_type_codec(
            kind, schema="pg_catalog", encoder=_encode_json, decoder=orjson.loads, format="text"
        )


def _encode_json(value: object) -> str:
    return orjson.dumps(value, default=str).decode()


async def _keep(_connection: Any) -> None:
    """Services keep no session state, so a released connection needs no reset: one round trip saved per use."""
