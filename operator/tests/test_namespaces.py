"""A namespace that is gone, a server that is gone: the others go on, and what is said about the rest is no lie."""

import logging

import pytest
from builders import CLUSTER, NAMESPACE, SYSTEM, Cluster, a_database, run
from prometheus_client import generate_latest

from souk_operator.operator import Operator
from souk_operator.settings import Settings
from souk_operator.work import Key

GOING = "going"


@pytest.fixture
async def cluster(server_url: str) -> Cluster:
    """One Database in each of two namespaces, both Ready."""
    cluster = Cluster(server_url)
    watching(cluster, GOING, NAMESPACE)
    cluster.kubernetes.change("PostgresServer", "", "souk", {"spec": {"allowedNamespaces": [GOING, NAMESPACE]}})
    cluster.add_database()
    await cluster.until_ready()
    other = a_database("other", f"{cluster.database_name}_2", migrations=None)
    other["metadata"]["namespace"] = GOING
    cluster.kubernetes.add(other)
    for _ in range(5):
        await cluster.operator.reconcile(Key("Database", GOING, "other"))
    assert cluster.kubernetes.condition("Database", GOING, "other", "Ready")["status"] == "True"
    return cluster


def watching(cluster: Cluster, *namespaces: str) -> None:
    cluster.operator = Operator(cluster.kubernetes, Settings(SYSTEM, namespaces), CLUSTER)


async def turn(cluster: Cluster) -> list[Key]:
    """What one turn of the drift loop asks to look at; namespaces that came back ask in the same way."""
    queue = cluster.operator.queue
    queue._due.clear()
    await cluster.operator.drift.turn()
    return list(queue._due)


def scraped(cluster: Cluster) -> str:
    return generate_latest(cluster.operator.metrics.registry).decode()


async def test_a_namespace_that_is_gone_is_skipped_and_the_others_are_looked_after(
    cluster: Cluster, superuser_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    await cluster.operator.drift.turn()
    cluster.kubernetes.forbidden.add(GOING)
    run(superuser_url, f"ALTER ROLE {cluster.database_name}_app_b NOLOGIN")
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            assert Key("Database", NAMESPACE, cluster.name) in await turn(cluster)
    assert len([record for record in caplog.records if "skipped" in record.getMessage()]) == 1
    assert f'souk_operator_namespace_skipped{{namespace="{GOING}"}} 1.0' in scraped(cluster)
    assert f'souk_operator_namespace_skipped{{namespace="{NAMESPACE}"}} 0.0' in scraped(cluster)
    await cluster.reconcile()
    assert cluster.condition("DriftFree")["status"] == "True"


async def test_nothing_is_said_any_more_of_databases_that_cannot_be_read(cluster: Cluster) -> None:
    await cluster.operator.drift.turn()
    assert f'{{database="other",namespace="{GOING}",type="Ready"}} 1.0' in scraped(cluster)
    cluster.kubernetes.forbidden.add(GOING)
    assert await cluster.operator.reconcile(Key("Database", GOING, "other")) is None
    assert 'database="other"' not in scraped(cluster)


async def test_a_namespace_that_comes_back_is_looked_after_again(cluster: Cluster) -> None:
    cluster.kubernetes.forbidden.add(GOING)
    assert await turn(cluster) == []
    cluster.kubernetes.forbidden.clear()
    assert await turn(cluster) == [Key("Database", GOING, "other")]
    assert await turn(cluster) == []
    assert f'souk_operator_namespace_skipped{{namespace="{GOING}"}} 0.0' in scraped(cluster)


async def test_one_operator_may_watch_all_namespaces(cluster: Cluster) -> None:
    watching(cluster, "*")
    found = await cluster.operator.namespaces.databases()
    assert {each.key for each in found} == {(GOING, "other"), (NAMESPACE, cluster.name)}
    await cluster.operator.reconcile(Key("PostgresServer", "", "souk"))
    assert cluster.kubernetes.condition("PostgresServer", "", "souk", "Ready")["status"] == "True"


async def test_who_watches_all_and_loses_its_right_for_a_moment_goes_on(cluster: Cluster) -> None:
    watching(cluster, "*")
    assert await turn(cluster) == []
    cluster.kubernetes.forbidden.add(GOING)
    assert await cluster.operator.reconcile(Key("Database", GOING, "other")) is None
    assert 'souk_operator_namespace_skipped{namespace="*"} 1.0' in scraped(cluster)
    cluster.kubernetes.forbidden.clear()
    assert set(await turn(cluster)) == {Key("Database", GOING, "other"), Key("Database", NAMESPACE, cluster.name)}
    assert "souk_operator_namespace_skipped" in scraped(cluster)
    assert "1.0" not in [line.split()[-1] for line in scraped(cluster).splitlines() if "_skipped{" in line]


async def test_a_server_that_serves_nobody_is_nobodys(cluster: Cluster) -> None:
    """Two operators side by side would else both write its status."""
    cluster.kubernetes.change("PostgresServer", "", "souk", {"spec": {"allowedNamespaces": []}})
    assert await cluster.operator.reconcile(Key("PostgresServer", "", "souk")) is None
    assert "status" not in cluster.kubernetes.objects["PostgresServer", "", "souk"]


@pytest.mark.parametrize("what", [("PostgresServer", "", "souk"), ("Secret", SYSTEM, "souk-admin")])
async def test_a_server_or_an_admin_secret_that_is_gone_shows_at_the_next_turn(
    cluster: Cluster, what: tuple[str, str, str]
) -> None:
    assert await turn(cluster) == []
    cluster.kubernetes.remove(*what)
    asked = await turn(cluster)
    assert {Key("Database", NAMESPACE, cluster.name), Key("Database", GOING, "other")} <= set(asked)
    await cluster.reconcile()
    assert cluster.condition("Ready")["status"] == "False"
    assert Key("Database", NAMESPACE, cluster.name) not in await turn(cluster)


async def test_a_server_that_went_away_shows_at_the_next_turn(cluster: Cluster) -> None:
    cluster.kubernetes.change("PostgresServer", "", "souk", {"spec": {"host": "127.0.0.1", "port": 1}})
    assert Key("Database", NAMESPACE, cluster.name) in await turn(cluster)
    assert Key("PostgresServer", "", "souk") in await turn(cluster)
