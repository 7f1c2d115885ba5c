"""An open loop of shoppers: purchases and reads at fixed moments, whatever the answers; nothing is tried again.

A request has failed when the connection broke, when the answer was 5xx, or when it took longer than ten seconds. A
refusal (4xx) that no shopper deserves is counted apart, and must not happen either.
"""

import asyncio
import threading
import time
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import aiohttp

from souk.shopper import Refused, Reply, Shopper

SLOW_SECONDS = 10.0
_READS = ("/api/products?limit=20", "/api/categories", "/api/products/search?q=lamp")


@dataclass
class Figures:
    """What happened so far."""

    requests: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    confirmed: int = 0
    latencies: list[float] = field(default_factory=list)

    @property
    def failures(self) -> int:
        """Failed requests, and refusals that no shopper deserves."""
        return sum(self.failed.values()) + sum(self.refused.values())

    def __str__(self) -> str:
        p99 = sorted(self.latencies)[int(len(self.latencies) * 0.99) - 1] * 1000 if self.latencies else 0
        why = "".join(f"; {number} × {reason}" for reason, number in (self.failed + self.refused).most_common(5))
        return (
            f"{self.requests} requests, {self.failures} failed, {self.confirmed} purchases confirmed, "
            f"p99 {p99:.0f} ms{why}"
        )


class CountedShopper(Shopper):
    """Counts every request of one person."""

    def __init__(self, session: aiohttp.ClientSession, url: str, figures: Figures) -> None:
        super().__init__(session, url)
        self._figures = figures

    async def ask(self, method: str, path: str, json: Any = None, **options: Any) -> Reply:
        began = time.monotonic()
        self._figures.requests += 1
        place = f"{method} {path.partition('?')[0]}"
        try:
            reply = await super().ask(method, path, json, **options)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            self._figures.failed[f"{place}: {type(error).__name__}"] += 1
            raise
        taken = time.monotonic() - began
        self._figures.latencies.append(taken)
        if reply.status >= 500:
            self._figures.failed[f"{place}: {reply.status}"] += 1
        elif reply.status >= 400:
            self._figures.refused[f"{place}: {reply.status} {(reply.data or {}).get('code')}"] += 1
        elif taken > SLOW_SECONDS:
            self._figures.failed[f"{place}: slow"] += 1
        return reply


class Load:
    """Shoppers in a thread of their own, while the block runs; leaving it waits for those on their way."""

    def __init__(self, url: str, variant: str, *, purchases: float = 2.0, reads: float = 10.0) -> None:
        self._url, self._variant = url, variant
        self._purchases, self._reads = purchases, reads
        self._stopping = threading.Event()
        self.figures = Figures()

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopping.set()
        self._thread.join(120)

    async def _run(self) -> None:
        timeout = aiohttp.ClientTimeout(total=30)
        async with aiohttp.ClientSession(timeout=timeout, cookie_jar=aiohttp.DummyCookieJar()) as session:
            asker = CountedShopper(session, self._url, self.figures)
            await asker.become_guest()
            total = (await asker.quote({self._variant: 1}))["total"]
            await asyncio.gather(
                self._every(1 / self._purchases, lambda: self._buy(session, total)),
                self._every(1 / self._reads, lambda: self._read(session)),
            )

    async def _every(self, seconds: float, begin: Callable[[], Coroutine[Any, Any, None]]) -> None:
        running: set[asyncio.Task[None]] = set()
        next_at = time.monotonic()
        while not self._stopping.is_set():
            task = asyncio.create_task(begin())
            running.add(task)
            task.add_done_callback(running.discard)
            next_at += seconds
            await asyncio.sleep(max(0.0, next_at - time.monotonic()))
        await asyncio.gather(*running, return_exceptions=True)

    async def _buy(self, session: aiohttp.ClientSession, total: object) -> None:
        person = CountedShopper(session, self._url, self.figures)
        try:
            await person.become_guest()
            await person.add(self._variant)
            placed = await person.checkout(total)
            await person.pay(placed["payment"]["id"])
            order = await person.settled(placed["order"]["id"], within=60, pause=0.5)
            self.figures.confirmed += order["status"] == "confirmed"
        except (Refused, aiohttp.ClientError, OSError):
            return

    async def _read(self, session: aiohttp.ClientSession) -> None:
        person = CountedShopper(session, self._url, self.figures)
        try:
            await person.ask("GET", _READS[self.figures.requests % len(_READS)])
        except (aiohttp.ClientError, OSError):
            return
