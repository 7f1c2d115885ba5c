"""The service on real PostgreSQL and Valkey, with neighbours that are tiny real servers, driven over ASGI."""

from collections.abc import AsyncIterator
from types import ModuleType
from typing import Any

import httpx2
import pytest
from cart_api import CartApi
from neighbours import OrderService, ProductService

from cart_service import main
from cart_service.config.settings import CartSettings
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
async def orders() -> AsyncIterator[OrderService]:
    """order-service."""
    async with OrderService() as running:
        yield running


@pytest.fixture
def settings(common_settings: dict[str, Any], products: ProductService, orders: OrderService) -> CartSettings:
    """Everything pointed at the servers of this run."""
    return CartSettings.model_validate(common_settings | {"product_url": products.url, "order_url": orders.url})


@pytest.fixture
def shopper(client: httpx2.AsyncClient, issuer: TestIssuer) -> CartApi:
    """A signed-in customer."""
    return CartApi(client, issuer)
