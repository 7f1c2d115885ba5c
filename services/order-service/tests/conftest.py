"""order-service on a real PostgreSQL and Valkey, between scripted neighbours."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
import redis.asyncio as redis
from fastapi import FastAPI
from neighbours import PaymentNeighbour, ProductNeighbour
from shop_api import ShopApi

from order_service.config.settings import OrderSettings
from order_service.main import create_app
from testkit.tokens import TestIssuer

pytest_plugins = ["testkit.plugin"]

SERVICE = Path(__file__).parent.parent


@pytest.fixture
async def valkey(valkey_url: str) -> AsyncIterator[redis.Redis]:
    client = redis.Redis.from_url(valkey_url)
    await client.flushall()
    yield client
    await client.aclose()


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
    service_database: Any, valkey_url: str, issuer: TestIssuer, product: ProductNeighbour, payment: PaymentNeighbour,
    mail_catcher: Any,
) -> OrderSettings:  # fmt: skip
    return OrderSettings.model_validate(
        {
            "SOUK_ENVIRONMENT": "test",
            "database": {"url": service_database(SERVICE).app_url, "pool_max": 10},
            "valkey": {"url": valkey_url},
            "identity": {"auth_url": issuer.url, "client_secret": "secret"},
            "product_url": product.url,
            "payment_url": payment.url,
            "mail": {"smtp_url": mail_catcher.smtp_url},
            "telemetry": {"log_level": "WARNING"},
        }
    )


@pytest.fixture
async def app(settings: OrderSettings, clean_database: None, valkey: redis.Redis) -> AsyncIterator[FastAPI]:
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        async with asyncio.timeout(10):
            while not (await app.state.health.report())[0]:
                await asyncio.sleep(0.02)
        yield app


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx2.AsyncClient]:
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://souk") as open_client:
        yield open_client


@pytest.fixture
def shop(
    app: FastAPI, client: httpx2.AsyncClient, issuer: TestIssuer, product: ProductNeighbour, payment: PaymentNeighbour,
    valkey: redis.Redis,
) -> ShopApi:  # fmt: skip
    return ShopApi(app, client, issuer, product, payment, valkey)
