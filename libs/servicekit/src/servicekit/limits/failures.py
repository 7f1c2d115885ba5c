"""A limit on what fails, per client address: it costs what succeeds nothing, and costs no request a round trip."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Request

from servicekit.limits.dependency import enforce, network
from servicekit.limits.rate_limits import RateLimits
from servicekit.limits.windows import Window


class FailureLimit:
    """At most `times` failures of the kind `counts` in `per_seconds` per client address.

    _DECLINED = FailureLimit("declined", times=30, per_seconds=60, counts=CardDeclined)

    async with _DECLINED.over(request):
        ...
    """

    def __init__(self, name: str, *, times: int, per_seconds: int, counts: type[Exception]) -> None:
        self._window = Window(name, times, per_seconds)
        self._counts = counts

    @asynccontextmanager
    async def over(self, request: Request) -> AsyncIterator[None]:
        """Counted before anybody knows how it ends, so that a thousand at once get no further; raises RateLimited."""
        limits: RateLimits = request.app.state.platform.limits
        window, key, began = limits.per_address(self._window), network(request), limits.now()
        if not (allowance := limits.hit(window, key)).allowed:
            enforce(request, allowance)
        failed = False
        try:
            yield
        except self._counts:
            failed = True
            raise
        finally:
            if not failed:
                limits.take_back(window, key, began)
