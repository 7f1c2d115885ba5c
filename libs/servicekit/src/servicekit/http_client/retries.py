"""Retries that cannot turn a small outage into a large one."""

import random

_SAVED_UP = 10.0
_EARNED = 0.1
_FIRST_SECONDS = 0.05
_MOST_SECONDS = 1.0


class RetryBudget:
    """A token bucket per upstream: every first try earns a tenth of a retry, at most ten are saved up."""

    def __init__(self) -> None:
        self._tokens = _SAVED_UP

    def earn(self) -> None:
        """A first try happened."""
        self._tokens = min(_SAVED_UP, self._tokens + _EARNED)

    def spend(self) -> bool:
        """Whether one more retry is affordable; takes it if so."""
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True


def full_jitter(attempt: int) -> float:
    """Seconds to wait before retry number `attempt` (from 0): uniform between nothing and 0.05 * 2^attempt, at most 1.

    "Full jitter" of the AWS Architecture Blog, "Exponential Backoff And Jitter".
    """
    return random.uniform(0, min(_MOST_SECONDS, _FIRST_SECONDS * 2**attempt))  # noqa: S311 - jitter, not security
