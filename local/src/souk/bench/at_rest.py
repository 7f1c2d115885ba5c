"""What the platform costs while nobody does anything."""

import time
from collections.abc import Mapping

from souk.bench.cpu import CpuMeter
from souk.measured import Row

# Some work comes seldom once there has been nothing to do for ten seconds.
_UNTIL_REST_SECONDS, _SECONDS = 15.0, 20.0


def measure(pids: Mapping[str, int]) -> list[Row]:
    """The sum over all processes, and those that need the most."""
    time.sleep(_UNTIL_REST_SECONDS)
    meter = CpuMeter(pids)
    time.sleep(_SECONDS)
    each = {name: seconds / _SECONDS * 1000 for name, seconds in meter.seconds().items()}
    total = sum(each.values())
    most = sorted(each.items(), key=lambda item: -item[1])[:4]
    return [
        Row("At rest, all processes", total, "ms CPU/s", "≤ 15 ms/s", "Vendure 1, Medusa 1", total <= 15),
        *(Row(f"  {name}", milliseconds, "ms CPU/s") for name, milliseconds in most),
    ]
