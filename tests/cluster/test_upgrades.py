"""Releases with and without migrations, while people buy."""

from collections.abc import Callable

import pytest
from kube import SOUK, Cluster, eventually
from load import Load
from variants import MakeVariants, jobs, revision_of

from souk.commands.failure import CommandFailed

CART, CART_DB = "cart-service", "cart_db"


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
    with load:
        with pytest.raises(CommandFailed) as failed:
            cluster.upgrade(CART, cart.with_migration("ALTER TABLE carts ADD COLUMN id uuid"))
        _, reason, message = cluster.condition(CART, "Stalled")
        cluster.upgrade(CART, cart.base())
    report("a failing migration, and back, under load", load.figures)
    report("  what status said", f"{reason}: {message[:200]}")
    assert "already exists" in message + str(failed.value)
    assert "souk.dev/retry" in message
    assert load.figures.failures == 0
    assert revision_of(cluster, CART_DB) == before
    assert cluster.condition(CART, "Ready")[0] == "True"


def test_a_destructive_plan_waits_for_its_approval(cluster: Cluster, variants: MakeVariants) -> None:
    cart = variants(CART)
    tag = cart.with_migration("ALTER TABLE carts DROP COLUMN IF EXISTS note_of_a_test", phase="contract")
    # The same plan may have been approved by an earlier run of this test.
    cluster.kubectl("--namespace", SOUK, "annotate", "databases.souk.dev", CART, "souk.dev/approve-plan-")
    cluster.begin_upgrade(CART, tag)
    (_, reason, message), _ = eventually(
        lambda: asked if (asked := cluster.condition(CART, "Contracted"))[1] == "AwaitingApproval" else None, within=240
    )
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
