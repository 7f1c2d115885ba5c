"""Wires everything; the only file that knows all parts."""

import asyncio
import signal
import time
from collections.abc import Coroutine
from contextlib import AsyncExitStack, suppress
from typing import Any

import kopf
from lightkube import AsyncClient

from souk_operator import handlers, names
from souk_operator.drift import DriftLoop
from souk_operator.kubernetes import EVERYWHERE, Forbidden, Gone, Kubernetes
from souk_operator.kubernetes.lightkube_client import LightkubeClient
from souk_operator.lease import Lease
from souk_operator.metrics import Metrics
from souk_operator.now import now
from souk_operator.postgres.client import Postgres
from souk_operator.probes import served
from souk_operator.reconcile.databases import DatabaseReconciler
from souk_operator.reconcile.namespaces import Namespaces
from souk_operator.reconcile.observe import Observer
from souk_operator.reconcile.postgres_servers import ServerReconciler
from souk_operator.reconcile.rotations import Rotations
from souk_operator.reconcile.servers import Servers
from souk_operator.resources import Database
from souk_operator.server_metrics import ServerMetrics
from souk_operator.settings import Settings
from souk_operator.work import Key, WorkQueue

_LOOK_AGAIN = 2.0
_NO_DEFINITIONS = (
    "The API server does not know PostgresServers and Databases."
    " Install the definitions: charts/operator with crds.enabled=true"
)


class Operator:
    """All parts of one running operator, on a Kubernetes API of your choice."""

    def __init__(self, kubernetes: Kubernetes, settings: Settings, cluster_id: str) -> None:
        self.settings = settings
        self.kubernetes = kubernetes
        self.metrics = Metrics()
        self.postgres = Postgres()
        self.lease = Lease(kubernetes, settings.namespace, settings.identity)
        rotations = Rotations()
        servers = Servers(kubernetes, settings.namespace)
        self.namespaces = Namespaces(kubernetes, settings.watched, self.metrics, self.enqueue)
        self.observer = Observer(kubernetes, self.postgres, servers, rotations, cluster_id, self.namespaces, now)
        self._databases = DatabaseReconciler(kubernetes, self.postgres, self.observer, rotations, self.metrics)
        self._servers = ServerReconciler(
            kubernetes, self.postgres, servers, self.namespaces, ServerMetrics(self.metrics.registry), now
        )
        self.queue = WorkQueue(self.reconcile, settings.workers)
        self.drift = DriftLoop(
            self.observer, self.postgres, servers, self.metrics, self.queue.add, settings.drift_interval
        )
        self.acting = False
        self.watching = asyncio.Event()
        self._waits_for = ""

    async def reconcile(self, key: Key) -> float | None:
        """Bring one resource to what it asks for; after how many seconds to look again."""
        with self.metrics.reconcile(key.kind):
            if key.kind == "PostgresServer":
                return await self._servers(key.name)
            return await self._databases(key.namespace, key.name)

    def enqueue(self, database: Database) -> None:
        """Look at a Database soon."""
        self.queue.add(Key("Database", *database.key))

    async def enqueue_databases_of(self, server: str) -> None:
        """Look at every Database of a server that came, changed or went."""
        for database in await self.namespaces.databases():
            if database.server == server:
                self.enqueue(database)

    async def act(self, stop: asyncio.Event) -> asyncio.Task[None]:
        """Look after everything until `stop`. Only who holds the lease may.

        Returns what is left of kopf, which takes seconds to end and by then changes nothing any more.
        """
        self.drift.turned = time.monotonic()
        self.acting = True
        self.metrics.leads()
        await until(stop, self._defined())
        background = [asyncio.create_task(self.queue.run()), asyncio.create_task(self.drift.run())]
        watching = asyncio.create_task(self._watch(stop))
        try:
            await until(stop, self.watching.wait(), watching)
            stop_on_signals(stop)  # kopf has put its own handlers in the place of ours
            await until(stop, watching)
        finally:
            for task in background:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            await self.postgres.close()
        return watching

    async def _defined(self) -> None:
        """Wait for our definitions: kopf asks for them once, when it begins, and would stay deaf without them."""
        while True:
            try:
                await self.kubernetes.list("PostgresServer", "")
                await self.kubernetes.list("Database", self.settings.watched[0])
            except Gone:
                self._waits_for = _NO_DEFINITIONS
            except Forbidden:
                break
            except Exception as error:  # noqa: BLE001 - whatever it is: storage that is made just now, no answer
                self._waits_for = f"The API server does not list PostgresServers and Databases: {error}"
            else:
                break
            self.drift.turned = time.monotonic()
            await asyncio.sleep(_LOOK_AGAIN)
        self._waits_for = ""

    async def _watch(self, stop: asyncio.Event) -> None:
        identity: Any = names.MANAGER  # kopf would ask for the user's name, which a container's user need not have
        everywhere = EVERYWHERE in self.settings.watched
        await kopf.operator(
            identity=identity,
            registry=handlers.registry(self.queue.add, self.enqueue_databases_of),
            settings=handlers.kopf_settings(),
            clusterwide=everywhere,
            namespaces=() if everywhere else self.settings.watched,
            standalone=True,
            ready_flag=self.watching,
            stop_flag=stop,
        )

    def unhealthy(self) -> str:
        """What is wrong with us; PostgreSQL being away is not, nor waiting for the lease."""
        idle = time.monotonic() - self.drift.turned
        late = self.acting and idle > 3 * self.settings.drift_interval
        return f"the drift loop has not turned for {idle:.0f} s" if late else ""

    def unready(self) -> str:
        """Why we cannot do our work yet; who stands by can, as long as the lease can be asked for."""
        if not self.acting:
            return self.lease.trouble
        if self.watching.is_set():
            return ""
        return self._waits_for or "the watches have not begun"

    def doing(self) -> str:
        """What we do, in a word for /readyz."""
        return "acting" if self.acting else f"standing by; {self.lease.holder or 'nobody yet'} acts"


async def run(settings: Settings) -> None:
    """Serve until SIGTERM: probes at once, everything else with the lease."""
    stop = asyncio.Event()
    stop_on_signals(stop)
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(AsyncClient())
        kubernetes = LightkubeClient(client)
        operator = Operator(kubernetes, settings, settings.cluster_id or await _cluster_id(kubernetes))
        await stack.enter_async_context(
            served(settings.port, operator.unhealthy, operator.unready, operator.doing, operator.metrics)
        )
        await until(stop, operator.lease.acquire())
        if not stop.is_set():
            async with operator.lease.kept():
                watching = await operator.act(stop)
            await watching


def stop_on_signals(stop: asyncio.Event) -> None:
    """SIGTERM and SIGINT set it."""
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)


async def until(stop: asyncio.Event, *work: Coroutine[Any, Any, Any] | asyncio.Task[None]) -> None:
    """Until `stop` or the first of the works is done. Coroutines end with this, tasks go on."""
    own = [asyncio.create_task(each) for each in (stop.wait(), *work) if isinstance(each, Coroutine)]
    tasks = [each for each in work if isinstance(each, asyncio.Task)]
    await asyncio.wait((*own, *tasks), return_when=asyncio.FIRST_COMPLETED)
    for task in own:
        if task.done():
            task.result()
        task.cancel()


async def _cluster_id(kubernetes: Kubernetes) -> str:
    namespace = await kubernetes.get("Namespace", "", "kube-system")
    if namespace is None:
        raise RuntimeError("there is no namespace kube-system; set SOUK_OPERATOR_CLUSTER_ID")
    return str(namespace["metadata"]["uid"])
