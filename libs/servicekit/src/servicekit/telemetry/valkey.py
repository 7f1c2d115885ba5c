"""What Valkey says of itself. Each process asks: one INFO in thirty seconds costs less than agreeing on who does."""

import logging
import math
from typing import Any

import redis.asyncio as redis
from prometheus_client import Gauge

from servicekit.telemetry.trouble import Trouble

logger = logging.getLogger(__name__)

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


class ValkeyGauges:
    """The figures of `valkey`. While it is away they stand; `service_check_ok` says that it is."""

    def __init__(self, valkey: redis.Redis) -> None:
        self._valkey = valkey
        # INFO is not a user's right everywhere, and no reason to do anything but log it once.
        self._trouble = Trouble(logger, "Valkey does not give its figures")

    async def refresh(self) -> None:
        """Set the gauges from Valkey's INFO; where it refuses or is away they stand, and a warning is logged once."""
        try:
            show(await self._valkey.info())
            self._trouble.over()
        except (redis.RedisError, OSError, TimeoutError) as error:
            self._trouble.happened(reason=repr(error))


def show(info: dict[str, Any]) -> None:
    """Set the gauges from an answer to INFO; what it leaves out stays."""
    for name, gauge in _GAUGES.items():
        if name in info:
            gauge.set(info[name])
