"""`gate`: may an image with these revisions serve from this database? It reads; it never changes anything."""

import time

import psycopg

from servicekit.migrate import session
from servicekit.migrate.apply import over_contract
from servicekit.migrate.history import History
from servicekit.migrate.results import ExitCode, Outcome, Result, Stop, not_yet, refused

_POLL_SECONDS = 1.0


def gate(history: History, url: str, wait_seconds: float) -> Result:
    """Ask until the schema is there, at most `wait_seconds`. Raises Stop with what is missing."""
    end = time.monotonic() + wait_seconds
    while True:
        try:
            return _ask(history, url)
        except Stop as stop:
            if stop.code is not ExitCode.NOT_YET or time.monotonic() >= end:
                raise
        time.sleep(_POLL_SECONDS)


def _ask(history: History, url: str) -> Result:
    try:
        with session.connect(url) as connection:
            current = session.current_revision(connection)
            demand = session.stored_min_image_revision(connection)
    except psycopg.OperationalError as error:
        raise not_yet(f"The database does not answer: {str(error).strip()}") from error
    if demand is not None and (history.head or "") < demand:
        raise refused(over_contract(history.head, demand), current=current, min_image_revision=demand)
    if (current or "") < (history.needs or ""):
        at = current or "empty"
        raise not_yet(f"The database is at {at}, and this image needs {history.needs}.", current=current)
    ahead = "" if history.knows(current) else ", ahead of this image"
    return Result(
        command="gate",
        outcome=Outcome.PASSED,
        code=ExitCode.OK,
        sentence=f"The database is at {current}{ahead}; this image needs {history.needs}.",
        current=current,
        min_image_revision=demand,
    )
