"""Live numbers: while somebody looks, the process reads the streams by itself and folds them into minutes.

It begins with what is stored, and the position up to which that was counted; whoever looks holds no connection to the
database.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from redis.asyncio import Redis

from analytics_service.application.live_ports import LiveMinute, LiveNumbers
from analytics_service.domain.events import EventType
from analytics_service.domain.live_counts import ACTIVE, LiveCounts, Minute, first_minute
from analytics_service.infrastructure.batches import UnreadableBatch, decode
from analytics_service.infrastructure.event_stream import BEGINNING, EPOCH, STREAM
from analytics_service.infrastructure.live_statements import ACTIVE_SESSIONS, RECENT_EVENTS, RECENT_SALES
from servicekit.database import Database
from servicekit.domain import Clock
from servicekit.domain.ids import first_id_at
from servicekit.messaging.events import Envelope, UnreadableEvent
from servicekit.outages import OUTAGES, backoff, stop_if_cancelled

logger = logging.getLogger(__name__)

_ORDERS: Final = "souk.orders"
_PAID: Final = "souk.order.paid.v1"
_BATCH: Final = 200
_BLOCK_MS: Final = 1000
_PACE_SECONDS: Final = 0.2
_BETWEEN_SECONDS: Final = 1.0


class LiveFeed:
    """`Live`, for all who look in this process."""

    def __init__(self, valkey: Redis, database: Database, currency: str, clock: Clock) -> None:
        self._valkey, self._database, self._currency, self._clock = valkey, database, currency, clock
        self._counts = LiveCounts()
        self._ready, self._changed = asyncio.Event(), asyncio.Condition()
        self._followers = 0
        self._reading: asyncio.Task[None] | None = None
        self._positions: dict[str, str] = {}

    async def follow(self) -> AsyncIterator[LiveNumbers]:
        """All minutes at once, then those that change, a second apart at least."""
        self._begin()
        try:
            await self._ready.wait()
            counts, seen = self._counts, self._counts.version
            yield self._numbers(counts, None)
            while True:
                await asyncio.sleep(_BETWEEN_SECONDS)
                await self._news_of(counts, seen)
                since = seen if self._counts is counts else None
                counts, seen = self._counts, self._counts.version
                yield self._numbers(counts, since)
        finally:
            await self._end()

    async def _news_of(self, counts: LiveCounts, seen: int) -> None:
        """Until they have changed since that version, or others have taken their place."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._counts is not counts or counts.version > seen)

    def _begin(self) -> None:
        self._followers += 1
        if self._reading is None:
            self._reading = asyncio.create_task(self._read(), name="live numbers")

    async def _end(self) -> None:
        self._followers -= 1
        if self._followers == 0 and self._reading is not None:
            reading, self._reading = self._reading, None
            self._ready.clear()
            reading.cancel()
            with suppress(asyncio.CancelledError):
                await reading

    async def _read(self) -> None:
        """Until nobody looks any more; after an outage, or what cannot be read, from what is stored again."""
        failures = 0
        while True:
            stop_if_cancelled()
            try:
                await self._begin_with_what_is_stored()
                while True:
                    failures = 0
                    await self._turn()
            # Whatever it is: numbers that stand still would be called live.
            except Exception as error:
                failures += 1
                if failures == 1:
                    known = isinstance(error, OUTAGES)
                    logger.warning(
                        "live numbers wait", extra={"reason": repr(error)}, exc_info=None if known else error
                    )
                await asyncio.sleep(backoff(failures))

    async def _begin_with_what_is_stored(self) -> None:
        newest: Any = await self._valkey.xrevrange(_ORDERS, count=1)
        epoch: Any = await self._valkey.get(EPOCH)
        now, counts = self._clock(), LiveCounts()
        first = first_minute(now)
        position: str | None = None
        async with self._database.acquire() as connection:
            span = {"first_day": first.date(), "last_day": now.date() + timedelta(days=1)}
            name = None if epoch is None else str(epoch, "ascii")
            for row in await connection.fetch(RECENT_EVENTS, epoch=name, first=first_id_at(first), **span):
                position = row["position"]
                if row["type"] is not None:
                    counts.add_events(row["minute"], row["type"], row["events"])
            for row in await connection.fetch(ACTIVE_SESSIONS, first=first_id_at(now - ACTIVE), **span):
                counts.add_session(str(row["session"]), row["last_at"])
            for row in await connection.fetch(RECENT_SALES, since=first, currency=self._currency):
                counts.add_order(row["order_id"], row["paid_at"], row["gross"])
        self._positions = {
            STREAM: position or BEGINNING, _ORDERS: newest[0][0].decode() if newest else BEGINNING
        }  # fmt: skip
        self._counts = counts
        self._ready.set()
        await self._tell()

    async def _turn(self) -> None:
        stop_if_cancelled()
        positions: dict[Any, Any] = dict(self._positions)
        answer: Any = await self._valkey.xread(positions, count=_BATCH, block=_BLOCK_MS)
        self._counts.forget_before(self._clock())
        for name, entries in answer or ():
            stream = name.decode()
            for position, fields in entries:
                self._positions[stream] = position.decode()
                if stream == STREAM:
                    self._add_batch(fields.get(b"batch", b""))
                else:
                    self._add_order(fields.get(b"event", b""))
        if answer:
            await self._tell()
            await asyncio.sleep(_PACE_SECONDS)

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    def _add_batch(self, raw: bytes) -> None:
        with suppress(UnreadableBatch):
            for event in decode(raw).events:
                if not event.is_bot:
                    self._counts.add_events(event.occurred_at, event.type)
                    if event.session is not None:
                        self._counts.add_session(event.session, event.occurred_at)

    def _add_order(self, raw: bytes) -> None:
        with suppress(UnreadableEvent, KeyError, ValueError):
            event = Envelope.decode(raw)
            if event.type == _PAID and event.data["shipping"]["currency"] == self._currency:
                revenue = sum(line["gross"]["amount"] for line in event.data["lines"])
                paid_at = datetime.fromisoformat(event.data["paid_at"])
                self._counts.add_order(UUID(event.data["order_id"]), paid_at, revenue)

    def _numbers(self, counts: LiveCounts, since: int | None) -> LiveNumbers:
        now = self._clock()
        return LiveNumbers(now, counts.active(now), _shown(list(counts.minutes(now, since))))


def _shown(minutes: Sequence[Minute]) -> list[LiveMinute]:
    return [
        LiveMinute(
            starts_at=minute.starts_at,
            page_views=minute.of(EventType.PAGE_VIEW),
            product_views=minute.of(EventType.PRODUCT_VIEW),
            searches=minute.of(EventType.SEARCH),
            carts=minute.of(EventType.ADD_TO_CART),
            checkouts=minute.of(EventType.CHECKOUT_STARTED),
            orders=minute.orders,
            revenue=minute.revenue,
        )
        for minute in minutes
    ]
