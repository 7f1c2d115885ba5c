"""A cached product, and its 304, through the whole application, against the floor in the same rounds."""

import asyncio
import itertools
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import httpx2

from embedded.ports import free_port
from embedded.probes import accepts
from souk.bench.cpu import CpuMeter
from souk.bench.load import get, hammer
from souk.measured import Row

_REQUESTS, _ROUNDS = 4_000, 5


@contextmanager
def _floor(body: bytes) -> Iterator[tuple[int, int]]:
    """(port, pid) of a running floor."""
    port = free_port()
    with tempfile.NamedTemporaryFile() as file:
        Path(file.name).write_bytes(body)
        process = subprocess.Popen([sys.executable, "-m", "souk.bench.floor", str(port), file.name])
        try:
            while not accepts(port):
                time.sleep(0.05)
            yield port, process.pid
        finally:
            process.terminate()
            process.wait()


def measure(port: int, pid: int) -> list[Row]:
    """`port` and `pid` of a running product-service with products in it."""
    base = f"http://127.0.0.1:{port}"
    product = httpx2.get(f"{base}/products?limit=1").json()["items"][0]["id"]
    first = httpx2.get(f"{base}/products/{product}")
    requests = {
        "GET": get(f"/products/{product}"),
        "304": get(f"/products/{product}", {"If-None-Match": first.headers["etag"]}),
    }
    figures: dict[str, list[float]] = {}
    with _floor(first.content) as (floor_port, floor_pid):
        servers = {"product-service": (port, pid), "floor": (floor_port, floor_pid)}
        for _ in range(_ROUNDS):
            for server, (at, who) in servers.items():
                for kind, request in requests.items():
                    figures.setdefault(f"{server} {kind}", []).append(_microseconds(at, who, request))
    return list(_rows(figures))


def _microseconds(port: int, pid: int, request: bytes) -> float:
    meter = CpuMeter({"server": pid})
    sent = asyncio.run(hammer(port, itertools.repeat(request), _REQUESTS))
    return meter.seconds()["server"] / sent * 1e6


def _rows(figures: dict[str, list[float]]) -> Iterator[Row]:
    for kind in ("GET", "304"):
        service, floor = (median(figures[f"{server} {kind}"]) for server in ("product-service", "floor"))
        yield Row(
            f"Cached product {kind}",
            service,
            "µs CPU",
            "≤ floor + 60 µs",
            f"floor {floor:.0f} µs",
            service <= floor + 60,
        )
