"""A circuit breaker: after enough failures in a row nobody asks for a while, then one probe decides."""

import time
from collections.abc import Callable
from enum import IntEnum


class BreakerState(IntEnum):
    """The numbers are the values of the exported gauge."""

    CLOSED = 0
    HALF_OPEN = 1
    OPEN = 2


class CircuitBreaker:
    """Opens after `threshold` failures in a row, for `open_seconds`; then lets one probe through at a time."""

    def __init__(
        self, threshold: int = 8, open_seconds: float = 1.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._threshold = threshold
        self._open_seconds = open_seconds
        self._clock = clock
        self._failures = 0
        self._opened_at = 0.0
        self._probing = False
        self.state = BreakerState.CLOSED

    def admit(self) -> bool:
        """Whether a request may go out now. Every admitted one must end in succeeded, failed or abandoned."""
        if self.state is BreakerState.CLOSED:
            return True
        if self.state is BreakerState.OPEN and self._clock() - self._opened_at >= self._open_seconds:
            self.state = BreakerState.HALF_OPEN
        if self.state is BreakerState.OPEN or self._probing:
            return False
        self._probing = True
        return True

    def succeeded(self) -> None:
        """The upstream answered."""
        self._failures = 0
        self._probing = False
        self.state = BreakerState.CLOSED

    def failed(self) -> None:
        """The upstream did not answer, or answered that it cannot."""
        self._failures += 1
        self._probing = False
        if self.state is BreakerState.HALF_OPEN or self._failures >= self._threshold:
            self.state = BreakerState.OPEN
            self._opened_at = self._clock()

    def abandoned(self) -> None:
        """The request ended for a reason that says nothing about the upstream (it was cancelled)."""
        self._probing = False
