"""order-service on a real PostgreSQL and Valkey, between scripted neighbours."""

from collections.abc import AsyncIterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest
import redis.asyncio as redis
from fastapi import FastAPI
from neighbours import PaymentNeighbour, ProductNeighbour
from shop_api import ShopApi

from order_service import main
from order_service.config.settings import OrderSettings
from testkit.mail import CaughtMail
from testkit.tokens import TestIssuer

pytest_plugins = ["testkit.plugin", "testkit.service"]

SERVICE = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def service() -> ModuleType:
    """What is tested."""
    return main


@pytest.fixture
async def product() -> AsyncIterator[ProductNeighbour]:
    async with ProductNeighbour() as running:
        yield running


@pytest.fixture
async def payment() -> AsyncIterator[PaymentNeighbour]:
    async with PaymentNeighbour() as running:
        yield running


@pytest.fixture
def settings(
    common_settings: dict[str, Any], product: ProductNeighbour, payment: PaymentNeighbour, mail_catcher: CaughtMail
) -> OrderSettings:
    """Everything pointed at the servers of this run."""
    own = {"product_url": product.url, "payment_url": payment.url, "mail": {"smtp_url": mail_catcher.smtp_url}}
    return OrderSettings.model_validate(common_settings | own)


@pytest.fixture
def shop(
    app: FastAPI, client: httpx2.AsyncClient, issuer: TestIssuer, product: ProductNeighbour, payment: PaymentNeighbour,
    valkey: redis.Redis,
) -> ShopApi:  # fmt: skip
    return ShopApi(app, client, issuer, product, payment, valkey)
