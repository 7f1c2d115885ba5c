"""Real servers for servicekit's own tests."""

from collections.abc import AsyncIterator
from uuid import uuid4

import psycopg
import pytest
import sqlalchemy as sa
from pydantic import SecretStr
from redis.asyncio import Redis

from servicekit.database import Database
from servicekit.database.foundation import foundation_tables
from servicekit.settings import DatabaseSettings

pytest_plugins = ["testkit.plugin"]


@pytest.fixture(scope="session")
def scratch_database_url(postgres_admin_url: str, worker_name: str) -> str:
    """A database of this worker's own with servicekit's tables in it."""
    name = f"servicekit_{worker_name}_{uuid4().hex[:6]}"
    with psycopg.connect(postgres_admin_url, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
    url = sa.make_url(postgres_admin_url).set(database=name)
    metadata = sa.MetaData()
    foundation_tables(metadata)
    engine = sa.create_engine(url.set(drivername="postgresql+psycopg"), poolclass=sa.NullPool)
    metadata.create_all(engine)
    return url.render_as_string(hide_password=False)


@pytest.fixture
async def database(scratch_database_url: str) -> AsyncIterator[Database]:
    """A pool on the scratch database; its tables are empty again afterwards."""
    opened = Database.open(DatabaseSettings(url=SecretStr(scratch_database_url)), "test")
    yield opened
    async with opened.acquire() as connection:
        names = ", ".join(table.name for table in foundation_tables(sa.MetaData()))
        await connection.raw.execute(f"TRUNCATE {names} RESTART IDENTITY")
    await opened.close()


@pytest.fixture
async def valkey(valkey_url: str) -> AsyncIterator[Redis]:
    """This worker's Valkey, empty."""
    client = Redis.from_url(valkey_url)
    await client.flushall()
    yield client
    await client.aclose()
