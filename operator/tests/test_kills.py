"""The operator is killed before each of its writes in turn; the next one converges."""

import pytest
from builders import IMAGE, Cluster, a_deployment
from fake_kubernetes import Killed
from migration_builders import answer, at_revision

from pgprovision import can_log_in


async def killed_at(cluster: Cluster, writes: int) -> bool:
    """Reconcile until dead; False when it came to its end before."""
    cluster.kubernetes.fail_after = writes
    try:
        await cluster.reconcile()
    except Killed:
        return True
    finally:
        cluster.kubernetes.fail_after = None
        cluster.restart()
    return False


@pytest.mark.parametrize("writes", range(0, 12, 2))
async def test_provisioning_survives_a_kill(server_url: str, writes: int) -> None:
    cluster = Cluster(server_url)
    cluster.add_database(deletionPolicy="Delete")
    await killed_at(cluster, writes)
    await cluster.until_ready()
    assert can_log_in(cluster.secret()["uri"])
    assert can_log_in(cluster.secret("-migrator")["uri"])


@pytest.mark.parametrize("writes", range(8))
async def test_a_rotation_survives_a_kill(server_url: str, writes: int) -> None:
    cluster = Cluster(server_url)
    cluster.add_database(credentials={"secretName": "shop-service-db", "rotation": {"grace": "0"}})
    cluster.kubernetes.add(a_deployment())
    await cluster.until_ready()
    old = cluster.secret()
    cluster.annotate(rotate="1")
    await killed_at(cluster, writes)
    assert can_log_in(cluster.secret()["uri"]), "at no moment does the Secret hold what does not open the database"
    await cluster.reconcile()
    assert can_log_in(cluster.secret()["uri"])
    assert not can_log_in(old["uri"])
    assert cluster.condition("Ready")["status"] == "True"


@pytest.mark.parametrize("writes", range(5))
async def test_a_migration_survives_a_kill(server_url: str, writes: int) -> None:
    cluster = Cluster(server_url)
    cluster.add_database(migrations={"image": IMAGE})
    await cluster.reconcile()
    [job] = cluster.jobs("plan")
    cluster.finish(job, answer())
    await killed_at(cluster, writes)
    await cluster.reconcile()
    [job] = cluster.jobs("apply")
    at_revision(cluster, "0001")
    cluster.finish(job, {"outcome": "applied"})
    await killed_at(cluster, writes)
    await cluster.until_ready()
    assert (cluster.jobs("plan"), cluster.jobs("apply")) == ([], [])
