"""`limit`: the dependency that a route names.

    @router.get("", dependencies=[Depends(limit("browse", times=300, per_seconds=60))])
    @router.post("/login", dependencies=[Depends(limit("login", times=20, per_seconds=60, by="address", shared=True))])

Guests cost nothing, so that a limit per caller alone would be none: those of one client address share ten times what
one caller has. `per_address` says another number, for all callers of an address.

The answer carries `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset` (seconds); over the limit it is 429
with `Retry-After`. Of several limits on one route the answer shows the one that is nearest to its end.
"""

from collections.abc import Awaitable, Callable
from typing import Any, Final, Literal

from fastapi import Request

from servicekit.client_address import network_of
from servicekit.documented import Contract, adds
from servicekit.domain.errors import RateLimited
from servicekit.identity.access import TOKEN_REFUSALS, authenticate
from servicekit.identity.caller import Kind
from servicekit.limits.rate_limits import RateLimits
from servicekit.limits.windows import Allowance, Window

RESPONSE_HEADERS: Final = "servicekit.response_headers"
"""The scope key of raw headers (`dict[bytes, bytes]`) that the outermost middleware adds to whatever is answered."""
LIMITED: Final = Contract(
    refusals=(RateLimited,), headers=("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
)
"""What a limit adds to the document of a route."""
_BY_CALLER: Final = LIMITED + Contract(refusals=TOKEN_REFUSALS)
"""A limit that looks who asks refuses a token that is no good, on public routes too."""
_GUESTS_TOGETHER: Final = 10


def limit(
    name: str,
    *,
    times: int,
    per_seconds: int,
    by: Literal["caller", "address"] = "caller",
    shared: bool = False,
    per_address: int | None = None,
) -> Callable[[Request], Awaitable[None]]:
    """At most `times` in `per_seconds` per caller (strangers by address) or per address; raises RateLimited.

    `shared` asks Valkey at each request (login, checkout, confirm); otherwise each process counts on its own and they
    exchange their counts once a second, which costs a request nothing.
    """
    own = Window(name, times, per_seconds)
    together = Window(f"{name} of an address", per_address or times * _GUESTS_TOGETHER, per_seconds)

    @adds(_BY_CALLER if by == "caller" else LIMITED)
    async def counted(request: Request) -> None:
        limits: RateLimits = request.app.state.platform.limits
        caller = await authenticate(request) if by == "caller" else None
        window, key = (own, caller.key) if caller else (limits.per_address(own), network(request))
        enforce(request, await limits.hit_shared(window, key) if shared else limits.hit(window, key))
        # After the caller's own: what that refuses takes nothing from the others at the address.
        if caller is not None and (caller.kind is Kind.GUEST or (per_address and caller.kind is not Kind.SERVICE)):
            enforce(request, limits.hit(limits.per_address(together), network(request)))

    return counted


def network(request: Request) -> str:
    """What limits per client address count by: the IPv4 address, or the /64 of an IPv6 one."""
    limits: RateLimits = request.app.state.platform.limits
    return network_of(limits.addresses(request.scope))


def enforce(request: Request, allowance: Allowance) -> None:
    """Show in the answer what is left; raises RateLimited when nothing is."""
    _show(request.scope, allowance)
    if not allowance.allowed:
        raise RateLimited(f"Try again in {allowance.reset_seconds} s.", retry_after=allowance.reset_seconds)


def _show(scope: Any, allowance: Allowance) -> None:
    headers: dict[bytes, bytes] = scope.setdefault(RESPONSE_HEADERS, {})
    shown = headers.get(b"ratelimit-remaining")
    if shown is not None and int(shown) < allowance.remaining:
        return
    headers[b"ratelimit-limit"] = b"%d" % allowance.limit
    headers[b"ratelimit-remaining"] = b"%d" % allowance.remaining
    headers[b"ratelimit-reset"] = b"%d" % allowance.reset_seconds
