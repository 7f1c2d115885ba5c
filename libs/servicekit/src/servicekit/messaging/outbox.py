"""The outbox: events written in the transaction that changes the state, published afterwards by the relay."""

import asyncio
from collections.abc import Iterator, Sequence
from uuid import UUID

import sqlalchemy as sa

from servicekit.database.connection import Connection
from servicekit.database.foundation import foundation_tables
from servicekit.database.statement import Statement
from servicekit.database.unit_of_work import EVENTS
from servicekit.domain.aggregate import Event
from servicekit.domain.clock import Clock, utc_now
from servicekit.domain.ids import new_id
from servicekit.telemetry.tracing import current_request_id, current_traceparent

_COLUMNS = ("event_id", "stream", "type", "aggregate_id", "data", "traceparent", "request_id", "occurred_at")
_APPEND = Statement(sa.insert(foundation_tables(sa.MetaData()).outbox), columns=_COLUMNS)


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

    async def append(self, connection: Connection, aggregate_id: UUID, events: Sequence[Event]) -> None:
        """Write the events in this connection's transaction, with the trace and request that caused them."""
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
        if len(rows) == 1:
            await connection.execute(_APPEND, **rows[0])
        elif rows:
            await connection.execute_many(_APPEND, rows)

    def wake(self) -> None:
        """Something was committed: the relay in this process need not wait for its next look."""
        self.committed.set()
