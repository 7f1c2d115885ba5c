"""A plan goes from the log of its Job's pod into a ConfigMap, where people read it before they approve."""

from souk_operator import names
from souk_operator.decide.actions import StorePlan
from souk_operator.decide.jobs import CONTAINER
from souk_operator.decide.secrets import owner_reference
from souk_operator.kubernetes import Kubernetes
from souk_operator.resources import Database

BEGIN = "-----BEGIN SOUK MIGRATION PLAN-----"  # the contract of servicekit.migrate --job
END = "-----END SOUK MIGRATION PLAN-----"
_MOST_BYTES = 900_000  # a ConfigMap holds a mebibyte


async def store_plan(kubernetes: Kubernetes, database: Database, action: StorePlan) -> None:
    """Write the ConfigMap; a log that is gone leaves a note in its place, since the hash is what is approved."""
    namespace, name = database.key
    label = {names.JOB_LABEL: name, "batch.kubernetes.io/job-name": action.job}
    text = ""
    for pod in await kubernetes.list("Pod", namespace, label):
        text = text or between_markers(await kubernetes.log(namespace, pod["metadata"]["name"], CONTAINER))
    await kubernetes.apply(
        {
            "apiVersion": "v1",
            "kind": "ConfigMap",
            "metadata": {
                "name": action.config_map,
                "namespace": namespace,
                "labels": {names.DATABASE_LABEL: name, "app.kubernetes.io/managed-by": names.MANAGER},
                "ownerReferences": [owner_reference(database.meta)],
            },
            "data": {"hash": action.hash, "plan.sql": text or f"-- The log of Job {action.job} is gone.\n"},
        }
    )


def between_markers(log: str) -> str:
    """The plan in a pod's log; empty when there is none, cut when it is too long to store."""
    plan = log.partition(BEGIN)[2].partition(END)[0].strip()
    data = plan.encode()
    if len(data) <= _MOST_BYTES:
        return f"{plan}\n" if plan else ""
    return data[:_MOST_BYTES].decode(errors="ignore") + "\n-- (cut here: too long for a ConfigMap)\n"
