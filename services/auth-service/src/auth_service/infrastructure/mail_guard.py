"""Counts of mails that were asked for, by client address, shared by all processes.

How many one mailbox or domain gets is limited where mail goes out (`servicekit.mail.quota`).
"""

from auth_service.domain.errors import TooManyMails
from servicekit.client_address import network_of
from servicekit.limits import RateLimits, Window

HOURLY = Window("mails-asked-hour", 30, 3600)
DAILY = Window("mails-asked-day", 100, 86_400)


class ValkeyMailGuard:
    """Registrations and forgotten passwords together, whether or not a mail goes out."""

    def __init__(self, limits: RateLimits) -> None:
        self._limits = limits

    async def admit(self, address: str) -> None:
        """Count one from the client `address`; raises TooManyMails."""
        for window in (HOURLY, DAILY):
            allowance = await self._limits.hit_shared(self._limits.per_address(window), network_of(address))
            if not allowance.allowed:
                raise TooManyMails(retry_after=allowance.reset_seconds)
