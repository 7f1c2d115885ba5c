"""A consumer group: every message at least once to one process of the service, in order per aggregate."""

import asyncio
import logging
import socket
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import ResponseError

from servicekit.messaging.delivery import Delivery, Entry, Handler
from servicekit.messaging.events import FIELD, Envelope, UnreadableEvent
from servicekit.messaging.gathering import WAIT_SECONDS, GatheredHandler, Gathering, one_by_one
from servicekit.messaging.lanes import Lanes
from servicekit.messaging.streams import LONGEST_BLOCK_MS
from servicekit.outages import OUTAGES, backoff, stop_if_cancelled

__all__ = ["Consumer", "Handler"]

logger = logging.getLogger(__name__)

_FORGET_AFTER_MS = 3600 * 1000
_SHUTDOWN_PATIENCE = 3.0
_BATCH = 100
_WIDTH = 8
# What was done while a read waited is acknowledged with the next one, a second later at most.
_BLOCK_WHILE_BUSY_MS = 1000
_PACE_SECONDS = 0.01

Raw = tuple[bytes, dict[bytes, bytes] | None]


class Consumer:
    """Reads `stream` as a member of `group`; `handlers` maps event types to what is done, others are ignored.

    A handler must be safe to run twice: `uow.once(event.id)` in its transaction sees to that. `together` maps types to
    handlers of many events, which come half a second later at most, type by type as they are given.
    A failing message is tried again with backoff, `attempts` times unless servers are away, then goes to
    `<stream>.dead`; later messages of the same aggregate wait for it, others do not.
    """

    def __init__(
        self,
        valkey: Redis,
        *,
        stream: str,
        group: str,
        handlers: Mapping[str, Handler],
        together: Mapping[str, GatheredHandler] | None = None,
        # Only tests say these: two members in one process; a message that is given up soon, or taken over soon.
        name: str | None = None,
        attempts: int = 8,
        claim_after: float = 15.0,
    ) -> None:
        self._valkey = valkey
        self._stream, self._group = stream, group
        # A restarted process of the same host takes up what it had in hand when it died.
        self._name = name or socket.gethostname()
        together = together or {}
        self._gathering = Gathering(together)
        # Where nothing is in a hurry the reads need not be either.
        self._pace = _PACE_SECONDS if handlers else WAIT_SECONDS
        every = {**handlers, **one_by_one(together)}
        self._delivery = Delivery(valkey, stream, group, every, attempts=attempts, width=_WIDTH)
        self._claim_after = claim_after
        self._upkeep_at = 0.0
        self._held: dict[bytes, float] = {}
        self._done: list[bytes] = []
        self._lanes = Lanes[Entry](self._work)

    async def run(self) -> None:
        """Consume until cancelled; while Valkey is away, wait for it."""
        failures = 0
        try:
            while True:
                try:
                    await self._join()
                    await self._take_up()
                    failures = 0
                    while True:
                        await self._turn()
                except OUTAGES as error:
                    failures += 1
                    if failures == 1:
                        logger.warning("consumer waits", extra={"stream": self._stream, "reason": repr(error)})
                    await asyncio.sleep(backoff(failures))
        finally:
            await self._leave()

    async def _join(self) -> None:
        """Create the group from the stream's beginning, also again after a flush."""
        try:
            await self._valkey.xgroup_create(self._stream, self._group, id="0", mkstream=True)
        except ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise

    async def _take_up(self) -> None:
        """What this name was given before and has not acknowledged."""
        cursor = b"0"
        while entries := await self._read(cursor):
            await self._take(entries)
            cursor = entries[-1][0]

    async def _turn(self) -> None:
        stop_if_cancelled()
        started = time.monotonic()
        await self._lanes.room(2 * _BATCH)
        entries = await self._read(b">")
        await self._take(entries)
        await self._handle_gathered()
        await self._upkeep(started)
        if 0 < len(entries) < _BATCH:
            await asyncio.sleep(max(0.0, started + self._pace - time.monotonic()))

    async def _read(self, cursor: bytes) -> list[Raw]:
        """Acknowledge what is done and read on from `cursor`, in one round trip."""
        done = self._done[:]
        pipeline = self._valkey.pipeline(transaction=False)
        if done:
            pipeline.xack(self._stream, self._group, *done)
        block = self._block() if cursor == b">" else None
        pipeline.xreadgroup(self._group, self._name, {self._stream: cursor}, count=_BATCH, block=block)
        answer = (await pipeline.execute())[-1]
        self._forget(done)
        return list(_entries(answer))

    def _block(self) -> int:
        """In milliseconds; not so long that what this member holds could be taken over meanwhile."""
        longest = _BLOCK_WHILE_BUSY_MS if len(self._held) > len(self._done) else LONGEST_BLOCK_MS
        waiting = self._gathering.seconds_left
        # A block of 0 would never end.
        longest = longest if waiting is None else max(1, int(waiting * 1000))
        return min(longest, int(self._claim_after * 1000 / 3))

    async def _take(self, entries: Iterable[Raw]) -> None:
        for entry_id, fields in entries:
            if entry_id in self._held:
                continue
            self._held[entry_id] = time.monotonic()
            raw = (fields or {}).get(FIELD, b"")
            try:
                event = Envelope.decode(raw)
            except UnreadableEvent as error:
                if fields:
                    await self._delivery.bury(entry_id, raw, error)
                self._done.append(entry_id)
                continue
            entry = Entry(entry_id, raw, event)
            if not self._gathering.add(entry):
                self._lanes.add(event.subject, entry)

    async def _handle_gathered(self) -> None:
        for handler, entries in self._gathering.take_due():
            if await self._delivery.together(handler, entries):
                self._done += [entry.id for entry in entries]
                continue
            for entry in entries:
                self._lanes.add(entry.event.subject, entry)

    async def _work(self, entry: Entry) -> None:
        await self._delivery(entry)
        self._done.append(entry.id)

    def _forget(self, done: list[bytes]) -> None:
        del self._done[: len(done)]
        for entry_id in done:
            self._held.pop(entry_id, None)

    async def _upkeep(self, now: float) -> None:
        """Now and then: keep what is held here, take over what others left lying, forget members long gone."""
        if now < self._upkeep_at:
            return
        self._upkeep_at = now + self._claim_after / 3
        await self._keep_held(now)
        cursor: Any = b"0-0"
        while True:
            cursor, entries, *_ = await self._valkey.xautoclaim(
                self._stream, self._group, self._name, int(self._claim_after * 1000), cursor, count=_BATCH
            )
            await self._take(entries)
            if cursor == b"0-0" or self._lanes.load >= 2 * _BATCH:
                break
        for member in await self._valkey.xinfo_consumers(self._stream, self._group):
            if not member["pending"] and member["idle"] > _FORGET_AFTER_MS:
                await self._valkey.xgroup_delconsumer(self._stream, self._group, member["name"])

    async def _keep_held(self, now: float) -> None:
        """A message that waits for its next try is not stuck: claim it anew, so that no member takes it over."""
        old: list[Any] = [entry_id for entry_id, since in self._held.items() if now - since > self._claim_after / 4]
        if old:
            await self._valkey.xclaim(self._stream, self._group, self._name, 0, old, justid=True)

    async def _leave(self) -> None:
        await self._lanes.close(_SHUTDOWN_PATIENCE)
        if self._done:
            with suppress(*OUTAGES):
                await self._valkey.xack(self._stream, self._group, *self._done)
                self._forget(self._done[:])


def _entries(answer: Any) -> Iterable[Raw]:
    """The one stream's entries, in the shape of RESP2 (list of pairs) or RESP3 (mapping)."""
    if isinstance(answer, dict):
        return [entry for chunks in answer.values() for chunk in chunks for entry in chunk]
    return [entry for _, entries in answer or () for entry in entries]
