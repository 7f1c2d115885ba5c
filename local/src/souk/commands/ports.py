"""Who holds a port that the platform needs."""

import socket
from collections.abc import Iterable

import psutil

from embedded.part import Part
from souk.commands.failure import CommandFailed


def require_free(parts: Iterable[Part]) -> None:
    """Raise CommandFailed with one sentence for each port that somebody else holds."""
    taken = [(part.name, port) for part in parts for port in part.ports if not _free(port)]
    if taken:
        holders = _holders()
        sentences = [
            f"Port {port} (for {name}) is taken by {holders.get(port, 'a process of another user')}."
            for name, port in taken
        ]
        raise CommandFailed(
            "\n".join(sentences) + "\nEnd it, or start this platform beside it: SOUK_PORT_OFFSET=100 make up."
        )


def _free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _holders() -> dict[int, str]:
    try:
        listening = [c for c in psutil.net_connections("tcp") if c.status == psutil.CONN_LISTEN and c.pid]
    except psutil.AccessDenied:
        return {}
    holders = {}
    for connection in listening:
        try:
            name = psutil.Process(connection.pid).name()
        except psutil.Error:
            name = "unknown"
        if connection.laddr:
            holders[connection.laddr.port] = f"pid {connection.pid} ({name})"
    return holders
