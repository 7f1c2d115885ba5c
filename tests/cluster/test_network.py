"""Who reaches whom: the NetworkPolicies of the charts, tried from inside the pods."""

import json
from collections.abc import Callable

import pytest
from kube import DATA, SOUK, Cluster

_TRY = """
import json, socket
reached = {}
for name, host, port in json.loads(%r):
    try:
        socket.create_connection((host, port), timeout=3).close()
        reached[name] = True
    except OSError:
        reached[name] = False
print(json.dumps(reached))
"""
PLACES = {
    "auth-service": ("auth-service", 8001),
    "product-service": ("product-service", 8002),
    "cart-service": ("cart-service", 8003),
    "payment-service": ("payment-service", 8004),
    "order-service": ("order-service", 8006),
    "sandbox": ("sandbox", 8014),
    "postgres": (f"postgres.{DATA}", 5432),
    "valkey": (f"valkey.{DATA}", 6379),
    "s3": (f"s3.{DATA}", 4566),
    "mail": (f"mail.{DATA}", 1025),
}
REACHES = {
    "auth-service": {"postgres", "valkey", "mail"},
    "product-service": {"auth-service", "postgres", "valkey", "s3"},
    "cart-service": {"auth-service", "product-service", "order-service", "postgres", "valkey"},
    "payment-service": {"auth-service", "sandbox", "postgres", "valkey"},
    "order-service": {"auth-service", "product-service", "payment-service", "postgres", "valkey", "mail"},
    "sandbox": {"payment-service"},
}


@pytest.mark.parametrize("caller", REACHES)
def test_a_pod_reaches_what_it_needs_and_nothing_else(
    cluster: Cluster, caller: str, report: Callable[..., None]
) -> None:
    [pod, *_] = cluster.pods(caller)
    places = [(name, *place) for name, place in PLACES.items() if name != caller]
    script = _TRY % json.dumps(places)
    said = cluster.kubectl("--namespace", SOUK, "exec", pod, "--container", caller, "--", "python", "-c", script)
    reached = {name for name, yes in json.loads(said).items() if yes}
    report(f"reachable from {caller}", ", ".join(sorted(reached)))
    assert reached == REACHES[caller]
