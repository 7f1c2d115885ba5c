"""auth-service on a real PostgreSQL and Valkey, with hashes that cost nothing."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx2
import psycopg
import pytest
import redis.asyncio as redis
from builders import CLIENTS, a_signing_key
from fastapi import FastAPI
from people import People, begin_with_roles

from auth_service.config.settings import AuthSettings
from auth_service.infrastructure.login_guard import PASSWORDS
from auth_service.infrastructure.passwords import BcryptPasswords
from auth_service.main import create_app
from servicekit.limits.windows import LocalWindows

pytest_plugins = ["testkit.plugin"]

SERVICE = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def database(migrated_database: Any) -> Any:
    return migrated_database(SERVICE)


@pytest.fixture(scope="session")
def settings(database: Any, valkey_url: str, mail_catcher_server: Any) -> AuthSettings:
    return AuthSettings.model_validate(
        {
            "database": {"url": database.app_url, "pool_max": 10},
            "valkey": {"url": valkey_url},
            "signing_keys": {"current": a_signing_key()},
            "password_pepper": "pepper",
            "refresh_key": "refresh-key",
            "second_factor_key": "second-factor-key",
            "clients": CLIENTS,
            "mail": {"smtp_url": mail_catcher_server.smtp_url},
            "telemetry": {"log_level": "WARNING"},
            "http": {"cors_origins": ["http://localhost:5173"]},
        }
    )


@pytest.fixture(scope="session")
def cheap_passwords() -> Iterator[BcryptPasswords]:
    passwords = BcryptPasswords(b"pepper", cost=4)
    yield passwords
    passwords.close()


@pytest.fixture(scope="session")
async def app(settings: AuthSettings, cheap_passwords: BcryptPasswords) -> AsyncIterator[FastAPI]:
    app = create_app(settings, cheap_passwords)
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def clean(app: FastAPI, database: Any, valkey_url: str, mail_catcher_server: Any) -> None:
    """The roles of a new shop and of the matrix, and nothing else in the database, in Valkey, in the counters here; no
    mail of an earlier test.
    """
    # In a thread: the application's background work goes on meanwhile, or a lock it holds would never be released.
    # That work may also want two tables in the other order; then one of both has to try again.
    for _ in range(5):
        with suppress(psycopg.errors.DeadlockDetected):
            await asyncio.to_thread(database.clean)
            break
    await asyncio.to_thread(begin_with_roles, database.admin_url)
    valkey = redis.Redis.from_url(valkey_url)
    await valkey.flushall()
    await valkey.aclose()
    app.state.platform.limits._local = LocalWindows()
    await asyncio.to_thread(mail_catcher_server.clear)


@pytest.fixture
async def browse(app: FastAPI, clean: None) -> AsyncIterator[Callable[..., httpx2.AsyncClient]]:
    """Makes clients: each has its own cookies and address; `origin` makes it a browser."""
    opened: list[httpx2.AsyncClient] = []

    def make(address: str = "198.51.100.1", origin: str | None = None, base: str = "http://souk") -> httpx2.AsyncClient:
        headers = {"X-Forwarded-For": address} | ({"Origin": origin} if origin else {})
        transport = httpx2.ASGITransport(app=app, client=("127.0.0.1", 5000))
        client = httpx2.AsyncClient(transport=transport, base_url=base, headers=headers)
        opened.append(client)
        return client

    yield make
    for client in opened:
        await client.aclose()


@pytest.fixture
def client(browse: Callable[..., httpx2.AsyncClient]) -> httpx2.AsyncClient:
    return browse()


@pytest.fixture
def people(client: httpx2.AsyncClient, app: FastAPI) -> People:
    app.state.application.log_in.check.guard._guesses = PASSWORDS  # a test before may have wanted others
    return People(client, app)


@pytest.fixture
def environment(settings: AuthSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    """For commands: the variables that the settings of these tests would be read from."""
    for name in [name for name in os.environ if name.startswith("AUTH_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AUTH_DATABASE__URL", settings.database.url.get_secret_value())
    monkeypatch.setenv("AUTH_VALKEY__URL", settings.valkey.url.get_secret_value())
    monkeypatch.setenv("AUTH_SIGNING_KEYS__CURRENT", settings.signing_keys.current.get_secret_value())
    monkeypatch.setenv("AUTH_PASSWORD_PEPPER", "pepper")
    monkeypatch.setenv("AUTH_REFRESH_KEY", "refresh-key")
    monkeypatch.setenv("AUTH_SECOND_FACTOR_KEY", "second-factor-key")
    monkeypatch.setenv("AUTH_CLIENTS", json.dumps(CLIENTS))
