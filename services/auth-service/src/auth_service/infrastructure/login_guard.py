"""Counts of wrong passwords and codes, shared by all processes.

Strangers share the limits of the account, of their address, and of everybody. A client that the account knows (a device
mark, an address it signed in from, or the one that last proved to read its mailbox) has a limit of its own, so that no
number of guesses elsewhere locks it out; all clients that an account knows have one together, however many they are.

A code has a million values, three of which are right: strangers who know an account's password get a hundred wrong ones
a day (NIST SP 800-63B §3.2.2), which is a chance of 1 in 3,300.
"""

from dataclasses import dataclass

from auth_service.application.ports import Attempt
from auth_service.domain.errors import TooManyAttempts, TooManyCodes
from servicekit.client_address import network_of
from servicekit.limits import RateLimits, Window

_QUARTER_HOUR, _DAY = 900, 86_400

CLIENT = Window("login-client", 10, _QUARTER_HOUR)
ACCOUNT = Window("login-account", 100, _QUARTER_HOUR)
KNOWN = Window("login-known", 100, _QUARTER_HOUR)
ADDRESS = Window("login-address", 100, _QUARTER_HOUR)
EVERYBODY = Window("login-everybody", 5000, _QUARTER_HOUR)
TAKEN = Window("email-taken", 20, _QUARTER_HOUR)


@dataclass(frozen=True, slots=True)
class Guesses:
    """How many wrong guesses of a kind there may be, and what is answered then."""

    client: Window
    account: Window
    known: Window
    address: Window
    everybody: Window
    refusal: type[TooManyAttempts | TooManyCodes]

    def counted(self, attempt: Attempt) -> list[tuple[Window, str]]:
        """Where the attempt counts."""
        account, address = attempt.account, network_of(attempt.address)
        own = (self.client, f"{account}:{attempt.device or address}")
        if attempt.trusted:
            return [own, (self.known, account)]
        return [own, (self.account, account), (self.address, address), (self.everybody, "all")]


PASSWORDS = Guesses(CLIENT, ACCOUNT, KNOWN, ADDRESS, EVERYBODY, TooManyAttempts)
CODES = Guesses(
    Window("code-client", 10, _QUARTER_HOUR),
    Window("code-account", 100, _DAY),
    Window("code-known", 100, _DAY),
    Window("code-address", 100, _QUARTER_HOUR),
    Window("code-everybody", 5000, _QUARTER_HOUR),
    TooManyCodes,
)


class ValkeyLoginGuard:
    """Limits on failures: right guesses do not count."""

    def __init__(self, limits: RateLimits, guesses: Guesses = PASSWORDS) -> None:
        self._limits = limits
        self._guesses = guesses

    async def admit(self, attempt: Attempt) -> None:
        """Count the attempt as a wrong one, before anybody knows: a thousand at once get no further than ten."""
        counted: list[tuple[Window, str]] = []
        for window, key in self._guesses.counted(attempt):
            allowance = await self._limits.hit_shared(window, key)
            if not allowance.allowed:
                await self._give_back(counted)
                raise self._guesses.refusal(
                    f"Try again in {allowance.reset_seconds} s.", retry_after=allowance.reset_seconds
                )
            counted.append((window, key))

    async def forgive(self, attempt: Attempt) -> None:
        """The guess was right, or nobody looked at it: the attempt does not count."""
        await self._give_back(self._guesses.counted(attempt))

    async def email_taken(self, address: str) -> None:
        """Somebody learned that an e-mail has an account; raises TooManyAttempts when they learn too many."""
        allowance = await self._limits.hit_shared(TAKEN, network_of(address))
        if not allowance.allowed:
            tried = "Too many of the e-mails that you tried have an account"
            raise TooManyAttempts(
                f"{tried}. Try again in {allowance.reset_seconds} s.", retry_after=allowance.reset_seconds
            )

    async def _give_back(self, counted: list[tuple[Window, str]]) -> None:
        for window, key in counted:
            await self._limits.give_back(window, key)
