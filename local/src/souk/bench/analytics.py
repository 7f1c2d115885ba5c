"""Analytics: how many events a second are stored and counted, and what reports over very many of them take."""

import asyncio
import json
import math
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from statistics import median
from typing import Any, Final

import httpx2
import psycopg

from servicekit.domain import new_id
from souk.bench.analytics_history import fill
from souk.bench.cpu import CpuMeter
from souk.demo_staff import signed_in
from souk.measured import Row

_EACH, _BATCHES, _CONNECTIONS, _ROUNDS = 100, 600, 8, 3
_A_SECOND: Final = 200
"""Batches, where they come evenly."""
_HEAD: Final = (
    "POST /analytics/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    "User-Agent: Mozilla/5.0\r\nAccept-Language: en\r\nSec-Fetch-Site: same-origin\r\n"
    "Content-Length: {length}\r\n\r\n"
)
_RECEIVED: Final = "SELECT coalesce(sum(received), 0) FROM intake"
_VISITORS: Final = """
SELECT count(*) FROM (
  SELECT visitor FROM visitor_days WHERE day > current_date - 30 GROUP BY visitor
) AS each
"""
_CALLS: Final = 7


def measure(
    port: int, gateway: str, pids: Mapping[str, int], admin: tuple[str, str], analytics_db: str, events: int
) -> list[Row]:
    """The median of three rounds of events; then reports over so many `events`, which stay. `port` is the service's."""
    with psycopg.connect(analytics_db, autocommit=True, options="-c search_path=souk") as owner:
        flat_out = [_flat_out(port, pids, owner) for _ in range(_ROUNDS)]
        evenly = [asyncio.run(_evenly(port, owner)) for _ in range(_ROUNDS)]
        rate, cpu = (median(figures) for figures in zip(*flat_out, strict=True))
        late, lag = (median(figures) for figures in zip(*evenly, strict=True))
        fill(owner, events)
        return [
            Row("Events in batches of 100, stored and counted", rate, "a second", "≥ 20,000", "", rate >= 20_000),
            Row("  CPU of the whole platform for one", cpu, "µs CPU", "≤ 20 µs", "", cpu <= 20),
            Row("  answered, at 20,000 a second, p99", late, "ms", "≤ 10 ms", "", late <= 10),
            Row("  the last one counted after", lag, "s", "≤ 1 s", "", lag <= 1),
            *_reports(port, signed_in(gateway, admin), owner, events),
        ]


def _reports(port: int, bearer: dict[str, str], owner: psycopg.Connection, events: int) -> list[Row]:
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}/analytics", headers=bearer, timeout=60) as client:

        def get(path: str) -> Callable[[], object]:
            return lambda: client.get(path).raise_for_status()

        figures = (
            ("revenue of 30 days", 10, get("/revenue")),
            ("exact visitors of 30 days, in the database", 400, lambda: owner.execute(_VISITORS).fetchone()),
            ("funnel of 7 days", 60, get(f"/behaviour/funnel?from={_day(owner, 6)}")),
            ("the whole dashboard", 100, get("/dashboard")),
        )
        return [
            Row(f"{events:,} events: {name}", taken, "ms", f"≤ {bar} ms", "", taken <= bar)
            for name, bar, ask in figures
            for taken in [_milliseconds(ask)]
        ]


def _milliseconds(ask: Callable[[], object]) -> float:
    ask()
    taken = []
    for _ in range(_CALLS):
        started = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - started) * 1000)
    return median(taken)


def _day(owner: psycopg.Connection, ago: int) -> str:
    (day,) = owner.execute("SELECT current_date - %s", (ago,)).fetchone() or ("",)
    return str(day)


def _flat_out(port: int, pids: Mapping[str, int], owner: psycopg.Connection) -> tuple[float, float]:
    """(events a second until the last is counted, µs of CPU each) as fast as they are taken."""
    batches, before = [_batch() for _ in range(_BATCHES)], _received(owner)
    meter, started = CpuMeter(pids), time.perf_counter()
    asyncio.run(_send_all(port, iter(batches)))
    _wait(owner, before + _BATCHES * _EACH)
    seconds, sent = time.perf_counter() - started, _BATCHES * _EACH
    return sent / seconds, sum(meter.seconds().values()) / sent * 1_000_000


async def _send_all(port: int, batches: Iterator[bytes]) -> None:
    async def some() -> None:
        async with _Sender(port) as sender:
            for batch in batches:
                await sender.send(batch)

    await asyncio.gather(*(some() for _ in range(_CONNECTIONS)))


async def _evenly(port: int, owner: psycopg.Connection) -> tuple[float, float]:
    """(ms in which 99 of 100 batches are answered, s from the last answer until all are counted)."""
    batches, before, taken = [_batch() for _ in range(_BATCHES)], _received(owner), []
    started = time.perf_counter()

    async def every(first: int) -> None:
        async with _Sender(port) as sender:
            for number in range(first, _BATCHES, _CONNECTIONS):
                await asyncio.sleep(started + number / _A_SECOND - time.perf_counter())
                sent = time.perf_counter()
                await sender.send(batches[number])
                taken.append((time.perf_counter() - sent) * 1000)

    await asyncio.gather(*(every(first) for first in range(_CONNECTIONS)))
    answered = time.perf_counter()
    await asyncio.to_thread(_wait, owner, before + _BATCHES * _EACH)
    return sorted(taken)[math.ceil(len(taken) * 0.99) - 1], time.perf_counter() - answered


class _Sender:
    """A connection that stays open."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def __aenter__(self) -> "_Sender":
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._writer.close()

    async def send(self, batch: bytes) -> None:
        """Raises RuntimeError for any answer but 202."""
        self._writer.write(batch)
        head = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        length = next(int(line[15:]) for line in head.split(b"\r\n") if line.startswith(b"content-length:"))
        answer = await self._reader.readexactly(length)
        if b" 202 " not in head[:20]:
            raise RuntimeError(f"events are not taken: {head[:20]!r} {answer[:200]!r}")


def _batch() -> bytes:
    """A hundred events of five visits."""
    visits = [(str(uuid.uuid4()), str(uuid.uuid4())) for _ in range(5)]
    body = json.dumps({"events": [_event(number, *visits[number % 5]) for number in range(_EACH)]}).encode()
    return _HEAD.format(length=len(body)).encode() + body


def _event(number: int, visitor: str, session: str) -> dict[str, Any]:
    event: dict[str, Any] = {"id": str(new_id()), "visitor": visitor, "session": session}
    if number % 2:
        return event | {"type": "page_view", "page": "/product/oak-lamp"}
    if number % 20 == 0:
        return event | {"type": "search", "term": f"term {number}", "results": 4}
    kind = "add_to_cart" if number % 14 == 0 else "product_view"
    return event | {"type": kind, "product_id": str(uuid.UUID(int=number))}


def _received(owner: psycopg.Connection) -> int:
    (received,) = owner.execute(_RECEIVED).fetchone() or (0,)
    return int(received)


def _wait(owner: psycopg.Connection, until: int) -> None:
    while _received(owner) < until:
        time.sleep(0.01)
