"""One running sandbox: its ledger, its switches, and how a request becomes a transaction."""

import asyncio
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from payment_sandbox.events import Journal
from payment_sandbox.faults import Faults
from payment_sandbox.idempotency import IdempotentRequest, StoredAnswer
from payment_sandbox.intents import Answer, Intents
from payment_sandbox.ledger import Ledger
from payment_sandbox.refunds import Refunds
from payment_sandbox.settings import SandboxSettings
from payment_sandbox.webhooks import WebhookSender


@dataclass(frozen=True, slots=True)
class Command:
    """One write that a request asks for. `created` (Unix seconds) backdates it, and then no webhook is sent."""

    request: IdempotentRequest
    origin: str
    created: int | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What a request may do inside its transaction."""

    intents: Intents
    refunds: Refunds


@dataclass(slots=True)
class Sandbox:
    """The parts; `main.py` builds it."""

    settings: SandboxSettings
    ledger: Ledger
    faults: Faults
    webhooks: WebhookSender
    written: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    """Set after each request that may have changed something."""

    async def execute(self, command: Command, work: Callable[[Desk], Answer]) -> StoredAnswer:
        """Run `work` in one transaction under the request's idempotency key; raises ApiError."""

        def transaction(connection: sqlite3.Connection) -> StoredAnswer:
            now = command.created or int(time.time() + self.faults.switches.clock_ahead)
            journal = self.journal(connection, now, command.request.key, silent=command.created is not None)
            desk = self._desk(connection, journal, command.origin)
            return command.request.run(connection, now, lambda: work(desk))

        answer = await self.ledger.write(transaction)
        self.webhooks.wake()
        self.written.set()
        return answer

    def journal(
        self, connection: sqlite3.Connection, now: int | None = None, key: str | None = None, *, silent: bool = False
    ) -> Journal:
        """The journal of one transaction; `silent` records events without sending webhooks."""
        dues = [] if silent else self.faults.webhook_dues(self.settings.webhook_delay)
        return Journal(connection, now or int(time.time()), dues, key)

    def _desk(self, connection: sqlite3.Connection, journal: Journal, origin: str) -> Desk:
        settle_at = time.time() + self.settings.settle_after
        return Desk(
            Intents(connection, journal, origin, self.faults.declines(), settle_at),
            Refunds(connection, journal, settle_at),
        )
