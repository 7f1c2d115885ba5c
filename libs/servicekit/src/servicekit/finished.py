"""Finished answers in memory: final bytes with their ETag, one load at a time, never older than a minute.

For `fresh` seconds an entry is simply served; until `stale` it is served while one task makes a new one; then it is
loaded again. What a load began before an invalidation is never kept.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable, Iterable
from dataclasses import dataclass
from time import monotonic
from typing import Final

from prometheus_client import Counter
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from servicekit.conditional import etag_of, has_already

_MOST_ENTRIES = 20_000
_MOST_BYTES = 128 * 1024 * 1024

LOOKS = Counter("answer_cache_lookups_total", "Looks into the cache of finished answers", ["outcome"])
_HIT, _STALE, _MISS = (LOOKS.labels(outcome) for outcome in ("hit", "stale", "miss"))

_HEADERS: Final = (
    (b"content-type", b"application/json"),
    # Whoever keeps it asks again each time; 304 costs almost nothing. Staff may get other bytes under the same address.
    (b"cache-control", b"private, no-cache"),
    (b"vary", b"authorization"),
)
_NO_BODY: Final[Message] = {"type": "http.response.body", "body": b""}


@dataclass(slots=True)
class Entry:
    """A finished answer. `tags` say what it was made from, `route` who made it; times are monotonic seconds."""

    body: bytes
    etag: bytes
    tags: frozenset[Hashable]
    fresh_until: float
    stale_until: float
    route: object = None


Load = Callable[[], Awaitable[tuple[bytes, Iterable[Hashable]]]]
Key = tuple[str, bytes]


class ByteCache:
    """Answers by key, dropped by tag. Only tests give times and a clock, which they move."""

    def __init__(self, fresh: float = 30.0, stale: float = 60.0, clock: Callable[[], float] = monotonic) -> None:
        self._fresh, self._stale, self._clock = fresh, stale, clock
        self._entries: OrderedDict[Key, Entry] = OrderedDict()
        self._by_tag: dict[Hashable, set[Key]] = {}
        self._loads: dict[Key, asyncio.Task[Entry]] = {}
        self._age = 0
        self._bytes = 0

    def peek(self, key: Key) -> Entry | None:
        """The entry if it is fresh: all that a hot route asks."""
        entry = self._entries.get(key)
        if entry is None or entry.fresh_until <= self._clock():
            return None
        _HIT.inc()
        return entry

    async def fetch(self, key: Key, load: Load) -> Entry:
        """The entry, loaded once however many ask at the same time."""
        entry, now = self._entries.get(key), self._clock()
        if entry is not None and entry.fresh_until > now:
            _HIT.inc()
            return entry
        task = self._loads.get(key) or self._begin(key, load)
        if entry is not None and entry.stale_until > now:
            _STALE.inc()
            return entry
        _MISS.inc()
        # One reader that goes away must not take the answer from the others.
        return await asyncio.shield(task)

    def invalidate(self, tags: Iterable[Hashable]) -> None:
        """Drop every entry made from one of `tags`."""
        self._age += 1
        self._loads.clear()
        for tag in tags:
            for key in list(self._by_tag.get(tag, ())):
                self._drop(key)

    def clear(self) -> None:
        """Drop every entry: notices may have been missed."""
        self.invalidate(list(self._by_tag))

    def _begin(self, key: Key, load: Load) -> asyncio.Task[Entry]:
        task = asyncio.create_task(self._load(key, load, self._age))
        self._loads[key] = task
        task.add_done_callback(lambda done: self._ended(key, done))
        return task

    def _ended(self, key: Key, task: asyncio.Task[Entry]) -> None:
        if self._loads.get(key) is task:
            del self._loads[key]
        if not task.cancelled():
            task.exception()

    async def _load(self, key: Key, load: Load, age: int) -> Entry:
        body, tags = await load()
        now = self._clock()
        before = self._entries.get(key)
        entry = Entry(body, etag_of(body).encode(), frozenset(tags), now + self._fresh, now + self._stale)
        # Whoever is answered while this one was made has set the route of the one before.
        entry.route = before.route if before else None
        if age == self._age:
            self._keep(key, entry)
        return entry

    def _keep(self, key: Key, entry: Entry) -> None:
        self._drop(key)
        self._entries[key] = entry
        self._bytes += len(entry.body)
        for tag in entry.tags:
            self._by_tag.setdefault(tag, set()).add(key)
        while len(self._entries) > _MOST_ENTRIES or self._bytes > _MOST_BYTES:
            self._drop(next(iter(self._entries)))

    def _drop(self, key: Key) -> None:
        entry = self._entries.pop(key, None)
        if entry is None:
            return
        self._bytes -= len(entry.body)
        for tag in entry.tags:
            keys = self._by_tag[tag]
            keys.discard(key)
            if not keys:
                del self._by_tag[tag]


class FinishedAnswer(Response):
    """An entry of the cache as a response."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry.body)
        self._entry = entry

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        await send_finished(self._entry, scope, send)


async def send_finished(entry: Entry, scope: Scope, send: Send) -> None:
    """Its bytes, or 304 to who has them."""
    headers = [*_HEADERS, (b"etag", entry.etag)]
    if has_already(scope, entry.etag):
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send(_NO_BODY)
        return
    headers.append((b"content-length", b"%d" % len(entry.body)))
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": entry.body})
