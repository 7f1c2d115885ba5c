"""A PostgresServer is Ready when its admin can log in and may do what provisioning needs; then it is measured, too."""

from dataclasses import dataclass
from typing import Any

import psycopg

from souk_operator.conditions import Condition, holds, merged
from souk_operator.decide.observed import Trouble
from souk_operator.kubernetes import EVERYWHERE, Gone, Kubernetes
from souk_operator.now import Clock
from souk_operator.patches import merge_patch
from souk_operator.postgres.client import Postgres
from souk_operator.postgres.load import Load
from souk_operator.postgres.sessions import ServerFacts
from souk_operator.reconcile.namespaces import Namespaces
from souk_operator.reconcile.servers import Servers
from souk_operator.resources import Server
from souk_operator.server_metrics import ServerMetrics

OLDEST = 150000
_AGAIN_SECONDS = 30.0
_SOON_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class ServerReconciler:
    """Asks the server and reports; changes nothing on it. Returns after how many seconds to ask again."""

    kubernetes: Kubernetes
    postgres: Postgres
    servers: Servers
    namespaces: Namespaces
    metrics: ServerMetrics
    clock: Clock

    async def __call__(self, name: str) -> float | None:
        server = await self.servers.find(name)
        if server is None or server.meta.deleting or not self._is_ours(server):
            self.metrics.forget(name)
            return None
        facts, load, conditions = await self._ask(server)
        self.metrics.seen(name, ready=conditions[0].holds, load=load)
        status: dict[str, Any] = {"observedGeneration": server.meta.generation}
        version = facts.version if facts else server.status.get("version")
        if version:
            status["version"] = version
        before = server.status.get("conditions") or ()
        status["conditions"] = merged(before, conditions, server.meta.generation, self.clock())
        if status != server.status:
            try:
                await self.kubernetes.patch_status("PostgresServer", "", name, merge_patch(server.status, status))
            except Gone:
                return None
        return _AGAIN_SECONDS if conditions[0].holds else _SOON_SECONDS

    def _is_ours(self, server: Server) -> bool:
        """Another operator looks after servers that serve only namespaces which we do not watch, and nobody after those
        that serve none."""
        watched = self.namespaces.watched
        return EVERYWHERE in watched or not set(watched).isdisjoint(server.allowed_namespaces)

    async def _ask(self, server: Server) -> tuple[ServerFacts | None, Load | None, list[Condition]]:
        access = await self.servers.access(server)
        if isinstance(access, Trouble):
            return None, None, _not_ready(access.reason, access.message, stalled=True)
        ours = await self._databases(server) if self.metrics.is_due(server.meta.name) else None
        try:
            facts, load = await self.postgres.inspect(access, ours)
        except psycopg.Error as error:
            message = f"PostgreSQL at {server.host}:{server.port} does not answer: {' '.join(str(error).split())}"
            return None, None, _not_ready("ServerUnavailable", message, stalled=False)
        return facts, load, judged(facts)

    async def _databases(self, server: Server) -> list[str]:
        """Names on the server of those that are ours, so that nobody makes up labels."""
        return [
            database.database_name
            for database in await self.namespaces.databases()
            if database.server == server.meta.name and holds(database.status, "Provisioned")
        ]


def judged(facts: ServerFacts) -> list[Condition]:
    """Whether the version and the admin's rights suffice."""
    if facts.number < OLDEST:
        return _not_ready("TooOld", f"This is PostgreSQL {facts.version}; 15 or newer is needed.", stalled=True)
    if not facts.is_superuser and not (facts.creates_databases and facts.creates_roles):
        message = f'{facts.admin} lacks rights; a DBA must run: ALTER ROLE "{facts.admin}" CREATEDB CREATEROLE'
        return _not_ready("AdminLacksRights", message, stalled=True)
    return [
        Condition("Ready", "True", "Ready", f"PostgreSQL {facts.version} answers {facts.admin}."),
        Condition("Reconciling", "False", "Ready"),
        Condition("Stalled", "False", "Ready"),
    ]


def _not_ready(reason: str, message: str, *, stalled: bool) -> list[Condition]:
    return [
        Condition("Ready", "False", reason, message),
        Condition("Reconciling", "False" if stalled else "True", reason, "" if stalled else message),
        Condition("Stalled", "True" if stalled else "False", reason, message if stalled else ""),
    ]
