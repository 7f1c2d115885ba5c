"""What the operator measures of a PostgresServer, as its admin who is no superuser; on a real PostgreSQL."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import psycopg
import pytest
from builders import Cluster, a_database, run
from prometheus_client import generate_latest

from souk_operator.postgres.load import STATES
from souk_operator.server_metrics import ServerMetrics
from souk_operator.work import Key

KEY = Key("PostgresServer", "", "souk")


@pytest.fixture
async def cluster(server_url: str) -> Cluster:
    cluster = Cluster(server_url)
    cluster.add_database()
    await cluster.until_ready()
    return cluster


async def measured(cluster: Cluster) -> None:
    servers = server_metrics(cluster)
    for each in servers._servers.values():
        each.asked = float("-inf")
    await cluster.operator.reconcile(KEY)


def server_metrics(cluster: Cluster) -> ServerMetrics:
    return cluster.operator._servers.metrics


def value(cluster: Cluster, metric: str, **labels: str) -> float | None:
    return cluster.operator.metrics.registry.get_sample_value(metric, {"server": "souk", **labels})


def connections(cluster: Cluster) -> dict[str, float | None]:
    name = cluster.database_name
    return {state: value(cluster, "souk_postgres_connections", database=name, state=state) for state in STATES}


@contextmanager
def session(url: str, *statements: str) -> Iterator[psycopg.Connection[object]]:
    with psycopg.connect(url, autocommit=True) as connection:
        for each in statements:
            connection.execute(each.encode())
        yield connection


async def test_sessions_are_counted_by_what_they_are_at(cluster: Cluster, superuser_url: str) -> None:
    uri, migrator = cluster.secret()["uri"], cluster.secret("-migrator")["uri"]
    here = {"dbname": cluster.database_name}
    with (
        session(migrator, "CREATE TABLE t (id int)", "BEGIN", "LOCK TABLE t"),
        session(uri),
        psycopg.connect(superuser_url, autocommit=True, **here),  # type: ignore[arg-type]
        closing(psycopg.connect(uri, autocommit=True)) as waiting,
    ):
        waiting.pgconn.send_query(b"SELECT * FROM t")
        waiting.pgconn.flush()
        for _ in range(50):
            await measured(cluster)
            if connections(cluster)["waiting for a lock"]:
                break
        expected = {"active": 0, "idle": 1, "idle in transaction": 1, "waiting for a lock": 1, "other": 1}
        assert connections(cluster) == expected
        assert (value(cluster, "souk_postgres_oldest_transaction_seconds") or 0) > 0


async def test_each_database_of_ours_is_measured_and_no_other(cluster: Cluster, superuser_url: str) -> None:
    await measured(cluster)
    database = {"database": cluster.database_name}
    assert value(cluster, "souk_operator_server_ready") == 1
    assert (value(cluster, "souk_postgres_max_connections") or 0) >= 20
    assert value(cluster, "souk_postgres_oldest_transaction_seconds") == 0
    assert (value(cluster, "souk_postgres_database_size_bytes", **database) or 0) > 1_000_000
    assert (value(cluster, "souk_postgres_transaction_age", **database) or 0) > 0
    assert value(cluster, "souk_postgres_deadlocks_total", **database) == 0
    assert value(cluster, "souk_postgres_commits_total", **database) is not None
    assert value(cluster, "souk_postgres_rollbacks_total", **database) is not None
    assert (value(cluster, "souk_operator_server_measured_timestamp_seconds") or 0) > 1_700_000_000
    scraped = generate_latest(cluster.operator.metrics.registry).decode()
    assert 'database="postgres"' not in scraped


async def test_a_database_that_only_claims_a_name_is_not_measured(cluster: Cluster, superuser_url: str) -> None:
    name = f"{cluster.database_name}_of_others"
    run(superuser_url, f"CREATE DATABASE {name}")
    cluster.kubernetes.add(a_database("liar", name, migrations=None))
    await cluster.reconcile("liar")
    await measured(cluster)
    assert name not in generate_latest(cluster.operator.metrics.registry).decode()


async def test_it_is_measured_at_most_every_thirty_seconds(cluster: Cluster) -> None:
    await measured(cluster)
    first = value(cluster, "souk_operator_server_measured_timestamp_seconds")
    await cluster.operator.reconcile(KEY)
    assert value(cluster, "souk_operator_server_measured_timestamp_seconds") == first


async def test_what_is_gone_leaves_no_series(cluster: Cluster) -> None:
    other = a_database("other", f"{cluster.database_name}_2", migrations=None)
    cluster.kubernetes.add(other)
    for _ in range(3):
        await cluster.reconcile("other")
    await measured(cluster)
    assert value(cluster, "souk_postgres_transaction_age", database=f"{cluster.database_name}_2")
    cluster.kubernetes.remove("Database", "souk", "other")
    await measured(cluster)
    assert value(cluster, "souk_postgres_transaction_age", database=f"{cluster.database_name}_2") is None
    assert value(cluster, "souk_postgres_transaction_age", database=cluster.database_name)
    cluster.kubernetes.remove("PostgresServer", "", "souk")
    await cluster.operator.reconcile(KEY)
    assert 'server="souk"' not in generate_latest(cluster.operator.metrics.registry).decode()


async def test_a_server_that_is_away_is_not_ready_and_says_no_old_numbers(cluster: Cluster) -> None:
    await measured(cluster)
    cluster.kubernetes.change("PostgresServer", "", "souk", {"spec": {"host": "127.0.0.1", "port": 1}})
    await measured(cluster)
    assert value(cluster, "souk_operator_server_ready") == 0
    assert value(cluster, "souk_postgres_max_connections") is None
    assert value(cluster, "souk_operator_server_measured_timestamp_seconds")
