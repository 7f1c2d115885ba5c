"""Whom this task works for: the caller of the request being served, or the one whom a calling service names.

It distinguishes trouble that one caller makes from trouble that everybody has. It grants nothing.

The shopper's network goes another way (`servicekit.client_address.NETWORK_HEADER`): it is a personal datum that one
route asks for, and is sent with that call alone. This one names an account, and goes along with every call that is
made for a request.
"""

import re
from contextvars import ContextVar
from typing import Final

HEADER: Final = "X-On-Behalf-Of"
_ACCEPTED: Final = re.compile(r"[\x21-\x7e]{1,100}")

_whom: ContextVar[str | None] = ContextVar("on_behalf_of", default=None)


def on_behalf_of() -> str | None:
    """The caller's key (`Caller.key`); None for strangers and in background work."""
    return _whom.get()


def act_for(key: str | None) -> None:
    """For the rest of this task."""
    _whom.set(key)


def named_by(service: str, header: str | None) -> str:
    """Whom the calling `service` names; the service itself when it names nobody."""
    return header if header is not None and _ACCEPTED.fullmatch(header) else service
