"""What strangers may have done for them, counted by client address over all processes."""

from collections.abc import Sequence

from servicekit.client_address import network_of
from servicekit.domain.errors import RateLimited
from servicekit.limits.rate_limits import RateLimits
from servicekit.limits.windows import Window


class AddressGuard:
    """Every window counts, and the first that is full raises `refusal`."""

    def __init__(self, limits: RateLimits, windows: Sequence[Window], refusal: type[RateLimited]) -> None:
        self._limits, self._windows, self._refusal = limits, windows, refusal

    async def admit(self, address: str) -> None:
        """Count one from the client `address`; raises the refusal, with the seconds until the next may come."""
        for window in self._windows:
            allowance = await self._limits.hit_shared(self._limits.per_address(window), network_of(address))
            if not allowance.allowed:
                raise self._refusal(retry_after=allowance.reset_seconds)
