"""The service on real PostgreSQL and Valkey, beside a tiny product-service, driven over ASGI."""

from collections.abc import AsyncIterator
from types import ModuleType
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI
from neighbours import ProductService
from price_api import PriceApi
from shop import Shop

from search_service import main
from search_service.config.settings import SearchSettings
from testkit.databases import TestDatabase
from testkit.mail import CaughtMail
from testkit.tokens import TestIssuer

pytest_plugins = ["testkit.plugin", "testkit.service"]


@pytest.fixture(scope="session")
def service() -> ModuleType:
    """What is tested."""
    return main


@pytest.fixture
async def products() -> AsyncIterator[ProductService]:
    """product-service."""
    async with ProductService() as running:
        yield running


@pytest.fixture
def settings(common_settings: dict[str, Any], products: ProductService, mail_catcher: CaughtMail) -> SearchSettings:
    """Everything pointed at the servers of this run."""
    return SearchSettings.model_validate(
        common_settings | {"product_url": products.url, "mail": {"smtp_url": mail_catcher.smtp_url}}
    )


@pytest.fixture
async def shop(app: FastAPI, client: httpx2.AsyncClient) -> Shop:
    """A catalogue that tests fill, and what is found in it; its first building is over."""
    shop = Shop(app, client)
    await shop.built()
    return shop


@pytest.fixture
def prices(app: FastAPI, client: httpx2.AsyncClient, issuer: TestIssuer, own_database: TestDatabase) -> PriceApi:
    """Price comparison as staff and shoppers use it."""
    return PriceApi(app, client, issuer, own_database)
