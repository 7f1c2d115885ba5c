"""Migration Jobs that cannot start: what goes away by itself is waited for, what somebody must mend is Stalled."""

from typing import Any

import pytest
from builders import IMAGE, NAMESPACE, Cluster, a_deployment
from migration_builders import answer, applied, plan, taken_back, told


@pytest.fixture
async def cluster(server_url: str) -> Cluster:
    """With a plan Job."""
    cluster = Cluster(server_url)
    cluster.add_database(migrations={"image": IMAGE})
    await cluster.reconcile()
    return cluster


def pod_waits(cluster: Cluster, job: dict[str, Any], reason: str, *, ago: str, where: str = "container") -> None:
    """The Job's pod cannot start, since this time."""
    name = job["metadata"]["name"]
    cluster.finish(job, None)
    cluster.kubernetes.change("Job", NAMESPACE, name, {"status": {"conditions": []}})
    waits = {"state": {"waiting": {"reason": reason, "message": "as the kubelet says"}}}
    scheduled = {"type": "PodScheduled", "status": "True", "lastTransitionTime": ago}
    status = {f"{where}Statuses": [waits], "conditions": [scheduled], "phase": "Pending"}
    cluster.kubernetes.change("Pod", NAMESPACE, f"{name}-x", {"status": status})


LONG_AGO, JUST_NOW = "2026-01-01T00:00:00Z", "2999-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("reason", "where"),
    [
        ("ErrImagePull", "container"),
        ("ImagePullBackOff", "container"),
        ("InvalidImageName", "container"),
        ("ErrImageNeverPull", "container"),
        ("CreateContainerConfigError", "container"),
        ("ImagePullBackOff", "initContainer"),  # of a sidecar that somebody injects
    ],
)
async def test_a_job_that_cannot_start_stalls_after_a_minute_and_goes_on_by_itself(
    cluster: Cluster, reason: str, where: str
) -> None:
    cluster.kubernetes.add(a_deployment())
    [job] = cluster.jobs("plan")
    pod_waits(cluster, job, reason, ago=JUST_NOW, where=where)
    assert await cluster.reconcile() == 10
    assert cluster.condition("Stalled")["status"] == "False"
    assert f"{reason}: as the kubelet says" in cluster.condition("Reconciling")["message"]
    pod_waits(cluster, job, reason, ago=LONG_AGO, where=where)
    assert await cluster.reconcile() == 10
    assert cluster.condition("Stalled")["reason"] == "JobCannotStart"
    message = cluster.condition("Stalled")["message"]
    assert message.endswith(f"See: kubectl -n souk describe pod {job['metadata']['name']}-x")
    assert told(cluster)["reason"] == "JobCannotStart"
    cluster.finish(job, answer())
    await taken_back(cluster)
    assert cluster.condition("Stalled")["status"] == "False"
    await applied(cluster, "0001")
    assert cluster.condition("Ready")["status"] == "True"


async def test_an_apply_job_that_cannot_start_stalls_too(cluster: Cluster) -> None:
    await plan(cluster, answer())
    [job] = cluster.jobs("apply")
    pod_waits(cluster, job, "ImagePullBackOff", ago=LONG_AGO)
    await cluster.reconcile()
    assert cluster.condition("Stalled")["reason"] == "JobCannotStart"


async def test_a_job_whose_pod_nobody_makes_stalls_with_the_job_to_look_at(cluster: Cluster) -> None:
    [job] = cluster.jobs("plan")
    name = job["metadata"]["name"]
    cluster.kubernetes.change("Job", NAMESPACE, name, {"status": {"startTime": LONG_AGO}})
    await cluster.reconcile()
    assert cluster.condition("Stalled")["message"].endswith(f"See: kubectl -n souk describe job {name}")


async def test_a_job_whose_pod_was_evicted_is_waited_for(cluster: Cluster) -> None:
    """A drained node takes the pod away, and the Job controller makes another one some seconds later."""
    [job] = cluster.jobs("plan")
    name = job["metadata"]["name"]
    said = {"manager": "kube-controller-manager", "subresource": "status", "time": JUST_NOW}
    patch = {"metadata": {"managedFields": [said]}, "status": {"startTime": LONG_AGO}}
    cluster.kubernetes.change("Job", NAMESPACE, name, patch)
    assert await cluster.reconcile() == 10
    assert cluster.condition("Stalled")["status"] == "False"
    assert "No pod of it is there." in cluster.condition("Reconciling")["message"]


async def test_a_pod_without_a_node_is_waited_for_and_told(cluster: Cluster) -> None:
    [job] = cluster.jobs("plan")
    pod_waits(cluster, job, "", ago=LONG_AGO)
    name = f"{job['metadata']['name']}-x"
    full = {"type": "PodScheduled", "status": "False", "reason": "Unschedulable", "message": "0/1 nodes: no room."}
    cluster.kubernetes.change("Pod", NAMESPACE, name, {"status": {"containerStatuses": [], "conditions": [full]}})
    await cluster.reconcile()
    assert cluster.condition("Stalled")["status"] == "False"
    message = cluster.condition("Reconciling")["message"]
    assert f"Unschedulable: 0/1 nodes: no room. See: kubectl -n souk describe pod {name}" in message
