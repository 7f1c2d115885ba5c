"""Sessions and subjects whose tokens are no longer good, although not expired; and what each role holds meanwhile."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, aclosing
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

import aiohttp
import orjson

from servicekit.domain.errors import Unavailable
from servicekit.domain.permissions import Permissions
from servicekit.identity.caller import Caller
from servicekit.identity.roles import BEFORE_ROLES, RoleMap, held_by, roles_from
from servicekit.identity.service_tokens import ServiceTokens

_OVERLAP_MILLISECONDS = 10_000
_TIMEOUT = aiohttp.ClientTimeout(total=5)
_SILENCE_SECONDS, _AGAIN_SECONDS = 2.0, 0.2
_DATA = b"data: "
_Asking = AbstractAsyncContextManager[aiohttp.ClientResponse]
_FAILURES = (aiohttp.ClientError, TimeoutError, OSError, ValueError, KeyError, TypeError)


@dataclass(frozen=True, slots=True)
class Revocation:
    """One session, or every token of one subject issued before a moment; times are Unix milliseconds.

    After `expires_at` no token that it could hit is alive.
    """

    session_id: UUID | None
    subject: UUID | None
    issued_before: int
    expires_at: int


@dataclass(frozen=True, slots=True)
class RevocationsPage:
    """What was revoked, and the source's clock when it answered (Unix milliseconds).

    `roles` is what each role holds: None when that is what the page before said, or when the source knows no roles.
    """

    now: int
    revocations: Sequence[Revocation]
    roles: RoleMap | None = None


class RevocationsReader(Protocol):
    """Reads what was revoked since a Unix time in milliseconds and can still hit a living token."""

    async def __call__(self, since: int) -> RevocationsPage: ...


class PolledRevocations:
    """What is known in this process to be revoked and to be held: `poll` asks `read` once, from the beginning at first.

    `loaded` is False until the first answer: a process that does not know yet must not be ready. When auth-service goes
    away later, what is known stays in force and everybody else keeps working.
    """

    def __init__(self, read: RevocationsReader, clock: Callable[[], float] = time.time) -> None:
        self._read = read
        self._clock = clock  # only tests bring one, which they move
        self._sessions: dict[UUID, int] = {}
        self._subjects: dict[UUID, tuple[int, int]] = {}
        self._roles: RoleMap = {}
        self._since = 0
        self._news = asyncio.Event()
        self.loaded = False

    def revoked(self, caller: Caller) -> bool:
        """Whether the token of `caller` was revoked."""
        if caller.session_id in self._sessions:
            return True
        cut = self._subjects.get(caller.id)
        return cut is not None and round(caller.issued_at * 1000) < cut[0]

    def permissions_of(self, caller: Caller) -> Permissions:
        """What the role of `caller` holds now."""
        return held_by(caller, self._roles)

    async def until_revoked(self, caller: Caller) -> None:
        """Returns once the token of `caller` was revoked, or holds other permissions; costs nothing until news come."""
        while not self.revoked(caller) and self.permissions_of(caller) == caller.permissions:
            await self._news.wait()

    async def poll(self) -> None:
        """Ask once what is new."""
        self.learn(await self._read(self._since))

    def learn(self, page: RevocationsPage) -> None:
        """Put a page in force. The next asked for overlaps by a few seconds, for transactions that committed late."""
        roles = page.roles if page.roles is not None or self.loaded else BEFORE_ROLES
        if page.revocations or roles is not None:
            self._add(page.revocations, self._roles if roles is None else roles)
        self._since = max(0, page.now - _OVERLAP_MILLISECONDS)
        self._forget(int(self._clock() * 1000))
        self.loaded = True

    def _add(self, revocations: Sequence[Revocation], roles: RoleMap) -> None:
        before = self._sessions.copy(), self._subjects.copy(), self._roles
        self._put_in_force(revocations)
        self._roles = roles
        if (self._sessions, self._subjects, self._roles) != before:
            news, self._news = self._news, asyncio.Event()
            news.set()

    def _put_in_force(self, revocations: Sequence[Revocation]) -> None:
        for revocation in revocations:
            if revocation.session_id:
                self._sessions[revocation.session_id] = revocation.expires_at
            if revocation.subject:
                issued_before, expires_at = self._subjects.get(revocation.subject, (0, 0))
                self._subjects[revocation.subject] = (
                    max(issued_before, revocation.issued_before),
                    max(expires_at, revocation.expires_at),
                )

    def _forget(self, now: int) -> None:
        for session_id in [known for known, expires_at in self._sessions.items() if expires_at < now]:
            del self._sessions[session_id]
        for subject in [known for known, (_, expires_at) in self._subjects.items() if expires_at < now]:
            del self._subjects[subject]


class HttpRevocations:
    """Reads `GET /internal/revocations` of auth-service (scope `revocations:read`), or follows its stream.

    `silence` is after how many seconds a stream that says nothing has broken off; only a test says another.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        auth_url: str,
        tokens: ServiceTokens,
        *,
        silence: float = _SILENCE_SECONDS,
    ) -> None:
        self._session = session
        self._url = f"{auth_url.rstrip('/')}/internal/revocations"
        self._tokens = tokens
        self._timeout = aiohttp.ClientTimeout(total=None, connect=silence, sock_read=silence)

    async def __call__(self, since: int) -> RevocationsPage:
        """What was revoked since `since`; raises Unavailable."""
        try:
            return await self._ask(since)
        except _FAILURES as error:
            raise Unavailable(f"revocations not read: {type(error).__name__}") from error

    async def follow(self, since: int) -> AsyncGenerator[RevocationsPage, None]:
        """What was revoked since `since`, then every second or so what is new, until auth-service ends it.

        Raises Unavailable, also when it has fallen silent.
        """
        try:
            async with self._get(self._url + "/stream", since, self._timeout, await self._headers()) as answer:
                if answer.status == 404:  # the release before this one has no stream
                    yield await self._ask(since)
                    return
                self._check(answer)
                unread = b""
                async for chunk in answer.content.iter_any():
                    *events, unread = (unread + chunk).split(b"\n\n")
                    for event in events:
                        if event.startswith(_DATA):
                            yield _page(orjson.loads(event.removeprefix(_DATA)))
        except _FAILURES as error:
            raise Unavailable(f"revocations not followed: {type(error).__name__}") from error

    async def _ask(self, since: int) -> RevocationsPage:
        async with self._get(self._url, since, _TIMEOUT, await self._headers()) as answer:
            self._check(answer)
            return _page(await answer.json())

    async def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {await self._tokens.token('auth-service')}"}

    def _get(self, url: str, since: int, timeout: aiohttp.ClientTimeout, headers: dict[str, str]) -> _Asking:
        return self._session.get(url, params={"since": str(since)}, headers=headers, timeout=timeout)

    def _check(self, answer: aiohttp.ClientResponse) -> None:
        if answer.status == 401:
            self._tokens.forget("auth-service")
        answer.raise_for_status()


