"""From a Database resource to a database that its service can use, on a real PostgreSQL."""

import asyncio

import psycopg
import pytest
from builders import NAMESPACE, SYSTEM, Cluster, a_database, run

from pgprovision import can_log_in
from souk_operator import names
from souk_operator.work import Key


@pytest.fixture
async def cluster(server_url: str) -> Cluster:
    return Cluster(server_url)


async def test_a_database_becomes_ready_and_its_secret_opens_it(cluster: Cluster) -> None:
    cluster.add_database(extensions=[{"name": "pg_trgm"}])
    await cluster.until_ready()
    secret = cluster.secret()
    assert run(secret["uri"], "SELECT current_user, current_database()") == [
        (f"{cluster.database_name}_app_a", cluster.database_name)
    ]
    assert run(cluster.secret("-migrator")["uri"], "SELECT current_user") == [(f"{cluster.database_name}_owner",)]
    assert secret["user"] == f"{cluster.database_name}_app_a"
    assert cluster.status()["observedGeneration"] == 1
    assert cluster.status()["credentials"]["activeRole"] == secret["user"]


async def test_one_service_cannot_enter_the_database_of_another(cluster: Cluster) -> None:
    cluster.add_database()
    other = a_database("other", f"{cluster.database_name}_2", migrations=None)
    cluster.kubernetes.add(other)
    await cluster.until_ready()
    await cluster.reconcile("other")
    uri = cluster.secret()["uri"].replace(f"/{cluster.database_name}?", f"/{cluster.database_name}_2?")
    assert not can_log_in(uri)


async def test_a_second_look_changes_nothing(cluster: Cluster) -> None:
    cluster.add_database()
    await cluster.until_ready()
    writes = list(cluster.kubernetes.writes)
    cluster.restart()
    again = await cluster.reconcile()
    assert cluster.kubernetes.writes == writes
    assert again is not None
    assert again > 30


async def test_secrets_come_before_anything_slow(cluster: Cluster) -> None:
    cluster.add_database()
    await cluster.until_ready()
    assert next(kind for verb, kind, _ in cluster.kubernetes.writes if verb == "apply") == "Secret"
    assert [event[1] for event in cluster.kubernetes.events] == ["Provisioned", "Ready"]


async def test_a_changed_limit_reaches_the_server(cluster: Cluster, server_url: str) -> None:
    cluster.add_database()
    await cluster.until_ready()
    cluster.change(connectionLimit=7)
    await cluster.until_ready()
    query = f"SELECT datconnlimit FROM pg_database WHERE datname = '{cluster.database_name}'"
    assert run(server_url, query) == [(7,)]
    assert "DriftRepaired" not in [event[1] for event in cluster.kubernetes.events]
    assert cluster.condition("Ready")["observedGeneration"] == 2


async def test_what_others_put_into_the_secret_stays(cluster: Cluster) -> None:
    cluster.add_database()
    await cluster.until_ready()
    cluster.kubernetes.change("Secret", NAMESPACE, "shop-service-db", {"data": {"extra": "eA=="}})
    cluster.kubernetes.change("PostgresServer", "", "souk", {"spec": {"appEndpoint": {"host": "localhost", "port": 1}}})
    await cluster.reconcile()
    assert cluster.secret()["extra"] == "x"
    assert cluster.secret()["port"] == "1"
    assert cluster.secret("-migrator")["port"] != "1"


async def test_a_server_that_does_not_answer_is_waited_for(cluster: Cluster) -> None:
    cluster.add_database()
    await cluster.until_ready()
    cluster.kubernetes.change("PostgresServer", "", "souk", {"spec": {"host": "127.0.0.1", "port": 1}})
    assert await cluster.reconcile() == 10
    assert cluster.condition("Reconciling")["status"] == "True"
    assert cluster.condition("Stalled")["status"] == "False"
    assert cluster.condition("Ready")["reason"] == "ServerUnavailable"


async def test_a_server_that_restarts_at_our_statement_is_waited_for(
    cluster: Cluster, server_url: str, superuser_url: str
) -> None:
    """It ends our session with a sentence (57P01): nothing that a human could mend."""
    cluster.add_database()
    waits = "SELECT pid FROM pg_stat_activity WHERE application_name = 'souk-operator' AND wait_event = 'advisory'"
    with psycopg.connect(server_url, autocommit=True) as another:
        another.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [f"pgprovision/{cluster.database_name}"])
        reconciling = asyncio.create_task(cluster.reconcile())
        while not (found := run(superuser_url, waits)):
            await asyncio.sleep(0.05)
        run(superuser_url, *(f"SELECT pg_terminate_backend({pid})" for (pid,) in found))
        assert await reconciling == 5
    assert cluster.condition("Stalled")["status"] == "False"
    await cluster.until_ready()


async def test_a_missing_admin_secret_stalls_with_the_command(cluster: Cluster) -> None:
    cluster.add_database()
    cluster.kubernetes.remove("Secret", SYSTEM, "souk-admin")
    await cluster.reconcile()
    assert "kubectl -n souk-system create secret generic souk-admin" in cluster.condition("Stalled")["message"]
    await cluster.operator.reconcile(Key("PostgresServer", "", "souk"))
    assert cluster.kubernetes.condition("PostgresServer", "", "souk", "Stalled")["reason"] == "NoAdminSecret"


async def test_a_server_becomes_ready_with_its_version(cluster: Cluster) -> None:
    await cluster.operator.reconcile(Key("PostgresServer", "", "souk"))
    assert cluster.kubernetes.condition("PostgresServer", "", "souk", "Ready")["status"] == "True"
    assert cluster.kubernetes.objects["PostgresServer", "", "souk"]["status"]["version"].startswith(("15", "18"))


async def test_servers_of_other_namespaces_are_another_operators(cluster: Cluster) -> None:
    cluster.kubernetes.change("PostgresServer", "", "souk", {"spec": {"allowedNamespaces": ["elsewhere"]}})
    assert await cluster.operator.reconcile(Key("PostgresServer", "", "souk")) is None
    assert "status" not in cluster.kubernetes.objects["PostgresServer", "", "souk"]


async def test_an_extension_that_only_a_dba_may_create_stalls_with_the_statement(cluster: Cluster) -> None:
    cluster.kubernetes.change("PostgresServer", "", "souk", {"spec": {"allowedExtensions": ["file_fdw"]}})
    cluster.add_database(extensions=[{"name": "file_fdw"}])
    await cluster.reconcile()
    assert cluster.condition("Stalled")["status"] == "True"
    assert 'CREATE EXTENSION "file_fdw"' in cluster.condition("Stalled")["message"]


async def test_a_gone_database_is_forgotten(cluster: Cluster) -> None:
    assert await cluster.reconcile("never-there") is None


async def test_labels_say_whose_secret_it_is(cluster: Cluster) -> None:
    cluster.add_database()
    await cluster.until_ready()
    meta = cluster.kubernetes.objects["Secret", NAMESPACE, "shop-service-db"]["metadata"]
    assert meta["labels"][names.DATABASE_LABEL] == "shop-service"
    assert meta["ownerReferences"][0]["name"] == "shop-service"
