"""Which errors mean that a server is away for now, and how long to wait before asking again."""

import asyncio
import random

import asyncpg
from redis.exceptions import RedisError

from servicekit.database.sessions import DATABASE_ERRORS, ends_session
from servicekit.domain.errors import OutcomeUnknown, Unavailable
from servicekit.domain.staleness import Stale

# Trouble with Valkey, PostgreSQL or the way to them, as their clients raise it.
OUTAGES = (RedisError, *DATABASE_ERRORS)

# SQLSTATE classes of passing trouble: connection, no entry (yet), transaction rolled back, resources, operator.
_PASSING_CLASSES = frozenset(("08", "28", "3D", "40", "53", "57"))
_LOCK_NOT_AVAILABLE = "55P03"


def is_passing(error: BaseException) -> bool:
    """Whether `error` says nothing against the message: the same work will succeed when it is done again."""
    if isinstance(error, asyncpg.PostgresError):
        state = error.sqlstate or ""
        return state[:2] in _PASSING_CLASSES or state == _LOCK_NOT_AVAILABLE or ends_session(error)
    return isinstance(error, (*OUTAGES, Unavailable, OutcomeUnknown, Stale))


def backoff(tries: int, *, first: float = 0.1, at_most: float = 2.0) -> float:
    """Seconds to wait before try `tries` + 1: doubling, with jitter of up to a half."""
    doubled: float = first * 2 ** min(tries, 16)
    return min(at_most, doubled) * random.uniform(0.5, 1.0)  # noqa: S311 - jitter, not security


def stop_if_cancelled() -> None:
    """Raise the CancelledError that `asyncio.wait_for`, which redis-py uses, can swallow under Python 3.11."""
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError
