"""The service on real PostgreSQL, Valkey and S3, driven over ASGI."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest
from catalogue_api import CatalogueApi
from fastapi import FastAPI
from pydantic import SecretStr

from embedded.s3 import S3
from product_service.config.settings import ProductHttpSettings, ProductSettings, S3Settings
from product_service.main import create_app
from servicekit.database import Database
from servicekit.settings import DatabaseSettings, Environment, IdentitySettings, TelemetrySettings, ValkeySettings
from testkit.databases import TestDatabase
from testkit.tokens import TestIssuer

if TYPE_CHECKING:
    from testkit.plugin import DatabaseFactory

pytest_plugins = ["testkit.plugin"]
SERVICE_FOLDER = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def product_database(service_database: "DatabaseFactory") -> TestDatabase:
    """This worker's product_db."""
    return service_database(SERVICE_FOLDER)


@pytest.fixture(scope="session")
def settings(
    product_database: TestDatabase, valkey_url: str, s3: S3, issuer: TestIssuer, worker_name: str
) -> ProductSettings:
    """Everything pointed at the servers of this run."""
    return ProductSettings(
        environment=Environment.TEST,
        http=ProductHttpSettings(port=0),
        database=DatabaseSettings(url=SecretStr(product_database.app_url)),
        valkey=ValkeySettings(url=SecretStr(valkey_url)),
        identity=IdentitySettings(auth_url=issuer.url, client_secret=SecretStr("a secret")),
        telemetry=TelemetrySettings(log_level="WARNING"),
        s3=S3Settings(
            endpoint=s3.endpoint,
            access_key=s3.access_key,
            secret_key=SecretStr(s3.secret_key),
            bucket=f"souk-images-{worker_name}",
        ),
    )


@pytest.fixture
async def app(settings: ProductSettings, clean_database: None) -> AsyncIterator[FastAPI]:
    """The running application, with all its background work, on an empty database."""
    application = create_app(settings)
    async with application.router.lifespan_context(application):
        yield application


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    """A stranger."""
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://product.test") as opened:
        yield opened


@pytest.fixture
def api(client: httpx2.AsyncClient, issuer: TestIssuer) -> CatalogueApi:
    """The service as an admin and as another service use it."""
    return CatalogueApi(client, issuer)


@pytest.fixture
async def database(settings: ProductSettings, clean_database: None) -> AsyncIterator[Database]:
    """A pool of the test's own, as the service's role."""
    opened = Database.open(settings.database, "test")
    yield opened
    await opened.close()
