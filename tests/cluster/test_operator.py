"""Adoption, deletion, and an upgrade of the operator itself."""

import json
import time
from collections.abc import Callable

from kube import OPERATOR, RELEASES, SERVICES, SOUK, SYSTEM, Cluster, eventually
from variants import jobs

from souk.cluster.releases import install


def test_an_uninstalled_service_adopts_its_own_database(cluster: Cluster, report: Callable[..., None]) -> None:
    before = cluster.sql("cart_db", "SELECT count(*) FROM souk.carts")
    oid = cluster.sql("postgres", "SELECT oid FROM pg_database WHERE datname = 'cart_db'")
    cluster.target.run(cluster.target.helm, "uninstall", "cart-service", "--namespace", SOUK, "--wait")
    eventually(lambda: cluster.get("databases.souk.dev", "cart-service") is None, within=60)
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
        report("a namespace of Retain databases is gone, the operator down, after", f"{time.monotonic() - began:.1f} s")
    finally:
        cluster.kubectl("--namespace", SYSTEM, "scale", f"deployment/{OPERATOR}", "--replicas=1")
        cluster.kubectl("--namespace", SYSTEM, "rollout", "status", f"deployment/{OPERATOR}", "--timeout=120s")
