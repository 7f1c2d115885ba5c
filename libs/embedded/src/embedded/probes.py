"""Cheap questions to a port: does it take connections, does it answer HTTP."""

import http.client
import socket


def accepts(port: int, host: str = "127.0.0.1") -> bool:
    """Whether something listens on that port."""
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def http_status(port: int, path: str, host: str = "127.0.0.1") -> int | None:
    """The status of GET path, or None if nothing sensible answers within a second."""
    connection = http.client.HTTPConnection(host, port, timeout=1)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()
