"""The payment sandbox as a real process."""

import asyncio
import hashlib
import hmac
import os
import sys
import time
from pathlib import Path
from typing import Any

import aiohttp

API_KEY, ADMIN_KEY, WEBHOOK_SECRET = "sk_test_sandbox", "admin-of-the-sandbox", "whsec_sandbox"


class SandboxProcess:
    """Start it, set its faults, read its ledger and its events."""

    def __init__(self, session: aiohttp.ClientSession, port: int, webhook_port: int, folder: Path) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.webhook_port = webhook_port
        self._session = session
        self._environment = {
            "SANDBOX_HTTP__PORT": str(port),
            "SANDBOX_LEDGER_PATH": str(folder / "ledger.sqlite"),
            "SANDBOX_API_KEY": API_KEY,
            "SANDBOX_ADMIN_KEY": ADMIN_KEY,
            "SANDBOX_WEBHOOK_URL": f"http://127.0.0.1:{webhook_port}/payments/webhook",
            "SANDBOX_WEBHOOK_SECRET": WEBHOOK_SECRET,
            "SANDBOX_WEBHOOK_DELAY": "0",
            "SANDBOX_SETTLE_AFTER": "0.1",
        }

    async def start(self) -> None:
        command = [sys.executable, "-m", "payment_sandbox.main"]
        self._process = await asyncio.create_subprocess_exec(*command, env={**os.environ, **self._environment})
        for _ in range(1200):
            try:
                async with self._session.get(f"{self.url}/health/ready"):
                    return
            except aiohttp.ClientError:
                await asyncio.sleep(0.05)
        raise TimeoutError("the sandbox did not start")

    async def stop(self) -> None:
        self._process.terminate()
        await self._process.wait()

    async def faults(self, **switches: Any) -> None:
        """These faults and no others; webhooks stay off unless asked for."""
        url = f"{self.url}/admin/faults"
        body = {"webhooks_on": False} | switches
        async with self._session.put(url, json=body, headers={"Sandbox-Admin-Key": ADMIN_KEY}) as reply:
            assert reply.status == 200, await reply.text()

    async def ledger(self) -> dict[str, list[dict[str, Any]]]:
        async with self._session.get(f"{self.url}/ledger", headers={"Sandbox-Admin-Key": ADMIN_KEY}) as reply:
            tables: dict[str, list[dict[str, Any]]] = await reply.json()
            return tables

    async def charges(self, order_id: str) -> list[dict[str, Any]]:
        """The successful charges of an order."""
        tables = await self.ledger()
        intents = {intent["id"] for intent in tables["intents"] if intent["metadata"].get("order_id") == order_id}
        return [c for c in tables["charges"] if c["intent"] in intents and c["status"] == "succeeded"]

    async def intent_of(self, order_id: str) -> str:
        tables = await self.ledger()
        return next(str(i["id"]) for i in tables["intents"] if i["metadata"].get("order_id") == order_id)

    async def events(self, about: str, kind: str | None = None) -> list[bytes]:
        """The raw events about an intent, oldest first, as its webhooks would carry them."""
        query = f"?limit=100&type={kind}" if kind else "?limit=100"
        headers = {"Authorization": f"Bearer {API_KEY}"}
        async with self._session.get(f"{self.url}/v1/events{query}", headers=headers) as reply:
            page = await reply.json()
        import orjson

        return [orjson.dumps(event) for event in reversed(page["data"]) if about in str(event["data"]["object"])]

    async def post(self, path: str, **form: Any) -> dict[str, Any]:
        """Do something at the provider, past payment-service: what its dashboard would do."""
        headers = {"Authorization": f"Bearer {API_KEY}"}
        async with self._session.post(self.url + path, data=form, headers=headers) as reply:
            answer: dict[str, Any] = await reply.json()
            return answer

    async def authenticate(self, url: str, outcome: str = "complete") -> None:
        """What the shopper does on the 3-D Secure page."""
        intent, challenge = url.rsplit("/", 1)[1].split("?challenge=")
        form = {"challenge": challenge, "outcome": outcome}
        page = f"{self.url}/sandbox/3ds/{intent}"
        async with self._session.post(page, data=form, allow_redirects=False) as reply:
            assert reply.status == 303


def signed(body: bytes, secret: str = WEBHOOK_SECRET, at: float | None = None) -> str:
    """The header that makes `body` a webhook."""
    timestamp = int(time.time() if at is None else at)
    digest = hmac.new(secret.encode(), f"{timestamp}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={timestamp},v1={digest}"
