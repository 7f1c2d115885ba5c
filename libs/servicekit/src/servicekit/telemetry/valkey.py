"""What Valkey says of itself. Each process asks: one INFO in thirty seconds costs less than agreeing on who does."""

import asyncio
import logging
import math
from typing import Any

import redis.asyncio as redis
from prometheus_client import Gauge

from servicekit.telemetry.trouble import Trouble

logger = logging.getLogger(__name__)

_EVERY_SECONDS = 30.0
_GAUGES = {
    "used_memory": Gauge("valkey_memory_used_bytes", "Memory that Valkey uses."),
    "maxmemory": Gauge("valkey_memory_max_bytes", "Memory that Valkey may use; 0 is no limit."),
    "evicted_keys": Gauge("valkey_evicted_keys", "Keys that Valkey gave up for want of memory, since it started."),
    "connected_clients": Gauge("valkey_connected_clients", "Connections to Valkey."),
    "maxclients": Gauge("valkey_clients_max", "Connections that Valkey takes."),
}
for _gauge in _GAUGES.values():
    # No figure is not 0: keys that Valkey gave up last month would seem to be of the moment when it first answers.
    _gauge.set(math.nan)


async def watch_valkey(valkey: redis.Redis) -> None:
    """Keep Valkey's gauges fresh, for ever. While it is away they stand; `service_check_ok` says that it is."""
    # INFO is not a user's right everywhere, and no reason to do anything but say so once.
    trouble = Trouble(logger, "Valkey does not tell its figures")
    while True:
        try:
            show(await valkey.info())
            trouble.over()
        except (redis.RedisError, OSError, TimeoutError) as error:
            trouble.happened(reason=repr(error))
        await asyncio.sleep(_EVERY_SECONDS)


def show(told: dict[str, Any]) -> None:
    """Set the gauges from an answer to INFO; what it does not tell stays."""
    for name, gauge in _GAUGES.items():
        if name in told:
            gauge.set(told[name])
