"""A node is drained while people buy: needs a second node, as k8s/kind/two-nodes.yaml has one."""

from collections.abc import Callable, Iterator

import pytest
from kube import SERVICES, SOUK, Cluster, eventually
from load import Load


@pytest.fixture
def second_node(cluster: Cluster) -> Iterator[str]:
    """A worker with a pod of each service on it; the data stores and the gateway are on the first node."""
    nodes = {role: _nodes(cluster, f"{role}node-role.kubernetes.io/control-plane") for role in ("", "!")}
    if not nodes["!"]:
        pytest.skip("the cluster has one node: see the job `cluster` of the workflow")
    [first], [second, *_] = nodes[""], nodes["!"]
    try:
        cluster.kubectl("cordon", first)
        _scale(cluster, 2)
        cluster.kubectl("uncordon", first)
        yield second
    finally:
        cluster.kubectl("uncordon", first, second)
        _scale(cluster, 1)


def test_a_drained_node_loses_no_request(
    cluster: Cluster, second_node: str, load: Load, report: Callable[..., None]
) -> None:
    assert _services_on(cluster, second_node) == set(SERVICES)
    with load:
        cluster.kubectl("drain", second_node, "--ignore-daemonsets", "--delete-emptydir-data", "--timeout=300s")
        eventually(lambda: all(cluster.rolled_out(service) for service in SERVICES), within=240)
    report("a node drained while people buy", load.figures)
    assert not _services_on(cluster, second_node)
    assert load.figures.failures == 0
    assert load.figures.confirmed > 0


def _nodes(cluster: Cluster, selector: str) -> list[str]:
    return [node["metadata"]["name"] for node in cluster.items("nodes", selector)]


def _scale(cluster: Cluster, replicas: int) -> None:
    for service in SERVICES:
        cluster.kubectl("--namespace", SOUK, "scale", f"deployment/{service}", f"--replicas={replicas}")
    eventually(lambda: all(cluster.rolled_out(service) for service in SERVICES), within=240)


def _services_on(cluster: Cluster, node: str) -> set[str]:
    pods = cluster.items("pods", f"app.kubernetes.io/name in ({','.join(SERVICES)})")
    there = [pod for pod in pods if pod["spec"].get("nodeName") == node and pod["status"]["phase"] == "Running"]
    return {pod["metadata"]["labels"]["app.kubernetes.io/name"] for pod in there}
