"""`apply`: bring the database to the target, or leave it at the last revision that succeeded."""

import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import sqlalchemy as sa
from alembic import command

from servicekit.migrate import session
from servicekit.migrate.history import History, alembic_config
from servicekit.migrate.lock import only_runner
from servicekit.migrate.rendering import digest, render
from servicekit.migrate.results import ExitCode, Outcome, Result, Stop, refused
from servicekit.migrate.session import Timeouts

log = logging.getLogger(__name__)

_TRANSIENT = (psycopg.errors.LockNotAvailable, psycopg.errors.DeadlockDetected)


@dataclass(frozen=True, slots=True)
class ApplyOptions:
    """`wait` is how long to wait for another runner, in seconds; `expected_hash` refuses any other plan."""

    target: str | None
    timeouts: Timeouts = field(default_factory=Timeouts)
    wait: float = 600.0
    tries: int = 6
    expected_hash: str | None = None


def apply(directory: Path, history: History, url: str, options: ApplyOptions) -> Result:
    """Upgrade under the lock, retrying what only a lock stood in the way of, and read the revision back."""
    with only_runner(url, options.wait):
        before = _check(directory, history, url, options)
        pending = history.between(before, options.target)
        if pending:
            _retrying(lambda: _upgrade(directory, url, options), options)
        after = _read_back(url, options.target if pending else before)
    return Result(
        command="apply",
        outcome=Outcome.APPLIED if pending else Outcome.NOTHING,
        code=ExitCode.OK,
        sentence=_sentence(before, after, options.target),
        current=after,
        target=options.target,
        details={"from": before, "applied": [revision.id for revision in pending]},
    )


def _check(directory: Path, history: History, url: str, options: ApplyOptions) -> str | None:
    with session.connect(url) as connection:
        current = session.current_revision(connection)
        demand = session.stored_min_image_revision(connection)
    if demand is not None and (history.head or "") < demand:
        raise refused(over_contract(history.head, demand))
    if not history.knows(current) and (current or "") < (history.head or ""):
        raise refused(f"The database is at revision {current}, which this image does not have.")
    if options.expected_hash is not None:
        pending = history.between(current, options.target)
        found = digest(render(directory, current, str(options.target)) if pending else "")
        if found != options.expected_hash:
            raise refused("The plan is no longer the one that was approved; plan and approve again.", hash=found)
    return current


def over_contract(head: str | None, demand: str) -> str:
    """Why an image may not run on this database."""
    return (
        f"This image ends at revision {head}, but the database has dropped what images before {demand} need;"
        f" deploy an image with revision {demand} or newer."
    )


def _upgrade(directory: Path, url: str, options: ApplyOptions) -> None:
    config = alembic_config(directory)
    with session.alembic_connection(url, options.timeouts) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, str(options.target))


def _retrying(upgrade: Callable[[], None], options: ApplyOptions) -> None:
    """Only 55P03 and 40P01 are retried: each revision is one transaction, so the failed one begins anew."""
    for attempt in range(1, options.tries + 1):
        try:
            return upgrade()
        except (sa.exc.DBAPIError, psycopg.Error) as error:
            cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
            if not isinstance(cause, _TRANSIENT) or attempt == options.tries:
                raise _failed(cause) from error
            log.warning("attempt %s of %s met a lock: %s", attempt, options.tries, cause)
            time.sleep(random.uniform(0.5, 1.5) * attempt)  # noqa: S311 - jitter
    return None


def _failed(cause: BaseException | None) -> Stop:
    if isinstance(cause, psycopg.Error) and cause.sqlstate is None:
        return Stop(Outcome.NOT_YET, ExitCode.NOT_YET, f"The server went away: {str(cause).strip()}")
    sqlstate = cause.sqlstate if isinstance(cause, psycopg.Error) else None
    return Stop(Outcome.FAILED, ExitCode.SQL_FAILED, f"A statement failed: {str(cause).strip()}", sqlstate=sqlstate)


def _read_back(url: str, expected: str | None) -> str | None:
    with session.connect(url) as connection:
        after = session.current_revision(connection)
        broken = session.invalid_indexes(connection)
    if after != expected:
        raise Stop(Outcome.FAILED, ExitCode.SQL_FAILED, f"The database is at {after} after migrating to {expected}.")
    if broken:
        raise refused(
            f"Invalid indexes are left: {', '.join(broken)}. Run DROP INDEX CONCURRENTLY on each and apply again.",
            invalid_indexes=broken,
        )
    return after


def _sentence(before: str | None, after: str | None, target: str | None) -> str:
    if before == after:
        ahead = (after or "") > (target or "")
        return f"The database is at {after}, ahead of {target}." if ahead else f"The database is at {after} already."
    return f"The database went from {before or 'empty'} to {after}."
