"""Valkey's own figures, asked of a real one."""

import math
import subprocess
import sys

from prometheus_client import REGISTRY
from redis.asyncio import Redis

from servicekit.telemetry.valkey import ValkeyGauges


def shown(name: str) -> float:
    return REGISTRY.get_sample_value(f"valkey_{name}") or 0


def test_before_valkey_has_answered_there_is_no_figure() -> None:
    ask = "import servicekit.telemetry.valkey, prometheus_client as p; print(p.REGISTRY.get_sample_value('%s'))"
    process = subprocess.run([sys.executable, "-c", ask % "valkey_evicted_keys"], capture_output=True, check=True)
    assert math.isnan(float(process.stdout))


async def test_memory_and_connections_are_told(valkey: Redis) -> None:
    await ValkeyGauges(valkey).refresh()
    assert 0 < shown("memory_used_bytes") < shown("memory_max_bytes")
    assert 1 <= shown("connected_clients") < shown("clients_max")
    assert REGISTRY.get_sample_value("valkey_evicted_keys") == 0


async def test_a_valkey_that_is_away_changes_no_figure(valkey: Redis) -> None:
    await ValkeyGauges(valkey).refresh()
    before = shown("memory_max_bytes")
    await ValkeyGauges(Redis(port=1)).refresh()
    assert before == shown("memory_max_bytes") > 0
