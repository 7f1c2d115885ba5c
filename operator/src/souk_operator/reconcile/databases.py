"""Bringing one Database to what it asks for: look, decide, report, act, and look again until nothing is left to do."""

import logging
from dataclasses import dataclass, replace
from typing import Any

import psycopg

from pgprovision import ActionRefused, NotOurs, Refusal
from souk_operator.conditions import holds
from souk_operator.decide import Desired, desired_state
from souk_operator.decide.desired import failed
from souk_operator.decide.observed import Observed
from souk_operator.decide.rotation import is_rolling
from souk_operator.decide.stage import Stage, stalled
from souk_operator.kubernetes import Conflict, Forbidden, Gone, Kubernetes
from souk_operator.metrics import Metrics
from souk_operator.patches import merge_patch
from souk_operator.postgres.access import Access
from souk_operator.postgres.client import Postgres
from souk_operator.reconcile.execute import Execution
from souk_operator.reconcile.observe import Observer
from souk_operator.reconcile.rollouts import notify_deployment, withdraw
from souk_operator.reconcile.rotations import Rotations
from souk_operator.resources import Database, Manifest

log = logging.getLogger(__name__)

PASSES = 8
_AGAIN_AFTER_REFUSAL = 60.0
# A connection that broke, a server that restarts, a lock that another process holds.
_TRANSIENT = ("08", "57P", "55P03")
# Whoever watches Deployment and Database sees them by two streams, and must not see Ready in the faster one first.
_UNTOLD_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class DatabaseReconciler:
    """Converges from wherever it begins. Returns after how many seconds it wants to look again; None: never."""

    kubernetes: Kubernetes
    postgres: Postgres
    observer: Observer
    rotations: Rotations
    metrics: Metrics

    async def __call__(self, namespace: str, name: str) -> float | None:
        again: float | None = None
        refused: dict[str, Refusal] = {}
        for _ in range(PASSES):
            again, more = await self._pass(namespace, name, refused)
            if not more:
                break
        return again

    async def _pass(self, namespace: str, name: str, refused: dict[str, Refusal]) -> tuple[float | None, bool]:
        """One look and what follows from it; whether another should follow at once. Adds to what was `refused`."""
        try:
            manifest = await self.kubernetes.get("Database", namespace, name)
        except Forbidden as error:
            self.observer.namespaces.skip(namespace, error)
            return None, False
        if manifest is None:
            self.metrics.forget((namespace, name))
            await withdraw(self.kubernetes, namespace, name)
            return None, False
        database = Database.read(manifest)
        observed, access = await self.observer.observe(database)
        observed = replace(observed, refused=refused)
        desired = desired_state(observed)
        if desired.finalizer is not None:  # first, while the resource's version is the one we read
            held = replace(desired, actions=(desired.finalizer,))
            return await self._act(observed, access, manifest, held, refused)
        if desired.notifications:
            notifying = replace(desired, actions=desired.notifications)
            again, more = await self._act(observed, access, manifest, notifying, refused)
            if not more:
                return again, False
            if any(each.condition is None for each in desired.notifications):
                return _UNTOLD_SECONDS, False
        await self._report(observed, manifest, desired.status)
        if not desired.actions:
            return desired.again, False
        return await self._act(observed, access, manifest, desired, refused)

    async def _act(
        self,
        observed: Observed,
        access: Access | None,
        manifest: Manifest,
        desired: Desired,
        refused: dict[str, Refusal],
    ) -> tuple[float | None, bool]:
        execution = Execution(self.kubernetes, self.postgres, self.rotations, self.metrics, observed, access, manifest)
        try:
            for action in desired.actions:
                await execution.run(action)
        except (Conflict, Gone) as error:
            log.info("%s/%s changed meanwhile: %s", *observed.database.key, error)
            return 1.0, False
        except ActionRefused as error:
            refused.update({each.statement: each for each in error.refusals})
        except (NotOurs, psycopg.Error) as error:
            return await self._refused(observed, manifest, error), False
        return desired.again, True

    async def _refused(self, observed: Observed, manifest: Manifest, error: Exception) -> float:
        """A server that went away is waited for; a statement that it refuses is a human's."""
        if isinstance(error, psycopg.OperationalError) and (error.sqlstate or "08").startswith(_TRANSIENT):
            log.warning("%s/%s: PostgreSQL went away, or was busy: %s", *observed.database.key, error)
            return 5.0
        stage: Stage = stalled("Provisioned", "StatementFailed", " ".join(str(error).split()))
        if observed.database.meta.deleting:
            await self.kubernetes.record_event(manifest, "Warning", "StatementFailed", stage.condition.message)
        else:
            stuck = failed(observed, stage, _AGAIN_AFTER_REFUSAL)
            for notification in stuck.notifications:
                await notify_deployment(self.kubernetes, observed.database.meta.namespace, notification)
            await self._report(observed, manifest, stuck.status)
        return _AGAIN_AFTER_REFUSAL

    async def _report(self, observed: Observed, manifest: Manifest, status: Manifest) -> None:
        """Write status where it changed, before the work begins, and record events of what became true."""
        database = observed.database
        if not is_rolling(observed):
            self.rotations.release(database.server, database.key)
        before = manifest.get("status") or {}
        self.metrics.observed(observed, status)
        if database.meta.deleting or status == before:
            return
        await self.kubernetes.patch_status("Database", *database.key, merge_patch(before, status))
        for event in _news(before, status):
            await self.kubernetes.record_event(manifest, *event)
        manifest["status"] = status


def _news(before: Manifest, now: Manifest) -> list[tuple[Any, str, str]]:
    """Events for what people wait for: Ready, Stalled, and an approval that is asked for."""
    old = {each["type"]: (each["status"], each["reason"]) for each in before.get("conditions") or ()}
    events: list[tuple[Any, str, str]] = []
    for each in now["conditions"]:
        if old.get(each["type"]) == (each["status"], each["reason"]):
            continue
        stuck = each["type"] == "Stalled" and each["status"] == "True"
        asks = each["type"] in ("Migrated", "Contracted") and each["reason"] == "AwaitingApproval"
        drifts = each["type"] == "DriftFree" and each["status"] == "False" and each["reason"] != "Repairing"
        if stuck or asks or drifts:
            events.append(("Warning", each["reason"], each["message"]))
    if holds(now, "Ready") and not holds(before, "Ready"):
        events.append(
            ("Normal", "Ready", next(each["message"] for each in now["conditions"] if each["type"] == "Ready"))
        )
    return events
