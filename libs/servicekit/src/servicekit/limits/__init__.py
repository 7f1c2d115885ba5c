"""Rate limits per route and caller or address; see `limit`."""

from servicekit.limits.addresses import AddressGuard
from servicekit.limits.dependency import LIMITED, RESPONSE_HEADERS, limit
from servicekit.limits.failures import FailureLimit
from servicekit.limits.rate_limits import RateLimits
from servicekit.limits.windows import Allowance, Window

__all__ = ["LIMITED", "RESPONSE_HEADERS", "AddressGuard", "Allowance", "FailureLimit", "RateLimits", "Window", "limit"]
