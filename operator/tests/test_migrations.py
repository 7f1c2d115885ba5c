"""Plan, approval, apply, contracts: Jobs answered as the runner would, revisions written into a real database."""

from typing import Any

import pytest
from builders import IMAGE, NAMESPACE, Cluster, a_deployment, a_pod, run

from souk_operator.reconcile.plans import BEGIN, END

NEXT = "souk/shop-service:2"


@pytest.fixture
async def cluster(server_url: str) -> Cluster:
    cluster = Cluster(server_url)
    cluster.add_database(migrations={"image": IMAGE})
    await cluster.reconcile()
    return cluster


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


async def plan(cluster: Cluster, said: dict[str, Any], log: str = "") -> None:
    [job] = cluster.jobs("plan")
    cluster.finish(job, said, log=log)
    await cluster.reconcile()


async def applied(cluster: Cluster, revision: str) -> None:
    [job] = cluster.jobs("apply")
    at_revision(cluster, revision)
    cluster.finish(job, {"outcome": "applied", "sentence": "Done.", "current": revision})
    await cluster.reconcile()


async def migrated(cluster: Cluster, revision: str = "0001") -> None:
    await plan(cluster, answer(needs=revision))
    await applied(cluster, revision)
    assert cluster.condition("Ready")["status"] == "True"


async def test_a_new_database_is_planned_applied_and_ready(cluster: Cluster) -> None:
    assert cluster.condition("Ready")["reason"] == "Planning"
    [job] = cluster.jobs("plan")
    container = job["spec"]["template"]["spec"]["containers"][0]
    assert container["command"][3:] == ["plan", "--job", "--directory", "/app", "--target", "head"]
    await plan(cluster, answer(), log=f"noise\n{BEGIN}\nCREATE TABLE x ();\n{END}\n")
    config = cluster.kubernetes.objects["ConfigMap", NAMESPACE, "shop-service-plan"]["data"]
    assert config == {"hash": "hash-safe-None-0001", "plan.sql": "CREATE TABLE x ();\n"}
    [job] = cluster.jobs("apply")
    assert "hash-safe-None-0001" in job["spec"]["template"]["spec"]["containers"][0]["command"]
    await applied(cluster, "0001")
    assert cluster.condition("Ready")["message"] == (
        f"{cluster.database_name} on souk stands at revision 0001; log in with Secret shop-service-db."
    )
    assert cluster.status()["migration"]["finishedAt"]


async def test_an_image_without_a_migration_starts_a_plan_and_no_apply(cluster: Cluster) -> None:
    await migrated(cluster)
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    assert cluster.condition("Ready")["status"] == "False"
    await plan(cluster, answer("nothing", current="0001"))
    assert cluster.jobs("apply") == []
    assert cluster.condition("Ready")["status"] == "True"
    cluster.restart()
    await cluster.reconcile()
    assert cluster.jobs("plan") == []


async def test_a_database_that_is_ahead_is_ready(cluster: Cluster) -> None:
    await migrated(cluster)
    at_revision(cluster, "0009")
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    await plan(cluster, answer("nothing", current="0009"))
    assert cluster.condition("Ready")["reason"] == "Ahead"


async def test_a_destructive_plan_waits_for_its_approval(cluster: Cluster) -> None:
    await migrated(cluster)
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    said = answer("destructive", current="0001", needs="0002")
    await plan(cluster, said)
    assert cluster.jobs("apply") == []
    message = cluster.condition("Reconciling")["message"]
    assert f"souk.dev/approve-plan={said['hash']}" in message
    assert "kubectl -n souk get configmap shop-service-plan" in message
    assert cluster.condition("Stalled")["status"] == "False"
    cluster.annotate(approve_plan="another")
    await cluster.reconcile()
    assert cluster.jobs("apply") == []
    cluster.annotate(approve_plan=said["hash"])
    await cluster.reconcile()
    await applied(cluster, "0002")
    assert cluster.condition("Ready")["status"] == "True"


async def test_a_destructive_plan_runs_by_itself_where_the_policy_allows_it(cluster: Cluster) -> None:
    await migrated(cluster)
    cluster.change(migrations={"image": NEXT, "policy": {"destructive": "Allow"}})
    await cluster.reconcile()
    await plan(cluster, answer("destructive", current="0001", needs="0002"))
    assert len(cluster.jobs("apply")) == 1


async def test_in_an_empty_database_there_is_nothing_to_lose(cluster: Cluster) -> None:
    await plan(cluster, answer("destructive", needs="0002", head="0003"))
    await applied(cluster, "0003")
    assert cluster.condition("Contracted")["status"] == "True"


