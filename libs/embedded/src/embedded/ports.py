"""Ports that nobody listens on."""

import random
import socket
from collections.abc import Iterable


def free_port() -> int:
    """A TCP port on 127.0.0.1 that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def free_offset(ports: Iterable[int]) -> int:
    """A SOUK_PORT_OFFSET at which all of `ports` are free, below the range of outgoing connections."""
    wanted = list(ports)
    for offset in random.sample(range(10_000, 24_000, 10), 100):
        if all(_free(port + offset) for port in wanted):
            return offset
    raise RuntimeError("no free range of ports found")


def _free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
