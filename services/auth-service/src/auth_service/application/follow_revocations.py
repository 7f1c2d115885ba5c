"""What was revoked and what roles hold, as it is found: for this process's own verifier, and for who listens."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from auth_service.application.ports import Queries
from auth_service.domain.revocation import Revocation
from servicekit.domain import Clock
from servicekit.domain.permissions import Permissions


@dataclass(frozen=True, slots=True)
class Look:
    """What was revoked up to the moment `now`, the oldest first, mostly nothing; and what each role holds then."""

    now: datetime
    revocations: list[Revocation]
    roles: Mapping[str, Permissions]


Link = asyncio.Future[tuple[Look, "Link"]]
"""The next look, and the one after it: whoever is slow to take one misses none."""


class FollowRevocations:
    """Every look of this process goes to everybody who follows. That it found nothing is worth saying: who hears of no
    look knows that this process, or its database, has fallen silent.
    """

    def __init__(self, queries: Queries, clock: Clock) -> None:
        self._queries = queries
        self._clock = clock
        self._next: Link | None = None

    async def look(self, since: datetime) -> Look:
        """What was revoked since then; whoever follows receives it."""
        found = await self.read(since)
        if self._next is not None:
            following: Link = asyncio.get_running_loop().create_future()
            self._next.set_result((found, following))
            self._next = following
        return found

    async def follow(self, since: datetime) -> AsyncIterator[Look]:
        """What was revoked since then, and from now on each look of this process, for ever."""
        if self._next is None:
            self._next = asyncio.get_running_loop().create_future()
        following = self._next  # before reading: what is found meanwhile comes next
        return _looks(await self.read(since), following)

    async def read(self, since: datetime) -> Look:
        """What was revoked since then, for the caller alone."""
        now = self._clock()
        roles = {role.name: role.held for role in await self._queries.roles()}
        return Look(now, await self._queries.revocations(since, now), roles)


async def _looks(first: Look, following: Link) -> AsyncIterator[Look]:
    yield first
    while True:
        look, following = await asyncio.shield(following)
        yield look
