"""What those see who wait for a Database that only a human can mend: the service's Deployments, and gates in its pods.

kstatus, and with it Helm 4's `--wait`, Flux and kpt, reads a condition Stalled of any object as failed. Without it they
would wait for the Deployment's progress deadline, though nothing can come of it.
"""

import json
from typing import Any

from souk_operator.conditions import Condition
from souk_operator.decide.actions import NotifyDeployment, NotifyGate
from souk_operator.decide.migrations import served_by
from souk_operator.decide.observed import DeploymentSeen, Observed
from souk_operator.decide.stage import Stage
from souk_operator.durations import timestamp
from souk_operator.resources import Manifest

STALLED = "Stalled"
NOTE = "souk.dev/stalled="  # the contract of servicekit.migrate's gate; JSON follows
_SENTENCE_CHARACTERS = 1500


def notify_deployments(observed: Observed, stalled: Condition | None) -> tuple[NotifyDeployment, ...]:
    """Those whose pods cannot start before the Database is mended say so; the others no longer do.

    Done before the Database's own status is written: an upgrade that mends it must not meet what is left.
    """
    changes = []
    for each in observed.deployments:
        wanted = _condition(observed, stalled) if stalled and _held(observed, each) else None
        if _wording(wanted) != _wording(each.notified):
            changes.append(NotifyDeployment(each.name, wanted))
    return tuple(changes)


def notify_gates(observed: Observed, migrated: Stage) -> tuple[NotifyGate, ...]:
    """A note in the database while its schema cannot come; gates of this image end with the sentence."""
    migrations = observed.database.migrations
    wanted = None
    if migrations is not None and migrated.blocked == "stalled":
        note = {"image": migrations.image, "sentence": migrated.condition.message[:_SENTENCE_CHARACTERS]}
        wanted = NOTE + json.dumps(note, ensure_ascii=False)
    ours = observed.seen.note if (observed.seen.note or "").startswith(NOTE) else None
    return () if wanted == ours else (NotifyGate(wanted),)


def withdrawn(deployments: tuple[DeploymentSeen, ...]) -> tuple[NotifyDeployment, ...]:
    """Nothing speaks any more of a Database that is gone."""
    return tuple(NotifyDeployment(each.name, None) for each in deployments if each.notified)


def _held(observed: Observed, deployment: DeploymentSeen) -> bool:
    """Whether its rollout cannot end: no Secret to log in with, or no schema for the image."""
    if deployment.settled:
        return False
    if observed.credentials is None:
        return True
    migrations = observed.database.migrations
    migrates = migrations is not None and migrations.image in deployment.images
    return migrates and not served_by(observed)


def _condition(observed: Observed, stalled: Condition) -> Manifest:
    now = timestamp(observed.now)
    message = f"Database {observed.database.meta.name}: {' '.join(stalled.message.split())}"
    return {
        "type": STALLED,
        "status": "True",
        "reason": stalled.reason,
        "message": message,
        "lastUpdateTime": now,
        "lastTransitionTime": now,
    }


def _wording(condition: Manifest | None) -> tuple[Any, ...] | None:
    return (condition["reason"], condition["message"]) if condition else None


def manifest(namespace: str, action: NotifyDeployment) -> Manifest:
    """A Deployment's status with our condition, or without."""
    status = {"conditions": [action.condition]} if action.condition else {}
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": action.name, "namespace": namespace},
        "status": status,
    }
