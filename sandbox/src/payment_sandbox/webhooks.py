"""Webhooks from the durable queue: at least once, retried with growing pauses for three days, in no promised order."""

import asyncio
import contextlib
import logging
import sqlite3
import time
from dataclasses import dataclass, field

import aiohttp

from payment_sandbox.faults import Faults
from payment_sandbox.ledger import Ledger
from payment_sandbox.signature import HEADER, signature

logger = logging.getLogger(__name__)

BATCH = 32
SHORTEST_ROUND = 0.05
AFTER_SENDING = 0.25
LONGEST_PAUSE = 60.0
GIVE_UP_AFTER = 3 * 86_400
TIMEOUT = aiohttp.ClientTimeout(total=10)


@dataclass(slots=True)
class WebhookSender:
    """Sends webhooks that are due; `wake` when there may be a new one."""

    ledger: Ledger
    faults: Faults
    url: str
    secret: str
    _news: asyncio.Event = field(default_factory=asyncio.Event, init=False)

    def wake(self) -> None:
        """Look at the queue again."""
        self._news.set()

    async def run(self) -> None:
        """Send what is due, again and again, until cancelled.

        After a round that sent everything the next comes later, so that busy times make greater ones.
        """
        pause = SHORTEST_ROUND
        async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
            while True:
                self._news.clear()
                await asyncio.sleep(pause)
                tried = await self._send_due(session) if self.faults.switches.webhooks_on else 0
                pause = AFTER_SENDING if 0 < tried < BATCH else SHORTEST_ROUND
                await self._wait_for_next()

    async def _wait_for_next(self) -> None:
        (row,) = self.ledger.read("SELECT min(due) AS due FROM deliveries")
        pause = LONGEST_PAUSE if row["due"] is None else max(0.0, row["due"] - time.time())
        if not self.faults.switches.webhooks_on:
            pause = LONGEST_PAUSE
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), timeout=min(pause, LONGEST_PAUSE))

    async def _send_due(self, session: aiohttp.ClientSession) -> int:
        due = self.ledger.read(
            "SELECT d.number, d.tries, d.due, e.created, e.type, e.body FROM deliveries d"
            " JOIN events e ON e.number = d.event WHERE d.due <= ? ORDER BY d.due LIMIT ?",
            time.time(),
            BATCH,
        )
        if due:
            arrived = await asyncio.gather(*(self._send(session, row) for row in due))
            await self.ledger.write(lambda connection: _note(connection, due, arrived))
        return len(due)

    async def _send(self, session: aiohttp.ClientSession, row: sqlite3.Row) -> bool:
        headers = {
            HEADER: signature(self.secret, row["body"], int(time.time())),
            "Content-Type": "application/json; charset=utf-8",
        }
        try:
            async with session.post(self.url, data=row["body"], headers=headers) as reply:
                await reply.read()  # or the connection is closed where the body has not come yet
                return 200 <= reply.status < 300
        except (aiohttp.ClientError, TimeoutError) as error:
            logger.info("webhook %s not delivered: %s", row["type"], error)
            return False


def _note(connection: sqlite3.Connection, rows: list[sqlite3.Row], arrived: list[bool]) -> None:
    now = time.time()
    for row, done in zip(rows, arrived, strict=True):
        if done or now - row["created"] > GIVE_UP_AFTER:
            connection.execute("DELETE FROM deliveries WHERE number = ?", (row["number"],))
        else:
            pause = min(LONGEST_PAUSE, 2.0 ** row["tries"])
            connection.execute(
                "UPDATE deliveries SET tries = tries + 1, due = ? WHERE number = ?", (now + pause, row["number"])
            )
