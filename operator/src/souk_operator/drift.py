"""The loop that notices what was changed by hand. A task of our own: kopf's timers would force finalizers."""

import asyncio
import logging
import random
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

import psycopg

from pgprovision import DatabaseSpec, InvalidSpec
from souk_operator.conditions import holds
from souk_operator.decide.observed import Trouble
from souk_operator.metrics import Metrics
from souk_operator.postgres.access import database_spec
from souk_operator.postgres.client import Postgres
from souk_operator.reconcile.observe import Observer
from souk_operator.reconcile.servers import Servers
from souk_operator.resources import Database
from souk_operator.work import Key

log = logging.getLogger(__name__)

_BUSY = ("Planning", "Migrating")
_PATIENCE = 15.0


@dataclass(slots=True)
class DriftLoop:
    """Looks at every Database each `interval` seconds, give or take a tenth; those that drifted go to `enqueue`."""

    observer: Observer
    postgres: Postgres
    servers: Servers
    metrics: Metrics
    enqueue: Callable[[Key], None]
    interval: float = 20.0
    turned: float = field(default_factory=time.monotonic, init=False)

    async def run(self) -> None:
        """Turn until cancelled. A turn that fails is logged; the next one tries again."""
        while True:
            began = time.monotonic()
            try:
                await self.turn()
            except Exception:
                log.exception("a turn of the drift loop failed")
            self.turned = time.monotonic()
            self.metrics.drift_scan(self.turned - began)
            await asyncio.sleep(self.interval * random.uniform(0.9, 1.1))  # noqa: S311 - jitter

    async def turn(self) -> None:
        """Look once at all servers side by side."""
        by_server: dict[str, list[Database]] = defaultdict(list)
        databases = await self.observer.namespaces.databases()
        for key in await self.observer.orphans(databases) | await self.observer.unasked(databases):
            self.enqueue(Key("Database", *key))
        for database in databases:
            if watched(database):
                by_server[database.server].append(database)
        await asyncio.gather(*(self._server(name, databases) for name, databases in by_server.items()))

    async def _server(self, server_name: str, databases: list[Database]) -> None:
        server = await self.servers.find(server_name)
        access = await self.servers.access(server) if server else None
        if access is None or isinstance(access, Trouble):
            self._reconsider(server_name, databases)
            return
        specs: dict[str, tuple[DatabaseSpec, Database]] = {}
        for database in databases:
            try:
                specs[database.database_name] = (database_spec(database, self.observer.cluster_id), database)
            except InvalidSpec:
                continue
        try:
            async with asyncio.timeout(_PATIENCE):
                found = await self.postgres.drifted(access, [spec for spec, _ in specs.values()])
        except (psycopg.Error, TimeoutError) as error:
            log.warning("drift on server %s could not be looked for: %s", server_name, error)
            self._reconsider(server_name, databases)
            return
        for name, (_, database) in specs.items():
            if found[name] != set(database.status.get("refusedStatements") or ()):
                self.enqueue(Key("Database", *database.key))

    def _reconsider(self, server: str, databases: list[Database]) -> None:
        """Their conditions are still Ready; what no watch showed us is found at the latest here."""
        self.enqueue(Key("PostgresServer", "", server))
        for database in databases:
            self.enqueue(Key("Database", *database.key))


def watched(database: Database) -> bool:
    """Only what stands, and is not about to be changed by ourselves."""
    if database.meta.deleting or not holds(database.status, "Provisioned", database.meta.generation):
        return False
    return not any(each["reason"] in _BUSY for each in database.status.get("conditions") or ())
