"""How long the one who asked us will still wait; nobody downstream should work longer than that.

The header carries what is left, in milliseconds, rather than a moment: clocks of two machines need not agree. Services
are believed (`servicekit.identity.access`); a stranger's short deadline would make other services look slow.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from starlette.requests import Request

DEADLINE_HEADER = "X-Request-Timeout-Ms"

_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def use_deadline(seconds: float | None) -> Iterator[None]:
    """Within the block, calls and statements take no longer than `seconds` from now; None sets no bound."""
    token = _deadline.set(None if seconds is None else time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


def remaining_seconds() -> float | None:
    """What is left of the current deadline in seconds (may be negative), or None when there is none."""
    deadline = _deadline.get()
    return None if deadline is None else deadline - time.monotonic()


def seconds_from_header(value: str | None) -> float | None:
    """The header's value in seconds; nonsense counts as absent."""
    if value is None or not value.isascii() or not value.isdigit() or len(value) > 9:
        return None
    return int(value) / 1000


def honour_deadline(request: Request) -> None:
    """For the rest of this request, calls and statements take no longer than its caller waits."""
    seconds = seconds_from_header(request.headers.get(DEADLINE_HEADER))
    if seconds is not None:
        _deadline.set(time.monotonic() + seconds)
