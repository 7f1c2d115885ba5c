"""Whose database it is: adoption, rivals, what is not allowed, and what deletion leaves."""

import pytest
from builders import NAMESPACE, SYSTEM, Cluster, run

from pgprovision import can_log_in
from souk_operator import names


@pytest.fixture
async def cluster(server_url: str) -> Cluster:
    return Cluster(server_url)


def exists(cluster: Cluster) -> bool:
    query = f"SELECT count(*) FROM pg_database WHERE datname = '{cluster.database_name}'"
    return bool(run(cluster.admin_url, query)[0][0])


def gone(cluster: Cluster) -> bool:
    return ("Database", NAMESPACE, cluster.name) not in cluster.kubernetes.objects


async def deleted(cluster: Cluster, **spec: object) -> None:
    """A Database of policy Delete that somebody deletes."""
    cluster.add_database(deletionPolicy="Delete", **spec)
    await cluster.until_ready()
    assert names.FINALIZER in cluster.kubernetes.objects["Database", NAMESPACE, cluster.name]["metadata"]["finalizers"]


async def test_a_retained_database_is_held_by_nothing_and_taken_up_again(cluster: Cluster) -> None:
    cluster.add_database()
    await cluster.until_ready()
    old = cluster.secret()
    run(old["uri"], "CREATE TEMP TABLE t ()")
    cluster.kubernetes.remove("Database", NAMESPACE, cluster.name)
    assert gone(cluster)
    assert await cluster.reconcile() is None
    assert exists(cluster)
    assert ("Secret", NAMESPACE, "shop-service-db") not in cluster.kubernetes.objects
    cluster.add_database()
    await cluster.until_ready()
    assert can_log_in(cluster.secret()["uri"])


async def test_a_confirmed_delete_drops_database_and_roles(cluster: Cluster) -> None:
    await deleted(cluster)
    cluster.annotate(confirm_delete=cluster.database_name)
    cluster.kubernetes.remove("Database", NAMESPACE, cluster.name)
    await cluster.reconcile()
    assert gone(cluster)
    assert not exists(cluster)
    assert run(cluster.admin_url, f"SELECT 1 FROM pg_roles WHERE rolname LIKE '{cluster.database_name}%'") == []


async def test_a_delete_without_its_confirmation_drops_nothing(cluster: Cluster) -> None:
    await deleted(cluster)
    cluster.annotate(confirm_delete="another")
    cluster.kubernetes.remove("Database", NAMESPACE, cluster.name)
    await cluster.reconcile()
    assert gone(cluster)
    assert exists(cluster)
    assert cluster.kubernetes.events[-1][1] == "DatabaseRetained"


async def test_a_database_dropped_by_hand_lets_its_resource_go(cluster: Cluster) -> None:
    await deleted(cluster)
    cluster.annotate(confirm_delete=cluster.database_name)
    run(cluster.admin_url, f"DROP DATABASE {cluster.database_name} WITH (FORCE)")
    cluster.kubernetes.remove("Database", NAMESPACE, cluster.name)
    await cluster.reconcile()
    assert gone(cluster)


@pytest.mark.parametrize("missing", [("PostgresServer", "", "souk"), ("Secret", SYSTEM, "souk-admin")])
async def test_without_its_server_a_deleted_resource_is_released(
    cluster: Cluster, missing: tuple[str, str, str]
) -> None:
    await deleted(cluster)
    cluster.annotate(confirm_delete=cluster.database_name)
    cluster.kubernetes.remove(*missing)
    cluster.kubernetes.remove("Database", NAMESPACE, cluster.name)
    await cluster.reconcile()
    assert gone(cluster)
    assert exists(cluster)


async def test_a_server_that_is_away_holds_a_confirmed_delete(cluster: Cluster) -> None:
    await deleted(cluster)
    cluster.annotate(confirm_delete=cluster.database_name)
    cluster.kubernetes.change("PostgresServer", "", "souk", {"spec": {"host": "127.0.0.1", "port": 1}})
    cluster.kubernetes.remove("Database", NAMESPACE, cluster.name)
    assert await cluster.reconcile() == 10
    assert not gone(cluster)


async def test_going_back_to_retain_lets_the_finalizer_go(cluster: Cluster) -> None:
    await deleted(cluster)
    cluster.change(deletionPolicy="Retain")
    await cluster.reconcile()
    assert cluster.kubernetes.objects["Database", NAMESPACE, cluster.name]["metadata"]["finalizers"] == []


async def test_a_database_of_others_is_not_taken(cluster: Cluster) -> None:
    run(cluster.admin_url, f"CREATE DATABASE {cluster.database_name}")
    cluster.add_database()
    await cluster.reconcile()
    assert cluster.condition("Stalled")["reason"] == "NotOwned"
    assert '"adoptionPolicy":"Always"' in cluster.condition("Stalled")["message"]
    assert run(cluster.admin_url, f"SELECT 1 FROM pg_roles WHERE rolname LIKE '{cluster.database_name}%'") == []


async def test_a_restored_database_is_adopted_with_new_credentials(cluster: Cluster) -> None:
    cluster.add_database()
    await cluster.until_ready()
    old = cluster.secret()
    run(cluster.admin_url, f"COMMENT ON DATABASE {cluster.database_name} IS 'another-cluster/souk/shop-service'")
    cluster.kubernetes.remove("Database", NAMESPACE, cluster.name)
    cluster.add_database()
    await cluster.reconcile()
    assert "another-cluster/souk/shop-service" in cluster.condition("Stalled")["message"]
    cluster.change(adoptionPolicy="Always")
    await cluster.until_ready()
    assert can_log_in(cluster.secret()["uri"])
    assert not can_log_in(old["uri"])


async def test_two_resources_for_one_database_are_refused(cluster: Cluster) -> None:
    cluster.add_database()
    await cluster.until_ready()
    rival = Cluster(cluster.admin_url, cluster.kubernetes, cluster.database_name, "z-rival")
    rival.add_database(adoptionPolicy="Always")
    await rival.reconcile()
    assert rival.condition("Stalled")["reason"] == "Conflict"
    assert "souk/shop-service" in rival.condition("Stalled")["message"]
    await cluster.reconcile()
    assert cluster.condition("Ready")["status"] == "True"


@pytest.mark.parametrize(
    ("server", "reason"),
    [({"allowedNamespaces": None}, "NamespaceNotAllowed"), ({"allowedExtensions": None}, "ExtensionNotAllowed")],
)
async def test_what_the_server_does_not_allow_is_refused(
    cluster: Cluster, server: dict[str, None], reason: str
) -> None:
    cluster.kubernetes.change("PostgresServer", "", "souk", {"spec": server})
    cluster.add_database(extensions=[{"name": "pg_trgm"}])
    await cluster.reconcile()
    assert cluster.condition("Stalled")["reason"] == reason
    assert not exists(cluster)
