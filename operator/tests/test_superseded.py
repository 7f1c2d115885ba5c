"""Jobs that nobody wants any more, and what waits for Jobs: a rotation for none."""

from typing import Any

import pytest
from builders import IMAGE, NAMESPACE, Cluster, a_pod
from migration_builders import NEXT, answer, applied, at_revision, migrated, plan

from souk_operator import names


@pytest.fixture
async def cluster(server_url: str) -> Cluster:
    cluster = Cluster(server_url)
    cluster.add_database(migrations={"image": IMAGE})
    await cluster.reconcile()
    await migrated(cluster)
    return cluster


def image(job: dict[str, Any]) -> str:
    return str(job["spec"]["template"]["spec"]["containers"][0]["image"])


def begins(cluster: Cluster, job: dict[str, Any]) -> None:
    """Its pod runs."""
    pod = a_pod(f"{job['metadata']['name']}-x")
    pod["metadata"]["labels"] = {
        names.JOB_LABEL: cluster.name,
        "batch.kubernetes.io/controller-uid": job["metadata"]["uid"],
    }
    pod["status"]["containerStatuses"] = [{"state": {"running": {}}}]
    cluster.kubernetes.add(pod)


async def applying(cluster: Cluster) -> dict[str, Any]:
    """The apply Job of the next image."""
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    await plan(cluster, answer(current="0001", needs="0002"))
    [job] = cluster.jobs("apply")
    return job


async def test_a_plan_of_an_image_that_is_wanted_no_more_is_deleted(cluster: Cluster) -> None:
    cluster.change(migrations={"image": "souk/shop-service:broken"})
    await cluster.reconcile()
    [broken] = cluster.jobs("plan")
    begins(cluster, broken)
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    assert [image(job) for job in cluster.jobs("plan")] == [NEXT]
    assert "JobSuperseded" in [event[1] for event in cluster.kubernetes.events]


async def test_a_plan_is_deleted_when_the_image_goes_back_to_one_that_needs_none(cluster: Cluster) -> None:
    cluster.change(migrations={"image": "souk/shop-service:broken"})
    await cluster.reconcile()
    assert len(cluster.jobs("plan")) == 1
    cluster.change(migrations={"image": IMAGE})
    await cluster.until_ready()
    assert cluster.jobs("plan") == []


async def test_a_plan_for_another_try_takes_the_place_of_the_one_before(cluster: Cluster) -> None:
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    [first] = cluster.jobs("plan")
    cluster.annotate(retry="1")
    await cluster.reconcile()
    [second] = cluster.jobs("plan")
    assert first["metadata"]["name"] != second["metadata"]["name"]


async def test_an_apply_that_has_not_begun_is_deleted(cluster: Cluster) -> None:
    await applying(cluster)
    cluster.change(migrations={"image": "souk/shop-service:3"})
    await cluster.reconcile()
    assert cluster.jobs("apply") == []
    assert [image(job) for job in cluster.jobs("plan")] == ["souk/shop-service:3"]


async def test_an_apply_at_work_is_never_cut_off_and_nothing_is_planned_before_it_ends(cluster: Cluster) -> None:
    job = await applying(cluster)
    begins(cluster, job)
    cluster.change(migrations={"image": "souk/shop-service:3"})
    await cluster.reconcile()
    assert (cluster.jobs("apply"), cluster.jobs("plan")) == ([job], [])
    message = cluster.condition("Reconciling")["message"]
    assert f"kubectl -n souk delete job {job['metadata']['name']}" in message
    await applied(cluster, "0002")
    assert [image(job) for job in cluster.jobs("plan")] == ["souk/shop-service:3"]


async def test_an_apply_between_two_of_its_revisions_is_not_planned_anew(cluster: Cluster) -> None:
    job = await applying(cluster)
    begins(cluster, job)
    at_revision(cluster, "0001b")
    await cluster.reconcile()
    assert (cluster.jobs("apply"), cluster.jobs("plan")) == ([job], [])


@pytest.mark.parametrize("annotation", ["rotate", "revoke"])
async def test_new_credentials_wait_for_no_job(cluster: Cluster, annotation: str) -> None:
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    begins(cluster, cluster.jobs("plan")[0])
    cluster.annotate(**{annotation: "1"})
    await cluster.reconcile()
    assert cluster.role() == "app_b"
    assert len(cluster.jobs("plan")) == 1


async def test_a_rotation_is_made_while_a_migration_waits_for_its_approval(cluster: Cluster) -> None:
    cluster.change(migrations={"image": NEXT})
    await cluster.reconcile()
    await plan(cluster, answer("destructive", current="0001", needs="0002"))
    due = {"metadata": {"annotations": {names.ROTATED_AT: "2020-01-01T00:00:00Z"}}}
    cluster.kubernetes.change("Secret", NAMESPACE, "shop-service-db", due)
    await cluster.reconcile()
    assert cluster.role() == "app_b"
    assert cluster.condition("Migrated")["reason"] == "AwaitingApproval"


async def test_a_rotation_is_made_while_an_apply_is_at_work(cluster: Cluster) -> None:
    job = await applying(cluster)
    begins(cluster, job)
    cluster.annotate(rotate="1")
    await cluster.reconcile()
    assert cluster.role() == "app_b"
    assert cluster.jobs("apply") == [job]
