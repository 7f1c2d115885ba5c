"""Server-sent events, read by fetch streaming with the Authorization header (WHATWG HTML §9.2).

A stream holds no database connection, beats every 15 seconds, and ends when the token expires or is revoked, or the
service stops; the browser then comes back with a fresh token and `Last-Event-ID`.
"""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine, Sequence
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from typing import Annotated, Any

import orjson
from fastapi import Header
from fastapi.sse import KEEPALIVE_COMMENT, EventSourceResponse, format_sse_event
from pydantic import BaseModel, ConfigDict
from starlette.responses import JSONResponse, StreamingResponse
from starlette.types import Receive, Scope, Send

from servicekit.domain.errors import RateLimited

STREAMS_PER_CALLER = 3
STREAMS_PER_ADDRESS = 30
_RECONNECT = format_sse_event(retry=2000)
"""In milliseconds."""

Ending = Callable[[], Coroutine[Any, Any, object]]

LastEventId = Annotated[
    str | None,
    Header(alias="Last-Event-ID", max_length=200, description="`id` of the last event seen, to continue after it"),
]


class EventStream(JSONResponse):
    """The `response_class` of a stream's route, for its OpenAPI document: `response_model` is each event.

    OpenAPI 3.1 has no word for the items of a stream (`itemSchema` in 3.2), and generators of clients read `schema`.
    """

    media_type = "text/event-stream"


class ServerEvent(BaseModel):
    """One event for the browser: JSON `data`, an optional `id` to continue after, an optional `event` name.

    A stream's own event is a subclass that types its fields, so that what is sent is what the document says.
    """

    model_config = ConfigDict(frozen=True)

    data: Any
    id: str | None = None
    event: str | None = None

    def encode(self) -> bytes:
        """The event's lines; neither id nor name can smuggle one in."""
        data, event, place = orjson.dumps(self.data, default=_plain, option=orjson.OPT_UTC_Z), self.event, self.id
        if not f"{event}{place}".isprintable():
            event, place = _one_line(event), _one_line(place)
        return format_sse_event(data_str=data.decode(), event=event, id=place)


class StreamSlots:
    """Counts the open streams in this process: of each caller, and of each client address, since guests cost nothing.

    `address_factor` is the platform's: so many times as many streams are open to an address.
    """

    def __init__(self, *, address_factor: int = 1) -> None:
        self._per_address = STREAMS_PER_ADDRESS * address_factor
        self._open: Counter[str] = Counter()

    def take(self, caller: str, network: str) -> "Slot":
        """A slot for one stream, to be given back when the stream ends (`held` of `event_stream`).

        `network` is what limits per client address count by. Raises RateLimited.
        """
        places = ((caller, STREAMS_PER_CALLER), (f"address:{network}", self._per_address))
        for key, most in places:
            if self._open[key] >= most:
                raise RateLimited(f"At most {most} live streams at the same time.", retry_after=5)
        keys = [key for key, _ in places]
        self._open.update(keys)
        return Slot(self._open, keys)


class Slot:
    """One stream's place among the open ones."""

    def __init__(self, counter: Counter[str], keys: Sequence[str]) -> None:
        self._counter, self._keys = counter, keys

    def give_back(self) -> None:
        """Once; further calls do nothing."""
        keys, self._keys = self._keys, ()
        for key in keys:
            self._counter[key] -= 1
            if self._counter[key] <= 0:
                del self._counter[key]


class _EventStream(EventSourceResponse):
    """Closes its source and lets go of what it held however the stream ends, a vanished browser included."""

    def __init__(self, chunks: AsyncGenerator[bytes, None], held: ExitStack) -> None:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        super().__init__(chunks, headers=headers)
        self._chunks, self._held = chunks, held

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._held.close()
            with suppress(RuntimeError):
                await self._chunks.aclose()


def event_stream(
    source: AsyncIterator[ServerEvent],
    *,
    token_expires_at: datetime,
    ended_by: Sequence[Ending],
    heartbeat: float = 15.0,
    held: ExitStack | None = None,
) -> StreamingResponse:
    """Send `source` until it ends, the token expires, or one of `ended_by` returns; then close `held`.

    `ended_by` is what else ends a stream: the service stops, the session is revoked. `heartbeat` is in seconds;
    only a test gives one, since fifteen are long to wait.
    """
    seconds_left = (token_expires_at - datetime.now(UTC)).total_seconds()
    chunks = _chunks(source, time.monotonic() + seconds_left, ended_by, heartbeat)
    return _EventStream(chunks, held or ExitStack())


async def _chunks(
    source: AsyncIterator[ServerEvent], ends_at: float, ended_by: Sequence[Ending], heartbeat: float
) -> AsyncGenerator[bytes, None]:
    yield _RECONNECT
    endings = [asyncio.create_task(ending()) for ending in ended_by]
    following = asyncio.ensure_future(anext(source))
    try:
        while (left := ends_at - time.monotonic()) > 0:
            waits = min(heartbeat, left)
            done, _ = await asyncio.wait((following, *endings), timeout=waits, return_when=asyncio.FIRST_COMPLETED)
            if done - {following}:
                return
            if done:
                yield following.result().encode()
                following = asyncio.ensure_future(anext(source))
            elif time.monotonic() < ends_at:
                yield KEEPALIVE_COMMENT
    except StopAsyncIteration:
        return
    finally:
        await _stop(*endings, following)
        if isinstance(source, AsyncGenerator):
            await source.aclose()


async def _stop(*tasks: "asyncio.Future[Any]") -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _plain(value: object) -> object:
    return value.model_dump() if isinstance(value, BaseModel) else str(value)


def _one_line(text: str | None) -> str | None:
    return None if text is None else text.replace("\r", " ").replace("\n", " ").replace("\0", "")
