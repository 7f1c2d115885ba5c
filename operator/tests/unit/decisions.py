"""Observations for the pure decision, made up by tests."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from builders import CLUSTER, a_database, a_server

from souk_operator.conditions import Condition
from souk_operator.decide import Desired, desired_state
from souk_operator.decide.observed import Observed, Seen
from souk_operator.decide.secrets import Credentials, Login, app_secret, migrator_secret
from souk_operator.postgres.access import database_spec
from souk_operator.resources import Database, Server

NOW = datetime(2026, 11, 25, 12, 0, 0, tzinfo=UTC)
FRESH = ("fresh-app", "fresh-migrator")


def server(**spec: Any) -> Server:
    return Server.read(a_server(**spec))


def database(annotations: dict[str, str] | None = None, status: dict[str, Any] | None = None, **spec: Any) -> Database:
    manifest = a_database(**{"migrations": None, **spec})
    manifest["metadata"]["annotations"] = annotations or {}
    manifest["status"] = status or {"observedGeneration": -1}
    return Database.read(manifest)


def observed(of: Database | None = None, **changes: Any) -> Observed:
    """By default: allowed, nothing there yet."""
    of = of or database()
    return replace(Observed(NOW, of, database_spec(of, CLUSTER), server=server(), fresh=FRESH), **changes)


def standing(of: Database | None = None, rotated_at: datetime = NOW, **changes: Any) -> Observed:
    """A database that stands, with credentials that open it."""
    base = observed(of)
    spec = base.spec
    current = Credentials(spec.app_a, "secret", rotated_at)
    migrator = Login(spec.migrator, "secret")
    seen = Seen(True, spec.marker, entered=True, roles=frozenset(spec.roles), app_login=True, migrator_login=True)
    assert base.server is not None
    return replace(
        base,
        **{
            "seen": seen,
            "credentials": current,
            "migrator": migrator,
            "secret": app_secret(base.database, base.server, current, None),
            "migrator_secret": migrator_secret(base.database, base.server, migrator, None),
            **changes,
        },
    )


def said(desired: Desired, kind: str) -> Condition:
    each = next(each for each in desired.status["conditions"] if each["type"] == kind)
    return Condition(kind, each["status"], each["reason"], each["message"])


def decide(seen: Observed) -> Desired:
    """The decision, and what must hold of every one."""
    desired = desired_state(seen)
    if not seen.database.meta.deleting:
        assert not (said(desired, "Reconciling").holds and said(desired, "Stalled").holds)
        assert not (said(desired, "Ready").holds and said(desired, "Stalled").holds)
        assert {each["observedGeneration"] for each in desired.status["conditions"]} == {seen.database.meta.generation}
        assert said(desired, "Ready").holds or said(desired, "Reconciling").holds or said(desired, "Stalled").holds
    assert desired.again >= 0.5
    return desired
