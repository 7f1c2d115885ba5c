"""What takes its time at a bank: processing payments and pending refunds come through by themselves."""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass

from payment_sandbox.events import Journal
from payment_sandbox.intents import Intents
from payment_sandbox.ledger import Ledger
from payment_sandbox.refunds import Refunds

ROUND = 0.5


@dataclass(slots=True)
class Settlement:
    """Settles what is due; `journal_for` opens the journal of a transaction, `settled` is called after each change."""

    ledger: Ledger
    journal_for: Callable[[sqlite3.Connection], Journal]
    settled: Callable[[], None]

    async def run(self) -> None:
        """Settle what is due, again and again, until cancelled."""
        while True:
            await asyncio.sleep(ROUND)
            if self._anything_due() and await self.ledger.write(self._settle) > 0:
                self.settled()

    def _anything_due(self) -> bool:
        now = time.time()
        sql = "SELECT 1 FROM intents WHERE settle_at <= ? UNION ALL SELECT 1 FROM refunds WHERE settle_at <= ? LIMIT 1"
        return bool(self.ledger.read(sql, now, now))

    def _settle(self, connection: sqlite3.Connection) -> int:
        now, journal = time.time(), self.journal_for(connection)
        intents = connection.execute("SELECT * FROM intents WHERE settle_at <= ?", (now,)).fetchall()
        refunds = connection.execute("SELECT * FROM refunds WHERE settle_at <= ?", (now,)).fetchall()
        for row in intents:
            Intents(connection, journal).settle(row)
        for row in refunds:
            Refunds(connection, journal).settle(row)
        return len(intents) + len(refunds)
