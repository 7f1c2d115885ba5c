"""How a request reaches the provider; what a provider answers, refusals included."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import aiohttp
from yarl import URL

from servicekit.domain.errors import OutcomeUnknown, Unavailable

_CONNECT_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class ProviderAnswer:
    """An HTTP status and its JSON object."""

    status: int
    body: Mapping[str, Any]

    @property
    def error(self) -> Mapping[str, Any]:
        """The error object of a refusal, empty when there is none."""
        error = self.body.get("error")
        return error if isinstance(error, Mapping) else {}


class Transport(Protocol):
    """Raises Unavailable when the request surely was not executed, OutcomeUnknown when it may have been."""

    async def send(
        self, method: str, path: str, params: Mapping[str, Any] | None = None, key: str | None = None
    ) -> ProviderAnswer:
        """One request; `params` may be nested one level, `key` is the idempotency key."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One HTTP request and its whole answer; `timeout` bounds it, in seconds, and a connection must stand after one.

    Redirects are not followed: an API that moves money does not move. Raises as a Transport does.
    """

    session: aiohttp.ClientSession
    timeout: float

    async def __call__(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | str | None
    ) -> tuple[bytes, int, Mapping[str, str]]:
        """The answer's body, status and headers."""
        timeout = aiohttp.ClientTimeout(total=self.timeout, connect=min(_CONNECT_SECONDS, self.timeout / 2))
        try:
            async with self.session.request(
                method, URL(url, encoded=True), data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as reply:
                return await reply.read(), reply.status, reply.headers
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise Unavailable("The payment provider is not reachable.") from error
        except (TimeoutError, aiohttp.ClientError) as error:
            raise OutcomeUnknown("The payment provider did not answer.") from error
