"""The outbox: events written in the transaction that changes the state, published afterwards by the relay."""

import asyncio
from collections.abc import Iterator, Sequence
from uuid import UUID

import orjson
import sqlalchemy as sa

from servicekit.database import Record
from servicekit.database.foundation import foundation_tables
from servicekit.database.statement import InsertRows
from servicekit.database.transaction import Transaction
from servicekit.database.unit_of_work import EVENTS
from servicekit.domain.aggregate import Event
from servicekit.domain.clock import Clock, utc_now
from servicekit.domain.ids import new_id
from servicekit.messaging.events import encode
from servicekit.telemetry.tracing import current_request_id, current_traceparent

_COLUMNS = ("event_id", "stream", "type", "aggregate_id", "data", "traceparent", "request_id", "occurred_at")
_APPEND = InsertRows(foundation_tables(sa.MetaData()).outbox, _COLUMNS)


def _types(kind: type[Event]) -> Iterator[str]:
    """Of every event that this process can publish; what several of them have in common has no type."""
    if name := getattr(kind, "type", None):
        yield name
    for each in kind.__subclasses__():
        yield from _types(each)


class Outbox:
    """One service's outgoing events: all of them go to `stream`, with `service_name` as their source."""

    def __init__(self, service_name: str, stream: str, clock: Clock = utc_now) -> None:
        self.source = service_name
        self.stream = stream
        self.committed = asyncio.Event()
        self._clock = clock
        # From zero: Prometheus sees no rise in a counter that begins with 1.
        for kind in _types(Event):
            EVENTS.labels(kind)

    def append(self, transaction: Transaction, aggregate_id: UUID, events: Sequence[Event]) -> None:
        """Write the events in this transaction, with the trace and request that caused them."""
        rows = [
            {
                "event_id": new_id(),
                "stream": self.stream,
                "type": event.type,
                "aggregate_id": aggregate_id,
                "data": event,
                "traceparent": current_traceparent(),
                "request_id": current_request_id(),
                "occurred_at": self._clock(),
            }
            for event in events
        ]
        transaction.insert(_APPEND, rows)

    def wake(self) -> None:
        """Something was committed: the relay in this process need not wait for its next look."""
        self.committed.set()

    def encoded(self, rows: Sequence[Record]) -> list[tuple[str, bytes]]:
        """Rows of the table as they go into streams: (stream, event)."""
        return [
            (
                row["stream"],
                encode(
                    id=row["event_id"],
                    type=row["type"],
                    source=self.source,
                    subject=row["aggregate_id"],
                    sequence=row["id"],
                    time=row["occurred_at"],
                    data=orjson.Fragment(row["data"]),
                    traceparent=row["traceparent"],
                    request_id=row["request_id"],
                ),
            )
            for row in rows
        ]
