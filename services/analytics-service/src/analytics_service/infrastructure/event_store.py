"""Events are stored, and whatever is new among them counted, in one transaction."""

import time
from collections.abc import Sequence
from typing import Final

import asyncpg

from analytics_service.domain.counting import CountedEvent, count
from analytics_service.infrastructure.batches import StoredBatch
from analytics_service.infrastructure.calendars import written_calendars
from analytics_service.infrastructure.count_statements import INSERT_EVENTS
from analytics_service.infrastructure.counts_repository import add_counts
from servicekit.database import Transaction

_COLUMNS: Final = (
    "day", "id", "type", "occurred_at", "received_at", "visitor", "session", "product_id", "term", "results", "page",
    "is_bot",
)  # fmt: skip
_CAREFUL_SECONDS: Final = 60.0


class EventStore:
    """Exactly one row an id, however often it comes.

    COPY is half as dear as an INSERT that looks for what is there, and refuses all when one is. Since that is seldom,
    and then for some time, it is tried again a minute after one was.
    """

    def __init__(self) -> None:
        self._careful_until = 0.0

    async def store(self, transaction: Transaction, batches: Sequence[StoredBatch]) -> int:
        """Store and count these batches; returns how many of their events are new."""
        calendars = await written_calendars(transaction)
        # In one batch, or two that came together, an id may stand twice as well.
        events = list({event.id: event for batch in batches for event in reversed(batch.events)}.values())
        new = await self._add(transaction, events)
        if new:
            buyers = {session: mark for batch in batches for session, mark in batch.buyers.items()}
            await add_counts(transaction, count(new, calendars, buyers))
        return len(new)

    async def _add(self, transaction: Transaction, events: list[CountedEvent]) -> list[CountedEvent]:
        if time.monotonic() >= self._careful_until:
            try:
                async with transaction.savepoint():
                    await transaction.copy_rows("events", _COLUMNS, events)
            except asyncpg.UniqueViolationError:
                self._careful_until = time.monotonic() + _CAREFUL_SECONDS
            else:
                return events
        return await _add_carefully(transaction, events)


async def _add_carefully(transaction: Transaction, events: list[CountedEvent]) -> list[CountedEvent]:
    days, ids, types, occurred, received, visitors, sessions, products, terms, results, pages, bots = map(
        list, zip(*events, strict=True)
    )
    rows = await transaction.fetch(
        INSERT_EVENTS, days=days, ids=ids, types=types, occurred=occurred, received=received, visitors=visitors,
        sessions=sessions, products=products, terms=terms, results=results, pages=pages, bots=bots,
    )  # fmt: skip
    new = {str(row["id"]) for row in rows}
    return [event for event in events if event.id in new]
