"""Sends events as a browser does, and sees what became of them."""

import asyncio
from typing import Any

import httpx2
import orjson
import psycopg
from builders import of_visit
from fastapi import FastAPI

from servicekit.database import Database
from testkit.tokens import TestIssuer

HINTS = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64)", "Accept-Language": "en", "Sec-Fetch-Site": "same-origin"}
_SECONDS = 20


class Browser:
    """One running analytics-service, and one visitor in one session."""

    def __init__(self, app: FastAPI, client: httpx2.AsyncClient, issuer: TestIssuer) -> None:
        self.app, self.client, self.issuer = app, client, issuer
        self.database: Database = app.state.platform.database
        self.visit = of_visit()

    async def send(self, *events: dict[str, Any], headers: dict[str, str] | None = None) -> httpx2.Response:
        """As they are."""
        sent = orjson.dumps({"events": events})
        given = HINTS | {"Content-Type": "application/json"} | (headers or {})
        return await self.client.post("/analytics/events", content=sent, headers=given)

    async def sent(self, *events: dict[str, Any], headers: dict[str, str] | None = None) -> dict[str, Any]:
        """The answer of 202."""
        answer = await self.send(*events, headers=headers)
        assert answer.status_code == 202, answer.text
        body: dict[str, Any] = answer.json()
        return body

    async def counted(self, *events: dict[str, Any], headers: dict[str, str] | None = None) -> None:
        """Sent, and counted."""
        await self.sent(*events, headers=headers)
        await self.settled()

    async def settled(self) -> None:
        """Whatever was accepted has left the stream, as far as this Valkey remembers."""
        async with asyncio.timeout(_SECONDS):
            while await self.accepted() != await self.received():
                await asyncio.sleep(0.02)

    async def accepted(self) -> int:
        """Events that were answered 202, since Valkey was last flushed."""
        return int(await self.app.state.platform.valkey.get("souk:analytics:accepted") or 0)

    async def received(self) -> int:
        """Of these, such as are counted."""
        epoch = await self.app.state.platform.valkey.get("souk:analytics:epoch")
        rows = await self.rows("SELECT received FROM intake WHERE epoch = $1", (epoch or b"").decode())
        return rows[0]["received"] if rows else 0

    async def rows(self, sql: str, *arguments: Any) -> list[dict[str, Any]]:
        """What the database holds."""
        async with self.database.acquire() as connection:
            return [dict(row) for row in await connection.raw.fetch(sql, *arguments)]

    async def row(self, sql: str, *arguments: Any) -> dict[str, Any]:
        """The only one."""
        (row,) = await self.rows(sql, *arguments)
        return row

    async def stored(self) -> int:
        """How many events there are."""
        return int((await self.row("SELECT count(*) AS n FROM events"))["n"])


async def hold_days(builder: psycopg.Connection[Any]) -> None:
    """Keep everybody from writing days until its transaction ends. It only tries: who writes may be of this loop."""
    while builder.execute("SELECT pg_try_advisory_xact_lock(8005, 2)").fetchone() == (False,):
        await asyncio.sleep(0.01)
