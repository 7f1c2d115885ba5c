"""Retries that cannot turn a small outage into a large one."""

import random
from collections.abc import Callable


class RetryBudget:
    """A token bucket per upstream: every first try earns a tenth of a retry, at most `capacity` are saved up."""

    def __init__(self, capacity: float = 10.0, earned_per_request: float = 0.1) -> None:
        self._capacity = capacity
        self._earned = earned_per_request
        self._tokens = capacity

    def earn(self) -> None:
        """A first try happened."""
        self._tokens = min(self._capacity, self._tokens + self._earned)

    def spend(self) -> bool:
        """Whether one more retry is affordable; takes it if so."""
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True


def full_jitter(
    attempt: int, *, base: float = 0.05, cap: float = 1.0, uniform: Callable[[float, float], float] = random.uniform
) -> float:
    """Seconds to wait before retry number `attempt` (from 0): uniform between nothing and the exponential bound.

    "Full jitter" of the AWS Architecture Blog, "Exponential Backoff And Jitter".
    """
    return uniform(0, min(cap, base * 2**attempt))
