"""The outbox relay: publishes what was committed, in order, at least once, whatever happens to Valkey meanwhile."""

import asyncio
import logging
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import timedelta

from prometheus_client import Counter, Gauge
from redis.asyncio import Redis

from servicekit.database import Database, Record
from servicekit.messaging import outbox_statements as sql
from servicekit.messaging.lease import Lease
from servicekit.messaging.outbox import Outbox
from servicekit.messaging.retention import KEEP_OUTBOX
from servicekit.messaging.streams import Epoch, StreamWriter, trim
from servicekit.outages import OUTAGES, backoff, stop_if_cancelled

logger = logging.getLogger(__name__)

PUBLISHED = Counter("outbox_published_total", "Events published.", ("stream",))
UNPUBLISHED = Gauge("outbox_unpublished", "Committed events that wait to be published.")
AGE = Gauge("outbox_oldest_age_seconds", "Age of the oldest event that waits to be published.")
REPUBLISHED = Counter("outbox_republished_total", "Events published again after Valkey may have lost them.")

# Valkey syncs its append-only file every second: what it acknowledged just before a crash may be gone.
_MAY_BE_LOST = timedelta(seconds=5)
_TRIM_SECONDS = 30.0
# Whoever publishes learns of a flush by that; in quiet times it is looked for.
_FLUSH_LOOK_SECONDS = 3.0
_PACE_SECONDS = 0.01
# A commit in this process wakes the relay. What another process commits is found by a look, soon while there are events
# and once a second when there have been none for a while: a shop at rest costs next to nothing.
_LOOK_SECONDS, _LOOK_AT_REST_SECONDS, _RESTS_AFTER_SECONDS = 0.25, 1.0, 10.0
_BATCH = 200


