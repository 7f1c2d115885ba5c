"""The address of the client: the rightmost forwarded hop that is not one of our proxies.

Whatever stands further left in `X-Forwarded-For` was written by somebody we do not trust, and is ignored.
"""

from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.requests import Request
from starlette.types import Scope

NETWORK_HEADER = "X-Client-Network"
"""Between services: the network of the shopper on whose behalf one asks. Read only on routes of services."""

_REMEMBERED = 4096
UNKNOWN = "unknown"


class ClientAddresses:
    """Answers client addresses, given the networks of our own proxies; remembers the last few thousand answers."""

    def __init__(self, trusted_proxies: Sequence[IPv4Network | IPv6Network | str]) -> None:
        self._trusted = tuple(ip_network(network) for network in trusted_proxies)
        self._answers: dict[tuple[str, bytes], str] = {}

    def __call__(self, scope: Scope) -> str:
        """The textual address of whoever sent the request in `scope`; `unknown` on a unix socket without a proxy."""
        client = scope.get("client")
        peer = client[0] if client else ""
        forwarded = b",".join(value for name, value in scope["headers"] if name == b"x-forwarded-for")
        known = self._answers.get((peer, forwarded))
        if known is None:
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            known = self._answers[peer, forwarded] = self._resolve(peer, forwarded.decode("latin-1"))
        return known

    def _resolve(self, peer: str, forwarded: str) -> str:
        nearest = _parsed(peer)
        for hop in reversed([hop.strip() for hop in forwarded.split(",")] if forwarded else []):
            if nearest is None or not self._is_ours(nearest):
                break
            further = _parsed(hop)
            if further is None:
                break
            nearest = further
        return str(nearest) if nearest else UNKNOWN

    def _is_ours(self, address: IPv4Address | IPv6Address) -> bool:
        return any(address in network for network in self._trusted)


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text.strip("[]"))
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


@lru_cache(maxsize=_REMEMBERED)
def network_of(address: str) -> str:
    """What one subscriber holds, for limits: an IPv4 address, or the /64 of an IPv6 one."""
    parsed = _parsed(address)
    if isinstance(parsed, IPv6Address):
        return str(ip_network((parsed, 64), strict=False))
    return address


async def client_network(request: Request) -> str:
    """The network of whoever sent `request`, as a route's dependency."""
    return network_of(client_address(request))


def client_address(request: Request) -> str:
    """The address of whoever sent `request`, by the platform's list of trusted proxies."""
    address: str = request.app.state.platform.limits.addresses(request.scope)
    return address
