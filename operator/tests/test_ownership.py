"""Whose database it is: adoption, rivals, what is not allowed, and what deletion leaves."""

import pytest
from builders import NAMESPACE, SYSTEM, Cluster, a_secret, run

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


def keepsake(cluster: Cluster, name: str, kind: str = "Secret") -> dict[str, str]:
    """What somebody keeps under a name that the operator would write."""
    cluster.kubernetes.add({**a_secret(name, NAMESPACE, password="theirs"), "kind": kind})
    return dict(cluster.kubernetes.objects[kind, NAMESPACE, name]["data"])


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("Secret", "shop-service-db"),
        ("Secret", "shop-service-db-migrator"),
        ("ConfigMap", "shop-service-plan"),
    ],
)
async def test_what_somebody_keeps_under_our_name_is_neither_overwritten_nor_deleted_with_the_database(
    cluster: Cluster, kind: str, name: str
) -> None:
    theirs = keepsake(cluster, name, kind)
    cluster.add_database()
    await cluster.reconcile()
    assert cluster.condition("Stalled")["reason"] == f"{kind}NotOwned"
    assert cluster.condition("Stalled")["message"].endswith(f"kubectl -n {NAMESPACE} delete {kind.lower()} {name}")
    assert not exists(cluster)
    cluster.kubernetes.remove("Database", NAMESPACE, cluster.name)
    await cluster.reconcile()
    assert cluster.kubernetes.objects[kind, NAMESPACE, name]["data"] == theirs


async def test_a_secret_put_in_the_place_of_ours_is_left_as_it_is(cluster: Cluster) -> None:
    cluster.add_database()
    await cluster.until_ready()
    cluster.kubernetes.remove("Secret", NAMESPACE, "shop-service-db")
    theirs = keepsake(cluster, "shop-service-db")
    await cluster.reconcile()
    assert cluster.condition("Stalled")["reason"] == "SecretNotOwned"
    assert cluster.kubernetes.objects["Secret", NAMESPACE, "shop-service-db"]["data"] == theirs


async def test_a_secret_of_ours_that_lost_its_labels_is_still_ours(cluster: Cluster) -> None:
    cluster.add_database()
    await cluster.until_ready()
    labels = cluster.kubernetes.objects["Secret", NAMESPACE, "shop-service-db"]["metadata"]["labels"]
    none = {"metadata": {"labels": dict.fromkeys(labels)}}
    cluster.kubernetes.change("Secret", NAMESPACE, "shop-service-db", none)
    await cluster.until_ready()
    assert cluster.kubernetes.objects["Secret", NAMESPACE, "shop-service-db"]["metadata"]["labels"] == labels


@pytest.mark.parametrize("secret", ["shop-service-db", "shop-service-db-migrator"])
async def test_an_image_never_runs_with_the_secrets_of_another_database(cluster: Cluster, secret: str) -> None:
    cluster.add_database()
    await cluster.until_ready()
    held = cluster.secret("-migrator")
    thief = Cluster(cluster.admin_url, cluster.kubernetes, f"{cluster.database_name}_2", "thief")
    thief.add_database(credentials={"secretName": secret}, migrations={"image": "evil:1"})
    await thief.reconcile()
    assert thief.condition("Stalled")["reason"] == "SecretNotOwned"
    assert "belongs to Database shop-service" in thief.condition("Stalled")["message"]
    assert thief.jobs("plan") == []
    assert cluster.secret("-migrator") == held


@pytest.mark.parametrize(
    "label",
    [("app.kubernetes.io/name", "auth-service"), (names.DATABASE_LABEL, "auth"), (names.MIGRATES_LABEL, "auth")],
)
async def test_a_migration_cannot_pass_for_a_pod_of_a_service(cluster: Cluster, label: tuple[str, str]) -> None:
    cluster.add_database(migrations={"image": "evil:1", "pod": {"labels": dict([label])}})
    await cluster.reconcile()
    assert cluster.condition("Stalled")["reason"] == "LabelNotAllowed"
    assert "=".join(label) in cluster.condition("Stalled")["message"]
    assert cluster.jobs("plan") == []


async def test_a_migration_may_carry_the_label_that_its_network_policy_selects(cluster: Cluster) -> None:
    labels = {names.MIGRATES_LABEL: cluster.name, "sidecar.istio.io/inject": "false"}
    cluster.add_database(migrations={"image": "souk/shop-service:1", "pod": {"labels": labels}})
    await cluster.reconcile()
    assert labels.items() <= cluster.jobs("plan")[0]["spec"]["template"]["metadata"]["labels"].items()
