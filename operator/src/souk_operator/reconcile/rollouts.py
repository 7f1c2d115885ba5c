"""A Deployment's status says that its Database is Stalled, for whoever waits for the Deployment."""

from souk_operator import names
from souk_operator.decide import rollouts
from souk_operator.decide.actions import NotifyDeployment
from souk_operator.kubernetes import Kubernetes
from souk_operator.reconcile import workloads


async def notify_deployment(kubernetes: Kubernetes, namespace: str, action: NotifyDeployment) -> None:
    """Set or take away our condition; those of others stay. Raises Gone."""
    await kubernetes.apply_status(rollouts.manifest(namespace, action))


async def withdraw(kubernetes: Kubernetes, namespace: str, database: str) -> None:
    """A Database that is gone is spoken of no more, also by Deployments that lost their label with it."""
    found = await kubernetes.list("Deployment", namespace)
    its = [
        each for each in found if (each["metadata"].get("labels") or {}).get(names.DATABASE_LABEL, database) == database
    ]
    for action in rollouts.withdrawn(workloads.deployments(its)):
        await notify_deployment(kubernetes, namespace, action)
