"""The service on real PostgreSQL and Valkey, with neighbours that are tiny real servers, driven over ASGI."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest
from cart_api import CartApi
from fastapi import FastAPI
from neighbours import OrderService, ProductService
from pydantic import SecretStr
from redis.asyncio import Redis

from cart_service.config.settings import CartHttpSettings, CartSettings
from cart_service.main import create_app
from servicekit.database import Database
from servicekit.settings import DatabaseSettings, Environment, IdentitySettings, TelemetrySettings, ValkeySettings
from testkit.databases import TestDatabase
from testkit.tokens import TestIssuer

if TYPE_CHECKING:
    from testkit.plugin import DatabaseFactory

pytest_plugins = ["testkit.plugin"]
SERVICE_FOLDER = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def cart_database(service_database: "DatabaseFactory") -> TestDatabase:
    """This worker's cart_db."""
    return service_database(SERVICE_FOLDER)


@pytest.fixture
async def products() -> AsyncIterator[ProductService]:
    """product-service."""
    async with ProductService() as running:
        yield running


@pytest.fixture
async def orders() -> AsyncIterator[OrderService]:
    """order-service."""
    async with OrderService() as running:
        yield running


@pytest.fixture
def settings(
    cart_database: TestDatabase, valkey_url: str, issuer: TestIssuer, products: ProductService, orders: OrderService
) -> CartSettings:
    """Everything pointed at the servers of this run."""
    return CartSettings(
        environment=Environment.TEST,
        http=CartHttpSettings(port=0),
        database=DatabaseSettings(url=SecretStr(cart_database.app_url)),
        valkey=ValkeySettings(url=SecretStr(valkey_url)),
        identity=IdentitySettings(auth_url=issuer.url, client_secret=SecretStr("a secret")),
        telemetry=TelemetrySettings(log_level="WARNING"),
        product_url=products.url,
        order_url=orders.url,
    )


@pytest.fixture
async def valkey(valkey_url: str) -> AsyncIterator[Redis]:
    """This worker's Valkey, empty."""
    async with Redis.from_url(valkey_url) as client:
        await client.flushall()
        yield client


@pytest.fixture
async def app(settings: CartSettings, clean_database: None, valkey: Redis) -> AsyncIterator[FastAPI]:
    """The running application on an empty database."""
    application = create_app(settings)
    async with application.router.lifespan_context(application):
        yield application


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """A stranger."""
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://cart.test") as opened:
        yield opened


@pytest.fixture
def shopper(client: httpx2.AsyncClient, issuer: TestIssuer) -> CartApi:
    """A signed-in customer."""
    return CartApi(client, issuer)


@pytest.fixture
async def database(settings: CartSettings, clean_database: None) -> AsyncIterator[Database]:
    """A pool of the test's own, as the service's role."""
    opened = Database.open(settings.database, "test")
    yield opened
    await opened.close()
