"""Plan, approval, apply, contracts: Jobs answered as the runner would, revisions written into a real database."""

import pytest
from builders import IMAGE, NAMESPACE, Cluster, a_deployment
from migration_builders import NEXT, answer, applied, at_revision, migrated, plan

from souk_operator.reconcile.plans import BEGIN, END


@pytest.fixture
async def cluster(server_url: str) -> Cluster:
    cluster = Cluster(server_url)
    cluster.add_database(migrations={"image": IMAGE})
    await cluster.reconcile()
    return cluster


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


async def test_a_job_that_is_about_to_end_is_waited_for(cluster: Cluster) -> None:
    await plan(cluster, answer())
    at_revision(cluster, "0001")
    await cluster.reconcile()
    assert cluster.condition("Ready")["reason"] == "Migrating"
    await applied(cluster, "0001")
    assert cluster.condition("Ready")["status"] == "True"
    phase = {"phase": "Migrated"}
    metrics = cluster.operator.metrics.registry
    assert metrics.get_sample_value("souk_operator_phase_duration_seconds_count", phase) == 1


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
