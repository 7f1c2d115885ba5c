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
    """Settles what is due; `journal_for` opens the journal of a transaction, `settled` is called after each change.

    `written` is set by whatever may have left something to settle: until then, and with nothing open, it rests.
    """

    ledger: Ledger
    journal_for: Callable[[sqlite3.Connection], Journal]
    settled: Callable[[], None]
    written: asyncio.Event

    async def run(self) -> None:
        """Settle what is due, again and again, until cancelled."""
        while True:
            self.written.clear()
            due = self._next_due()
            if due is None:
                await self.written.wait()
            elif due <= time.time() and await self.ledger.write(self._settle) > 0:
                self.settled()
            await asyncio.sleep(ROUND)

    def _next_due(self) -> float | None:
        sql = (
            "SELECT min(settle_at) AS due FROM (SELECT settle_at FROM intents WHERE settle_at IS NOT NULL"
            " UNION ALL SELECT settle_at FROM refunds WHERE settle_at IS NOT NULL)"
        )
        (row,) = self.ledger.read(sql)
        due: float | None = row["due"]
        return due

    def _settle(self, connection: sqlite3.Connection) -> int:
        now, journal = time.time(), self.journal_for(connection)
        intents = connection.execute("SELECT * FROM intents WHERE settle_at <= ?", (now,)).fetchall()
        refunds = connection.execute("SELECT * FROM refunds WHERE settle_at <= ?", (now,)).fetchall()
        for row in intents:
            Intents(connection, journal).settle(row)
        for row in refunds:
            Refunds(connection, journal).settle(row)
        return len(intents) + len(refunds)
