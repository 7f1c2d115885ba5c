"""The pure decision, branch by branch."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from decisions import FRESH, NOW, database, decide, observed, said, server, standing

from souk_operator import names
from souk_operator.decide.actions import (
    Apply,
    Drop,
    HandOut,
    LockRole,
    Provision,
    RecordEvent,
    SetFinalizer,
    SetPassword,
)
from souk_operator.decide.observed import Seen, Trouble, Turn
from souk_operator.decide.secrets import Credentials, app_secret


def kinds(actions: Any) -> list[str]:
    return [type(action).__name__ for action in actions]


def test_a_new_database_gets_its_secrets_first_and_alone() -> None:
    desired = decide(observed())
    assert kinds(desired.actions) == ["Apply", "Apply"]
    assert [action.manifest["metadata"]["name"] for action in desired.actions if isinstance(action, Apply)] == [
        "shop-service-db",
        "shop-service-db-migrator",
    ]
    assert said(desired, "Ready").reason == "Provisioning"


def test_then_it_is_provisioned_with_the_passwords_of_the_secrets() -> None:
    nothing = standing(seen=Seen(drift=("CREATE ROLE …",)))
    [provision] = decide(nothing).actions
    assert isinstance(provision, Provision)
    assert (provision.passwords.app_a, provision.passwords.app_b, provision.passwords.migrator) == (
        "secret",
        None,
        "secret",
    )
    assert not provision.repairs


def test_one_that_stands_needs_nothing() -> None:
    desired = decide(standing())
    assert desired.actions == ()
    assert said(desired, "Ready").holds
    assert desired.again == 120


def test_passwords_of_roles_that_exist_are_not_set_by_provisioning() -> None:
    seen = standing()
    drifted = replace(seen, seen=replace(seen.seen, drift=("GRANT …",)))
    [provision] = decide(drifted).actions
    assert isinstance(provision, Provision)
    assert provision.passwords.app_a is None


def test_drift_of_a_ready_database_is_a_repair_and_leaves_it_ready() -> None:
    ready = decide(standing()).status
    seen = standing(database(status=ready))
    desired = decide(replace(seen, seen=replace(seen.seen, drift=("GRANT …",))))
    [provision] = desired.actions
    assert isinstance(provision, Provision)
    assert provision.repairs
    assert said(desired, "DriftFree").reason == "Repairing"
    assert said(desired, "Ready").holds


def test_credentials_never_confirmed_are_set_in_place() -> None:
    seen = standing()
    [action] = decide(replace(seen, seen=replace(seen.seen, app_login=False))).actions
    assert action == SetPassword(seen.spec.app_a, "secret")


def test_confirmed_credentials_that_are_refused_give_way_to_the_idle_role() -> None:
    seen = standing(database(status=decide(standing()).status))
    [action] = decide(replace(seen, seen=replace(seen.seen, app_login=False))).actions
    assert isinstance(action, HandOut)
    assert (action.role, action.password) == (seen.spec.app_b, FRESH[0])


def test_a_login_that_could_not_be_tried_changes_nothing() -> None:
    seen = standing(database(status=decide(standing()).status))
    assert decide(replace(seen, seen=replace(seen.seen, app_login=None, migrator_login=None))).actions == ()


def test_after_a_lost_secret_the_role_without_sessions_is_taken() -> None:
    seen = standing()
    seen = replace(seen, secret=None, credentials=None, seen=replace(seen.seen, sessions={seen.spec.app_a: 2}))
    [action] = decide(seen).actions
    assert isinstance(action, HandOut)
    assert action.role == seen.spec.app_b


@pytest.mark.parametrize(("age", "rotates"), [(719, False), (721, True)])
def test_a_rotation_is_due_after_its_interval(age: int, rotates: bool) -> None:
    desired = decide(standing(rotated_at=NOW - timedelta(hours=age)))
    assert kinds(desired.actions) == (["HandOut"] if rotates else [])
    assert said(desired, "Ready").holds


def test_a_rotation_waits_for_another_on_the_server() -> None:
    asked = database({names.ROTATE: "1"})
    desired = decide(standing(asked, turn=Turn("souk/other", NOW)))
    assert desired.actions == ()
    assert (
        "souk/other on the same server, begun 2026-11-25T12:00:00Z, until" in said(desired, "CredentialsReady").message
    )


@pytest.mark.parametrize(("minutes", "sessions", "locks"), [(59, 0, False), (61, 0, True), (61, 1, False)])
def test_the_old_role_is_locked_after_the_grace_period_without_sessions(
    minutes: int, sessions: int, locks: bool
) -> None:
    seen = standing()
    current = Credentials(seen.spec.app_b, "new", NOW - timedelta(minutes=minutes), seen.spec.app_a, count=2)
    assert seen.server is not None
    secret = app_secret(seen.database, seen.server, current, None)
    seen = replace(
        seen, credentials=current, secret=secret, seen=replace(seen.seen, sessions={seen.spec.app_a: sessions})
    )
    actions = decide(seen).actions
    assert (LockRole(seen.spec.app_a) in actions) == locks
    assert not locks or isinstance(actions[-1], Apply)


@pytest.mark.parametrize(
    ("trouble", "condition"),
    [
        (Trouble("ServerUnavailable", "away"), "Reconciling"),
        (Trouble("NoAdminSecret", "gone", stalled=True), "Stalled"),
    ],
)
def test_trouble_is_waited_for_or_stalls(trouble: Trouble, condition: str) -> None:
    desired = decide(observed(trouble=trouble))
    assert said(desired, condition).reason == trouble.reason
    assert desired.actions == ()


def test_a_server_that_is_not_there_is_waited_for() -> None:
    assert said(decide(observed(server=None)), "Reconciling").reason == "NoServer"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"server": server(allowedNamespaces=[])}, "NamespaceNotAllowed"),
        ({"rivals": ("souk/other",)}, "Conflict"),
        ({"seen": Seen(exists=True, marker="x/y/z")}, "NotOwned"),
        ({"seen": Seen(exists=True)}, "NotOwned"),
    ],
)
def test_what_is_refused_stalls_and_changes_nothing(changes: dict[str, Any], reason: str) -> None:
    desired = decide(observed(**changes))
    assert (said(desired, "Stalled").reason, desired.actions) == (reason, ())


def test_policy_delete_is_held_by_a_finalizer_before_anything_else() -> None:
    assert decide(observed(database(deletionPolicy="Delete"))).finalizer == SetFinalizer(present=True)
    assert decide(observed()).finalizer is None


def deleting(**annotations: str) -> Any:
    held = database(
        {f"souk.dev/{key.replace('_', '-')}": value for key, value in annotations.items()}, deletionPolicy="Delete"
    )
    return replace(held, meta=replace(held.meta, deleting=True, finalizers=(names.FINALIZER,)))


def test_a_confirmed_delete_drops_and_then_lets_go() -> None:
    seen = standing(deleting(confirm_delete="shop_db"))
    assert decide(seen).actions == (Drop(), SetFinalizer(present=False))


def test_an_unconfirmed_delete_keeps_and_tells() -> None:
    told, release = decide(standing(deleting())).actions
    assert isinstance(told, RecordEvent)
    assert release == SetFinalizer(present=False)


def test_a_delete_does_not_drop_what_others_marked() -> None:
    seen = standing(deleting(confirm_delete="shop_db"))
    seen = replace(seen, seen=replace(seen.seen, marker="c/other/x"))
    assert Drop() not in decide(seen).actions


def test_ready_speaks_of_the_revision_last_seen_while_drift_hides_it() -> None:
    status = decide(standing()).status | {"currentRevision": "0007"}
    seen = standing(database(status=status))
    desired = decide(replace(seen, seen=replace(seen.seen, drift=("GRANT …",), entered=False, revision=None)))
    assert desired.status["currentRevision"] == "0007"
    assert "0007" in said(desired, "Ready").message
