"""Who reaches whom: the NetworkPolicies of the charts, tried from inside the pods."""

import json
from collections.abc import Callable

import pytest
from kube import DATA, SOUK, Cluster

from deployables import EVERY
from souk.places import PORTS

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
PLACES = {each.name: (each.name, each.port) for each in EVERY if each.port} | {
    name: (f"{name}.{DATA}", PORTS["smtp" if name == "mail" else name]) for name in ("postgres", "valkey", "s3", "mail")
}
# The pages have no Python to try it with, nor anything else but a server of files.
REACHES = {each.name: {*each.calls, *each.stores} for each in EVERY if each.port and each.package}


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
