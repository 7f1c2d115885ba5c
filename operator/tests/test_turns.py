"""Whose credentials change first on a server, who waits for whom and for how long, and who waits for nobody."""

from collections.abc import Callable
from datetime import timedelta

import psycopg
import pytest
from builders import NAMESPACE, Cluster, a_deployment, a_pod, run

from pgprovision import can_log_in
from souk_operator import names
from souk_operator.decide.rotation import TURN
from souk_operator.durations import timestamp
from souk_operator.now import now


@pytest.fixture
def cluster(server_url: str) -> Cluster:
    return Cluster(server_url)


async def rolling(cluster: Cluster) -> None:
    """A Database in whose rotation an old pod does not go."""
    cluster.add_database()
    await cluster.until_ready()
    cluster.kubernetes.add(a_pod("old"))
    cluster.annotate(rotate="1")
    await cluster.reconcile()
    assert (cluster.role(), cluster.status()["credentials"]["rolling"]) == ("app_b", "true")


async def waiting(cluster: Cluster) -> Cluster:
    """Another one, asked to rotate while that one rolls."""
    other = cluster.beside("other-service")
    other.add_database()
    await other.until_ready()
    other.annotate(rotate="1")
    await other.reconcile()
    return other


async def later(cluster: Cluster, by: timedelta) -> None:
    """As if the rotation had begun so long ago, and a new operator process looked at it now."""
    notes = {"metadata": {"annotations": {names.ROTATED_AT: timestamp(now() - by)}}}
    cluster.kubernetes.change("Secret", NAMESPACE, f"{cluster.name}-db", notes)
    cluster.kubernetes.change("Pod", NAMESPACE, "old", {"metadata": {"creationTimestamp": "2020-01-01T00:00:00Z"}})
    cluster.restart()
    await cluster.reconcile()


async def test_one_rotation_per_server_at_a_time(cluster: Cluster) -> None:
    await rolling(cluster)
    other = await waiting(cluster)
    for _ in range(2):
        assert await other.reconcile() == 10
        assert other.role() == "app_a"
        other.restart()
    since = cluster.status()["credentials"]["turnSince"]
    message = other.condition("CredentialsReady")["message"]
    assert f"waits for that of souk/shop-service on the same server, begun {since}" in message
    assert cluster.metric("rotation_turn_since_timestamp_seconds")
    cluster.kubernetes.remove("Pod", NAMESPACE, "old")
    await cluster.reconcile()
    await other.reconcile()
    assert other.role() == "app_b"
    assert cluster.metric("rotation_turn_since_timestamp_seconds") == 0


async def test_pods_that_never_start_anew_end_the_turn_and_keep_their_role(cluster: Cluster) -> None:
    await rolling(cluster)
    other = await waiting(cluster)
    await later(cluster, TURN - timedelta(seconds=30))
    other.operator = cluster.operator
    await other.reconcile()
    assert other.role() == "app_a"
    await later(cluster, TURN)
    other.operator = cluster.operator
    await other.reconcile()
    assert other.role() == "app_b"
    assert cluster.metric("rotation_passed_over") == 1
    message = cluster.condition("CredentialsReady")["message"]
    assert "pods with it: old" in message
    assert "other rotations no longer wait" in message


async def test_the_end_of_a_turn_locks_no_role_that_pods_use(cluster: Cluster) -> None:
    cluster.add_database(credentials={"secretName": "shop-service-db", "rotation": {"grace": "0"}})
    await cluster.until_ready()
    old = cluster.secret()
    cluster.kubernetes.add(a_pod("old"))
    cluster.annotate(rotate="1")
    await cluster.reconcile()
    await later(cluster, 10 * TURN)
    assert can_log_in(old["uri"])


async def test_a_restart_between_the_beginning_of_a_rotation_and_its_report_keeps_the_turn(cluster: Cluster) -> None:
    """Status says whose turn it is before the Secret changes."""
    cluster.add_database()
    await cluster.until_ready()
    cluster.kubernetes.add(a_pod("old"))
    cluster.annotate(rotate="1")
    written = cluster.kubernetes.patch_status

    async def killed(kind: str, namespace: str, name: str, status: dict[str, object]) -> None:
        if cluster.role() == "app_b":
            raise ConnectionError
        await written(kind, namespace, name, status)

    cluster.kubernetes.patch_status = killed  # type: ignore[method-assign]
    with pytest.raises(ConnectionError):
        await cluster.reconcile()
    cluster.kubernetes.patch_status = written  # type: ignore[method-assign]
    cluster.restart()
    other = await waiting(cluster)
    assert other.role() == "app_a"
    assert "souk/shop-service" in other.condition("CredentialsReady")["message"]


