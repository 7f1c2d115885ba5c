"""Notices: every process reads the streams from its own position, to invalidate caches and feed live views."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from redis.asyncio import Redis

from servicekit.messaging.delivery import Handler
from servicekit.messaging.events import FIELD, Envelope, UnreadableEvent
from servicekit.messaging.streams import LONGEST_BLOCK_MS
from servicekit.outages import OUTAGES, backoff, stop_if_cancelled
from servicekit.telemetry.tracing import use_remote_parent, use_request_id

logger = logging.getLogger(__name__)

_BATCH = 200

OnGap = Callable[[], Awaitable[None]]


class Notices:
    """Calls `handler` for every event of `streams` from now on, in order; a failing handler is logged, never retried.

    After an outage of Valkey, `on_gap` is called first: notices may have been missed, so caches should be emptied.
    `following` is set once the position is known: what is published after that is seen.
    """

    def __init__(
        self,
        valkey: Redis,
        streams: Sequence[str],
        handler: Handler,
        *,
        on_gap: OnGap | None = None,
    ) -> None:
        self._valkey = valkey
        self._streams = tuple(streams)
        self._handler = handler
        self._on_gap = on_gap
        self._positions: dict[Any, Any] = {}
        self.following = asyncio.Event()

    async def run(self) -> None:
        """Follow until cancelled; while Valkey is away, wait for it."""
        failures = 0
        while True:
            stop_if_cancelled()
            try:
                await self._turn(after_gap=failures > 0)
                failures = 0
            except OUTAGES as error:
                failures += 1
                if failures == 1:
                    logger.warning("notices wait", extra={"streams": self._streams, "reason": repr(error)})
                await asyncio.sleep(backoff(failures))

    async def _turn(self, *, after_gap: bool) -> None:
        if not self.following.is_set():
            await self._find_ends()
        answer = await self._valkey.xread(self._positions, count=_BATCH, block=LONGEST_BLOCK_MS)
        if after_gap and self._on_gap is not None:
            await self._on_gap()
        for stream, entries in _by_stream(answer):
            for entry_id, fields in entries:
                self._positions[stream] = entry_id
                await self._handle(fields.get(FIELD, b""))

    async def _find_ends(self) -> None:
        """Where each stream ends now. Reading from `$` would miss what comes between two reads."""
        for stream in self._streams:
            newest = await self._valkey.xrevrange(stream, count=1)
            self._positions[stream] = newest[0][0] if newest else b"0-0"
        self.following.set()

    async def _handle(self, raw: bytes) -> None:
        try:
            event = Envelope.decode(raw)
            with use_remote_parent(event.traceparent), use_request_id(event.request_id):
                await self._handler(event)
        except UnreadableEvent:
            logger.warning("unreadable notice", extra={"streams": self._streams})
        except Exception:
            logger.exception("notice failed", extra={"streams": self._streams})


def _by_stream(answer: Any) -> list[tuple[str, Any]]:
    if isinstance(answer, dict):
        return [(name.decode(), [entry for chunk in chunks for entry in chunk]) for name, chunks in answer.items()]
    return [(name.decode(), entries) for name, entries in answer or ()]
