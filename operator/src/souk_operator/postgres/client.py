"""PostgreSQL for the loop: each call runs in one of a few threads."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

import psycopg

from pgprovision import DatabaseSpec, Passwords, drop, provision
from souk_operator.decide.observed import Seen
from souk_operator.decide.secrets import Login
from souk_operator.postgres import sessions
from souk_operator.postgres.access import Access
from souk_operator.postgres.load import Load
from souk_operator.postgres.sessions import ServerFacts

P = ParamSpec("P")
T = TypeVar("T")

DRIFT_CONNECTIONS = 4


class Postgres:
    """Raises psycopg.Error where the server is away, pgprovision.ActionRefused where it refuses to provision."""

    def __init__(self, threads: int = 8) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="postgres")
        self._drift = asyncio.Semaphore(DRIFT_CONNECTIONS)

    async def inspect(self, access: Access, databases: Sequence[str] | None) -> tuple[ServerFacts, Load | None]:
        """The server's version and the admin's rights; and the load of these databases, unless they are None."""
        return await self._run(sessions.inspect, access, databases)

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

    async def lock_out(self, access: Access, role: str) -> int:
        """The same at once, and its sessions are ended; how many they were."""
        return await self._run(sessions.lock_out, access, role)

    async def leave_note(self, access: Access, spec: DatabaseSpec, note: str | None) -> None:
        """What gates that wait for this database read; None takes it away."""
        await self._run(sessions.leave_note, access, spec, note)

    async def drop(self, access: Access, spec: DatabaseSpec) -> list[str]:
        """Database and roles go, if the marker is ours (else pgprovision.NotOurs)."""
        return await self._run(drop, access.admin_url, spec)

    async def drifted(self, access: Access, specs: Sequence[DatabaseSpec]) -> dict[str, set[str]]:
        """By the name of each database, the statements that would put it right."""
        outside = await self._run(sessions.drifted, access, specs)
        inside = await asyncio.gather(*(self._inside(access, spec, outside[spec.name]) for spec in specs))
        return {spec.name: outside[spec.name] | found for spec, found in zip(specs, inside, strict=True)}

    async def close(self) -> None:
        """Wait for what runs."""
        await asyncio.to_thread(self._threads.shutdown)

    async def _inside(self, access: Access, spec: DatabaseSpec, outside: set[str]) -> set[str]:
        async with self._drift:
            try:
                return await self._run(sessions.drifted_inside, access, spec)
            except psycopg.Error:
                if not outside:
                    raise
                return set()  # what drifted may be the database itself, or our way in

    async def _run(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, partial(work, *args, **kwargs))
