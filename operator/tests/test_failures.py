"""Who hears of a Database that only a human can mend: its status, the Deployments that wait for it, gates in pods."""

from typing import Any

import psycopg
import pytest
from builders import IMAGE, NAMESPACE, Cluster, a_deployment
from migration_builders import NEXT, answer, applied, migrated, plan, taken_back, told

from servicekit.migrate import session
from souk_operator.work import Key


@pytest.fixture
async def cluster(server_url: str) -> Cluster:
    cluster = Cluster(server_url)
    cluster.add_database(migrations={"image": IMAGE})
    await cluster.reconcile()
    return cluster


def note(cluster: Cluster) -> session.Stalled | None:
    """As the gate reads it, with the service's own login."""
    with psycopg.connect(cluster.secret()["uri"]) as connection:
        return session.stalled(connection)


def settled(name: str, image: str) -> dict[str, Any]:
    numbers = dict.fromkeys(("observedGeneration", "replicas", "updatedReplicas", "availableReplicas"), 1)
    return {**a_deployment(name, image), "status": numbers}


def labelled(deployment: dict[str, Any]) -> dict[str, Any]:
    deployment["metadata"]["labels"] = {"souk.dev/database": "shop-service"}
    return deployment


async def fails(cluster: Cluster, needs: str = "0002") -> None:
    """The next image is rolled out, and its migration fails."""
    await migrated(cluster)
    other = {"type": "Available", "status": "True"}
    cluster.kubernetes.add({**a_deployment(image=NEXT), "status": {"conditions": [other]}})
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    await plan(cluster, answer(current="0001", needs=needs))
    await fail_again(cluster)


async def fail_again(cluster: Cluster) -> None:
    [job] = cluster.jobs("apply")
    cluster.finish(job, {"sentence": "A statement failed: no such column."}, failed=True)
    await cluster.reconcile()


async def test_a_failed_migration_is_told_to_the_deployment_and_to_waiting_gates(cluster: Cluster) -> None:
    await fails(cluster)
    assert (told(cluster)["status"], told(cluster)["reason"]) == ("True", "MigrationFailed")
    assert (
        "Database shop-service: Applying 0002 failed: A statement failed: no such column." in told(cluster)["message"]
    )
    assert cluster.kubernetes.condition("Deployment", NAMESPACE, "shop-service", "Available")["status"] == "True"
    found = note(cluster)
    assert found is not None
    assert found.image == NEXT
    assert "no such column" in found.sentence
    before = list(cluster.kubernetes.writes)
    await cluster.reconcile()
    assert cluster.kubernetes.writes == before


@pytest.mark.parametrize("mend", ["retry", "another image"])
async def test_what_mends_it_meets_nothing_that_is_left_of_the_failure(cluster: Cluster, mend: str) -> None:
    await fails(cluster)
    if mend == "retry":
        cluster.annotate(retry="1")
    else:
        cluster.change(migrations={"image": "souk/shop-service:3"})
    await taken_back(cluster)
    assert note(cluster) is None
    await plan(cluster, answer(current="0001", needs="0002"))
    await applied(cluster, "0002")
    assert cluster.condition("Ready")["status"] == "True"


async def test_only_deployments_that_wait_for_this_schema_are_told(cluster: Cluster) -> None:
    cluster.kubernetes.add(labelled(settled("served-by-old-pods", NEXT)))
    cluster.kubernetes.add(labelled(a_deployment("another-image", IMAGE)))
    await fails(cluster)
    assert told(cluster)["status"] == "True"
    assert told(cluster, "served-by-old-pods")["status"] is None
    assert told(cluster, "another-image")["status"] is None
    # Rolled back by hand, while the Database still asks for the image that fails.
    rolled_back = settled("shop-service", IMAGE)
    cluster.kubernetes.change("Deployment", NAMESPACE, "shop-service", {"spec": rolled_back["spec"]})
    await cluster.reconcile()
    assert told(cluster)["status"] is None
    assert cluster.condition("Stalled")["status"] == "True"


