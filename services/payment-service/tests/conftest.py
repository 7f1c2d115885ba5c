"""The service on real PostgreSQL and Valkey, with a real payment sandbox, driven over ASGI."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import httpx2
import pytest
from fastapi import FastAPI
from payment_api import PaymentApi
from provider_ways import ProviderAt
from pydantic import SecretStr
from redis.asyncio import Redis
from sandbox_process import API_KEY, WEBHOOK_SECRET, SandboxProcess
from unit_world import World, a_world

from payment_service.config.settings import PaymentHttpSettings, PaymentSettings
from payment_service.infrastructure.card_provider import CardProvider
from payment_service.infrastructure.sandbox_transport import SandboxTransport
from payment_service.infrastructure.stripe_transport import StripeTransport
from payment_service.infrastructure.transport import Exchange
from payment_service.main import create_app
from servicekit.database import Database
from servicekit.settings import DatabaseSettings, Environment, IdentitySettings, TelemetrySettings, ValkeySettings
from testkit.databases import TestDatabase
from testkit.tokens import TestIssuer

if TYPE_CHECKING:
    from testkit.plugin import DatabaseFactory

pytest_plugins = ["testkit.plugin"]
SERVICE_FOLDER = Path(__file__).parents[1]


@pytest.fixture
def world() -> World:
    """The application over fakes."""
    return a_world()


@pytest.fixture(scope="session")
def payment_database(service_database: "DatabaseFactory") -> TestDatabase:
    """This worker's payment_db."""
    return service_database(SERVICE_FOLDER)


@pytest.fixture(scope="session")
async def running_sandbox(
    free_port: Callable[[], int], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[SandboxProcess]:
    """This worker's payment sandbox; its webhooks go to a port on which a test may listen."""
    async with aiohttp.ClientSession() as session:
        sandbox = SandboxProcess(session, free_port(), free_port(), tmp_path_factory.mktemp("sandbox"))
        await sandbox.start()
        yield sandbox
        await sandbox.stop()


@pytest.fixture
async def sandbox(running_sandbox: SandboxProcess) -> AsyncIterator[SandboxProcess]:
    """A healthy provider that keeps its webhooks to itself."""
    await running_sandbox.faults(webhooks_on=False)
    yield running_sandbox
    await running_sandbox.faults(webhooks_on=False)


@pytest.fixture(params=["sandbox", "stripe"])
async def provider_at(request: pytest.FixtureRequest) -> AsyncIterator[ProviderAt]:
    async with aiohttp.ClientSession() as session:

        def at(url: str, api_key: str) -> CardProvider:
            if request.param == "stripe":
                return CardProvider("stripe", StripeTransport(Exchange(session, 0.5), api_key, url))
            return CardProvider("sandbox", SandboxTransport(Exchange(session, 0.5), url, api_key))

        yield at


@pytest.fixture
def settings(
    payment_database: TestDatabase, valkey_url: str, issuer: TestIssuer, sandbox: SandboxProcess
) -> PaymentSettings:
    """Everything pointed at the servers of this run; the reconciler runs only when a test says so."""
    return PaymentSettings(
        environment=Environment.TEST,
        http=PaymentHttpSettings(
            port=sandbox.webhook_port,
            drain_seconds=0,
            public_url="https://shop.example",
            cors_origins=("http://localhost:5173",),
        ),
        database=DatabaseSettings(url=SecretStr(payment_database.app_url)),
        valkey=ValkeySettings(url=SecretStr(valkey_url)),
        identity=IdentitySettings(auth_url=issuer.url, client_secret=SecretStr("a secret")),
        telemetry=TelemetrySettings(log_level="WARNING"),
        webhook_secret=SecretStr(WEBHOOK_SECRET),
        sandbox_url=sandbox.url,
        sandbox_public_url="https://shop.example",
        sandbox_api_key=SecretStr(API_KEY),
        provider_timeout_seconds=1.0,
        reconcile_seconds=3600,
    )


@pytest.fixture
async def app(settings: PaymentSettings, clean_database: None) -> AsyncIterator[FastAPI]:
    """The running application on an empty database."""
    async with Redis.from_url(settings.valkey.url.get_secret_value()) as valkey:
        await valkey.flushall()
    application = create_app(settings)
    async with application.router.lifespan_context(application):
        yield application


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """A stranger."""
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://payments.test") as opened:
        yield opened


@pytest.fixture
def api(client: httpx2.AsyncClient, issuer: TestIssuer) -> PaymentApi:
    """The service as shoppers, staff and order-service use it."""
    return PaymentApi(client, issuer)


@pytest.fixture
async def database(settings: PaymentSettings, clean_database: None) -> AsyncIterator[Database]:
    """A pool of the test's own, as the service's role."""
    opened = Database.open(settings.database, "test")
    yield opened
    await opened.close()
