"""PostgreSQL for the loop: each call runs in one of a few threads."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from pgprovision import DatabaseSpec, Passwords, drop, provision
from souk_operator.decide.observed import Seen
from souk_operator.decide.secrets import Login
from souk_operator.postgres import sessions
from souk_operator.postgres.access import Access
from souk_operator.postgres.sessions import ServerFacts

P = ParamSpec("P")
T = TypeVar("T")

DRIFT_CONNECTIONS = 4


class Postgres:
    """Raises psycopg.Error where the server is away or says no, pgprovision.ActionRefused where a DBA must act."""

    def __init__(self, threads: int = 8) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="postgres")
        self._drift = asyncio.Semaphore(DRIFT_CONNECTIONS)

    async def inspect(self, access: Access) -> ServerFacts:
        """The server's version and the admin's rights."""
        return await self._run(sessions.inspect, access)

    async def look(
        self, access: Access, spec: DatabaseSpec, app: Login | None, migrator: Login | None, *, adopt: bool
    ) -> Seen:
        """The database as it is, and whether these logins open it."""
        return await self._run(partial(sessions.look, adopt=adopt), access, spec, app, migrator)

    async def provision(self, access: Access, spec: DatabaseSpec, passwords: Passwords) -> list[str]:
        """Bring it to the desired state; the statements that were needed."""
        return await self._run(provision, access.admin_url, spec, passwords)

    async def set_password(self, access: Access, spec: DatabaseSpec, role: str, password: str) -> None:
        """Hashed here, never sent in clear."""
        await self._run(sessions.change_password, access, spec, role, password)

    async def lock_role(self, access: Access, spec: DatabaseSpec, role: str) -> None:
        """Nobody logs in with it any more."""
        await self._run(sessions.change_password, access, spec, role, None)

    async def drop(self, access: Access, spec: DatabaseSpec) -> list[str]:
        """Database and roles go, if the marker is ours (else pgprovision.NotOurs)."""
        return await self._run(drop, access.admin_url, spec)

    async def drifted(self, access: Access, specs: Sequence[DatabaseSpec]) -> set[str]:
        """The names of those that somebody has changed; looks inside only where the outside is as it should be."""
        outside = await self._run(sessions.drifted, access, specs)
        rest = [spec for spec in specs if spec.name not in outside]
        inside = await asyncio.gather(*(self._inside(access, spec) for spec in rest))
        return outside | {spec.name for spec, drift in zip(rest, inside, strict=True) if drift}

    async def close(self) -> None:
        """Wait for what runs."""
        await asyncio.to_thread(self._threads.shutdown)

    async def _inside(self, access: Access, spec: DatabaseSpec) -> bool:
        async with self._drift:
            return await self._run(sessions.drifted_inside, access, spec)

    async def _run(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, partial(work, *args, **kwargs))
