"""A circuit breaker: when most of what is asked fails, nobody asks for a while, then one probe decides."""

import time
from collections import deque
from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple

from servicekit.on_behalf import on_behalf_of

_REMEMBERED = 200
_WINDOW_SECONDS = 10.0
_SHARE = 0.5
_VOLUME = 8
_OPEN_SECONDS = 1.0


class BreakerState(IntEnum):
    """The numbers are the values of the exported gauge."""

    CLOSED = 0
    HALF_OPEN = 1
    OPEN = 2


class _Outcome(NamedTuple):
    at: float
    good: bool
    whose: object


class CircuitBreaker:
    """Opens for a second when at least half of eight or more recent requests failed, then admits one probe.

    Recent are the last 200 within ten seconds. What fails for one caller alone may be that caller's doing and opens
    nothing; where no connection comes about it cannot be anybody's, so callers are not asked for.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock  # only tests bring one, which they move
        self._recent: deque[_Outcome] = deque(maxlen=_REMEMBERED)
        self._opened_at = 0.0
        self._probing = False
        self.state = BreakerState.CLOSED

    def admit(self) -> bool:
        """Whether a request may go out now. Every admitted one must end in succeeded, failed or abandoned."""
        if self.state is BreakerState.CLOSED:
            return True
        if self.state is BreakerState.OPEN and self._clock() - self._opened_at >= _OPEN_SECONDS:
            self.state = BreakerState.HALF_OPEN
        if self.state is BreakerState.OPEN or self._probing:
            return False
        self._probing = True
        return True

    def succeeded(self) -> None:
        """The upstream answered: the breaker closes, and after a good probe earlier failures count no more."""
        if self.state is not BreakerState.CLOSED:
            self._recent.clear()
        self._recent.append(_Outcome(self._clock(), True, None))
        self._probing = False
        self.state = BreakerState.CLOSED

    def failed(self, *, connected: bool = True) -> None:
        """The upstream did not answer, or answered that it cannot; not `connected`: it never got the request."""
        self._recent.append(_Outcome(self._clock(), False, on_behalf_of() if connected else object()))
        self._probing = False
        if self.state is BreakerState.HALF_OPEN or self._is_everybodys():
            self.state = BreakerState.OPEN
            self._opened_at = self._clock()

    def abandoned(self) -> None:
        """The request ended for a reason that says nothing about the upstream (it was cancelled)."""
        self._probing = False

    def _is_everybodys(self) -> bool:
        since = self._clock() - _WINDOW_SECONDS
        recent = [outcome for outcome in self._recent if outcome.at >= since]
        bad = [outcome for outcome in recent if not outcome.good]
        return (
            len(recent) >= _VOLUME and len(bad) >= _SHARE * len(recent) and len({outcome.whose for outcome in bad}) > 1
        )
