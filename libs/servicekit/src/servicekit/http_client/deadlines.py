"""How long the one who asked us will still wait; nobody downstream should work longer than that.

The header carries what is left, in milliseconds, rather than a moment: clocks of two machines need not agree.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

DEADLINE_HEADER = "X-Request-Timeout-Ms"

_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def use_deadline(seconds: float | None) -> Iterator[None]:
    """Within the block, calls to other services take no longer than `seconds` from now; None sets no bound."""
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
