"""Counts of wrong passwords, shared by all processes.

Strangers share the limits of the account, of their address, and of everybody; a client that the account knows (a device
mark, or an address it signed in from) has a limit of its own, so that no number of guesses elsewhere locks it out.
"""

from hashlib import sha256

from auth_service.application.ports import Attempt
from auth_service.domain.errors import TooManyAttempts
from servicekit.client_address import network_of
from servicekit.limits import RateLimits, Window

_QUARTER_HOUR = 900

CLIENT = Window("login-client", 10, _QUARTER_HOUR)
ACCOUNT = Window("login-account", 100, _QUARTER_HOUR)
ADDRESS = Window("login-address", 100, _QUARTER_HOUR)
EVERYBODY = Window("login-everybody", 5000, _QUARTER_HOUR)
TAKEN = Window("email-taken", 20, _QUARTER_HOUR)


class ValkeyLoginGuard:
    """Limits on failures: right passwords do not count."""

    def __init__(self, limits: RateLimits) -> None:
        self._limits = limits

    async def admit(self, attempt: Attempt) -> None:
        """Count the attempt as a wrong one, before anybody knows: a thousand at once get no further than ten."""
        for window, key in _counted(attempt):
            allowance = await self._limits.hit_shared(window, key)
            if not allowance.allowed:
                raise TooManyAttempts(f"Try again in {allowance.reset_seconds} s.", retry_after=allowance.reset_seconds)

    async def forgive(self, attempt: Attempt) -> None:
        """The password was right, or nobody looked at it: the attempt does not count."""
        for window, key in _counted(attempt):
            await self._limits.give_back(window, key)

    async def email_taken(self, address: str) -> None:
        """Somebody learned that an e-mail has an account; raises TooManyAttempts when they learn too many."""
        allowance = await self._limits.hit_shared(TAKEN, network_of(address))
        if not allowance.allowed:
            raise TooManyAttempts(retry_after=allowance.reset_seconds)


def _counted(attempt: Attempt) -> list[tuple[Window, str]]:
    # Valkey holds no e-mail in clear.
    account, address = sha256(attempt.email.encode()).hexdigest()[:32], network_of(attempt.address)
    own = (CLIENT, f"{account}:{attempt.device or address}")
    if attempt.trusted:
        return [own]
    return [own, (ACCOUNT, account), (ADDRESS, address), (EVERYBODY, "all")]
