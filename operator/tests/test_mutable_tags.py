"""One tag, several images: what runs is known by its digest."""

from typing import Any

import pytest
from builders import IMAGE, NAMESPACE, Cluster, a_pod
from migration_builders import answer, applied, migrated, plan

from souk_operator.work import Key

OLD, NEW = f"sha256:{'0' * 64}", f"sha256:{'1' * 64}"


@pytest.fixture
async def cluster(server_url: str) -> Cluster:
    """One that was migrated by the old image, which runs."""
    cluster = Cluster(server_url)
    cluster.add_database(migrations={"image": IMAGE})
    await cluster.reconcile()
    await migrated(cluster, image_id=OLD)
    runs(cluster, "old", OLD)
    await cluster.reconcile()
    return cluster


def runs(cluster: Cluster, name: str, image_id: str, where: str = "container") -> None:
    """A pod of the service, with the image that its node has under the tag; `initContainer` is one at its gate."""
    pod = a_pod(name)
    pod["spec"] = {"nodeName": f"node-of-{name}", f"{where}s": [{"name": "app", "image": IMAGE}]} | (
        {} if where == "container" else {"containers": [{"name": "main", "image": IMAGE}]}
    )
    waiting = [{"name": "main", "imageID": ""}] if where == "initContainer" else []
    pod["status"] = {"phase": "Pending", "containerStatuses": waiting}
    pod["status"][f"{where}Statuses"] = [{"name": "app", "imageID": image_id}]
    cluster.kubernetes.add(pod)


def known(cluster: Cluster) -> list[dict[str, Any]]:
    return list(cluster.status()["plan"].get("images", []))


async def test_a_new_image_under_an_old_tag_is_asked_and_migrates_by_itself(cluster: Cluster) -> None:
    runs(cluster, "new", f"registry.test/souk/shop-service@{NEW}", "initContainer")
    queued: list[Key] = []
    cluster.operator.drift.enqueue = queued.append
    await cluster.operator.drift.turn()
    assert queued == [Key("Database", NAMESPACE, "shop-service")]
    await cluster.reconcile()
    assert cluster.condition("Ready")["reason"] == "Planning"
    assert NEW in cluster.condition("Reconciling")["message"]
    [job] = cluster.jobs("plan")
    [near] = job["spec"]["template"]["spec"]["affinity"]["nodeAffinity"][
        "preferredDuringSchedulingIgnoredDuringExecution"
    ]
    assert near["preference"]["matchFields"][0]["values"] == ["node-of-new"]
    await plan(cluster, answer(current="0001", needs="0002"), image_id=NEW)
    await applied(cluster, "0002")
    assert cluster.condition("Ready")["status"] == "True"
    assert cluster.status()["neededRevision"] == "0002"
    cluster.restart()
    await cluster.operator.drift.turn()
    before = list(cluster.kubernetes.writes)
    await cluster.reconcile()
    assert cluster.kubernetes.writes == before


@pytest.mark.parametrize("image_id", [OLD, f"docker.io/library/import-2026-11-29@{OLD}", f"docker-pullable://x@{OLD}"])
async def test_the_same_image_however_a_node_names_it_is_not_asked_again(cluster: Cluster, image_id: str) -> None:
    runs(cluster, "another", image_id)
    await cluster.reconcile()
    assert cluster.jobs("plan") == []
    assert known(cluster) == [{"digest": OLD, "needs": "0001", "head": "0001"}]


async def test_nodes_that_disagree_are_asked_once_and_told(cluster: Cluster) -> None:
    runs(cluster, "elsewhere", NEW)
    await cluster.reconcile()
    await plan(cluster, answer("nothing", current="0001"), image_id=OLD)
    for kind, namespace, name in list(cluster.kubernetes.objects):
        if kind == "Job":
            cluster.kubernetes.remove(kind, namespace, name)
    await cluster.reconcile()
    assert cluster.jobs("plan") == []
    assert cluster.condition("Ready")["status"] == "True"
    assert f"Pods run {NEW} under that name, but Jobs only {OLD}" in cluster.condition("Migrated")["message"]


async def test_an_operator_from_before_digests_leaves_nothing_to_ask(cluster: Cluster) -> None:
    plan_before = {key: value for key, value in cluster.status()["plan"].items() if key != "images"}
    cluster.kubernetes.change("Database", NAMESPACE, "shop-service", {"status": {"plan": {"images": None}}})
    assert cluster.status()["plan"] == plan_before
    cluster.restart()
    await cluster.reconcile()
    assert cluster.jobs("plan") == []
    assert [each["digest"] for each in known(cluster)] == [OLD]
    runs(cluster, "new", NEW)
    await cluster.reconcile()
    assert len(cluster.jobs("plan")) == 1


async def test_going_back_to_the_old_image_ends_what_the_new_one_stalled(cluster: Cluster) -> None:
    cluster.kubernetes.remove("Pod", NAMESPACE, "old")
    runs(cluster, "new", NEW)
    await cluster.reconcile()
    await plan(cluster, answer(current="0001", needs="0002"), image_id=NEW)
    [job] = cluster.jobs("apply")
    cluster.finish(job, {"sentence": "A statement failed."}, failed=True)
    await cluster.reconcile()
    assert cluster.condition("Stalled")["reason"] == "MigrationFailed"
    cluster.kubernetes.remove("Pod", NAMESPACE, "new")
    runs(cluster, "old", OLD)
    await cluster.reconcile()
    if jobs := cluster.jobs("plan"):
        cluster.finish(jobs[0], answer("nothing", current="0001"), image_id=OLD)
        await cluster.reconcile()
    assert cluster.condition("Stalled")["status"] == "False"
    assert cluster.condition("Ready")["status"] == "True"


async def test_contracts_wait_for_pods_of_an_older_image_under_the_same_tag(cluster: Cluster) -> None:
    runs(cluster, "new", NEW)
    await cluster.reconcile()
    await plan(cluster, answer("nothing", current="0001", head="0002"), image_id=NEW)
    assert cluster.condition("Ready")["status"] == "True"
    assert cluster.condition("Contracted")["reason"] == "WaitingForRollout"
    assert cluster.condition("Contracted")["message"].endswith("another image runs in old.")
    cluster.kubernetes.remove("Pod", NAMESPACE, "old")
    await cluster.reconcile()
    [job] = cluster.jobs("plan")
    assert job["spec"]["template"]["spec"]["containers"][0]["command"][-1] == "head"


async def test_an_answer_outlives_its_job(cluster: Cluster) -> None:
    cluster.change(migrations={"image": "souk/shop-service:2"})
    await cluster.reconcile()
    await plan(cluster, answer("nothing", current="0001"), image_id=NEW)
    assert cluster.status()["plan"]["image"] == "souk/shop-service:2"
    for kind, namespace, name in list(cluster.kubernetes.objects):
        if kind == "Job":
            cluster.kubernetes.remove(kind, namespace, name)
    await cluster.reconcile()
    assert cluster.jobs("plan") == []
    assert cluster.condition("Ready")["status"] == "True"
