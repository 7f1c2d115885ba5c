"""Answers of the runner, what its Jobs do to the database, and what a Deployment is told of it."""

from typing import Any

from builders import NAMESPACE, Cluster, run

NEXT = "souk/shop-service:2"


def answer(
    verdict: str = "safe", current: str | None = None, needs: str = "0001", head: str | None = None
) -> dict[str, Any]:
    return {
        "contract": 1,
        "command": "plan",
        "outcome": "planned",
        "sentence": f"Revisions lead to {head or needs}.",
        "current": current,
        "needs": needs,
        "head": head or needs,
        "hash": f"hash-{verdict}-{current}-{head or needs}",
        "verdict": verdict,
        "revisions": [] if verdict == "nothing" else [needs],
    }


def at_revision(cluster: Cluster, revision: str) -> None:
    """What an apply Job does to the database."""
    uri = cluster.secret("-migrator")["uri"]
    run(uri, "CREATE TABLE IF NOT EXISTS alembic_version (version_num text)", "DELETE FROM alembic_version")
    run(uri, f"INSERT INTO alembic_version VALUES ('{revision}')")


async def plan(cluster: Cluster, said: dict[str, Any], log: str = "", image_id: str = "") -> None:
    [job] = cluster.jobs("plan")
    cluster.finish(job, said, log=log, image_id=image_id)
    await cluster.reconcile()


async def applied(cluster: Cluster, revision: str) -> None:
    [job] = cluster.jobs("apply")
    at_revision(cluster, revision)
    cluster.finish(job, {"outcome": "applied", "sentence": "Done.", "current": revision})
    await cluster.reconcile()


async def migrated(cluster: Cluster, revision: str = "0001", image_id: str = "") -> None:
    await plan(cluster, answer(needs=revision), image_id=image_id)
    await applied(cluster, revision)
    assert cluster.condition("Ready")["status"] == "True"


def told(cluster: Cluster, name: str = "shop-service") -> dict[str, Any]:
    return cluster.kubernetes.condition("Deployment", NAMESPACE, name, "Stalled")


async def taken_back(cluster: Cluster) -> None:
    """The Deployment no longer says it; its Database says the next thing some seconds later."""
    before = cluster.status()
    assert await cluster.reconcile() == 5
    assert told(cluster)["status"] is None
    assert cluster.status() == before
    await cluster.reconcile()
