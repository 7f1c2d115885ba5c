"""What Prometheus reads of PostgreSQL servers: as last measured, and nothing of what is gone."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from souk_operator.postgres.load import DatabaseLoad, Load

_OFTEN_SECONDS = 30.0
_DATABASE = ("server", "database")
_NUMBERS: tuple[tuple[type[Metric], str, str, Callable[[DatabaseLoad], int | None]], ...] = (
    (GaugeMetricFamily, "souk_postgres_database_size_bytes", "Size of a database.", lambda load: load.size_bytes),
    (
        GaugeMetricFamily,
        "souk_postgres_transaction_age",
        "Transactions since the oldest one that is not frozen; PostgreSQL stops at two thousand million.",
        lambda load: load.transaction_age,
    ),
    (CounterMetricFamily, "souk_postgres_deadlocks", "Deadlocks in a database.", lambda load: load.deadlocks),
    (CounterMetricFamily, "souk_postgres_commits", "Transactions that committed.", lambda load: load.commits),
    (CounterMetricFamily, "souk_postgres_rollbacks", "Transactions that rolled back.", lambda load: load.rollbacks),
)


@dataclass(slots=True)
class _Server:
    ready: bool = False
    load: Load | None = None
    measured_at: float | None = None
    asked: float = field(default=float("-inf"), init=False)


class ServerMetrics(Collector):
    """By the PostgresServer's name. A server that does not answer keeps `ready` 0 and when it was last measured."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._servers: dict[str, _Server] = {}
        registry.register(self)

    def is_due(self, server: str) -> bool:
        """Whether it is to be measured now: at most once in 30 seconds."""
        known = self._servers.setdefault(server, _Server())
        if time.monotonic() - known.asked < _OFTEN_SECONDS:
            return False
        known.asked = time.monotonic()
        return True

    def seen(self, server: str, *, ready: bool, load: Load | None) -> None:
        """What the last look found; `load` is None where nothing was measured this time."""
        known = self._servers.setdefault(server, _Server())
        known.ready = ready
        if load is not None:
            known.load, known.measured_at = load, time.time()
        elif not ready:
            known.load = None

    def forget(self, server: str) -> None:
        """It is gone, or another operator's."""
        self._servers.pop(server, None)

    def collect(self) -> Iterable[Metric]:
        """The families, as prometheus_client asks for them."""
        ready = GaugeMetricFamily(
            "souk_operator_server_ready", "1 while a PostgresServer answers its admin.", labels=("server",)
        )
        measured = GaugeMetricFamily(
            "souk_operator_server_measured_timestamp_seconds", "When it was last measured.", labels=("server",)
        )
        for name, server in self._servers.items():
            ready.add_metric((name,), int(server.ready))
            if server.measured_at is not None:
                measured.add_metric((name,), server.measured_at)
        loads = {name: server.load for name, server in self._servers.items() if server.load is not None}
        return [ready, measured, *_of_servers(loads), _connections(loads), *_of_databases(loads)]


def _of_servers(loads: dict[str, Load]) -> Iterable[Metric]:
    most = GaugeMetricFamily("souk_postgres_max_connections", "Sessions that a server takes.", labels=("server",))
    oldest = GaugeMetricFamily(
        "souk_postgres_oldest_transaction_seconds",
        "Age of the oldest transaction that is open in one of our databases; 0 for none.",
        labels=("server",),
    )
    for name, load in loads.items():
        most.add_metric((name,), load.max_connections)
        oldest.add_metric((name,), load.oldest_transaction_seconds)
    return most, oldest


def _connections(loads: dict[str, Load]) -> Metric:
    family = GaugeMetricFamily("souk_postgres_connections", "Sessions in a database.", labels=(*_DATABASE, "state"))
    for name, load in loads.items():
        for database, each in load.databases.items():
            for state, count in each.connections.items():
                family.add_metric((name, database, state), count)
    return family


def _of_databases(loads: dict[str, Load]) -> Iterable[Metric]:
    for kind, metric, text, number in _NUMBERS:
        family = kind(metric, text, labels=_DATABASE)  # type: ignore[call-arg]
        for name, load in loads.items():
            for database, each in load.databases.items():
                if (value := number(each)) is not None:
                    family.add_metric((name, database), value)  # type: ignore[attr-defined]
        yield family
