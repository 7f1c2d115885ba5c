"""A leaked password is locked at once and its sessions are ended; the other role follows. On a real PostgreSQL."""

import contextlib

import psycopg
import pytest
from builders import IMAGE, NAMESPACE, Cluster, a_deployment, a_pod, run
from fake_kubernetes import Killed
from migration_builders import NEXT, answer, migrated, plan

from pgprovision import can_log_in
from souk_operator import names


@pytest.fixture
async def cluster(server_url: str) -> Cluster:
    cluster = Cluster(server_url)
    cluster.add_database(connectionLimit=5)
    cluster.kubernetes.add(a_deployment())
    await cluster.until_ready()
    return cluster


def is_open(session: psycopg.Connection) -> bool:
    try:
        session.execute("SELECT 1")
    except psycopg.OperationalError:
        return False
    return True


async def revoked(cluster: Cluster, request: str = "1") -> None:
    cluster.annotate(revoke=request)
    await cluster.reconcile()


async def test_a_revoked_password_opens_nothing_and_ends_what_it_had_opened(cluster: Cluster) -> None:
    cluster.kubernetes.add(a_pod("old"))
    leaked = cluster.secret()
    with psycopg.connect(leaked["uri"], autocommit=True) as session:
        await revoked(cluster)
        assert not is_open(session)
    assert not can_log_in(leaked["uri"])
    assert cluster.role() == "app_b"
    assert can_log_in(cluster.secret()["uri"])
    meta = cluster.kubernetes.objects["Deployment", NAMESPACE, "shop-service"]["spec"]["template"]["metadata"]
    assert meta["annotations"][names.CREDENTIALS_HASH] == cluster.status()["credentials"]["secretHash"]
    said = cluster.condition("CredentialsReady")
    assert said["reason"] == "Revoked"
    assert "Requests fail in pods with it: old" in said["message"]
    assert ("shop-service", "RoleRevoked") in [event[:2] for event in cluster.kubernetes.events]


async def test_a_revocation_is_made_once_for_each_request(cluster: Cluster) -> None:
    await revoked(cluster)
    first = cluster.secret()
    cluster.restart()
    await cluster.reconcile()
    assert cluster.secret() == first
    cluster.kubernetes.remove("Secret", NAMESPACE, "shop-service-db")
    await cluster.reconcile()
    before = [event for event in cluster.kubernetes.events if event[1] == "RoleRevoked"]
    await revoked(cluster, "2")
    assert len([event for event in cluster.kubernetes.events if event[1] == "RoleRevoked"]) == len(before) + 2


async def test_what_logs_in_while_the_password_goes_is_ended_at_the_next_look(
    cluster: Cluster, superuser_url: str
) -> None:
    """A login under way when the password is taken away may still succeed: it has been given the verifier."""
    leaked = cluster.secret()
    await revoked(cluster)
    run(superuser_url, f"ALTER ROLE {leaked['user']} PASSWORD 'again'")
    again = leaked["uri"].replace(leaked["password"], "again")
    with psycopg.connect(again, autocommit=True) as session:
        assert await cluster.reconcile() is not None
        assert not is_open(session)
    assert not can_log_in(again)


async def test_a_revocation_while_a_rotation_rolls_locks_both_passwords(cluster: Cluster) -> None:
    cluster.kubernetes.add(a_pod("old"))
    first = cluster.secret()
    cluster.annotate(rotate="1")
    await cluster.reconcile()
    second = cluster.secret()
    sessions = [psycopg.connect(each["uri"], autocommit=True) for each in (first, second)]
    await revoked(cluster)
    assert [is_open(session) for session in sessions] == [False, False]
    assert [can_log_in(each["uri"]) for each in (first, second)] == [False, False]
    assert cluster.role() == "app_a"
    assert can_log_in(cluster.secret()["uri"])


async def test_two_databases_of_a_server_are_revoked_side_by_side(cluster: Cluster) -> None:
    other = cluster.beside("other-service")
    other.add_database()
    await other.until_ready()
    leaked = [each.secret() for each in (cluster, other)]
    for each in (cluster, other):
        each.kubernetes.add(a_pod(f"{each.name}-old", each.name))
        await revoked(each)
    assert [can_log_in(each["uri"]) for each in leaked] == [False, False]
    assert [each.role() for each in (cluster, other)] == ["app_b", "app_b"]


async def test_whoever_fills_the_database_cannot_hold_up_the_revocation(cluster: Cluster) -> None:
    leaked = cluster.secret()
    sessions = [psycopg.connect(leaked["uri"], autocommit=True) for _ in range(5)]
    await cluster.reconcile()
    assert cluster.condition("Ready")["reason"] == "ServerUnavailable"
    assert "too many connections" in cluster.condition("Ready")["message"]
    await revoked(cluster)
    assert not [session for session in sessions if is_open(session)]
    await cluster.until_ready()
    assert not can_log_in(leaked["uri"])


@pytest.mark.parametrize("writes", range(5))
async def test_a_revocation_survives_a_kill(cluster: Cluster, writes: int) -> None:
    leaked = cluster.secret()
    cluster.annotate(revoke="1")
    cluster.kubernetes.fail_after = writes
    with contextlib.suppress(Killed):
        await cluster.reconcile()
    cluster.kubernetes.fail_after = None
    cluster.restart()
    await cluster.until_ready()
    assert not can_log_in(leaked["uri"])
    assert can_log_in(cluster.secret()["uri"])


async def test_the_revoked_role_is_settled_when_nobody_can_be_logging_in_any_more(cluster: Cluster) -> None:
    await revoked(cluster)
    notes = {"metadata": {"annotations": {names.ROTATED_AT: "2020-01-01T00:00:00Z"}}}
    cluster.kubernetes.change("Secret", NAMESPACE, "shop-service-db", notes)
    cluster.change(credentials={"secretName": "shop-service-db", "rotation": {"interval": "9999999h"}})
    await cluster.reconcile()
    assert cluster.condition("CredentialsReady")["reason"] == "Ready"
    assert 'souk.dev/revoke="$(date +%s)"' in cluster.condition("CredentialsReady")["message"]


async def test_the_migrators_password_is_revoked_with_what_it_does(server_url: str) -> None:
    cluster = Cluster(server_url)
    cluster.add_database(migrations={"image": IMAGE})
    await cluster.reconcile()
    await migrated(cluster)
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    await plan(cluster, answer(current="0001", needs="0002"))
    [job] = cluster.jobs("apply")
    leaked, app = cluster.secret("-migrator"), cluster.secret()
    with psycopg.connect(leaked["uri"], autocommit=True) as session:
        cluster.annotate(revoke_migrator="1")
        await cluster.reconcile()
        assert not is_open(session)
    assert not can_log_in(leaked["uri"])
    assert can_log_in(cluster.secret("-migrator")["uri"])
    assert cluster.secret() == app, "the application's is another matter"
    [again] = cluster.jobs("apply")
    assert again["metadata"]["uid"] != job["metadata"]["uid"], "the Job that held the password is gone"
    assert cluster.condition("Stalled")["status"] == "False"
    cluster.restart()
    secret = cluster.secret("-migrator")
    await cluster.reconcile()
    assert cluster.secret("-migrator") == secret
