"""The service on real PostgreSQL, Valkey and S3, driven over ASGI."""

from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest
from catalogue_api import CatalogueApi

from embedded.s3 import S3
from product_service import main
from product_service.config.settings import ProductSettings
from testkit.tokens import TestIssuer

pytest_plugins = ["testkit.plugin", "testkit.service"]
SERVICE_FOLDER = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def service() -> ModuleType:
    """What is tested."""
    return main


@pytest.fixture(scope="session")
def settings(common_settings: dict[str, Any], s3: S3, worker_name: str) -> ProductSettings:
    """Everything pointed at the servers of this run."""
    bucket = {"access_key": s3.access_key, "secret_key": s3.secret_key, "bucket": f"souk-images-{worker_name}"}
    return ProductSettings.model_validate(common_settings | {"s3": {"endpoint": s3.endpoint} | bucket})


@pytest.fixture
def api(client: httpx2.AsyncClient, issuer: TestIssuer) -> CatalogueApi:
    """The service as an admin and as another service use it."""
    return CatalogueApi(client, issuer)