def _page(document: Any) -> RevocationsPage:
    revocations = [_read(entry) for entry in document["revocations"]]
    return RevocationsPage(int(document["now"]), revocations, roles_from(document))


def _read(entry: Any) -> Revocation:
    revoked_at = int(entry["revoked_at"])
    return Revocation(
        session_id=UUID(entry["session_id"]) if entry.get("session_id") else None,
        subject=UUID(entry["subject"]) if entry.get("subject") else None,
        issued_before=int(entry.get("issued_before") or revoked_at),
        expires_at=int(entry["expires_at"]),
    )


class Revocations(PolledRevocations):
    """What auth-service says is revoked, as soon as it knows: `follow` is one stream, called again when it ends."""

    def __init__(self, source: HttpRevocations) -> None:
        super().__init__(source)
        self._source = source

    async def follow(self) -> float | None:
        """Learn what is revoked until auth-service ends the stream, as it does when it stops or our token expires.

        What is missed until the next one comes first on it. Answers in how many seconds that is wanted where this one
        broke off; raises Unavailable where there was none.
        """
        heard = False
        try:
            async with aclosing(self._source.follow(self._since)) as pages:
                async for page in pages:
                    self.learn(page)
                    heard = True
        except Unavailable:
            if not heard:
                raise
            return _AGAIN_SECONDS
        return None
