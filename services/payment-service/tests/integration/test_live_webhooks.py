"""The whole loop: the service on a port, the sandbox's own webhooks arriving there, late, twice and shuffled."""

import asyncio
from collections.abc import AsyncIterator
from uuid import uuid4

import aiohttp
import pytest
import uvicorn
from fastapi import FastAPI
from payment_api import PaymentApi
from sandbox_process import SandboxProcess

from payment_service.config.settings import PaymentSettings

OWNER = uuid4()


@pytest.fixture
async def listening(app: FastAPI, settings: PaymentSettings) -> AsyncIterator[None]:
    """The same app behind a real socket, where the sandbox sends its webhooks."""
    config = uvicorn.Config(app, port=settings.http.port, lifespan="off", log_config=None, ws="none")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    async with aiohttp.ClientSession() as session:
        while True:
            try:
                async with session.get(f"http://127.0.0.1:{settings.http.port}/health/live"):
                    break
            except aiohttp.ClientError:
                await asyncio.sleep(0.02)
    yield
    server.should_exit = True
    await serving


async def test_3_d_secure_is_settled_by_webhooks_late_twice_and_shuffled(
    listening: None, api: PaymentApi, sandbox: SandboxProcess
) -> None:
    payment = await api.a_payment(OWNER)
    await sandbox.faults(webhooks_on=True, webhook_copies=2, webhook_delay=0.1, webhook_shuffle=0.2)
    answer = (await api.confirm(payment, OWNER, "pm_card_authenticationRequired")).json()
    await sandbox.authenticate(answer["next_action"]["url"])
    for _ in range(1200):
        if await api.status(payment, OWNER) == "succeeded":
            break
        await asyncio.sleep(0.05)
    assert await api.status(payment, OWNER) == "succeeded"
    transactions = (await api.get(f"/payments/{payment['id']}/transactions", OWNER)).json()["items"]
    assert [transaction["kind"] for transaction in transactions] == ["capture"]
