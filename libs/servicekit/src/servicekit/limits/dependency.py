"""`limit`: the dependency that a route names.

    @router.get("", dependencies=[Depends(limit("browse", times=300, per_seconds=60))])
    @router.post("/login", dependencies=[Depends(limit("login", times=20, per_seconds=60, by="address", shared=True))])

The answer carries `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset` (seconds); over the limit it is 429
with `Retry-After`. Of several limits on one route the answer shows the one that is nearest to its end.
"""

from collections.abc import Awaitable, Callable
from typing import Any, Final, Literal

from fastapi import Request

from servicekit.client_address import network_of
from servicekit.domain.errors import RateLimited
from servicekit.identity.access import authenticate
from servicekit.limits.rate_limits import RateLimits
from servicekit.limits.windows import Allowance, Window

RESPONSE_HEADERS: Final = "servicekit.response_headers"
"""The scope key of raw headers (`dict[bytes, bytes]`) that the outermost middleware adds to whatever is answered."""


def limit(
    name: str, *, times: int, per_seconds: int, by: Literal["caller", "address"] = "caller", shared: bool = False
) -> Callable[[Request], Awaitable[None]]:
    """At most `times` in `per_seconds` per caller (strangers by address) or per address; raises RateLimited.

    `shared` asks Valkey at each request (login, checkout, confirm); otherwise each process counts on its own and they
    exchange their counts once a second, which costs a request nothing.
    """
    window = Window(name, times, per_seconds)

    async def counted(request: Request) -> None:
        limits: RateLimits = request.app.state.platform.limits
        key = await _key(request, limits, by)
        allowance = await limits.hit_shared(window, key) if shared else limits.hit(window, key)
        _show(request.scope, allowance)
        if not allowance.allowed:
            raise RateLimited(f"Try again in {allowance.reset_seconds} s.", retry_after=allowance.reset_seconds)

    return counted


async def _key(request: Request, limits: RateLimits, by: Literal["caller", "address"]) -> str:
    caller = await authenticate(request) if by == "caller" else None
    return caller.key if caller else network_of(limits.addresses(request.scope))


def _show(scope: Any, allowance: Allowance) -> None:
    headers: dict[bytes, bytes] = scope.setdefault(RESPONSE_HEADERS, {})
    shown = headers.get(b"ratelimit-remaining")
    if shown is not None and int(shown) < allowance.remaining:
        return
    headers[b"ratelimit-limit"] = b"%d" % allowance.limit
    headers[b"ratelimit-remaining"] = b"%d" % allowance.remaining
    headers[b"ratelimit-reset"] = b"%d" % allowance.reset_seconds
