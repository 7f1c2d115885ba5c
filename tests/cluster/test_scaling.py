"""Pods come when there is work, and nodes may be emptied."""

import json
from collections.abc import Callable

import pytest
from kube import SOUK, Cluster, eventually
from load import Load

PRODUCT = "product-service"


def test_the_autoscaler_reacts(cluster: Cluster, variant: str, report: Callable[..., None]) -> None:
    if cluster.target.attempt("kubectl", "top", "nodes").returncode != 0:
        pytest.skip("this cluster has no metrics-server")
    few = ("autoscaling.enabled=true", "autoscaling.minReplicas=1", "autoscaling.maxReplicas=2")
    options = [argument for value in (*few, "autoscaling.targetCPU=30") for argument in ("--set", value)]
    cluster.begin_upgrade(PRODUCT, cluster.tags[PRODUCT], *options)
    try:
        with Load(cluster.url, variant, purchases=0.5, reads=150) as load:
            _, seconds = eventually(lambda: _wanted(cluster) == 2, within=300, pause=3)
        report("product-service goes from 1 to 2 pods under 150 reads/s after", f"{seconds:.0f} s")
        report("  meanwhile", load.figures)
    finally:
        cluster.upgrade(PRODUCT, cluster.tags[PRODUCT])


def _wanted(cluster: Cluster) -> int:
    scaler = cluster.get("horizontalpodautoscaler", PRODUCT)
    return int(scaler["status"].get("desiredReplicas", 0)) if scaler else 0


def test_an_eviction_waits_for_the_budget_or_the_next_pod(
    cluster: Cluster, load: Load, report: Callable[..., None]
) -> None:
    """What a drain does to one pod: the Eviction API, which asks the PodDisruptionBudget."""
    pod = cluster.pods(PRODUCT)[0]
    eviction = {
        "apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": pod, "namespace": SOUK},
    }  # fmt: skip
    cluster.kubectl("--namespace", SOUK, "scale", f"deployment/{PRODUCT}", "--replicas=2")
    try:
        eventually(lambda: cluster.rolled_out(PRODUCT), within=180)
        with load:
            path = f"/api/v1/namespaces/{SOUK}/pods/{pod}/eviction"
            cluster.kubectl("create", "--raw", path, "--filename", "-", given=json.dumps(eviction))
            eventually(lambda: pod not in cluster.pods(PRODUCT) and cluster.rolled_out(PRODUCT), within=180)
    finally:
        cluster.kubectl("--namespace", SOUK, "scale", f"deployment/{PRODUCT}", "--replicas=1")
    report("one of two pods evicted under load", load.figures)
    assert load.figures.failures == 0
