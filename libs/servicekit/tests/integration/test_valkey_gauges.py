"""Valkey's own figures, asked of a real one."""

import asyncio
import math
import subprocess
import sys
from contextlib import suppress

from prometheus_client import REGISTRY
from redis.asyncio import Redis

from servicekit.telemetry.valkey import watch_valkey


def shown(name: str) -> float:
    return REGISTRY.get_sample_value(f"valkey_{name}") or 0


def test_before_valkey_has_answered_there_is_no_figure() -> None:
    ask = "import servicekit.telemetry.valkey, prometheus_client as p; print(p.REGISTRY.get_sample_value('%s'))"
    process = subprocess.run([sys.executable, "-c", ask % "valkey_evicted_keys"], capture_output=True, check=True)
    assert math.isnan(float(process.stdout))


async def watched(valkey: Redis, until: str) -> None:
    watching = asyncio.create_task(watch_valkey(valkey))
    async with asyncio.timeout(30):
        while not shown(until) > 0 and not watching.done():
            await asyncio.sleep(0.01)
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching


async def test_memory_and_connections_are_told(valkey: Redis) -> None:
    await watched(valkey, until="connected_clients")
    assert 0 < shown("memory_used_bytes") < shown("memory_max_bytes")
    assert 1 <= shown("connected_clients") < shown("clients_max")
    assert REGISTRY.get_sample_value("valkey_evicted_keys") == 0


async def test_a_valkey_that_is_away_ends_nothing() -> None:
    watching = asyncio.create_task(watch_valkey(Redis(port=1)))
    await asyncio.sleep(0.5)
    assert not watching.done()
    watching.cancel()