async def lost(other: Cluster) -> None:
    other.kubernetes.remove("Secret", NAMESPACE, "other-service-db")


async def edited(other: Cluster) -> None:
    other.kubernetes.change("Secret", NAMESPACE, "other-service-db", {"data": {"password": "d3Jvbmc="}})


async def revoked(other: Cluster) -> None:
    other.annotate(revoke="1")


@pytest.mark.parametrize("change", [lost, edited, revoked])
async def test_what_cannot_wait_asks_for_no_turn(cluster: Cluster, change: Callable[[Cluster], object]) -> None:
    await rolling(cluster)
    other = cluster.beside("other-service")
    other.add_database()
    await other.until_ready()
    await change(other)  # type: ignore[misc]
    await other.reconcile()
    assert can_log_in(other.secret()["uri"])
    assert other.role() == "app_b"
    assert cluster.status()["credentials"]["rolling"] == "true"


async def test_everything_is_taken_up_again_at_once_while_old_sessions_are_open(cluster: Cluster) -> None:
    """Uninstalled and installed again: pods of the old installation still go, those of the new one wait for Secrets."""
    every = [cluster, *(cluster.beside(name) for name in ("cart-service", "auth-service"))]
    sessions = []
    for each in every:
        each.add_database()
        await each.until_ready()
        sessions.append(psycopg.connect(each.secret()["uri"]))
        each.kubernetes.remove("Database", NAMESPACE, each.name)
    for each in every:
        leaving = a_pod(f"{each.name}-leaving", each.name)
        leaving["metadata"]["deletionTimestamp"] = timestamp(now())
        each.kubernetes.add(leaving)
        each.kubernetes.add(a_pod(f"{each.name}-new", each.name, phase="Pending"))
        each.kubernetes.add(a_deployment(each.name))
        each.add_database()
    for each in every:
        await each.reconcile()
        assert can_log_in(each.secret()["uri"]), each.name
        assert each.condition("Ready")["status"] == "True"
        assert each.role() == "app_b", "the other one is still in use"
        assert "rolling" not in each.status()["credentials"], "pods that read no Secret before need not start anew"
    rolled = [name for _, kind, name in cluster.kubernetes.writes if kind == "Deployment"]
    assert rolled == []
    for session in sessions:
        session.close()


@pytest.mark.parametrize("active", ["app_a", "app_b"])
async def test_a_restore_drill_takes_up_all_databases_of_a_server_side_by_side(cluster: Cluster, active: str) -> None:
    every = [cluster, *(cluster.beside(name) for name in ("cart-service", "auth-service"))]
    before = {}
    for each in every:
        each.add_database()
        await each.until_ready()
        if active == "app_b":
            each.annotate(rotate="1")
            await each.reconcile()
        assert each.role() == active
        run(each.secret("-migrator")["uri"], "CREATE TABLE kept (id int)", "INSERT INTO kept VALUES (7)")
        before[each.name] = each.secret()
        marker = f"COMMENT ON DATABASE {each.database_name} IS 'another-cluster/souk/{each.name}'"
        run(cluster.admin_url, marker)
        each.kubernetes.remove("Database", NAMESPACE, each.name)
    cluster.restart()
    for each in every:
        each.operator = cluster.operator
        each.add_database(adoptionPolicy="Always")
        each.kubernetes.add(a_pod(f"{each.name}-new", each.name, phase="Pending"))
    for each in every:
        await each.reconcile()
        assert each.condition("Ready")["status"] == "True"
        assert run(each.secret()["uri"], "SELECT id FROM kept") == [(7,)]
        assert not can_log_in(before[each.name]["uri"])


async def test_pods_that_run_on_a_lost_secret_start_anew(cluster: Cluster) -> None:
    cluster.add_database()
    await cluster.until_ready()
    cluster.kubernetes.add(a_pod("old"))
    cluster.kubernetes.add(a_deployment())
    cluster.kubernetes.remove("Database", NAMESPACE, cluster.name)
    cluster.add_database()
    await cluster.reconcile()
    assert cluster.status()["credentials"]["rolling"] == "true"
    assert ("apply", "Deployment", "shop-service") in cluster.kubernetes.writes
