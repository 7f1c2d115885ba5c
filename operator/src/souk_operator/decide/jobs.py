"""Migration Jobs: their names, which say what they were started for, and their manifests."""

import hashlib
from dataclasses import dataclass
from typing import Literal

from souk_operator import names
from souk_operator.decide.secrets import owner_reference
from souk_operator.resources import Database, Manifest, Migrations

CONTAINER = "migrate"
BACKOFF_LIMIT = 3
FAILED_FOR_GOOD = (2, 3, 4)  # the runner's exit codes "usage", "refused" and "a statement failed"
_LONGEST_NAME = 40
_RESTRICTED = {
    "allowPrivilegeEscalation": False,
    "readOnlyRootFilesystem": True,
    "runAsNonRoot": True,
    "capabilities": {"drop": ["ALL"]},
    "seccompProfile": {"type": "RuntimeDefault"},
}
_USER = {"runAsUser": 10001, "runAsGroup": 10001}
_RESOURCES = {"requests": {"cpu": "50m", "memory": "128Mi"}, "limits": {"cpu": "1", "memory": "512Mi"}}


def job_name(database: Database, kind: Literal["plan", "apply"], *cause: str | None) -> str:
    """The same cause always has the same name, so that a restart finds the Job it started."""
    digest = hashlib.sha256("\0".join(str(each) for each in cause).encode()).hexdigest()[:10]
    return f"{database.meta.name[:_LONGEST_NAME]}-{kind}-{digest}"


def config_map_name(database: Database) -> str:
    """Where the plan last made is stored."""
    return f"{database.meta.name}-plan"


@dataclass(frozen=True, slots=True)
class Wish:
    """Which of the images that a tag has had: the digest, and a node that has it. Empty for any."""

    digest: str = ""
    node: str | None = None


def plan_job(database: Database, migrations: Migrations, name: str, goal: str, wish: Wish = Wish()) -> Manifest:
    """A Job that prints what leads to `goal` (needs, head, or a revision)."""
    return _job(database, migrations, name, "plan", ["--target", goal], wish)


def apply_job(
    database: Database, migrations: Migrations, name: str, goal: str, plan_hash: str, wish: Wish = Wish()
) -> Manifest:
    """A Job that runs exactly the plan with this hash."""
    deadline = migrations.deadline_seconds
    arguments = ["--target", goal, "--expect-hash", plan_hash, "--lock-timeout", migrations.lock_timeout]
    arguments += ["--statement-timeout", f"{deadline}s", "--wait", str(max(10, deadline // 2))]
    return _job(database, migrations, name, "apply", arguments, wish)


def _job(
    database: Database,
    migrations: Migrations,
    name: str,
    kind: Literal["plan", "apply"],
    arguments: list[str],
    wish: Wish,
) -> Manifest:
    labels = {
        "app.kubernetes.io/managed-by": names.MANAGER,
        names.JOB_LABEL: database.meta.name,
        names.JOB_KIND_LABEL: kind,
    }
    return {
        "apiVersion": "batch/v1",
        "kind": "Job",
        "metadata": {
            "name": name,
            "namespace": database.meta.namespace,
            "labels": labels,
            **({"annotations": {names.ASKED_FOR: wish.digest}} if wish.digest else {}),
            "ownerReferences": [owner_reference(database.meta)],
        },
        "spec": {
            "backoffLimit": BACKOFF_LIMIT,
            "activeDeadlineSeconds": migrations.deadline_seconds,
            "podFailurePolicy": {"rules": _failure_rules()},
            "template": {
                "metadata": {
                    "labels": {**migrations.pod.get("labels", {}), **labels},
                    "annotations": dict(migrations.pod.get("annotations", {})),
                },
                "spec": {**_pod(database, migrations, [kind, *arguments]), **_near(wish)},
            },
        },
    }


def _near(wish: Wish) -> Manifest:
    """Where a node has the image already, it need not be pulled, and is the one that runs there."""
    if not wish.node:
        return {}
    there = {"matchFields": [{"key": "metadata.name", "operator": "In", "values": [wish.node]}]}
    preferred = [{"weight": 100, "preference": there}]
    return {"affinity": {"nodeAffinity": {"preferredDuringSchedulingIgnoredDuringExecution": preferred}}}


def _failure_rules() -> list[Manifest]:
    return [
        {"action": "Ignore", "onPodConditions": [{"type": "DisruptionTarget", "status": "True"}]},
        {
            "action": "FailJob",
            "onExitCodes": {"containerName": CONTAINER, "operator": "In", "values": list(FAILED_FOR_GOOD)},
        },
    ]


def _pod(database: Database, migrations: Migrations, arguments: list[str]) -> Manifest:
    wishes = {
        key: migrations.pod[key] for key in ("imagePullSecrets", "nodeSelector", "tolerations") if key in migrations.pod
    }
    return {
        **wishes,
        "restartPolicy": "Never",
        "automountServiceAccountToken": False,
        "enableServiceLinks": False,
        "terminationGracePeriodSeconds": 30,
        "securityContext": {
            **migrations.pod.get("securityContext", _USER),
            "runAsNonRoot": True,
            "seccompProfile": {"type": "RuntimeDefault"},
        },
        "containers": [_container(database, migrations, arguments)],
        "volumes": [
            {"name": "tmp", "emptyDir": {}},
            {"name": "database", "secret": {"secretName": database.migrator_secret, "defaultMode": 0o444}},
        ],
    }


def _container(database: Database, migrations: Migrations, arguments: list[str]) -> Manifest:
    command = ["python", "-m", "servicekit.migrate", arguments[0], "--job", "--directory", "/app", *arguments[1:]]
    return {
        "name": CONTAINER,
        "image": migrations.image,
        "imagePullPolicy": "IfNotPresent",
        "command": command,
        "env": [
            {
                "name": "MIGRATE_DATABASE_URL",
                "valueFrom": {"secretKeyRef": {"name": database.migrator_secret, "key": "uri"}},
            }
        ],
        "resources": migrations.pod.get("resources") or _RESOURCES,
        "securityContext": _RESTRICTED,
        "terminationMessagePolicy": "File",
        "volumeMounts": [
            {"name": "tmp", "mountPath": "/tmp"},  # noqa: S108 - the pod's own
            {"name": "database", "mountPath": names.CA_DIRECTORY, "readOnly": True},
        ],
    }
