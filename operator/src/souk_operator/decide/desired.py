"""The whole decision: stages in their order."""

from dataclasses import dataclass, replace

from souk_operator import names
from souk_operator.decide import credentials, migrations, refusals, revocation, rollouts, rotation, superseded
from souk_operator.decide.actions import Action, DeleteJob, NotifyDeployment, SetFinalizer
from souk_operator.decide.deletion import deletion
from souk_operator.decide.observed import Observed
from souk_operator.decide.provisioning import carried, drift_free, provisioned
from souk_operator.decide.stage import Stage, not_reached, stalled, waiting
from souk_operator.decide.status import first, status
from souk_operator.resources import Manifest, Server

RESYNC_SECONDS = 120.0
_LATER = ("CredentialsReady", "Migrated")


@dataclass(frozen=True, slots=True)
class Desired:
    """What to do now, what to report before it is done, and after how many seconds to look again.

    A `finalizer` that is to come or to go is set alone, and before anything else; Deployments are notified
    before `status`.
    """

    actions: tuple[Action, ...]
    status: Manifest
    again: float = RESYNC_SECONDS
    finalizer: SetFinalizer | None = None
    notifications: tuple[NotifyDeployment, ...] = ()


def desired_state(observed: Observed) -> Desired:
    """The next steps towards what the Database asks for. Ask again after they are taken, until there are none."""
    if observed.database.meta.deleting:
        farewell, again = deletion(observed)
        return Desired(farewell, observed.database.status, again)
    stages = _stages(observed)
    actions = [action for stage in stages for action in stage.actions]
    again = min((stage.again for stage in stages if stage.again is not None), default=RESYNC_SECONDS)
    again = max(0.5, min(again, RESYNC_SECONDS))
    return _desired(observed, stages, tuple(actions), again)


def failed(observed: Observed, stage: Stage, again: float) -> Desired:
    """What to report when an action met something that only a human can mend."""
    return _desired(observed, _from(stage), (), again)


def _desired(observed: Observed, stages: list[Stage], actions: tuple[Action, ...], again: float) -> Desired:
    notifications = rollouts.notify_deployments(observed, first(stages, "stalled"))
    return Desired(actions, status(observed, stages), again, _finalizer(observed), notifications)


def _stages(observed: Observed) -> list[Stage]:
    """Up to the first one that blocks; those after it are not reached."""
    server = observed.server
    if server is None or observed.trouble is not None:
        return _from(_unreachable(observed))
    refused = refusals.refusal(observed, server)
    if refused is not None:
        return _from(refused)
    secrets = credentials.handed_out(observed, server)
    if observed.seen.closed and not secrets:
        return _from(_closed(observed))
    standing = provisioned(observed)
    # With Secrets still to write, the roles' passwords are not settled: provision at the next look, at once.
    actions = secrets or standing.actions
    stages = [Stage(standing.condition, actions, standing.blocked, standing.again)]
    if standing.blocked:
        return _from(stages[0])
    stages.append(drift_free(observed))
    hidden = standing.actions or not observed.seen.entered
    if hidden and not revocation.announcement(observed):  # repair first; nobody may have looked inside
        return [*stages, *(carried(observed, kind) for kind in _LATER)]
    ready = credentials.credentials_ready(observed, server)
    stages.append(ready)
    if ready.blocked or secrets:
        return [*stages, not_reached("Migrated", "CredentialsReady")]
    return [*stages, *_steady(observed, server)]


def _steady(observed: Observed, server: Server) -> list[Stage]:
    """Migrations; and rotation, which waits for none of them: it touches neither their role nor the schema."""
    migrated = migrations.migrated(observed)
    stages = [replace(migrated, actions=(*migrated.actions, *rollouts.notify_gates(observed, migrated)))]
    if not migrated.blocked:
        stages.append(migrations.contracted(observed))
    rotating, again = rotation.rotation(observed, server)
    last = stages[-1]
    settled = last.condition.type == "Contracted" and last.condition.holds
    leftovers = tuple(DeleteJob(job.name) for job in migrations.stale_jobs(observed, settled))
    wanted = frozenset[str]().union(*(stage.jobs for stage in stages))
    superseded_jobs = tuple(superseded.superseded_jobs(observed, wanted))
    soonest = min((each for each in (last.again, again) if each is not None), default=None)
    # Before a Job that may be started: the one that is superseded holds its room on the node.
    stages[-1] = replace(last, actions=(*superseded_jobs, *last.actions, *rotating, *leftovers), again=soonest)
    return stages


def _from(stage: Stage) -> list[Stage]:
    return [stage, *(not_reached(kind, stage.condition.type) for kind in _LATER)]


def _unreachable(observed: Observed) -> Stage:
    trouble = observed.trouble
    if trouble is None:
        message = f"There is no PostgresServer {observed.database.server}. See: kubectl get postgresservers"
        return waiting("Provisioned", "NoServer", message, again=15)
    if trouble.stalled:
        return stalled("Provisioned", trouble.reason, trouble.message)
    return waiting("Provisioned", trouble.reason, trouble.message, again=10)


def _closed(observed: Observed) -> Stage:
    message = f"{observed.spec.name} on {observed.database.server} lets nobody in: {observed.seen.closed}"
    return waiting("Provisioned", "ServerUnavailable", message, again=10)


def _finalizer(observed: Observed) -> SetFinalizer | None:
    wanted = observed.database.deletion_policy == "Delete"
    present = names.FINALIZER in observed.database.meta.finalizers
    return None if wanted == present else SetFinalizer(wanted)
