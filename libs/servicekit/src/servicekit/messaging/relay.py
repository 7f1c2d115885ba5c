"""The outbox relay: publishes what was committed, in order, at least once, whatever happens to Valkey meanwhile."""

import asyncio
import logging
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

import orjson
from prometheus_client import Counter, Gauge
from redis.asyncio import Redis

from servicekit.database import Database, Record
from servicekit.messaging import outbox_statements as sql
from servicekit.messaging.events import encode
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
_TRIM_SECONDS = 10.0
_PACE_SECONDS = 0.01
_BATCH = 200


class OutboxRelay:
    """Publishes one database's outbox. Run it in every process: a lease lets one of them work."""

    def __init__(
        self,
        database: Database,
        valkey: Redis,
        outbox: Outbox,
        *,
        poll: float = 0.25,  # only tests say another: a minute proves that a commit wakes it
    ) -> None:
        self._database = database
        self._valkey = valkey
        self._outbox = outbox
        self._writer = StreamWriter(valkey, outbox.source)
        self._lease = Lease(database, f"outbox-relay:{outbox.source}")
        self._poll = poll
        self._look_back = True
        self._upkeep_at = self._measure_at = self._trim_at = 0.0

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
                await self._lease.release()

    async def _turn(self) -> None:
        """One look: publish a batch if this process holds the lease, then rest until there may be more."""
        started = time.monotonic()
        if not await self._lease.held():
            self._look_back = True
            UNPUBLISHED.set(0)  # whoever holds the lease knows
            AGE.set(0)
            await asyncio.sleep(self._poll)
            return
        await self._measure(started)
        self._outbox.committed.clear()
        if self._look_back:
            await self._publish_recent_again()
        rows = await self._database.fetch(sql.SELECT_UNPUBLISHED, batch=_BATCH)
        await self._publish(rows)
        await self._upkeep(started)
        if len(rows) < _BATCH:
            await self._rest(started)

    async def _rest(self, started: float) -> None:
        """Until the next commit or look; never closer together than 10 ms, so that busy times make batches."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._poll):
                await self._outbox.committed.wait()
        await asyncio.sleep(max(0.0, started + _PACE_SECONDS - time.monotonic()))

    async def _publish(self, rows: Sequence[Record]) -> None:
        if not rows:
            return
        if not await self._writer.add(self._encoded(rows), Epoch.COMPLETE):
            await self._publish_everything_again()
            return
        await self._mark(rows)

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
            if not await self._writer.add(self._encoded(rows), epoch):
                return False
            await self._mark(rows)
            REPUBLISHED.inc(len(rows))
            cursor = rows[-1]["id"]
        return True

    async def _mark(self, rows: Sequence[Record]) -> None:
        await self._database.execute(sql.MARK, ids=[row["id"] for row in rows])
        PUBLISHED.labels(self._outbox.stream).inc(len(rows))

    async def _measure(self, now: float) -> None:
        """Once a second, before anything is published: a backlog grows while Valkey is away."""
        if now < self._measure_at:
            return
        self._measure_at = now + 1.0
        backlog = await self._database.fetch_one(sql.BACKLOG)
        if backlog is not None:
            UNPUBLISHED.set(backlog["waiting"])
            AGE.set(backlog["age"])

    async def _upkeep(self, now: float) -> None:
        """Once a second: notice a flush in quiet times; now and then trim the stream."""
        if now < self._upkeep_at:
            return
        self._upkeep_at = now + 1.0
        if not await self._writer.add([], Epoch.COMPLETE):
            await self._publish_everything_again()
        if now >= self._trim_at:
            self._trim_at = now + _TRIM_SECONDS
            await trim(self._valkey, self._outbox.stream)

    def _encoded(self, rows: Sequence[Record]) -> list[tuple[str, bytes]]:
        return [
            (
                row["stream"],
                encode(
                    id=row["event_id"],
                    type=row["type"],
                    source=self._outbox.source,
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
