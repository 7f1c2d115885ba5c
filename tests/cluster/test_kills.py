"""kill -9 of the operator and of every service at bad moments; the books stay right."""

import random
import time
from collections.abc import Callable, Iterator

import pytest
from books import check_books
from kube import OPERATOR, SERVICES, SOUK, SYSTEM, Cluster, eventually
from load import Load
from variants import MakeVariants, revision_of

_KILLS = 10


NAME, DATABASE = "killed-operator", "killed_operator"


@pytest.fixture
def database(cluster: Cluster, variants: MakeVariants) -> Iterator[str]:
    """A Database of these tests alone, just made; nothing of it is left, neither now nor of an interrupted run."""
    tag = variants("cart-service").base()
    manifest = {
        "apiVersion": "souk.dev/v1alpha1",
        "kind": "Database",
        "metadata": {"name": NAME, "namespace": SOUK},
        "spec": {
            "serverRef": {"name": "souk"},
            "databaseName": DATABASE,
            "deletionPolicy": "Delete",
            "extensions": [{"name": "pg_trgm"}],
            "credentials": {"secretName": f"{NAME}-db"},
            "migrations": {"image": f"souk/cart-service:{tag}"},
        },
    }
    # No chart has made a policy for its Jobs, and the namespace is closed to what no policy names.
    policy = {
        "apiVersion": "networking.k8s.io/v1",
        "kind": "NetworkPolicy",
        "metadata": {"name": NAME, "namespace": SOUK},
        "spec": {
            "podSelector": {"matchLabels": {"souk.dev/migration-of": NAME}},
            "policyTypes": ["Egress"],
            "egress": [{}],
        },
    }
    _delete(cluster)
    cluster.apply(policy)
    cluster.apply(manifest)
    yield NAME
    _delete(cluster)
    cluster.kubectl("--namespace", SOUK, "delete", "networkpolicy", NAME)


def _delete(cluster: Cluster) -> None:
    if cluster.get("databases.souk.dev", NAME):
        cluster.annotate(NAME, confirm_delete=DATABASE)
        cluster.kubectl("--namespace", SOUK, "delete", "databases.souk.dev", NAME, "--timeout=60s")


def test_the_operator_converges_wherever_it_dies(
    cluster: Cluster, variants: MakeVariants, database: str, report: Callable[..., None]
) -> None:
    moments = random.Random(4)
    survived = 0
    for number in range(_KILLS):
        if number == _KILLS // 2:
            eventually(lambda: cluster.condition(database, "Ready")[0] == "True", within=240)
            cluster.annotate(database, rotate=str(number))
        time.sleep(moments.uniform(0.3, 4.0))
        for pod in cluster.pods(OPERATOR, SYSTEM):
            cluster.kill(pod, SYSTEM)
        survived += 1
    _, seconds = eventually(lambda: cluster.condition(database, "Ready")[0] == "True", within=300)
    assert cluster.get("databases.souk.dev", database)["status"]["credentials"]["activeRole"].endswith("_app_b")
    assert revision_of(cluster, DATABASE) == variants("cart-service").newest
    report("operator killed during provisioning, migration and rotation", f"{survived} kills survived, {seconds:.0f} s")
    _delete(cluster)
    gone = f"SELECT count(*) FROM pg_database WHERE datname = '{DATABASE}'"
    assert cluster.sql("postgres", gone) == "0"


@pytest.mark.parametrize("service", SERVICES)
def test_a_service_that_dies_mid_purchase_breaks_no_promise(
    cluster: Cluster, load: Load, service: str, report: Callable[..., None]
) -> None:
    with load:
        time.sleep(3)
        killed = cluster.pods(service)
        for pod in killed:
            cluster.kill(pod)
        eventually(lambda: cluster.ready_pods(service) - set(killed) and cluster.rolled_out(service), within=180)
        time.sleep(3)
    report(f"{service} killed while people buy", load.figures)
    assert load.figures.confirmed > 0


def test_the_books_are_right_after_all_that(cluster: Cluster, report: Callable[..., None]) -> None:
    held, violations = check_books(cluster)
    report("invariants after the kills", f"{held} hold")
    assert violations == []