async def test_a_failed_migration_stalls_with_the_reason_and_is_retried(cluster: Cluster) -> None:
    await migrated(cluster)
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    await plan(cluster, answer(current="0001", needs="0002"))
    [job] = cluster.jobs("apply")
    cluster.finish(job, {"sentence": "A statement failed: no such column."}, failed=True, log="last words")
    await cluster.reconcile()
    assert cluster.condition("Stalled")["reason"] == "MigrationFailed"
    message = cluster.condition("Stalled")["message"]
    assert "A statement failed: no such column." in message
    assert 'souk.dev/retry="$(date +%s)"' in message
    assert cluster.status()["migration"]["logTail"] == "last words"
    cluster.restart()
    await cluster.reconcile()
    assert cluster.jobs("apply") == []
    cluster.annotate(retry="1")
    await cluster.reconcile()
    await plan(cluster, answer(current="0001", needs="0002"))
    await applied(cluster, "0002")
    assert cluster.condition("Stalled")["status"] == "False"
    assert cluster.condition("Ready")["status"] == "True"


async def test_a_plan_that_fails_stalls(cluster: Cluster) -> None:
    [job] = cluster.jobs("plan")
    cluster.finish(job, None, failed=True, log="Traceback")
    await cluster.reconcile()
    assert cluster.condition("Stalled")["reason"] == "PlanFailed"
    assert cluster.condition("Reconciling")["status"] == "False"


async def test_a_plan_whose_answer_is_gone_is_made_again(cluster: Cluster) -> None:
    [job] = cluster.jobs("plan")
    cluster.finish(job, None)
    await cluster.reconcile()
    assert len(cluster.jobs("plan")) == 1
    await migrated(cluster)


async def test_contracts_wait_until_every_pod_runs_the_image(cluster: Cluster) -> None:
    await migrated(cluster)
    cluster.kubernetes.add(a_pod("old"))
    cluster.kubernetes.add(a_deployment(image=NEXT))
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    await plan(cluster, answer(current="0001", needs="0002", head="0003"))
    await applied(cluster, "0002")
    assert cluster.condition("Ready")["status"] == "True"
    assert cluster.condition("Contracted")["reason"] == "WaitingForRollout"
    assert "old" in cluster.condition("Contracted")["message"]
    cluster.kubernetes.remove("Pod", NAMESPACE, "old")
    cluster.kubernetes.add(a_pod("new", image=NEXT))
    await cluster.reconcile()
    said = answer("destructive", current="0002", needs="0002", head="0003")
    await plan(cluster, said)
    assert cluster.condition("Contracted")["reason"] == "AwaitingApproval"
    assert cluster.condition("Ready")["status"] == "True"
    assert cluster.condition("Reconciling")["status"] == "False"
    cluster.annotate(approve_plan=said["hash"])
    await cluster.reconcile()
    await applied(cluster, "0003")
    assert cluster.condition("Contracted")["status"] == "True"


async def test_a_database_emptied_by_hand_is_migrated_again(cluster: Cluster, server_url: str) -> None:
    await migrated(cluster)
    run(server_url, f"DROP DATABASE {cluster.database_name} WITH (FORCE)")
    await cluster.reconcile()
    assert cluster.condition("Ready")["status"] == "False"
    at_revision(cluster, "0001")
    await cluster.reconcile()
    assert cluster.condition("Ready")["status"] == "True"


async def test_an_image_from_before_a_contract_is_refused_with_a_sentence(cluster: Cluster) -> None:
    await migrated(cluster, "0003")
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    await plan(cluster, {**answer("nothing", current="0003", needs="0001"), "min_image_revision": "0002"})
    assert cluster.condition("Stalled")["reason"] == "OverContract"
    assert "Deploy an image with revision 0002 or newer." in cluster.condition("Stalled")["message"]


async def test_drift_of_grants_never_looks_like_an_empty_database(cluster: Cluster, superuser_url: str) -> None:
    await migrated(cluster)
    run(superuser_url, f"ALTER ROLE {cluster.database_name}_owner LOGIN")
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    [job] = cluster.jobs("plan")
    assert job["spec"]["template"]["spec"]["containers"][0]["command"][-1] == "needs"


async def test_an_operator_upgrade_starts_nothing(cluster: Cluster) -> None:
    await migrated(cluster)
    cluster.kubernetes.add(a_deployment())
    before = (list(cluster.kubernetes.writes), list(cluster.kubernetes.events))
    cluster.restart()
    await cluster.reconcile()
    await cluster.operator.drift.turn()
    assert (cluster.kubernetes.writes, cluster.kubernetes.events) == before


async def test_why_a_job_does_not_start_is_said(cluster: Cluster) -> None:
    [job] = cluster.jobs("plan")
    cluster.finish(job, None)
    name = job["metadata"]["name"]
    cluster.kubernetes.change("Job", NAMESPACE, name, {"status": {"conditions": []}})
    waits = {"state": {"waiting": {"reason": "ImagePullBackOff", "message": "no such image"}}}
    cluster.kubernetes.change("Pod", NAMESPACE, f"{name}-x", {"status": {"containerStatuses": [waits]}})
    await cluster.reconcile()
    assert "ImagePullBackOff: no such image" in cluster.condition("Reconciling")["message"]
