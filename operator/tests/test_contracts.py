"""Contracts, empty databases, and databases that are not what the Jobs left."""

import pytest
from builders import IMAGE, NAMESPACE, Cluster, a_deployment, a_pod, run
from migration_builders import NEXT, answer, applied, migrated, plan


@pytest.fixture
async def cluster(server_url: str) -> Cluster:
    cluster = Cluster(server_url)
    cluster.add_database(migrations={"image": IMAGE})
    await cluster.reconcile()
    return cluster


async def test_contracts_wait_until_every_pod_runs_the_image(cluster: Cluster) -> None:
    await migrated(cluster)
    cluster.kubernetes.add(a_pod("old"))
    cluster.kubernetes.add(a_deployment(image=NEXT))
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    await plan(cluster, answer(current="0001", needs="0002", head="0003"))
    await applied(cluster, "0002")
    assert cluster.condition("Ready")["status"] == "True"
    assert cluster.condition("Contracted")["reason"] == "WaitingForRollout"
    assert "old" in cluster.condition("Contracted")["message"]
    cluster.kubernetes.remove("Pod", NAMESPACE, "old")
    cluster.kubernetes.add(a_pod("new", image=NEXT))
    await cluster.reconcile()
    said = answer("destructive", current="0002", needs="0002", head="0003")
    await plan(cluster, said)
    assert cluster.condition("Contracted")["reason"] == "AwaitingApproval"
    assert cluster.condition("Ready")["status"] == "True"
    assert cluster.condition("Reconciling")["status"] == "False"
    cluster.annotate(approve_plan=said["hash"])
    await cluster.reconcile()
    await applied(cluster, "0003")
    assert cluster.condition("Contracted")["status"] == "True"


async def test_in_an_empty_database_there_is_nothing_to_lose(cluster: Cluster) -> None:
    await plan(cluster, answer("destructive", needs="0002", head="0003"))
    await applied(cluster, "0003")
    assert cluster.condition("Contracted")["status"] == "True"


async def test_an_image_from_before_a_contract_is_refused_with_a_sentence(cluster: Cluster) -> None:
    await migrated(cluster, "0003")
    owner = cluster.secret("-migrator")["uri"]
    run(owner, "COMMENT ON TABLE alembic_version IS 'min_image_revision=0002'")
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    await plan(cluster, answer("nothing", current="0003", needs="0001"))
    assert cluster.condition("Stalled")["reason"] == "OverContract"
    assert "Deploy an image with revision 0002 or newer." in cluster.condition("Stalled")["message"]
    # A backup from before the contract was restored: what it demands is asked of the database, not remembered.
    run(owner, "COMMENT ON TABLE alembic_version IS NULL")
    await cluster.reconcile()
    assert cluster.condition("Ready")["status"] == "True"


async def test_drift_of_grants_never_looks_like_an_empty_database(cluster: Cluster, superuser_url: str) -> None:
    await migrated(cluster)
    run(superuser_url, f"ALTER ROLE {cluster.database_name}_owner LOGIN")
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    [job] = cluster.jobs("plan")
    assert job["spec"]["template"]["spec"]["containers"][0]["command"][-1] == "needs"


async def test_a_database_emptied_by_hand_is_migrated_again(cluster: Cluster, server_url: str) -> None:
    await migrated(cluster)
    run(server_url, f"DROP DATABASE {cluster.database_name} WITH (FORCE)")
    await cluster.reconcile()
    assert cluster.condition("Ready")["status"] == "False"
    await plan(cluster, answer())
    await applied(cluster, "0001")
    assert cluster.condition("Ready")["status"] == "True"
