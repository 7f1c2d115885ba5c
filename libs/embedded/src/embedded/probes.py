"""Cheap questions to a port: does it take connections, does it answer HTTP."""

import http.client
import socket

_HOST = "127.0.0.1"


def accepts(port: int) -> bool:
    """Whether something listens on that port of 127.0.0.1."""
    try:
        with socket.create_connection((_HOST, port), timeout=1):
            return True
    except OSError:
        return False


def http_status(port: int, path: str) -> int | None:
    """The status of GET path, or None if nothing sensible answers within a second."""
    connection = http.client.HTTPConnection(_HOST, port, timeout=1)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
