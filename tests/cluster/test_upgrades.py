"""Releases with and without migrations, while people buy."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from kube import SOUK, Cluster, eventually
from load import Load
from variants import MakeVariants, jobs, revision_of

from souk.commands.failure import CommandFailed

CART, CART_DB = "cart-service", "cart_db"
FAILS = "ALTER TABLE carts ADD COLUMN id uuid"
WAIT = ("--wait", "--timeout", "1200s")


@pytest.mark.short
def test_a_release_with_a_migration_loses_no_request(
    cluster: Cluster, variants: MakeVariants, load: Load, report: Callable[..., None]
) -> None:
    cart = variants(CART)
    tag = cart.with_migration("ALTER TABLE carts ADD COLUMN note_of_a_test text")
    with load:
        cluster.upgrade(CART, tag)
    cart.applied(tag)
    report("helm upgrade --wait with a migration under load", load.figures)
    assert load.figures.failures == 0
    assert load.figures.confirmed > 0
    assert revision_of(cluster, CART_DB) == cart.newest
    assert cluster.condition(CART, "Ready")[0] == "True"


def test_an_image_without_a_migration_starts_no_apply_job(cluster: Cluster, variants: MakeVariants) -> None:
    before = jobs(cluster, CART, "apply")
    cluster.upgrade(CART, variants(CART).plain())
    assert jobs(cluster, CART, "apply") <= before
    assert cluster.condition(CART, "Ready")[0] == "True"


def test_a_migration_that_fails_leaves_the_old_release_serving(
    cluster: Cluster, variants: MakeVariants, load: Load, report: Callable[..., None]
) -> None:
    cart = variants(CART)
    before = revision_of(cluster, CART_DB)
    tag = cart.with_migration(FAILS)
    with load:
        with pytest.raises(CommandFailed) as failed, timed() as took:
            cluster.upgrade(CART, tag)
        _, reason, message = cluster.condition(CART, "Stalled")
        cluster.upgrade(CART, cart.base())
    report("a failing migration, and back, under load", load.figures)
    report("  told by make deploy", f"after {took[0]:.0f} s")
    report("  what status said", f"{reason}: {message[:200]}")
    assert "already exists" in message + str(failed.value)
    assert "souk.dev/retry" in message
    assert load.figures.failures == 0
    assert revision_of(cluster, CART_DB) == before
    assert cluster.condition(CART, "Ready")[0] == "True"


@pytest.mark.skipif(shutil.which("helm4") is None, reason="helm4 is not on PATH; Helm 3 knows only its timeout")
def test_helm_4_ends_its_wait_when_a_migration_fails_and_mends_it_with_the_next_upgrade(
    cluster: Cluster, variants: MakeVariants, report: Callable[..., None]
) -> None:
    four, cart = cluster.with_helm("helm4"), variants(CART)
    tag = cart.with_migration(FAILS)
    with pytest.raises(CommandFailed) as failed, timed() as took:
        four.begin_upgrade(CART, tag, *WAIT)
    report("a failing migration, told by helm4 --wait", f"after {took[0]:.0f} s: {str(failed.value)[-200:]}")
    assert "already exists" in str(failed.value)
    assert "context deadline" not in str(failed.value)
    said, took_gate = eventually(lambda: gate_said(cluster, tag), within=60)
    report("  told by the gate", f"{took_gate:.0f} s later: {said[:200]}")
    assert "already exists" in said
    with timed() as took:
        four.begin_upgrade(CART, cart.base(), *WAIT)
    report("  mended by the next helm4 upgrade --wait", f"{took[0]:.0f} s")
    assert cluster.told(CART) == ""
    assert cluster.condition(CART, "Ready")[0] == "True"


def test_a_retry_mends_a_failed_migration_and_opens_the_gates(
    cluster: Cluster, variants: MakeVariants, report: Callable[..., None]
) -> None:
    cart = variants(CART)
    tag = cart.with_migration("ALTER TABLE cart_items ADD COLUMN note_of_a_test text")
    cluster.sql(CART_DB, "ALTER TABLE souk.cart_items ADD COLUMN note_of_a_test text")
    with pytest.raises(CommandFailed):
        cluster.upgrade(CART, tag)
    eventually(lambda: gate_said(cluster, tag), within=60)
    cluster.sql(CART_DB, "ALTER TABLE souk.cart_items DROP COLUMN note_of_a_test")
    cluster.annotate(CART, retry=str(time.time()))
    _, migrated = eventually(lambda: revision_of(cluster, CART_DB) > cart.newest, within=120)
    _, rolled = eventually(lambda: cluster.rolled_out(CART), within=120)
    cart.applied(tag)
    report("a failed migration, tried again", f"migrated after {migrated:.0f} s, rolled out {rolled:.0f} s later")
    eventually(lambda: cluster.told(CART) == "", within=60)
    assert cluster.condition(CART, "Ready")[0] == "True"


def test_an_image_that_is_not_there_is_told_within_a_look_of_a_minute(
    cluster: Cluster, variants: MakeVariants, report: Callable[..., None]
) -> None:
    cart, tag = variants(CART), f"absent-{uuid4().hex[:8]}"
    with timed() as took:
        cluster.begin_upgrade(CART, tag)
        eventually(lambda: cluster.condition(CART, "Stalled")[1] == "JobCannotStart", within=120)
    _, _, message = cluster.condition(CART, "Stalled")
    report("a tag that does not exist", f"Stalled after {took[0]:.0f} s: {message[:200]}")
    assert "describe pod" in message
    assert "describe pod" in cluster.told(CART)
    present, base = f"souk/{CART}:{tag}", f"souk/{CART}:{cart.base()}"
    cluster.target.run("docker", "tag", base, present)
    cluster.target.run("kind", "load", "docker-image", "--name", cluster.target.name, present)
    _, goes_on = eventually(lambda: cluster.condition(CART, "Ready")[0] == "True", within=400)
    report("  once the image is there", f"Ready by itself after {goes_on:.0f} s")
    eventually(lambda: cluster.told(CART) == "", within=60)
    cluster.upgrade(CART, cart.base())


def test_a_destructive_plan_waits_for_its_approval(cluster: Cluster, variants: MakeVariants) -> None:
    cart = variants(CART)
    tag = cart.with_migration("ALTER TABLE carts DROP COLUMN IF EXISTS note_of_a_test", phase="contract")
    # The same plan may have been approved by an earlier run of this test.
    cluster.kubectl("--namespace", SOUK, "annotate", "databases.souk.dev", CART, "souk.dev/approve-plan-")
    cluster.begin_upgrade(CART, tag)
    eventually(lambda: cluster.condition(CART, "Contracted")[1] == "AwaitingApproval", within=240)
    _, reason, message = cluster.condition(CART, "Contracted")
    assert reason == "AwaitingApproval"
    plan = cluster.get("databases.souk.dev", CART)["status"]["plan"]
    assert plan["verdict"] == "destructive"
    assert plan["hash"] in message
    assert "DROP COLUMN" in cluster.get("configmap", plan["configMap"])["data"]["plan.sql"]
    before = revision_of(cluster, CART_DB)
    cluster.annotate(CART, approve_plan="another")
    assert revision_of(cluster, CART_DB) == before
    cluster.annotate(CART, approve_plan=plan["hash"])
    eventually(lambda: revision_of(cluster, CART_DB) > before, within=180)
    cart.applied(tag)
    eventually(lambda: cluster.condition(CART, "Contracted")[0] == "True", within=60)


def test_a_rollback_over_a_contract_fails_with_a_sentence(
    cluster: Cluster, variants: MakeVariants, report: Callable[..., None]
) -> None:
    with pytest.raises(CommandFailed) as refused:
        cluster.upgrade(CART, cluster.tags[CART])
    _, reason, message = cluster.condition(CART, "Stalled")
    cluster.upgrade(CART, variants(CART).base())
    report("a rollback over a contract", f"{reason}: {message}")
    assert reason == "OverContract"
    assert "the database has dropped what images before" in message
    assert message in str(refused.value)
    assert cluster.condition(CART, "Ready")[0] == "True"


def test_a_rollback_with_the_database_ahead_passes(
    cluster: Cluster, variants: MakeVariants, report: Callable[..., None]
) -> None:
    payment = variants("payment-service")
    tag = payment.with_migration("ALTER TABLE payments ADD COLUMN note_of_a_test text")
    cluster.upgrade("payment-service", tag)
    payment.applied(tag)
    cluster.upgrade("payment-service", cluster.tags["payment-service"])
    status, reason, _ = cluster.condition("payment-service", "Ready")
    assert (status, reason) == ("True", "Ahead")
    report("a rollback with the database ahead", "passes; Ready, reason Ahead")


def gate_said(cluster: Cluster, tag: str) -> str:
    """The termination message of a gate of this image, empty while none has ended."""
    for pod in cluster.items("pods", f"app.kubernetes.io/name={CART}"):
        for gate in pod["status"].get("initContainerStatuses") or ():
            ended = (gate.get("lastState") or {}).get("terminated") or (gate.get("state") or {}).get("terminated") or {}
            if gate["image"].endswith(tag) and ended.get("exitCode"):
                return str(ended.get("message", ""))
    return ""


@contextmanager
def timed() -> Iterator[list[float]]:
    """Holds the seconds that it took once it is over."""
    began, took = time.monotonic(), list[float]()
    try:
        yield took
    finally:
        took.append(time.monotonic() - began)
