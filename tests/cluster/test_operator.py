"""Adoption, deletion, an upgrade of the operator itself, its pods, and namespaces and servers that go."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from kube import OPERATOR, RELEASES, SERVICES, SOUK, SYSTEM, Cluster, eventually
from test_databases import DAMAGE, WHOLE
from variants import jobs

from souk.cluster.releases import install


def test_an_uninstalled_service_adopts_its_own_database(cluster: Cluster, report: Callable[..., None]) -> None:
    before = cluster.sql("cart_db", "SELECT count(*) FROM souk.carts")
    oid = cluster.sql("postgres", "SELECT oid FROM pg_database WHERE datname = 'cart_db'")
    try:
        cluster.target.run(cluster.target.helm, "uninstall", "cart-service", "--namespace", SOUK, "--wait")
        eventually(lambda: cluster.get("databases.souk.dev", "cart-service") is None, within=60)
    finally:
        began = time.monotonic()
        install((RELEASES["cart-service"],), cluster.target, cluster.tags, cluster.progress)
    report("uninstalled and installed again, its database adopted, after", f"{time.monotonic() - began:.0f} s")
    assert cluster.sql("postgres", "SELECT oid FROM pg_database WHERE datname = 'cart_db'") == oid
    assert int(cluster.sql("cart_db", "SELECT count(*) FROM souk.carts")) >= int(before)


def test_an_operator_upgrade_changes_nothing(cluster: Cluster) -> None:
    def world() -> tuple[object, ...]:
        pods = {pod["metadata"]["uid"] for pod in cluster.items("pods") if pod["status"]["phase"] == "Running"}
        secrets = {each["metadata"]["name"]: each["data"] for each in cluster.items("secrets", "souk.dev/database")}
        return pods, jobs_of_all(cluster), json.dumps(secrets, sort_keys=True)

    def settled() -> tuple[object, ...] | None:
        once = world()
        time.sleep(15)
        return once if once == world() else None

    before, _ = eventually(settled, within=300)
    cluster.kubectl("--namespace", SYSTEM, "rollout", "restart", f"deployment/{OPERATOR}")
    cluster.kubectl("--namespace", SYSTEM, "rollout", "status", f"deployment/{OPERATOR}", "--timeout=120s")
    time.sleep(45)  # two turns of the drift loop
    assert world() == before


def jobs_of_all(cluster: Cluster) -> set[str]:
    return {uid for name in SERVICES for kind in ("plan", "apply") for uid in jobs(cluster, name, kind)}


def test_a_namespace_of_retained_databases_goes_also_while_the_operator_is_down(
    cluster: Cluster, report: Callable[..., None]
) -> None:
    cluster.kubectl("--namespace", SYSTEM, "scale", f"deployment/{OPERATOR}", "--replicas=0")
    try:
        cluster.apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "souk-going"}})
        cluster.apply({
            "apiVersion": "souk.dev/v1alpha1", "kind": "Database",
            "metadata": {"name": "going", "namespace": "souk-going"},
            "spec": {
                "serverRef": {"name": "souk"}, "databaseName": "going", "credentials": {"secretName": "going-db"},
                "migrations": {"image": f"souk/cart-service:{cluster.tags['cart-service']}"},
            },
        })  # fmt: skip
        began = time.monotonic()
        cluster.kubectl("delete", "namespace", "souk-going", "--timeout=60s")
        assert cluster.get("namespace", "souk-going") is None
        report("a namespace of Retain databases is gone, the operator down, after", f"{time.monotonic() - began:.1f} s")
    finally:
        cluster.kubectl("--namespace", SYSTEM, "scale", f"deployment/{OPERATOR}", "--replicas=1")
        cluster.kubectl("--namespace", SYSTEM, "rollout", "status", f"deployment/{OPERATOR}", "--timeout=120s")


GUEST = "souk-guest"
"""A second namespace that the operator watches in these tests, with a Database on a PostgresServer of the same name."""


@pytest.fixture
def guest(cluster: Cluster) -> Iterator[None]:
    spec = cluster.get("postgresservers.souk.dev", "souk", SYSTEM)["spec"] | {"allowedNamespaces": [GUEST]}
    apply(cluster, "PostgresServer", spec)
    invite(cluster)
    try:
        yield
    finally:
        apply(cluster, "PostgresServer", spec)
        if cluster.get("databases.souk.dev", GUEST, GUEST):
            cluster.kubectl("--namespace", GUEST, "delete", "databases.souk.dev", GUEST, "--timeout=120s")
        cluster.kubectl("delete", "postgresservers.souk.dev", GUEST)
        install((RELEASES["operator"],), cluster.target, cluster.tags, cluster.progress)
        cluster.kubectl("delete", "namespace", GUEST, "--timeout=120s")


def invite(cluster: Cluster) -> None:
    """The namespace, the operator's Role in it, and a Database there that becomes Ready."""
    cluster.apply({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": GUEST}})
    upgrade_operator(cluster, f"watchNamespaces={{{SOUK},{GUEST}}}")
    apply(cluster, "Database", {"serverRef": {"name": GUEST}, "databaseName": "guest", "deletionPolicy": "Delete"})
    eventually(lambda: ready(cluster) == ("True", "Ready"), within=120)


def upgrade_operator(cluster: Cluster, *values: str) -> None:
    chart = str(cluster.target.root / RELEASES["operator"].chart)
    given = [argument for value in values for argument in ("--set", value)]
    command = ("upgrade", "operator", chart, "--namespace", SYSTEM, "--reuse-values", "--wait", "--timeout", "120s")
    cluster.target.run(cluster.target.helm, *command, *given)


def apply(cluster: Cluster, kind: str, spec: dict[str, Any]) -> None:
    meta = {"name": GUEST, "annotations": {"souk.dev/confirm-delete": "guest"}}
    place = {"namespace": GUEST} if kind == "Database" else {}
    cluster.apply({"apiVersion": "souk.dev/v1alpha1", "kind": kind, "metadata": meta | place, "spec": spec})


def ready(cluster: Cluster) -> tuple[str, str]:
    """(status, reason) of the guest Database."""
    found = (cluster.get("databases.souk.dev", GUEST, GUEST) or {}).get("status") or {}
    each = next(each for each in found["conditions"] if each["type"] == "Ready")
    return each["status"], each["reason"]


def restarts(cluster: Cluster) -> dict[str, int]:
    """By the operator's pods."""
    pods = cluster.items("pods", f"app.kubernetes.io/name={OPERATOR}", SYSTEM)
    return {pod["metadata"]["name"]: pod["status"]["containerStatuses"][0]["restartCount"] for pod in pods}


def signal(cluster: Cluster, pod: str, name: str) -> None:
    """Send the operator's process a signal past Kubernetes, from its node."""
    found = cluster.get("pod", pod, SYSTEM)
    container = found["status"]["containerStatuses"][0]["containerID"].rpartition("/")[2]
    command = f"for p in $(grep -ls {container} /proc/[0-9]*/cgroup | cut -d/ -f3); do kill -{name} $p; done"
    cluster.target.run("docker", "exec", found["spec"]["nodeName"], "sh", "-c", command)


def repaired(cluster: Cluster, within: float) -> float:
    """Seconds from damage done by hand to its repair."""
    cluster.sql("cart_db", DAMAGE)
    _, seconds = eventually(lambda: cluster.sql("cart_db", WHOLE) == "t", within=within, pause=0.5)
    return seconds


def test_a_watched_namespace_that_is_deleted_blinds_the_operator_for_no_other(
    cluster: Cluster, guest: None, report: Callable[..., None]
) -> None:
    pods = restarts(cluster)
    cluster.kubectl("--namespace", GUEST, "patch", "databases.souk.dev", GUEST, "--type=merge",
                    "--patch", '{"spec":{"deletionPolicy":"Retain"}}')  # fmt: skip
    eventually(lambda: not cluster.get("databases.souk.dev", GUEST, GUEST)["metadata"].get("finalizers"), within=60)
    cluster.kubectl("delete", "namespace", GUEST, "--timeout=120s")
    report("a watched namespace is deleted: drift elsewhere is repaired after", f"{repaired(cluster, 60):.1f} s")
    began = time.monotonic()
    invite(cluster)
    report("  it is made anew with its Role: a Database in it is Ready after", f"{time.monotonic() - began:.1f} s")
    assert restarts(cluster) == pods


def test_a_deleted_server_shows_on_its_databases(cluster: Cluster, guest: None, report: Callable[..., None]) -> None:
    cluster.kubectl("delete", "postgresservers.souk.dev", GUEST)
    _, seconds = eventually(lambda: ready(cluster) == ("False", "NoServer"), within=60, pause=0.5)
    report("a PostgresServer is deleted: its Database says so after", f"{seconds:.1f} s")
    assert seconds <= 25


def test_a_database_that_nobody_watches_says_so_until_one_watches_all(
    cluster: Cluster, guest: None, report: Callable[..., None]
) -> None:
    upgrade_operator(cluster, f"watchNamespaces={{{SOUK}}}")
    spec = {"serverRef": {"name": GUEST}, "databaseName": "unwatched", "deletionPolicy": "Delete"}
    meta = {"name": "unwatched", "namespace": GUEST, "annotations": {"souk.dev/confirm-delete": "unwatched"}}
    cluster.apply({"apiVersion": "souk.dev/v1alpha1", "kind": "Database", "metadata": meta, "spec": spec})
    status = cluster.get("databases.souk.dev", "unwatched", GUEST)["status"]
    assert status["conditions"][0]["reason"] == "NotLookedAt"
    assert "helm upgrade" in status["conditions"][0]["message"]
    assert status["observedGeneration"] == -1
    began = time.monotonic()
    upgrade_operator(cluster, "watchNamespaces={*}")
    wait = ("wait", "--for=condition=Ready", "databases.souk.dev/unwatched", "--timeout=120s")
    cluster.kubectl("--namespace", GUEST, *wait)
    report("a Database that nobody watched is Ready after one watches all", f"{time.monotonic() - began:.1f} s")
    cluster.kubectl("--namespace", GUEST, "delete", "databases.souk.dev", "unwatched", "--timeout=120s")


def test_another_pod_acts_when_the_acting_one_is_killed(cluster: Cluster, report: Callable[..., None]) -> None:
    def holder() -> str:
        return str(cluster.get("lease", OPERATOR, SYSTEM)["spec"]["holderIdentity"])

    def another_acts(than: str) -> float:
        _, seconds = eventually(lambda: holder() not in ("", than), within=60, pause=0.2)
        return seconds

    upgrade_operator(cluster, "replicas=2")
    try:
        eventually(lambda: len(restarts(cluster)) == 2, within=60)
        first = holder()
        cluster.kill(first, SYSTEM)
        seconds = another_acts(than=first)
        report("the acting operator is killed: another holds the lease after", f"{seconds:.1f} s")
        report("  and repairs drift made by hand after", f"{repaired(cluster, 60):.1f} s")
        assert seconds <= 15
        frozen = holder()
        signal(cluster, frozen, "STOP")
        seconds = another_acts(than=frozen)
        signal(cluster, frozen, "CONT")
        report("the acting operator is frozen: another holds the lease after", f"{seconds:.1f} s")
        assert seconds <= 15
        _, seconds = eventually(lambda: restarts(cluster)[frozen] == 1, within=60, pause=0.5)
        report("  thawed, it has ended itself after", f"{seconds:.1f} s")
        second = holder()
        cluster.kubectl("--namespace", SYSTEM, "delete", "pod", second, "--wait=false")
        report("the acting operator is stopped: another holds the lease after", f"{another_acts(than=second):.1f} s")
    finally:
        install((RELEASES["operator"],), cluster.target, cluster.tags, cluster.progress)
