"""The sandbox as a real process on a free port, and a real receiver for its webhooks."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from multidict import CIMultiDict

API_KEY, ADMIN_KEY, WEBHOOK_SECRET = "sk_test_sandbox", "admin-of-the-sandbox", "whsec_sandbox"


@dataclass
class Receiver:
    """Collects webhooks and who brought them; `status` is what it answers, its body `body_after` seconds later."""

    url: str = ""
    status: int = 200
    body_after: float = 0
    received: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    callers: list[tuple[str, int]] = field(default_factory=list)

    async def accept(self, request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        self.received.append((dict(request.headers), await request.read()))
        self.callers.append(request.transport.get_extra_info("peername"))
        answer = web.StreamResponse(status=self.status)
        answer.content_length = 2
        await answer.prepare(request)
        await asyncio.sleep(self.body_after)
        await answer.write(b"ok")
        return answer


@dataclass
class Client:
    """Speaks to one sandbox as an SDK does."""

    url: str
    session: aiohttp.ClientSession
    environment: dict[str, str]
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        command = [sys.executable, "-m", "payment_sandbox.main"]
        self.process = await asyncio.create_subprocess_exec(*command, env={**os.environ, **self.environment})
        for _ in range(1200):
            try:
                async with self.session.get(f"{self.url}/health/ready"):
                    return
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)
        raise TimeoutError("the sandbox did not start")

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        assert self.process is not None
        self.process.send_signal(how)
        await self.process.wait()

    async def post(self, path: str, form: dict[str, Any] | None = None, **headers: str) -> tuple[int, dict[str, Any]]:
        status, body, _ = await self.post_raw(path, form, **headers)
        return status, body

    async def post_raw(
        self, path: str, form: dict[str, Any] | None = None, **headers: str
    ) -> tuple[int, dict[str, Any], CIMultiDict[str]]:
        sent = {"Authorization": f"Bearer {API_KEY}"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        async with self.session.post(self.url + path, data=form or {}, headers=sent) as reply:
            return reply.status, await reply.json(), reply.headers.copy()

    async def get(self, path: str) -> tuple[int, dict[str, Any]]:
        async with self.session.get(self.url + path, headers={"Authorization": f"Bearer {API_KEY}"}) as reply:
            return reply.status, await reply.json()

    async def faults(self, **switches: Any) -> None:
        headers = {"Sandbox-Admin-Key": ADMIN_KEY}
        async with self.session.put(f"{self.url}/admin/faults", json=switches, headers=headers) as reply:
            assert reply.status == 200, await reply.text()

    async def ledger(self) -> dict[str, list[dict[str, Any]]]:
        async with self.session.get(f"{self.url}/ledger", headers={"Sandbox-Admin-Key": ADMIN_KEY}) as reply:
            assert reply.status == 200
            tables: dict[str, list[dict[str, Any]]] = await reply.json()
            return tables

    async def an_intent(self, amount: int = 1999, currency: str = "eur", **metadata: str) -> dict[str, Any]:
        form = {"amount": amount, "currency": currency} | {f"metadata[{k}]": v for k, v in metadata.items()}
        status, intent = await self.post("/v1/payment_intents", form)
        assert status == 200, intent
        return intent

    async def confirm(self, intent_id: str, method: str = "pm_card_visa", **headers: str) -> tuple[int, dict[str, Any]]:
        form = {"payment_method": method, "return_url": "https://shop.example/orders/7?tab=1"}
        return await self.post(f"/v1/payment_intents/{intent_id}/confirm", form, **headers)

    async def a_paid_intent(self, method: str = "pm_card_visa", amount: int = 1999) -> dict[str, Any]:
        intent = await self.an_intent(amount)
        status, paid = await self.confirm(intent["id"], method)
        assert (status, paid["status"]) == (200, "succeeded")
        return paid


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.accept)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", free_port())
    await site.start()
    receiver.url = f"{site.name}/hook"
    yield receiver
    await runner.cleanup()


@pytest.fixture(scope="session")
async def running(receiver: Receiver, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Client]:
    port = free_port()
    environment = {
        "SANDBOX_HTTP__PORT": str(port),
        "SANDBOX_LEDGER_PATH": str(tmp_path_factory.mktemp("sandbox") / "ledger.sqlite"),
        "SANDBOX_API_KEY": API_KEY,
        "SANDBOX_ADMIN_KEY": ADMIN_KEY,
        "SANDBOX_WEBHOOK_URL": receiver.url,
        "SANDBOX_WEBHOOK_SECRET": WEBHOOK_SECRET,
        "SANDBOX_WEBHOOK_DELAY": "0",
        "SANDBOX_SETTLE_AFTER": "0.2",
    }
    async with aiohttp.ClientSession() as session:
        client = Client(f"http://127.0.0.1:{port}", session, environment)
        await client.start()
        yield client
        await client.stop()


@pytest.fixture
async def sandbox(running: Client, receiver: Receiver) -> AsyncIterator[Client]:
    """A healthy sandbox whose receiver has heard nothing yet."""
    receiver.received.clear()
    receiver.status, receiver.body_after = 200, 0
    yield running
    await running.faults()


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"
