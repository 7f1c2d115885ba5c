"""Counts of alerts that were asked for, by client address, shared by all processes.

How many mails one mailbox or domain gets is limited where mail goes out (`servicekit.mail.quota`).
"""

from search_service.domain.price_errors import TooManyAlerts
from servicekit.client_address import network_of
from servicekit.limits import RateLimits, Window

HOURLY = Window("alerts-asked-hour", 30, 3600)
DAILY = Window("alerts-asked-day", 100, 86_400)


class ValkeyAlertGuard:
    """Alerts that were asked for, whether or not a mail goes out."""

    def __init__(self, limits: RateLimits) -> None:
        self._limits = limits

    async def admit(self, address: str) -> None:
        """Count one from the client `address`; raises TooManyAlerts."""
        for window in (HOURLY, DAILY):
            allowance = await self._limits.hit_shared(self._limits.per_address(window), network_of(address))
            if not allowance.allowed:
                raise TooManyAlerts(retry_after=allowance.reset_seconds)
