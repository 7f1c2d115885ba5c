"""Doing what was decided."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pgprovision import ActionRefused
from souk_operator import names
from souk_operator.decide.actions import (
    Action,
    Apply,
    DeleteJob,
    Drop,
    HandOut,
    LockRole,
    NotifyDeployment,
    NotifyGate,
    Provision,
    RecordEvent,
    SetFinalizer,
    SetPassword,
    StorePlan,
)
from souk_operator.decide.observed import Observed
from souk_operator.kubernetes import Kubernetes
from souk_operator.metrics import Metrics
from souk_operator.postgres.access import Access
from souk_operator.postgres.client import Postgres
from souk_operator.reconcile.plans import store_plan
from souk_operator.reconcile.rollouts import notify_deployment
from souk_operator.reconcile.rotations import Rotations
from souk_operator.resources import Manifest

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Execution:
    """The actions of one Database, one after the other. Events are recorded on the resource `about`."""

    kubernetes: Kubernetes
    postgres: Postgres
    rotations: Rotations
    metrics: Metrics
    observed: Observed
    access: Access | None
    about: Manifest

    async def run(self, action: Action) -> None:
        """Take one action. Raises what stands in its way."""
        handlers: dict[type, Callable[[Any], Awaitable[None]]] = {
            SetFinalizer: self._set_finalizer,
            Apply: self._apply,
            Provision: self._provision,
            SetPassword: self._set_password,
            HandOut: self._hand_out,
            LockRole: self._lock_role,
            StorePlan: self._store_plan,
            DeleteJob: self._delete_job,
            NotifyDeployment: self._notify_deployment,
            NotifyGate: self._notify_gate,
            Drop: self._drop,
            RecordEvent: self._record_event,
        }
        await handlers[type(action)](action)

    @property
    def _reach(self) -> Access:
        if self.access is None:
            raise RuntimeError("an action on PostgreSQL was decided without a way to reach it")
        return self.access

    async def _set_finalizer(self, action: SetFinalizer) -> None:
        meta = self.observed.database.meta
        others = [each for each in meta.finalizers if each != names.FINALIZER]
        wanted = [*others, names.FINALIZER] if action.present else others
        body = {"metadata": {"finalizers": wanted, "resourceVersion": meta.resource_version}}
        await self.kubernetes.patch("Database", meta.namespace, meta.name, body)

    async def _apply(self, action: Apply) -> None:
        log.info("%s/%s: apply %s", *self.observed.database.key, action.title)
        await self.kubernetes.apply(action.manifest)
        if action.manifest["kind"] == "Job":
            await self._record("Normal", "JobStarted", f"Started {action.title}.")
        elif action.manifest["kind"] == "Deployment":
            await self._record("Normal", "RollingDeployment", f"{action.title} takes up the new credentials.")

    async def _provision(self, action: Provision) -> None:
        try:
            done: Sequence[str] = await self.postgres.provision(self._reach, self.observed.spec, action.passwords)
        except ActionRefused as error:
            await self._record_provisioned(action, error.done)
            raise
        await self._record_provisioned(action, done)

    async def _record_provisioned(self, action: Provision, statements: Sequence[str]) -> None:
        if not statements:
            return
        reason, text = ("DriftRepaired", "Repaired") if action.repairs else ("Provisioned", "Ran")
        if action.repairs:
            self.metrics.drift_repaired(self.observed.database.key, len(statements))
        shown = "; ".join(statements[:5]) + (f"; and {len(statements) - 5} more" if len(statements) > 5 else "")
        await self._record("Warning" if action.repairs else "Normal", reason, f"{text}: {shown}")

    async def _set_password(self, action: SetPassword) -> None:
        await self.postgres.set_password(self._reach, self.observed.spec, action.role, action.password)
        await self._record("Normal", "PasswordSet", f"Set the password of {action.role}.")

    async def _hand_out(self, action: HandOut) -> None:
        """Role first, then Secret: whoever reads the Secret can log in. Nothing is lost between the two."""
        database, secret = self.observed.database, action.secret["metadata"]["name"]
        if action.in_turn and not self.rotations.claim(database.server, database.key, self.observed.now):
            return  # another worker was faster; the next look says whose turn it is
        await self.postgres.set_password(self._reach, self.observed.spec, action.role, action.password)
        await self.kubernetes.apply(action.secret)
        if secret == database.secret:
            self.metrics.rotated(database.key)
        await self._record("Normal", "CredentialsRotated", f"Secret {secret} now holds {action.role}: {action.reason}.")

    async def _lock_role(self, action: LockRole) -> None:
        if not action.end_sessions:
            await self.postgres.lock_role(self._reach, self.observed.spec, action.role)
            await self._record("Normal", "RoleLocked", f"{action.role} has no password any more.")
            return
        ended = await self.postgres.lock_out(self._reach, action.role)
        text = f"{action.role} has no password any more, and {ended} of its sessions were ended."
        await self._record("Warning", "RoleRevoked", text)

    async def _store_plan(self, action: StorePlan) -> None:
        await store_plan(self.kubernetes, self.observed.database, action)

    async def _delete_job(self, action: DeleteJob) -> None:
        await self.kubernetes.delete("Job", self.observed.database.meta.namespace, action.name)

    async def _notify_deployment(self, action: NotifyDeployment) -> None:
        await notify_deployment(self.kubernetes, self.observed.database.meta.namespace, action)

    async def _notify_gate(self, action: NotifyGate) -> None:
        await self.postgres.leave_note(self._reach, self.observed.spec, action.note)

    async def _drop(self, _action: Drop) -> None:
        statements = await self.postgres.drop(self._reach, self.observed.spec)
        log.info("%s/%s: dropped: %s", *self.observed.database.key, statements)

    async def _record_event(self, action: RecordEvent) -> None:
        await self._record(action.type, action.reason, action.message)

    async def _record(self, type_: Any, reason: str, message: str) -> None:
        await self.kubernetes.record_event(self.about, type_, reason, message)