class OutboxRelay:
    """Publishes one database's outbox. Run it in every process: a lease lets one of them work.

    What was published is marked with the next look, in one statement; a process that dies in between leaves it to be
    published again.
    """

    def __init__(
        self,
        database: Database,
        valkey: Redis,
        outbox: Outbox,
        *,
        poll: float | None = None,  # only tests say one: a minute proves that a commit wakes it
    ) -> None:
        self._database = database
        self._valkey = valkey
        self._outbox = outbox
        self._writer = StreamWriter(valkey, outbox.source)
        self._lease = Lease(database, f"outbox-relay:{outbox.source}")
        self._poll = poll
        self._look_back = True
        self._unmarked: list[int] = []
        self._published_at = time.monotonic()
        self._flush_look_at = self._measure_at = self._trim_at = 0.0

    async def run(self) -> None:
        """Work until cancelled; while a server is away, wait for it."""
        failures = 0
        try:
            while True:
                stop_if_cancelled()
                try:
                    await self._turn()
                    failures = 0
                except OUTAGES as error:
                    if not failures:
                        logger.warning("outbox relay waits", extra={"reason": repr(error)})
                    self._look_back = True
                    failures += 1
                    await asyncio.sleep(backoff(failures))
        finally:
            with suppress(*OUTAGES):
                await self._mark_published()
                await self._lease.release()

    async def _turn(self) -> None:
        """One look: publish a batch if this process holds the lease, then rest until there may be more."""
        started = time.monotonic()
        if not await self._lease.held():
            self._look_back = True
            _show(0, 0)  # whoever holds the lease knows
            await self._mark_published()
            await asyncio.sleep(self._poll or _LOOK_AT_REST_SECONDS)
            return
        self._outbox.committed.clear()
        if self._look_back:
            await self._mark_published()
            await self._measure(started)
            await self._publish_recent_again()
        rows = await self._take()
        if len(rows) < _BATCH:
            _show(len(rows), time.time() - rows[0]["occurred_at"].timestamp() if rows else 0)
        else:
            await self._measure(started)
        await self._publish(rows)
        await self._upkeep(started)
        if len(rows) < _BATCH:
            await self._rest(started)

    async def _rest(self, started: float) -> None:
        """Until the next commit or look; never closer together than 10 ms, so that busy times make batches."""
        at_rest = started - self._published_at > _RESTS_AFTER_SECONDS
        with suppress(TimeoutError):
            async with asyncio.timeout(self._poll or (_LOOK_AT_REST_SECONDS if at_rest else _LOOK_SECONDS)):
                await self._outbox.committed.wait()
        await asyncio.sleep(max(0.0, started + _PACE_SECONDS - time.monotonic()))

    async def _take(self) -> list[Record]:
        """The next batch that waits; what the last one was is marked with it."""
        if not (ids := self._unmarked[:]):
            return await self._database.fetch(sql.SELECT_UNPUBLISHED, batch=_BATCH)
        rows = await self._database.fetch(sql.MARK_AND_SELECT, ids=ids, batch=_BATCH)
        self._unmarked.clear()
        return rows

    async def _publish(self, rows: Sequence[Record]) -> None:
        if not rows:
            return
        self._published_at = time.monotonic()
        if not await self._writer.add(self._outbox.encoded(rows), Epoch.COMPLETE):
            await self._publish_everything_again()
            return
        self._flush_look_at = self._published_at + _FLUSH_LOOK_SECONDS
        self._unmarked += _ids(rows)
        PUBLISHED.labels(self._outbox.stream).inc(len(rows))

    async def _publish_everything_again(self) -> None:
        """Valkey was flushed, or is new: bring back all that the outbox still keeps, in order."""
        if await self._database.fetch_value(sql.FIRST_RECENT, since=KEEP_OUTBOX) is not None:
            logger.warning("streams were lost; publishing the kept outbox again", extra={"stream": self._outbox.stream})
        await self._writer.begin()
        if await self._publish_from(0, KEEP_OUTBOX, Epoch.REBUILDING) and await self._writer.finish():
            self._look_back = False

    async def _publish_recent_again(self) -> None:
        """After a start or an outage of Valkey, its last second may be missing."""
        first = await self._database.fetch_value(sql.FIRST_RECENT, since=_MAY_BE_LOST)
        if first is None or await self._publish_from(first - 1, _MAY_BE_LOST, Epoch.COMPLETE):
            self._look_back = False

    async def _publish_from(self, cursor: int, since: timedelta, epoch: Epoch) -> bool:
        """Everything after `cursor` that waits or was published `since` then; False if Valkey was flushed meanwhile."""
        while rows := await self._database.fetch(sql.AGAIN, cursor=cursor, since=since, batch=_BATCH):
            if not await self._writer.add(self._outbox.encoded(rows), epoch):
                return False
            await self._mark(_ids(rows))
            PUBLISHED.labels(self._outbox.stream).inc(len(rows))
            REPUBLISHED.inc(len(rows))
            cursor = rows[-1]["id"]
        return True

    async def _mark_published(self) -> None:
        if self._unmarked:
            await self._mark(self._unmarked)
            self._unmarked.clear()

    async def _mark(self, ids: Sequence[int]) -> None:
        await self._database.execute(sql.MARK, ids=ids)

    async def _measure(self, now: float) -> None:
        """Once a second where a batch does not show it all: too much waits, or nothing is read, Valkey being away."""
        if now < self._measure_at:
            return
        self._measure_at = now + 1.0
        backlog = await self._database.fetch_one(sql.BACKLOG)
        if backlog is not None:
            _show(backlog["waiting"], backlog["age"])

    async def _upkeep(self, now: float) -> None:
        """Now and then: notice a flush in quiet times, and trim the stream."""
        if now >= self._flush_look_at:
            self._flush_look_at = now + _FLUSH_LOOK_SECONDS
            if not await self._writer.add([], Epoch.COMPLETE):
                await self._publish_everything_again()
        if now >= self._trim_at:
            self._trim_at = now + _TRIM_SECONDS
            await trim(self._valkey, self._outbox.stream)


def _ids(rows: Iterable[Record]) -> list[int]:
    return [row["id"] for row in rows]


def _show(waiting: int, age: float) -> None:
    UNPUBLISHED.set(waiting)
    AGE.set(max(0.0, age))
