"""pytest plugin of a service's tests: the whole service on real stores, between its neighbours.

A service's tests/conftest.py lists this plugin beside `testkit.plugin`, and has two fixtures: `service`, its module
`main`, for the session; and `settings`, made from `common_settings` and what is its own. The rest follows from them.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from redis.asyncio import Redis

from servicekit.database import Database, transaction
from servicekit.settings import ServiceSettings
from testkit.databases import TestDatabase
from testkit.plugin import DatabaseFactory
from testkit.tokens import TestIssuer

_READY_SECONDS = 30


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What is marked `both_ways` runs twice: with a transaction's writes in one statement, and one by one."""
    if metafunc.definition.get_closest_marker("both_ways") is not None and "writes" in metafunc.fixturenames:
        metafunc.parametrize("writes", ["together", "one by one"], indirect=True)


@pytest.fixture
def writes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How the application's transactions send what they gathered: together, unless the test is marked `both_ways`."""
    how: str = getattr(request, "param", "together")
    if how == "one by one":
        monkeypatch.setattr(transaction, "in_one_statement", lambda _: None)
    return how


@pytest.fixture(scope="session")
def service_folder(service: ModuleType) -> Path:
    """The folder of the service under test, such as services/cart-service."""
    return Path(str(service.__file__)).parents[2]


@pytest.fixture(scope="session")
def own_database(service_folder: Path, migrated_database: DatabaseFactory) -> TestDatabase:
    """This worker's database of the service, migrated; `clean_database` empties it after a test."""
    return migrated_database(service_folder)


@pytest.fixture(scope="session")
def common_settings(own_database: TestDatabase, valkey_url: str, issuer: TestIssuer) -> dict[str, Any]:
    """What every service's settings say, for `model_validate`: this run's stores and issuer, as environment `test`."""
    return {
        "SOUK_ENVIRONMENT": "test",
        "http": {"port": 0},
        "database": {"url": own_database.app_url, "pool_max": 10},
        "valkey": {"url": valkey_url},
        "identity": {"auth_url": issuer.url, "client_secret": "a secret"},
        "telemetry": {"log_level": "WARNING"},
    }


@pytest.fixture
async def valkey(valkey_url: str) -> AsyncIterator[Redis]:
    """This worker's Valkey, empty."""
    async with Redis.from_url(valkey_url) as client:
        await client.flushall()
        yield client


@pytest.fixture
async def app(
    service: ModuleType,
    settings: ServiceSettings,
    clean_database: None,  # noqa: ARG001
    valkey: Redis,  # noqa: ARG001
    writes: str,  # noqa: ARG001
) -> AsyncIterator[FastAPI]:
    """The running application with all its background work, ready, on an empty database and an empty Valkey."""
    application: FastAPI = service.create_app(settings)
    async with application.router.lifespan_context(application):
        async with asyncio.timeout(_READY_SECONDS):
            while not (await application.state.health.report())[0]:  # noqa: ASYNC110 - asked as a probe asks
                await asyncio.sleep(0.01)
        yield application


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """Asks the application without a token, as a stranger at http://souk.test; no socket is opened."""
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://souk.test") as opened:
        yield opened


@pytest.fixture
async def database(
    settings: ServiceSettings,
    clean_database: None,  # noqa: ARG001
) -> AsyncIterator[Database]:
    """A pool of the test's own, as the service's role."""
    opened = Database.open(settings.database, "test")
    yield opened
    await opened.close()
