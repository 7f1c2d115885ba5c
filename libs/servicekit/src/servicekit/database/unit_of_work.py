"""One transaction: leaving it cleanly commits state and outbox together, and nothing else commits."""

import logging
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from functools import partial
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID

import sqlalchemy as sa
from prometheus_client import Counter
from sqlalchemy.dialects.postgresql import ARRAY

from servicekit.database.foundation import foundation_tables
from servicekit.database.pool import Database
from servicekit.database.statement import Statement
from servicekit.database.transaction import Transaction
from servicekit.domain.aggregate import Event
from servicekit.domain.errors import OutcomeUnknown
from servicekit.domain.staleness import HandledBefore

logger = logging.getLogger(__name__)

EVENTS = Counter("events_committed_total", "Events committed with the change that caused them.", ("type",))

_inbox = foundation_tables(sa.MetaData()).inbox
_REMEMBER = Statement(sa.insert(_inbox), columns=("consumer", "event_id"))
_REMEMBER_ALL = Statement(
    sa.text(
        "INSERT INTO inbox (consumer, event_id)"
        " SELECT :consumer, event_id FROM unnest(CAST(:event_ids AS uuid[])) AS seen (event_id) ORDER BY event_id"
        " ON CONFLICT DO NOTHING RETURNING event_id"
    ).bindparams(sa.bindparam("event_ids", type_=ARRAY(sa.Uuid())), sa.bindparam("consumer", type_=sa.Text()))
)
_KNOWN = {"inbox_pkey": HandledBefore}


class OutboxPort(Protocol):
    """What a unit of work needs of the outbox."""

    def append(self, transaction: Transaction, aggregate_id: UUID, events: Sequence[Event]) -> None:
        """Write the events in this transaction."""

    def wake(self) -> None:
        """Wake the relay: something was committed."""


class Companion(Protocol):
    """What commits together with the units of work of one request: its claim of a key, and its answer."""

    def join(self, transaction: Transaction, answer: object | None) -> Callable[[], None] | None:
        """Write what belongs to this commit, which is the request's last when it has an answer.

        Returns what to call once it has committed.
        """

    def outcome_unknown(self) -> None:
        """Nobody knows whether the commit was made."""


companion: ContextVar[Companion | None] = ContextVar("companion", default=None)
"""The present request's, None outside of one that has a key."""


class UnitOfWork:
    """A transaction with its repositories. Subclass it and set them in `opened`.

    A connection lost while it commits raises OutcomeUnknown: the change may have been made.
    """

    transaction: Transaction

    def __init__(self, database: Database, outbox: OutboxPort | None = None, consumer: str = "") -> None:
        self._database = database
        self._outbox = outbox
        self._consumer = consumer
        self._after_commit: dict[Callable[[], None], None] = {}
        self._answer: object | None = None

    def opened(self) -> None:
        """Build the repositories on `self.transaction`."""

    async def __aenter__(self) -> Self:
        self._lease = self._database.acquire()
        self.transaction = Transaction(await self._lease.__aenter__())
        self._after_commit, self._answer = {}, None
        self.opened()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._let_join()
                await self.transaction.commit()
        except BaseException as refused:
            if isinstance(refused, OutcomeUnknown) and (accompanying := companion.get()) is not None:
                accompanying.outcome_unknown()
            await self._end(refused)
            raise
        await self._end(error)
        if error is None:
            for call in self._after_commit:
                _follow(call)

    def _let_join(self) -> None:
        accompanying = companion.get()
        if accompanying is not None and self.transaction.changes:
            joined = accompanying.join(self.transaction, self._answer)
            if joined is not None:
                self.after_commit(joined)

    async def _end(self, error: BaseException | None) -> None:
        """Undo what an error has left, and give the connection back."""
        kind, trace = type(error) if error else None, error.__traceback__ if error else None
        try:
            if error is not None:
                await self.transaction.roll_back()
        finally:
            await self._lease.__aexit__(kind, error, trace)

    def after_commit(self, call: Callable[[], None]) -> None:
        """Make `call` once this transaction has committed, never after a rollback; equal calls are one.

        It wakes, drops or counts something, and waits for nothing. What it raises is logged: the commit stands.
        """
        self._after_commit[call] = None

    def answer_with(self, result: object) -> None:
        """What this request is answered with, this being its last commit.

        Under an Idempotency-Key the answer is stored in it, if the route shows `result` by `idempotency.answered`.
        """
        self._answer = result

    def once(self, event_id: UUID) -> None:
        """Record a consumed event in this transaction, which ends with HandledBefore when another has recorded it.

        Nothing is read for that: an event seldom comes twice, and then what this transaction did is undone.
        """
        self.transaction.write(_REMEMBER, taken=_KNOWN, consumer=self._consumer, event_id=event_id)

    async def first_of(self, event_ids: Sequence[UUID]) -> set[UUID]:
        """Record consumed events in this transaction; answers those that no other transaction has recorded."""
        rows = await self.transaction.fetch(_REMEMBER_ALL, consumer=self._consumer, event_ids=list(set(event_ids)))
        return {row["event_id"] for row in rows}

    async def publish(self, aggregate_id: UUID, events: Sequence[Event]) -> None:
        """Write events to the outbox; they are published if and only if this transaction commits."""
        if events:
            if self._outbox is None:
                raise RuntimeError("this unit of work has no outbox")
            self._outbox.append(self.transaction, aggregate_id, events)
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
