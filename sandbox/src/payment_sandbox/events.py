"""What happened, recorded in the transaction in which it happened, with the webhook deliveries it asks for."""

import sqlite3
import time
from dataclasses import dataclass, field

import orjson

from payment_sandbox.identifiers import new_id
from payment_sandbox.objects import Json

API_VERSION = "2026-10-28.sandbox"


@dataclass(slots=True)
class Journal:
    """Appends events. `dues` says in how many seconds each copy of the webhook is sent; none for imported history."""

    connection: sqlite3.Connection
    now: int
    dues: list[float] = field(default_factory=list)
    idempotency_key: str | None = None

    def record(self, kind: str, about: Json) -> None:
        """Append the event `kind` about this object."""
        identifier = new_id("evt")
        body = orjson.dumps(
            {
                "id": identifier,
                "object": "event",
                "api_version": API_VERSION,
                "created": self.now,
                "data": {"object": about},
                "livemode": False,
                "pending_webhooks": len(self.dues),
                "request": {"id": None, "idempotency_key": self.idempotency_key},
                "type": kind,
            }
        )
        number = self.connection.execute(
            "INSERT INTO events (id, created, type, body) VALUES (?, ?, ?, ?)", (identifier, self.now, kind, body)
        ).lastrowid
        sent_from = time.time()
        for due in self.dues:
            self.connection.execute("INSERT INTO deliveries (event, due) VALUES (?, ?)", (number, sent_from + due))
