"""A small load generator: keep-alive connections that send ready-made bytes."""

import asyncio
from collections.abc import Iterator, Mapping

from souk.bench.cpu import CpuMeter

_CONNECTIONS = 8


async def hammer(port: int, requests: Iterator[bytes], times: int) -> int:
    """Send `times` of `requests` over eight connections; returns how many were answered.

    Raises RuntimeError when the answers do not all have the same status: such a figure would mean nothing.
    """
    each = times // _CONNECTIONS
    statuses = await asyncio.gather(*(_one(port, requests, each) for _ in range(_CONNECTIONS)))
    seen = set().union(*statuses)
    if len(seen) != 1:
        raise RuntimeError(f"answers differ: {sorted(seen)}")
    return each * _CONNECTIONS


def cpu_milliseconds(port: int, pids: Mapping[str, int], requests: Iterator[bytes], times: int) -> float:
    """CPU of all these processes for one answer, over `times` of them."""
    meter = CpuMeter(pids)
    sent = asyncio.run(hammer(port, requests, times))
    return sum(meter.seconds().values()) / sent * 1000


async def _one(port: int, requests: Iterator[bytes], times: int) -> set[bytes]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    seen: set[bytes] = set()
    for _ in range(times):
        writer.write(next(requests))
        head = await reader.readuntil(b"\r\n\r\n")
        seen.add(head[9:12])
        length = _length(head)
        if length:
            await reader.readexactly(length)
    writer.close()
    return seen


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line[15:])
    return 0


def get(path: str, headers: dict[str, str] | None = None) -> bytes:
    """The bytes of a GET."""
    lines = [f"GET {path} HTTP/1.1", "Host: localhost", "Accept: application/json"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