async def test_pods_that_wait_for_a_secret_that_nobody_writes(cluster: Cluster) -> None:
    server = ("PostgresServer", "", "souk")
    cluster.kubernetes.change(*server, {"spec": {"allowedNamespaces": ["another"]}})
    cluster.kubernetes.remove("Database", NAMESPACE, "shop-service")
    for name in ("shop-service-db", "shop-service-db-migrator"):
        cluster.kubernetes.objects.pop(("Secret", NAMESPACE, name), None)
    cluster.add_database(migrations={"image": IMAGE})
    cluster.kubernetes.add(a_deployment())
    await cluster.reconcile()
    assert told(cluster)["reason"] == "NamespaceNotAllowed"
    cluster.kubernetes.change(*server, {"spec": {"allowedNamespaces": [NAMESPACE]}})
    await taken_back(cluster)


async def test_a_name_that_is_refused_is_told_too(server_url: str) -> None:
    cluster = Cluster(server_url, database_name="template1")
    cluster.add_database(migrations={"image": IMAGE})
    cluster.kubernetes.add(a_deployment())
    await cluster.reconcile()
    assert told(cluster)["reason"] == "InvalidName"


async def test_pods_that_can_start_without_the_administrator_are_no_failure(cluster: Cluster) -> None:
    """What they need is there: the Secret, and the schema. Not so for an image that has never been asked."""
    await migrated(cluster)
    cluster.kubernetes.add(a_deployment())
    cluster.kubernetes.add(labelled(a_deployment("new-image", NEXT)))
    cluster.kubernetes.remove("Secret", "souk-system", "souk-admin")
    cluster.change(connectionLimit=50)
    await cluster.reconcile()
    assert cluster.condition("Stalled")["reason"] == "NoAdminSecret"
    assert told(cluster)["status"] is None
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    assert told(cluster, "new-image")["reason"] == "NoAdminSecret"
    assert told(cluster)["status"] is None


async def test_a_deployment_that_lost_its_label_with_the_database_is_told_too(cluster: Cluster) -> None:
    await fails(cluster)
    cluster.kubernetes.change("Deployment", NAMESPACE, "shop-service", {"metadata": {"labels": None}})
    cluster.kubernetes.remove("Database", NAMESPACE, "shop-service")
    await cluster.reconcile()
    assert told(cluster)["status"] is None


@pytest.mark.parametrize("operator", ["up", "down"])
async def test_nothing_speaks_of_a_database_that_was_deleted(cluster: Cluster, operator: str) -> None:
    await fails(cluster)
    cluster.kubernetes.remove("Database", NAMESPACE, "shop-service")
    if operator == "down":
        cluster.restart()
        queued: list[Key] = []
        cluster.operator.drift.enqueue = queued.append
        await cluster.operator.drift.turn()
        assert queued == [Key("Database", NAMESPACE, "shop-service")]
    await cluster.reconcile()
    assert told(cluster)["status"] is None
    await cluster.operator.drift.turn()


async def test_what_a_server_refuses_stays_stalled_while_it_is_tried_again(
    cluster: Cluster, superuser_url: str, server_url: str
) -> None:
    cluster.kubernetes.change("PostgresServer", "", "souk", {"spec": {"allowedExtensions": ["vector", "file_fdw"]}})
    cluster.kubernetes.add(a_deployment())
    cluster.change(extensions=[{"name": "file_fdw"}])
    await cluster.reconcile()
    assert cluster.condition("Stalled")["reason"] == "DatabaseAdministratorNeeded"
    assert told(cluster)["reason"] == "DatabaseAdministratorNeeded"
    before = (list(cluster.kubernetes.writes), list(cluster.kubernetes.events))
    await cluster.reconcile()
    assert (cluster.kubernetes.writes, cluster.kubernetes.events) == before
    with psycopg.connect(superuser_url, dbname=cluster.database_name, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION file_fdw SCHEMA extensions")
    await taken_back(cluster)
    assert cluster.condition("Stalled")["status"] == "False"
