"""Rotation a/b, and credentials that were lost or edited, on a real PostgreSQL."""

import psycopg
import pytest
from builders import IMAGE, NAMESPACE, Cluster, a_deployment, a_pod, run

from pgprovision import can_log_in
from souk_operator import names


@pytest.fixture
async def cluster(server_url: str) -> Cluster:
    cluster = Cluster(server_url)
    cluster.add_database(credentials={"secretName": "shop-service-db", "rotation": {"grace": "0"}})
    cluster.kubernetes.add(a_deployment())
    await cluster.until_ready()
    return cluster


def hash_on_the_deployment(cluster: Cluster) -> str | None:
    meta = cluster.kubernetes.objects["Deployment", NAMESPACE, "shop-service"]["spec"]["template"]["metadata"]
    found: str | None = meta.get("annotations", {}).get(names.CREDENTIALS_HASH)
    return found


async def test_the_first_credentials_restart_no_pod(cluster: Cluster) -> None:
    assert hash_on_the_deployment(cluster) is None
    await cluster.reconcile()
    assert hash_on_the_deployment(cluster) is None


async def test_a_rotation_that_is_asked_for_changes_role_secret_and_pods(cluster: Cluster) -> None:
    old = cluster.secret()
    cluster.kubernetes.add(a_pod("old"))
    cluster.annotate(rotate="1")
    await cluster.reconcile()
    new = cluster.secret()
    assert (cluster.role(), old["user"] != new["user"], old["password"] != new["password"]) == ("app_b", True, True)
    assert can_log_in(new["uri"])
    assert can_log_in(old["uri"]), "pods still use it"
    assert hash_on_the_deployment(cluster) == cluster.status()["credentials"]["secretHash"]
    assert cluster.status()["credentials"]["rolling"] == "true"
    assert cluster.condition("Ready")["status"] == "True"


async def test_the_old_role_is_locked_only_when_no_pod_and_no_session_is_left(cluster: Cluster) -> None:
    old = cluster.secret()
    cluster.kubernetes.add(a_pod("old"))
    cluster.annotate(rotate="1")
    await cluster.reconcile()
    assert can_log_in(old["uri"])
    with psycopg.connect(old["uri"]):
        cluster.kubernetes.remove("Pod", NAMESPACE, "old")
        await cluster.reconcile()
        assert can_log_in(old["uri"])
        assert "sessions of it are open" in cluster.condition("CredentialsReady")["message"]
    for _ in range(50):
        await cluster.reconcile()
        if not can_log_in(old["uri"]):
            break
    assert not can_log_in(old["uri"])
    assert can_log_in(cluster.secret()["uri"])
    assert "rolling" not in cluster.status()["credentials"]
    assert cluster.condition("CredentialsReady")["reason"] == "Ready"


async def test_a_pod_with_the_new_hash_does_not_hold_the_old_role(cluster: Cluster) -> None:
    old = cluster.secret()
    cluster.kubernetes.add(a_pod("old"))
    cluster.annotate(rotate="1")
    await cluster.reconcile()
    cluster.kubernetes.remove("Pod", NAMESPACE, "old")
    new_hash = str(hash_on_the_deployment(cluster))
    cluster.kubernetes.add(a_pod("new", image=IMAGE, **{names.CREDENTIALS_HASH: new_hash}))
    await cluster.reconcile()
    assert not can_log_in(old["uri"])


async def test_a_rotation_is_made_once_for_each_request(cluster: Cluster) -> None:
    cluster.annotate(rotate="1")
    await cluster.reconcile()
    secret = cluster.secret()
    cluster.restart()
    await cluster.reconcile()
    assert cluster.secret() == secret
    cluster.annotate(rotate="2")
    await cluster.reconcile()
    assert cluster.role() == "app_a"


async def test_a_rotation_is_due_after_the_interval(cluster: Cluster) -> None:
    cluster.kubernetes.change(
        "Secret",
        NAMESPACE,
        "shop-service-db",
        {"metadata": {"annotations": {names.ROTATED_AT: "2020-01-01T00:00:00Z"}}},
    )
    await cluster.reconcile()
    assert cluster.role() == "app_b"


async def test_a_lost_secret_is_mended_by_the_idle_role(cluster: Cluster) -> None:
    old = cluster.secret()
    cluster.kubernetes.add(a_pod("old"))
    cluster.kubernetes.remove("Secret", NAMESPACE, "shop-service-db")
    await cluster.reconcile()
    assert cluster.role() == "app_b"
    assert can_log_in(cluster.secret()["uri"])
    assert hash_on_the_deployment(cluster) is not None
    assert old["user"] != cluster.secret()["user"]


async def test_an_edited_secret_is_mended_by_the_idle_role(cluster: Cluster) -> None:
    old = cluster.secret()
    cluster.kubernetes.change("Secret", NAMESPACE, "shop-service-db", {"data": {"password": "d3Jvbmc="}})
    await cluster.reconcile()
    assert cluster.role() == "app_b"
    assert can_log_in(cluster.secret()["uri"])
    assert cluster.condition("Ready")["status"] == "True"
    assert old["password"] != cluster.secret()["password"]


async def test_a_password_changed_in_the_database_is_mended(cluster: Cluster, superuser_url: str) -> None:
    run(superuser_url, f"ALTER ROLE {cluster.secret()['user']} PASSWORD 'other'")
    await cluster.reconcile()
    assert can_log_in(cluster.secret()["uri"])
    assert cluster.role() == "app_b"


async def test_a_lost_migrator_secret_gets_a_new_password(cluster: Cluster) -> None:
    cluster.kubernetes.remove("Secret", NAMESPACE, "shop-service-db-migrator")
    await cluster.reconcile()
    assert can_log_in(cluster.secret("-migrator")["uri"])
    assert cluster.role() == "app_a"


async def test_a_moved_server_rolls_the_pods(cluster: Cluster, superuser_url: str) -> None:
    before = cluster.secret()
    hosts = {"localhost": "127.0.0.1", "127.0.0.1": "localhost"}
    if before["host"] not in hosts:
        cluster.kubernetes.change("PostgresServer", "", "souk", {"spec": {"appEndpoint": {"host": "pooler"}}})
    else:
        cluster.kubernetes.change("PostgresServer", "", "souk", {"spec": {"host": hosts[before["host"]]}})
    await cluster.reconcile()
    assert cluster.secret()["host"] != before["host"]
    assert cluster.secret()["password"] == before["password"]
    assert hash_on_the_deployment(cluster) is not None


async def test_no_password_is_ever_told(cluster: Cluster) -> None:
    passwords = [cluster.secret()["password"], cluster.secret("-migrator")["password"]]
    cluster.annotate(rotate="1")
    await cluster.reconcile()
    passwords.append(cluster.secret()["password"])
    told = repr(cluster.status()) + repr(cluster.kubernetes.events)
    assert not [password for password in passwords if password in told]
