"""From the stream into the database: one process at a time reads on from where the last commit was."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

import sqlalchemy as sa

from analytics_service.infrastructure import intake_metrics as metrics
from analytics_service.infrastructure.batches import StoredBatch, UnreadableBatch, decode
from analytics_service.infrastructure.event_store import EventStore
from analytics_service.infrastructure.event_stream import BEGINNING, Entry, EventStream
from analytics_service.infrastructure.sql import statement
from servicekit.database import Database
from servicekit.domain.staleness import Stale
from servicekit.messaging import Lease
from servicekit.outages import OUTAGES, backoff, is_passing, stop_if_cancelled

logger = logging.getLogger(__name__)

MOST_ENTRIES: Final = 100
_LEASE_SECONDS: Final = 10.0
_LOOK_SECONDS: Final = 2.0
_BLOCK_MS: Final = 4000
_PACE_SECONDS: Final = 0.2
_BEGIN = statement(
    "INSERT INTO intake (epoch, position, received, stored) VALUES (:epoch, :position, 0, 0) ON CONFLICT DO NOTHING",
    epoch=sa.Text(),
    position=sa.Text(),
)
_POSITION = statement("SELECT position FROM intake WHERE epoch = :epoch", epoch=sa.Text())
_GO_ON = statement(
    "UPDATE intake SET position = :position, received = received + :received, stored = stored + :stored"
    " WHERE epoch = :epoch AND position = :seen",
    epoch=sa.Text(),
    seen=sa.Text(),
    position=sa.Text(),
    received=sa.BigInteger(),
    stored=sa.BigInteger(),
)


class Overtaken(Stale):
    """Another process has counted these batches: its lease had ended, or ours."""


class Intake:
    """Counts what waits. The position is written in the transaction of what was counted up to there, so that no batch
    is counted twice or left out, whoever is killed in the middle; a lease only spares two processes the same work.
    """

    def __init__(
        self,
        database: Database,
        stream: EventStream,
        store: EventStore,
        prepare: Sequence[Callable[[], Awaitable[object]]],
    ) -> None:
        self._database, self._stream, self._store, self._prepare = database, stream, store, prepare
        self._lease = Lease(database, "event intake", _LEASE_SECONDS)
        self._epoch: str | None = None
        self._position = BEGINNING

    async def run(self) -> None:
        """Count until cancelled; while a store is away, wait for it."""
        failures = 0
        await self._prepared()
        try:
            while True:
                stop_if_cancelled()
                try:
                    await self._turn()
                    failures = 0
                except Exception as error:
                    if not is_passing(error):
                        raise
                    failures += 1
                    if failures == 1:
                        logger.warning("the intake of events waits", extra={"reason": repr(error)})
                    self._epoch = None
                    await asyncio.sleep(backoff(failures))
        finally:
            await self._leave()

    async def _prepared(self) -> None:
        """What has to be there before the first event can be stored."""
        failures = 0
        while True:
            try:
                for step in self._prepare:
                    await step()
                return
            except OUTAGES:
                failures += 1
                await asyncio.sleep(backoff(failures))

    async def _turn(self) -> None:
        if not await self._lease.held() or not await self._find_position():
            await asyncio.sleep(_LOOK_SECONDS)
            return
        started = time.monotonic()
        entries = await self._stream.read(self._position, MOST_ENTRIES, _BLOCK_MS)
        if await self._stream.epoch() != self._epoch:
            self._epoch = None  # flushed meanwhile: these entries may be of another stream
            return
        if entries:
            await self._count(entries)
        await self._stream.drop_counted(self._position)
        if 0 < len(entries) < MOST_ENTRIES:
            await asyncio.sleep(max(0.0, started + _PACE_SECONDS - time.monotonic()))

    async def _find_position(self) -> bool:
        """Whether there is a stream, and how far it was counted."""
        if self._epoch is not None:
            return True
        epoch = await self._stream.epoch()
        if epoch is not None:
            await self._database.execute(_BEGIN, epoch=epoch, position=BEGINNING)
            self._position = await self._database.fetch_value(_POSITION, epoch=epoch)
            self._epoch = epoch
        return self._epoch is not None

    async def _count(self, entries: Sequence[Entry]) -> None:
        """All together; where something is wrong with one of them, each for itself."""
        try:
            await self._count_together(entries, [decode(entry.raw) for entry in entries])
        except Exception as error:
            if not isinstance(error, UnreadableBatch) and is_passing(error):
                raise
            if len(entries) == 1:
                await self._lay_aside(entries[0], error)
                return
            for entry in entries:
                await self._count([entry])

    async def _count_together(self, entries: Sequence[Entry], batches: Sequence[StoredBatch]) -> None:
        received = sum(len(batch.events) for batch in batches)
        async with self._database.transaction() as transaction:
            stored = await self._store.store(transaction, batches)
            went_on = await transaction.execute(
                _GO_ON, epoch=self._epoch, seen=self._position, position=entries[-1].position, received=received,
                stored=stored,
            )  # fmt: skip
            if not went_on:
                raise Overtaken
        self._position = entries[-1].position
        metrics.STORED.labels("new").inc(stored)
        metrics.STORED.labels("repeated").inc(received - stored)
        metrics.COUNTED_AFTER.observe(max(0.0, (datetime.now(UTC) - _moment(entries[0])) / timedelta(seconds=1)))

    async def _lay_aside(self, entry: Entry, error: Exception) -> None:
        """What cannot be stored stands in nobody's way; a person can look at it."""
        logger.error("a batch of events is laid aside", exc_info=error, extra={"position": entry.position})
        await self._stream.lay_aside(entry)
        went_on = await self._database.execute(
            _GO_ON, epoch=self._epoch, seen=self._position, position=entry.position, received=entry.events, stored=0
        )
        if not went_on:
            raise Overtaken
        self._position = entry.position
        metrics.LAID_ASIDE.inc()

    async def _leave(self) -> None:
        try:
            await asyncio.shield(self._lease.release())
        except OUTAGES:
            return  # it ends by itself


def _moment(entry: Entry) -> datetime:
    return datetime.fromtimestamp(int(entry.position.partition("-")[0]) / 1000, UTC)
