"""Drift that the server does not let its admin put right: the rest is repaired, and a DBA reads what to run."""

import pytest
from builders import Cluster, run

from souk_operator.work import Key


@pytest.fixture
async def cluster(server_url: str) -> Cluster:
    cluster = Cluster(server_url)
    cluster.kubernetes.change("PostgresServer", "", "souk", {"spec": {"allowedExtensions": ["file_fdw"]}})
    cluster.add_database()
    await cluster.until_ready()
    run(cluster.secret("-migrator")["uri"], "CREATE TABLE orders (id int)")
    return cluster


def inside(cluster: Cluster, superuser_url: str) -> str:
    if "?" in superuser_url:
        return superuser_url.replace("/postgres?", f"/{cluster.database_name}?")
    return superuser_url.rsplit("/", 1)[0] + f"/{cluster.database_name}"


async def noticed(cluster: Cluster) -> bool:
    cluster.operator.queue._due.clear()
    await cluster.operator.drift.turn()
    return Key("Database", "souk", cluster.name) in cluster.operator.queue._due


def refused(cluster: Cluster) -> list[str]:
    return list(cluster.status().get("refusedStatements") or ())


OUTSIDE = "ALTER DATABASE {name} OWNER TO postgres"
INSIDE = "ALTER TABLE souk.orders OWNER TO postgres"


@pytest.mark.parametrize("change", [OUTSIDE, INSIDE])
async def test_the_rest_is_repaired_and_a_dba_reads_what_to_run(
    cluster: Cluster, superuser_url: str, change: str
) -> None:
    run(
        inside(cluster, superuser_url),
        change.format(name=cluster.database_name),
        f"ALTER ROLE {cluster.database_name}_app_b NOLOGIN",
        f"REVOKE USAGE ON SCHEMA souk FROM {cluster.database_name}_rw",
    )
    assert await noticed(cluster)
    await cluster.reconcile()
    free = cluster.condition("DriftFree")
    assert (free["status"], free["reason"]) == ("False", "DatabaseAdministratorNeeded")
    [statement] = refused(cluster)
    assert "a database administrator must run in" in free["message"]
    assert free["message"].endswith(statement)
    assert run(superuser_url, f"SELECT rolcanlogin FROM pg_roles WHERE rolname = '{cluster.database_name}_app_b'") == [
        (True,)
    ]
    assert run(cluster.secret()["uri"], "SELECT has_schema_privilege('souk', 'USAGE')") == [(True,)]
    assert (cluster.condition("Ready")["status"], cluster.condition("Stalled")["status"]) == ("True", "False")
    told = [event[1] for event in cluster.kubernetes.events]
    assert "DriftRepaired" in told
    assert told[-1] == "DatabaseAdministratorNeeded"
    run(inside(cluster, superuser_url), statement)  # the DBA
    assert await noticed(cluster)
    await cluster.reconcile()
    assert cluster.condition("DriftFree")["status"] == "True"
    assert "refusedStatements" not in cluster.status()


async def test_what_was_refused_is_told_once_and_other_drift_is_still_noticed(
    cluster: Cluster, superuser_url: str
) -> None:
    run(inside(cluster, superuser_url), INSIDE)
    await cluster.reconcile()
    writes, events = list(cluster.kubernetes.writes), list(cluster.kubernetes.events)
    assert not await noticed(cluster)
    cluster.restart()
    assert await cluster.reconcile() == 120
    assert (cluster.kubernetes.writes, cluster.kubernetes.events) == (writes, events)
    run(superuser_url, f"ALTER ROLE {cluster.database_name}_app_b NOLOGIN")
    assert await noticed(cluster)


async def test_a_new_generation_is_not_held_up_by_old_drift(cluster: Cluster, superuser_url: str) -> None:
    run(inside(cluster, superuser_url), INSIDE)
    await cluster.reconcile()
    cluster.change(connectionLimit=17)
    await cluster.reconcile()
    assert cluster.condition("Ready")["status"] == "True"
    assert cluster.condition("DriftFree")["observedGeneration"] == 2
    query = f"SELECT datconnlimit FROM pg_database WHERE datname = '{cluster.database_name}'"
    assert run(superuser_url, query) == [(17,)]


async def test_what_a_new_generation_asks_for_and_never_had_stalls_it(cluster: Cluster, superuser_url: str) -> None:
    run(inside(cluster, superuser_url), INSIDE)
    await cluster.reconcile()
    cluster.change(extensions=[{"name": "file_fdw"}])
    await cluster.reconcile()
    assert cluster.condition("Stalled")["status"] == "True"
    assert 'CREATE EXTENSION "file_fdw"' in cluster.condition("Stalled")["message"]
    cluster.change(extensions=[])
    await cluster.reconcile()
    assert (cluster.condition("Ready")["status"], cluster.condition("Stalled")["status"]) == ("True", "False")


async def test_an_extension_that_was_taken_away_and_only_a_dba_may_make(cluster: Cluster, superuser_url: str) -> None:
    cluster.change(extensions=[{"name": "file_fdw"}])
    await cluster.reconcile()
    run(inside(cluster, superuser_url), "CREATE EXTENSION file_fdw SCHEMA extensions")
    await cluster.until_ready()
    run(inside(cluster, superuser_url), "DROP EXTENSION file_fdw")
    await cluster.reconcile()
    assert cluster.condition("DriftFree")["reason"] == "DatabaseAdministratorNeeded"
    assert cluster.condition("Ready")["status"] == "True"
    assert 'CREATE EXTENSION "file_fdw"' in cluster.condition("DriftFree")["message"]
