"""Only one runner at a time. Polled on a connection of its own: a runner that waited inside a statement would hold a
snapshot, and the other's CREATE INDEX CONCURRENTLY would wait for it in turn."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from servicekit.migrate.results import not_yet
from servicekit.migrate.session import Timeouts, connect

_KEY = "souk/migrate"
_POLL_SECONDS = 0.25


@contextmanager
def only_runner(url: str, wait_seconds: float) -> Iterator[None]:
    """Hold the advisory lock of this database; it goes with the process. Raises Stop(NOT_YET) after `wait_seconds`."""
    end = time.monotonic() + wait_seconds
    with connect(url, Timeouts(statement="0")) as connection:
        while True:
            row = connection.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", (_KEY,)).fetchone()
            if row and row[0]:
                break
            if time.monotonic() >= end:
                raise not_yet(
                    f"Another runner has been migrating this database for {wait_seconds:g} s; try again later."
                )
            time.sleep(_POLL_SECONDS)
        yield
