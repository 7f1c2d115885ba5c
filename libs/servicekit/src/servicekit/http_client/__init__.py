"""Calls from one service to another: deadline, retry budget, circuit breaker, and a clear word on what is unknown."""

from servicekit.http_client.breaker import BreakerState, CircuitBreaker
from servicekit.http_client.client import ServiceClient, TokenSource
from servicekit.http_client.guard import GuardedUpstream
from servicekit.http_client.reply import FailedInside, Reply
from servicekit.http_client.retries import RetryBudget

__all__ = [
    "BreakerState",
    "CircuitBreaker",
    "FailedInside",
    "GuardedUpstream",
    "Reply",
    "RetryBudget",
    "ServiceClient",
    "TokenSource",
]
