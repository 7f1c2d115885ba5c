"""What is changed by hand is noticed by the loop and put right; what belongs to others is left alone."""

import pytest
from builders import Cluster, a_pod, run

from pgprovision import can_log_in


@pytest.fixture
async def cluster(server_url: str) -> Cluster:
    cluster = Cluster(server_url)
    cluster.add_database()
    await cluster.until_ready()
    run(cluster.secret("-migrator")["uri"], "CREATE TABLE orders (id int)")
    return cluster


async def noticed(cluster: Cluster) -> bool:
    """Whether one turn of the loop asks for the Database to be looked at."""
    asked: list[object] = []
    cluster.operator.drift.enqueue = asked.append
    await cluster.operator.drift.turn()
    return bool(asked)


@pytest.mark.parametrize(
    "change",
    [
        "REVOKE CONNECT ON DATABASE {name} FROM {name}_rw",
        "ALTER ROLE {name}_app_b NOLOGIN",
        "GRANT CREATE ON SCHEMA souk TO {name}_rw",
        "REVOKE SELECT ON souk.orders FROM {name}_rw",
    ],
)
async def test_a_change_by_hand_is_noticed_repaired_and_told(cluster: Cluster, superuser_url: str, change: str) -> None:
    assert not await noticed(cluster)
    inside = superuser_url.rsplit("/", 1)[0] + f"/{cluster.database_name}"
    if "?" in superuser_url:
        inside = superuser_url.replace("/postgres?", f"/{cluster.database_name}?")
    run(inside, change.format(name=cluster.database_name))
    assert await noticed(cluster)
    await cluster.reconcile()
    assert not await noticed(cluster)
    assert cluster.condition("DriftFree")["status"] == "True"
    assert cluster.condition("Ready")["status"] == "True"
    assert cluster.kubernetes.events[-1][1] == "DriftRepaired"
    assert can_log_in(cluster.secret()["uri"])
    assert b"souk_operator_drift_repaired_total{" in scraped(cluster)


async def test_what_is_not_provisioned_yet_is_not_looked_at(cluster: Cluster, superuser_url: str) -> None:
    run(superuser_url, f"ALTER ROLE {cluster.database_name}_app_b NOLOGIN")
    cluster.change(connectionLimit=9)
    assert not await noticed(cluster)


async def test_a_rollout_that_stands_still_hides_no_drift(cluster: Cluster, superuser_url: str) -> None:
    cluster.kubernetes.add(a_pod("old"))
    cluster.annotate(rotate="1")
    await cluster.reconcile()
    assert cluster.status()["credentials"]["rolling"] == "true"
    run(superuser_url, f"ALTER ROLE {cluster.database_name}_app_b NOLOGIN")
    assert await noticed(cluster)


def scraped(cluster: Cluster) -> bytes:
    from prometheus_client import generate_latest

    return generate_latest(cluster.operator.metrics.registry)
