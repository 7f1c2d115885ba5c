"""The operator's Prometheus metrics."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from souk_operator.decide.observed import Observed
from souk_operator.decide.rotation import passed_over, turn_since
from souk_operator.durations import moment
from souk_operator.resources import Database, Manifest

_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_PHASES = ("Provisioned", "CredentialsReady", "Migrated", "Contracted", "Ready")
_CONDITIONS = (
    "Ready",
    "Reconciling",
    "Stalled",
    "Provisioned",
    "CredentialsReady",
    "Migrated",
    "Contracted",
    "DriftFree",
)


class Metrics:
    """All of the operator's metrics, in a registry of their own. A Database's key is (namespace, name)."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        database = ("namespace", "database")
        self._reconciles = Histogram(
            "souk_operator_reconcile_duration_seconds",
            "Time of one reconciliation.",
            ("kind", "outcome"),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._phases = Histogram(
            "souk_operator_phase_duration_seconds",
            "How long a condition of a Database was not True before it became so.",
            ("phase",),
            buckets=(1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3600),
            registry=self.registry,
        )
        self._drift_scans = Histogram(
            "souk_operator_drift_scan_duration_seconds",
            "Time of one turn of the drift loop over all databases.",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._drift = Counter(
            "souk_operator_drift_repaired_total",
            "Statements that put right what was changed by hand.",
            database,
            registry=self.registry,
        )
        self._rotations = Counter(
            "souk_operator_credentials_rotations_total",
            "New application credentials.",
            database,
            registry=self.registry,
        )
        self._condition = Gauge(
            "souk_operator_database_condition",
            "1 where the condition is True.",
            (*database, "type"),
            registry=self.registry,
        )
        self._rotated_at = Gauge(
            "souk_operator_credentials_rotated_timestamp_seconds",
            "When the credentials were made.",
            database,
            registry=self.registry,
        )
        self._turn_since = Gauge(
            "souk_operator_rotation_turn_since_timestamp_seconds",
            "Since when the Database rolls its pods in its server's turn; 0 when it does not.",
            database,
            registry=self.registry,
        )
        self._passed_over = Gauge(
            "souk_operator_rotation_passed_over",
            "1 where the turn has ended with pods left on old credentials; other rotations go on.",
            database,
            registry=self.registry,
        )
        self._unmigrated_since = Gauge(
            "souk_operator_migration_pending_since_timestamp_seconds",
            "Since when the schema lacks what the image needs; 0 when it does not.",
            database,
            registry=self.registry,
        )
        self._leader = Gauge("souk_operator_leader", "1 on the operator that acts.", registry=self.registry)
        self._skipped = Gauge(
            "souk_operator_namespace_skipped",
            "1 while a watched namespace cannot be read.",
            ("namespace",),
            registry=self.registry,
        )
        self._pending: dict[tuple[str, str], float] = {}

    def leads(self) -> None:
        """We hold the lease."""
        self._leader.set(1)

    def namespace_skipped(self, namespace: str, *, skipped: bool) -> None:
        """Whether we can read it."""
        self._skipped.labels(namespace).set(int(skipped))

    @contextmanager
    def reconcile(self, kind: str) -> Iterator[None]:
        """Time one reconciliation of a `kind`, in seconds."""
        began, outcome = time.perf_counter(), "failed"
        try:
            yield
            outcome = "done"
        finally:
            self._reconciles.labels(kind, outcome).observe(time.perf_counter() - began)

    def drift_scan(self, seconds: float) -> None:
        """One turn of the drift loop."""
        self._drift_scans.observe(seconds)

    def drift_repaired(self, key: tuple[str, str], statements: int) -> None:
        """Somebody had changed something by hand."""
        self._drift.labels(*key).inc(statements)

    def rotated(self, key: tuple[str, str]) -> None:
        """A Database has new credentials."""
        self._rotations.labels(*key).inc()

    def observed(self, observed: Observed, status: Manifest) -> None:
        """Export a Database's conditions as they are now."""
        key = observed.database.key
        self._observe_phases(observed.database, status)
        conditions = {each["type"]: each["status"] == "True" for each in status.get("conditions") or ()}
        for kind, value in conditions.items():
            self._condition.labels(*key, kind).set(int(value))
        if observed.credentials and observed.credentials.rotated_at:
            self._rotated_at.labels(*key).set(observed.credentials.rotated_at.timestamp())
        since = turn_since(observed)
        self._turn_since.labels(*key).set(since.timestamp() if since else 0)
        self._passed_over.labels(*key).set(int(passed_over(observed)))
        if conditions.get("Migrated"):
            self._pending.pop(key, None)
        else:
            self._pending.setdefault(key, observed.now.timestamp())
        self._unmigrated_since.labels(*key).set(self._pending.get(key, 0))

    def _observe_phases(self, database: Database, now: Manifest) -> None:
        old = {each["type"]: each for each in database.status.get("conditions") or ()}
        for each in now.get("conditions") or ():
            was = old.get(each["type"])
            if was is None or was["status"] == "True" or each["status"] != "True":
                continue
            began, ended = moment(was["lastTransitionTime"]), moment(each["lastTransitionTime"])
            if each["type"] in _PHASES and began and ended:
                began = max(began, database.meta.created or began)  # what nobody looked at is not so since 1970
                self._phases.labels(each["type"]).observe((ended - began).total_seconds())

    def forget(self, key: tuple[str, str]) -> None:
        """The Database is gone."""
        self._pending.pop(key, None)
        for gauge in (self._rotated_at, self._turn_since, self._passed_over, self._unmigrated_since):
            gauge.remove(*key)
        for kind in _CONDITIONS:
            self._condition.remove(*key, kind)
