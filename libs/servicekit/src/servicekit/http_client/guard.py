"""What stands around each call of an upstream, whoever it is: a circuit breaker, and the figures."""

import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from servicekit.domain.errors import OutcomeUnknown, Unavailable
from servicekit.http_client import metrics
from servicekit.http_client.breaker import CircuitBreaker
from servicekit.http_client.reply import FailedInside

T = TypeVar("T")


class GuardedUpstream:
    """Calls `upstream` as long as it answers, and measures every call; share one instance per process and upstream."""

    def __init__(self, upstream: str) -> None:
        self.name = upstream
        self._breaker = CircuitBreaker()
        self._state = metrics.BREAKER.labels(upstream)

    async def call(self, exchange: Callable[[], Awaitable[T]]) -> T:
        """What `exchange` returns; it raises Unavailable where the upstream surely did not execute the request,
        OutcomeUnknown where it may have, FailedInside where it says so itself.

        Raises Unavailable without a call while most of the calls fail.
        """
        if not self._breaker.admit():
            metrics.DURATION.labels(self.name, "breaker_open").observe(0)
            raise Unavailable(f"{self.name} does not answer; not asked")
        started, outcome = time.monotonic(), "cancelled"
        try:
            answer = await exchange()
            outcome = "answered"
            self._breaker.succeeded()
            return answer
        except FailedInside:
            outcome = "failed_inside"
            self._breaker.succeeded()
            raise
        except (Unavailable, OutcomeUnknown) as error:
            outcome = error.code
            self._breaker.failed(connected=isinstance(error, OutcomeUnknown))
            raise
        finally:
            if outcome == "cancelled":
                self._breaker.abandoned()
            self._state.set(self._breaker.state)
            metrics.DURATION.labels(self.name, outcome).observe(time.monotonic() - started)
