"""How soon a connection notices that the machine at its other end is gone."""

import socket
from typing import Final

PEER_OPTIONS: Final = {
    socket.TCP_KEEPIDLE: 10,
    socket.TCP_KEEPINTVL: 3,
    socket.TCP_KEEPCNT: 3,
    socket.TCP_USER_TIMEOUT: 10_000,
}
"""Options of IPPROTO_TCP: an idle peer is asked after 10 s, a silent one is given up after 10 s more."""


def watch_peer(connected: socket.socket) -> None:
    """Set PEER_OPTIONS; a unix socket needs none, its peer cannot vanish unseen."""
    if connected.family in (socket.AF_INET, socket.AF_INET6):
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for option, value in PEER_OPTIONS.items():
            connected.setsockopt(socket.IPPROTO_TCP, option, value)
