"""How this service proves who it is when it calls another one (client credentials, RFC 6749 §4.4)."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

import aiohttp

from servicekit.domain.errors import Unavailable
from servicekit.telemetry.trouble import Trouble

logger = logging.getLogger(__name__)

_TIMEOUT = aiohttp.ClientTimeout(total=3)
_MARGIN_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class _Held:
    token: str
    renew_at: float
    expires_at: float


class SecretRefused(Unavailable):
    """auth-service answers, but takes the client's secret for another's."""


class ServiceTokens:
    """One token per callee, renewed in the background at half its life; callers that ask together share one request.

    As long as a token lives nobody waits, and auth-service may be away for half of that life unnoticed.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        auth_url: str,
        client_id: str,
        client_secret: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._session = session
        self._url = f"{auth_url.rstrip('/')}/auth/token"
        self._client_id = client_id
        self._client_secret = client_secret
        self._clock = clock  # only tests bring one, which they move
        self._held: dict[str, _Held] = {}
        self._asking: dict[str, asyncio.Task[str]] = {}
        self._retry_at: dict[str, float] = {}
        self._trouble = Trouble(logger, "service token not renewed", clock=clock)

    async def token(self, audience: str) -> str:
        """A token that `audience` (the callee's service name) accepts; raises Unavailable."""
        held, now = self._held.get(audience), self._clock()
        if held is None or now >= held.expires_at - _MARGIN_SECONDS:
            return await asyncio.shield(self._ask(audience))
        if now >= held.renew_at and now >= self._retry_at.get(audience, 0.0):
            self._ask(audience)
        return held.token

    def forget(self, audience: str) -> None:
        """Ask anew next time: the callee refused what we hold."""
        self._held.pop(audience, None)

    def _ask(self, audience: str) -> asyncio.Task[str]:
        task = self._asking.get(audience)
        if task is None:
            task = self._asking[audience] = asyncio.create_task(self._request(audience))
            task.add_done_callback(lambda done: self._asked(audience, done))
        return task

    def _asked(self, audience: str, task: asyncio.Task[str]) -> None:
        self._asking.pop(audience, None)
        if not task.cancelled() and (error := task.exception()):
            self._retry_at[audience] = self._clock() + 1.0
            self._trouble.happened(audience=audience, reason=str(error))

    async def _request(self, audience: str) -> str:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._client_id,
            "client_secret": self._client_secret,
            "audience": audience,
        }
        try:
            async with self._session.post(self._url, json=form, timeout=_TIMEOUT) as answer:
                if answer.status == 401:
                    raise SecretRefused("auth-service refuses this client's secret.")
                if answer.status != 200:
                    raise Unavailable(f"auth-service answered {answer.status} to a request for a service token.")
                document = await answer.json()
            return self._keep(audience, document["access_token"], float(document["expires_in"]))
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as error:
            raise Unavailable(f"auth-service gave no service token: {type(error).__name__}.") from error

    def _keep(self, audience: str, token: str, lifetime: float) -> str:
        now = self._clock()
        self._held[audience] = _Held(token, now + lifetime / 2, now + lifetime)
        self._retry_at.pop(audience, None)
        self._trouble.over()
        return token
