"""Rate limits per route and caller or address; see `limit`."""

from servicekit.limits.dependency import LIMITED, RESPONSE_HEADERS, limit
from servicekit.limits.failures import FailureLimit
from servicekit.limits.rate_limits import RateLimits
from servicekit.limits.windows import Allowance, Window

__all__ = ["LIMITED", "RESPONSE_HEADERS", "Allowance", "FailureLimit", "RateLimits", "Window", "limit"]
