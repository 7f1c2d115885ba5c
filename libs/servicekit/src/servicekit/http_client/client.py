"""One service's client for another."""

import asyncio
import time
from collections.abc import Mapping
from typing import Any, Protocol

import aiohttp
import orjson
from yarl import URL

from servicekit.deadlines import DEADLINE_HEADER, remaining_seconds
from servicekit.domain.errors import OutcomeUnknown, Unavailable
from servicekit.http_client import metrics
from servicekit.http_client.guard import GuardedUpstream
from servicekit.http_client.reply import FailedInside, Reply
from servicekit.http_client.retries import RetryBudget, full_jitter
from servicekit.on_behalf import HEADER as ON_BEHALF_HEADER
from servicekit.on_behalf import on_behalf_of
from servicekit.telemetry.tracing import SpanKind, current_request_id, current_traceparent, span

_MAX_TRIES = 3
_CONNECT_SECONDS = 1.0


class TokenSource(Protocol):
    """Where the service's own access tokens come from (`servicekit.identity.ServiceTokens`)."""

    async def token(self, audience: str) -> str:
        """A valid token for `audience`; raises Unavailable when none can be had."""
        ...

    def forget(self, audience: str) -> None:
        """Ask anew next time: the callee refused what we hold."""


class ServiceClient:
    """Asks one upstream over a pooled session; share one instance per process and upstream."""

    def __init__(self, name: str, base_url: str, session: aiohttp.ClientSession, tokens: TokenSource | None) -> None:
        self.name = name
        self._base_url = base_url.rstrip("/")
        self._session = session
        self._tokens = tokens
        self._upstream = GuardedUpstream(name)
        self._budget = RetryBudget()

    async def request(
        self,
        method: str,
        path: str,
        *,
        json: Any = None,
        idempotency_key: str | None = None,
        extra_headers: Mapping[str, str] | None = None,
        retry: bool = False,
        deadline: float = 5.0,
    ) -> Reply:
        """Ask and return the answer, whatever its status below 500.

        `deadline` (seconds) bounds all tries together, and so does the deadline of the request being served. Say
        `retry=True` only where doing it twice equals doing it once.

        Raises Unavailable when the request was surely not executed (no connection, breaker open, pool exhausted, token
        refused), OutcomeUnknown when it may have been (no answer in time, connection lost, status 500 and above); of
        these FailedInside is the upstream's own word, which is not asked for twice.
        """
        left = remaining_seconds()
        ends_at = time.monotonic() + (deadline if left is None else min(deadline, left))
        headers = await self._headers(idempotency_key, json is not None)
        headers |= extra_headers or {}
        body = None if json is None else orjson.dumps(json)
        url = URL(self._base_url + path, encoded=True)
        self._budget.earn()
        tries = _MAX_TRIES if retry else 1
        for attempt in range(tries):
            try:
                return self._recognised(await self._try(method, url, headers, body, ends_at))
            except FailedInside:
                raise
            except (Unavailable, OutcomeUnknown):
                wait = full_jitter(attempt)
                if not self._may_retry(attempt, tries, ends_at - wait):
                    raise
                metrics.RETRIES.labels(self.name).inc()
                await asyncio.sleep(wait)
        raise AssertionError("unreachable: the last try returns or raises")

    def _recognised(self, reply: Reply) -> Reply:
        """A refused service token means that nothing was done, and that a fresh token is needed."""
        if reply.status == 401 and self._tokens is not None:
            self._tokens.forget(self.name)
            raise Unavailable(f"{self.name} refused our token")
        return reply

    def _may_retry(self, attempt: int, tries: int, latest_start: float) -> bool:
        return attempt + 1 < tries and time.monotonic() < latest_start and self._budget.spend()

    async def _headers(self, idempotency_key: str | None, has_body: bool) -> dict[str, str]:
        headers = {"Accept": "application/json"}
        if self._tokens is not None:
            headers["Authorization"] = f"Bearer {await self._tokens.token(self.name)}"
        if has_body:
            headers["Content-Type"] = "application/json"
        if idempotency_key is not None:
            headers["Idempotency-Key"] = idempotency_key
        if request_id := current_request_id():
            headers["X-Request-ID"] = request_id
        if whom := on_behalf_of():
            headers[ON_BEHALF_HEADER] = whom
        return headers

    async def _try(
        self, method: str, url: URL, headers: Mapping[str, str], body: bytes | None, ends_at: float
    ) -> Reply:
        seconds = ends_at - time.monotonic()
        if seconds <= 0:
            raise Unavailable(f"no time left to ask {self.name}")
        return await self._upstream.call(lambda: self._exchange(method, url, headers, body, seconds))

    async def _exchange(
        self, method: str, url: URL, headers: Mapping[str, str], body: bytes | None, seconds: float
    ) -> Reply:
        timeout = aiohttp.ClientTimeout(total=seconds, connect=min(_CONNECT_SECONDS, seconds / 2))
        with span(f"{method} {self.name}", SpanKind.CLIENT):
            sent = {**headers, DEADLINE_HEADER: str(int(seconds * 1000))}
            if traceparent := current_traceparent():
                sent["traceparent"] = traceparent
            try:
                async with self._session.request(
                    method, url, data=body, headers=sent, timeout=timeout, allow_redirects=False
                ) as response:
                    reply = Reply(response.status, response.headers, await response.read())
            except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
                raise Unavailable(f"{self.name} is not reachable") from error
            except (TimeoutError, aiohttp.ClientError) as error:
                raise OutcomeUnknown(f"{self.name} did not answer") from error
        if reply.status == 500 and reply.code == "internal_error":
            raise FailedInside(f"{self.name} failed inside")
        if reply.status >= 500:
            raise OutcomeUnknown(f"{self.name} answered {reply.status}")
        return reply
