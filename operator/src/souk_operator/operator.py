"""Wires everything; the only file that knows all parts."""

import asyncio
import time
from contextlib import AsyncExitStack, suppress
from typing import Any

import kopf
from lightkube import AsyncClient

from souk_operator import handlers, names
from souk_operator.drift import DriftLoop
from souk_operator.kubernetes import Kubernetes
from souk_operator.kubernetes.lightkube_client import LightkubeClient
from souk_operator.metrics import Metrics
from souk_operator.now import now
from souk_operator.postgres.client import Postgres
from souk_operator.probes import served
from souk_operator.reconcile.databases import DatabaseReconciler
from souk_operator.reconcile.observe import Observer
from souk_operator.reconcile.postgres_servers import ServerReconciler
from souk_operator.reconcile.rotations import Rotations
from souk_operator.reconcile.servers import Servers
from souk_operator.settings import Settings
from souk_operator.work import Key, WorkQueue


class Operator:
    """All parts of one running operator, on a Kubernetes API of your choice."""

    def __init__(self, kubernetes: Kubernetes, settings: Settings, cluster_id: str) -> None:
        self.settings = settings
        self.metrics = Metrics()
        self.postgres = Postgres()
        rotations = Rotations()
        servers = Servers(kubernetes, settings.namespace)
        self.observer = Observer(kubernetes, self.postgres, servers, rotations, cluster_id, settings.watched, now)
        self._databases = DatabaseReconciler(kubernetes, self.postgres, self.observer, rotations, self.metrics)
        self._servers = ServerReconciler(kubernetes, self.postgres, servers, settings.watched, now)
        self.queue = WorkQueue(self.reconcile, settings.workers)
        self.drift = DriftLoop(
            self.observer, self.postgres, servers, self.metrics, self.queue.add, settings.drift_interval
        )
        self.ready = asyncio.Event()

    async def reconcile(self, key: Key) -> float | None:
        """Bring one resource to what it asks for; after how many seconds to look again."""
        with self.metrics.reconcile(key.kind):
            if key.kind == "PostgresServer":
                return await self._servers(key.name)
            return await self._databases(key.namespace, key.name)

    async def enqueue_databases_of(self, server: str) -> None:
        """Look at every Database of a server that came, changed or went."""
        for database in await self.observer.databases():
            if database.server == server:
                self.queue.add(Key("Database", *database.key))

    def unhealthy(self) -> str:
        """What is wrong with us; PostgreSQL being away is not."""
        idle = time.monotonic() - self.drift.turned
        return f"the drift loop has not turned for {idle:.0f} s" if idle > 3 * self.settings.drift_interval else ""

    def unready(self) -> str:
        """Why we cannot do our work yet."""
        return "" if self.ready.is_set() else "the watches have not begun"


async def run(settings: Settings) -> None:
    """Serve until SIGTERM."""
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(AsyncClient())
        kubernetes = LightkubeClient(client)
        operator = Operator(kubernetes, settings, settings.cluster_id or await _cluster_id(kubernetes))
        stack.push_async_callback(operator.postgres.close)
        await stack.enter_async_context(served(settings.port, operator.unhealthy, operator.unready, operator.metrics))
        background = [asyncio.create_task(operator.queue.run()), asyncio.create_task(operator.drift.run())]
        try:
            await _watch(operator)
        finally:
            for task in background:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task


async def _watch(operator: Operator) -> None:
    identity: Any = names.MANAGER  # kopf would ask for the user's name, which a container's user need not have
    await kopf.operator(
        identity=identity,
        registry=handlers.registry(operator.queue.add, operator.enqueue_databases_of),
        settings=handlers.kopf_settings(),
        namespaces=operator.settings.watched,
        standalone=True,
        ready_flag=operator.ready,
    )


async def _cluster_id(kubernetes: Kubernetes) -> str:
    namespace = await kubernetes.get("Namespace", "", "kube-system")
    if namespace is None:
        raise RuntimeError("there is no namespace kube-system; set SOUK_OPERATOR_CLUSTER_ID")
    return str(namespace["metadata"]["uid"])
