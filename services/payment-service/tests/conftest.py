"""The service on real PostgreSQL and Valkey, with a real payment sandbox, driven over ASGI."""

from collections.abc import AsyncIterator, Callable
from types import ModuleType
from typing import Any

import aiohttp
import httpx2
import pytest
from payment_api import PaymentApi
from provider_ways import ProviderAt
from sandbox_process import API_KEY, WEBHOOK_SECRET, SandboxProcess
from unit_world import World, a_world

from payment_service import main
from payment_service.config.settings import PaymentSettings
from payment_service.infrastructure.card_provider import CardProvider
from payment_service.infrastructure.sandbox_transport import SandboxTransport
from payment_service.infrastructure.stripe_transport import StripeTransport
from payment_service.infrastructure.transport import Exchange
from testkit.tokens import TestIssuer

pytest_plugins = ["testkit.plugin", "testkit.service"]


@pytest.fixture(scope="session")
def service() -> ModuleType:
    """What is tested."""
    return main


@pytest.fixture
def world() -> World:
    """The application over fakes."""
    return a_world()


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


@pytest.fixture
def provider_timeout() -> float:
    """Seconds in which the provider must answer: more than a starved machine needs; tests of silence parametrize it."""
    return 25.0


@pytest.fixture(params=["sandbox", "stripe"])
async def provider_at(request: pytest.FixtureRequest, provider_timeout: float) -> AsyncIterator[ProviderAt]:
    async with aiohttp.ClientSession() as session:

        def at(url: str, api_key: str) -> CardProvider:
            if request.param == "stripe":
                return CardProvider("stripe", StripeTransport(Exchange(session, provider_timeout), api_key, url))
            return CardProvider("sandbox", SandboxTransport(Exchange(session, provider_timeout), url, api_key))

        yield at


@pytest.fixture
def settings(common_settings: dict[str, Any], sandbox: SandboxProcess, provider_timeout: float) -> PaymentSettings:
    """Everything pointed at the servers of this run; the reconciler runs only when a test says so."""
    own = {
        "http": {
            "port": sandbox.webhook_port, "drain_seconds": 0, "public_url": "https://shop.example",
            "cors_origins": ["http://localhost:5173"],
        },
        "webhook_secret": WEBHOOK_SECRET,
        "sandbox_url": sandbox.url,
        "sandbox_public_url": "https://shop.example",
        "sandbox_api_key": API_KEY,
        "provider_timeout_seconds": provider_timeout,
        "reconcile_seconds": 3600,
    }  # fmt: skip
    return PaymentSettings.model_validate(common_settings | own)


@pytest.fixture
def api(client: httpx2.AsyncClient, issuer: TestIssuer) -> PaymentApi:
    """The service as shoppers, staff and order-service use it."""
    return PaymentApi(client, issuer)
