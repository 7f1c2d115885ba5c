"""What happens to one message: handled in its trace, tried again with backoff, or laid aside as dead."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from prometheus_client import Counter, Histogram
from redis.asyncio import Redis
from redis.exceptions import RedisError

from servicekit.domain.staleness import HandledBefore
from servicekit.messaging.events import FIELD, Envelope
from servicekit.outages import backoff, is_passing, stop_if_cancelled
from servicekit.telemetry.tracing import SpanKind, span, use_remote_parent, use_request_id

logger = logging.getLogger(__name__)

Handler = Callable[[Envelope], Awaitable[None]]

MESSAGES = Counter("messages_total", "Messages of a consumer group by outcome.", ("stream", "group", "outcome"))
LAG = Histogram(
    "message_lag_seconds",
    "From an event's time to the end of its handling.",
    ("stream", "group"),
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 600),
)

_DEAD_LETTERS_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a stream: its id there, its bytes, and the event read from them."""

    id: bytes
    raw: bytes
    event: Envelope


class Delivery:
    """Brings entries of one stream to one group's handlers, at most `width` at the same time."""

    def __init__(
        self, valkey: Redis, stream: str, group: str, handlers: Mapping[str, Handler], *, attempts: int, width: int
    ) -> None:
        self._valkey = valkey
        self._stream, self._group = stream, group
        self._handlers = handlers
        self._attempts = attempts
        self._turnstile = asyncio.Semaphore(width)
        self._span = f"{stream} process"
        self._lag = LAG.labels(stream, group)

    async def __call__(self, entry: Entry) -> None:
        """Return once the entry needs no more attention: handled, of no interest, or dead."""
        handler = self._handlers.get(entry.event.type)
        if handler is None:
            self.count("ignored")
            return
        failures = trouble = 0
        while True:
            stop_if_cancelled()
            try:
                async with self._turnstile:
                    await self._handle(handler, entry.event)
                return
            except Exception as error:  # noqa: BLE001 - whatever a handler raises, the message must not be lost
                trouble += 1
                failures += not is_passing(error)
                if failures >= self._attempts:
                    await self.bury(entry.id, entry.raw, error)
                    return
                self._log_retry(entry, error, trouble)
            await asyncio.sleep(backoff(trouble, at_most=10.0))

    async def together(
        self, handler: Callable[[Sequence[Envelope]], Awaitable[None]], entries: Sequence[Entry]
    ) -> bool:
        """Handle them all at once; False when that failed, and each has to be tried for itself."""
        event_type = entries[0].event.type
        try:
            with span(self._span, SpanKind.CONSUMER, event_type=event_type, consumer_group=self._group):
                await handler([entry.event for entry in entries])
        except Exception as error:  # noqa: BLE001 - each is tried again, and the one at fault fails alone
            about = self._about(entries[0].id) | {"event_type": event_type, "messages": len(entries)}
            logger.warning("messages failed together", extra=about | {"reason": repr(error)})
            return False
        now = datetime.now(UTC)
        for entry in entries:
            self._ended(entry.event, now)
        return True

    async def bury(self, entry_id: bytes, raw: bytes, error: Exception) -> None:
        """Lay a message aside in `<stream>.dead`, where a person can look at it; it is never simply dropped."""
        logger.error("message is dead", exc_info=error, extra=self._about(entry_id))
        fields: dict[Any, Any] = {
            FIELD: raw,
            b"entry": entry_id,
            b"group": self._group,
            b"error": type(error).__name__,
            b"at": datetime.now(UTC).isoformat(),
        }
        tries = 0
        while True:
            try:
                await self._valkey.xadd(f"{self._stream}.dead", fields, maxlen=_DEAD_LETTERS_KEPT)
                self.count("dead")
                return
            except (RedisError, OSError):
                tries += 1
                await asyncio.sleep(backoff(tries))

    def count(self, outcome: str) -> None:
        """One more message ended (or began again) this way."""
        MESSAGES.labels(self._stream, self._group, outcome).inc()

    async def _handle(self, handler: Handler, event: Envelope) -> None:
        with (
            use_remote_parent(event.traceparent),
            use_request_id(event.request_id),
            span(self._span, SpanKind.CONSUMER, event_type=event.type, consumer_group=self._group),
            suppress(HandledBefore),
        ):
            await handler(event)
        self._ended(event, datetime.now(UTC))

    def _ended(self, event: Envelope, now: datetime) -> None:
        self.count("handled")
        self._lag.observe(max(0.0, (now - event.time).total_seconds()))

    def _log_retry(self, entry: Entry, error: Exception, trouble: int) -> None:
        self.count("retried")
        if trouble == 1 or trouble % 10 == 0:
            about = self._about(entry.id) | {"event_type": entry.event.type, "reason": repr(error), "tries": trouble}
            logger.warning("message failed, will be tried again", extra=about)

    def _about(self, entry_id: bytes) -> dict[str, object]:
        return {"stream": self._stream, "group": self._group, "entry": entry_id.decode()}
