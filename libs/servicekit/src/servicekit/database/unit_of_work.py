"""One transaction: leaving it cleanly commits state and outbox together, and nothing else commits."""

import logging
from collections.abc import Callable, Sequence
from functools import partial
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID

import sqlalchemy as sa
from prometheus_client import Counter
from sqlalchemy.dialects.postgresql import insert

from servicekit.database.connection import Connection
from servicekit.database.foundation import foundation_tables
from servicekit.database.pool import Database
from servicekit.database.sessions import DATABASE_ERRORS
from servicekit.database.statement import Statement
from servicekit.domain.aggregate import Event
from servicekit.domain.errors import OutcomeUnknown

logger = logging.getLogger(__name__)

EVENTS = Counter("events_committed_total", "Events committed with the change that caused them.", ("type",))

_inbox = foundation_tables(sa.MetaData()).inbox
_REMEMBER = Statement(insert(_inbox).on_conflict_do_nothing(), columns=("consumer", "event_id"))


class OutboxPort(Protocol):
    """What a unit of work needs of the outbox."""

    async def append(self, connection: Connection, aggregate_id: UUID, events: Sequence[Event]) -> None:
        """Write the events in this transaction."""

    def wake(self) -> None:
        """Wake the relay: something was committed."""


class UnitOfWork:
    """A transaction with its repositories. Subclass it and set them in `opened`.

    A connection lost during COMMIT raises OutcomeUnknown: the change may have been made.
    """

    connection: Connection

    def __init__(self, database: Database, outbox: OutboxPort | None = None, consumer: str = "") -> None:
        self._database = database
        self._outbox = outbox
        self._consumer = consumer
        self._after_commit: dict[Callable[[], None], None] = {}

    def opened(self) -> None:
        """Build the repositories on `self.connection`."""

    async def __aenter__(self) -> Self:
        self._lease = self._database.acquire()
        self.connection = await self._lease.__aenter__()
        try:
            await self.connection.begin()
        except BaseException as error:
            await self._lease.__aexit__(type(error), error, error.__traceback__)
            raise
        self._after_commit = {}
        self.opened()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                await self._commit()
            else:
                await self.connection.roll_back()
        finally:
            await self._lease.__aexit__(kind, error, trace)
        if error is None:
            for call in self._after_commit:
                _follow(call)

    async def _commit(self) -> None:
        try:
            await self.connection.commit()
        except DATABASE_ERRORS as error:
            if self.connection.raw.is_closed():
                raise OutcomeUnknown("The database went away while this was being saved.") from error
            raise

    def after_commit(self, call: Callable[[], None]) -> None:
        """Make `call` once this transaction has committed, never after a rollback; equal calls are one.

        It wakes, drops or counts something, and waits for nothing. What it raises is logged: the commit stands.
        """
        self._after_commit[call] = None

    async def first_time(self, event_id: UUID) -> bool:
        """Record a consumed event in this transaction; False when its effect was committed before."""
        return await self.connection.execute(_REMEMBER, consumer=self._consumer, event_id=event_id) == 1

    async def publish(self, aggregate_id: UUID, events: Sequence[Event]) -> None:
        """Write events to the outbox; they are published if and only if this transaction commits."""
        if events:
            if self._outbox is None:
                raise RuntimeError("this unit of work has no outbox")
            await self._outbox.append(self.connection, aggregate_id, events)
            self.after_commit(partial(_count, events))
            self.after_commit(self._outbox.wake)


def _follow(call: Callable[[], None]) -> None:
    try:
        call()
    except Exception:
        logger.exception("a call after a commit failed")


def _count(events: Sequence[Event]) -> None:
    for event in events:
        EVENTS.labels(event.type).inc()
