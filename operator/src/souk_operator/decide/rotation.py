"""Rotation a/b: the idle role gets a password, the Secret changes, pods roll, and the old role is locked."""

from dataclasses import replace
from datetime import datetime, timedelta

from souk_operator import names
from souk_operator.decide import secrets
from souk_operator.decide.actions import Action, Apply, BeginRotation, LockRole
from souk_operator.decide.observed import Observed
from souk_operator.decide.secrets import Credentials
from souk_operator.durations import timestamp
from souk_operator.resources import Manifest, Server


def rotation(observed: Observed, server: Server) -> tuple[tuple[Action, ...], float | None]:
    """What a rotation, due or under way, asks for now, and after how many seconds to look again."""
    current = observed.credentials
    if current is None:
        return (), None
    manifest = wanted_secret(observed, server, current)
    roll = _rolls(observed, current, manifest)
    if current.retiring:
        lock, again = _retire(observed, server, current, current.retiring)
        return (*roll, *lock), again
    if roll:
        return tuple(roll), 5
    asked = observed.database.meta.annotations.get(names.ROTATE, "")
    due = (current.rotated_at or observed.now) + observed.database.interval
    if (asked and asked != current.request) or due <= observed.now:
        if observed.rotating_elsewhere:
            return (), 10
        return (begin(observed, server, current, asked),), 1
    return (), (due - observed.now).total_seconds()


def begin(
    observed: Observed, server: Server, current: Credentials, asked: str, why: str = "it was asked for or due"
) -> BeginRotation:
    """The rotation to the idle role; `asked` is the request that it answers, `why` is told to people."""
    used = recorded_role(observed) if observed.seen.app_login is False else None
    used = used or current.role
    idle = observed.spec.app_b if used == observed.spec.app_a else observed.spec.app_a
    after = Credentials(idle, observed.fresh[0], observed.now, used, asked, count=current.count + 1)
    return BeginRotation(idle, wanted_secret(observed, server, after), after.password, why)


def is_rolling(observed: Observed) -> bool:
    """Whether pods still run with the credentials before the current ones."""
    current = observed.credentials
    return bool(current and current.retiring and on_old_credentials(observed, current))


def on_old_credentials(observed: Observed, current: Credentials) -> list[str]:
    """The pods that still run with the credentials before the current ones."""
    digest = (observed.secret or {}).get("data") and secrets.credentials_hash(observed.secret or {})
    return [
        pod.name
        for pod in observed.pods
        if (pod.credentials != digest if pod.credentials else _older(pod.created, current))
    ]


def retirement(observed: Observed, current: Credentials) -> str:
    """What the locking of the old role still waits for."""
    left = _grace_ends_in(observed, current)
    if left > timedelta(0):
        return f"not before {timestamp(observed.now + left)}"
    return f"{observed.seen.sessions.get(current.retiring or '', 0)} sessions of it are open"


def wanted_secret(observed: Observed, server: Server, credentials: Credentials) -> Manifest:
    """The Secret with these credentials."""
    return secrets.app_secret(observed.database, server, credentials, observed.ca)


def recorded_role(observed: Observed) -> str | None:
    """The role that was active when status was last written; a hint where the Secret says nothing."""
    role = (observed.database.status.get("credentials") or {}).get("activeRole")
    return role if role in (observed.spec.app_a, observed.spec.app_b) else None


def _rolls(observed: Observed, current: Credentials, secret: Manifest) -> list[Action]:
    """Deployments whose pods must start anew. One made after the last rotation has read the new Secret anyway."""
    digest = secrets.credentials_hash(secret)
    return [
        Apply(_annotated(observed.database.meta.namespace, each.name, digest))
        for each in observed.deployments
        if (each.credentials is not None and each.credentials != digest)
        or (each.credentials is None and current.count > 1 and _older(each.created, current))
    ]


def _annotated(namespace: str, name: str, digest: str) -> Manifest:
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": name, "namespace": namespace},
        "spec": {"template": {"metadata": {"annotations": {names.CREDENTIALS_HASH: digest}}}},
    }


def _retire(
    observed: Observed, server: Server, current: Credentials, role: str
) -> tuple[tuple[Action, ...], float | None]:
    grace = _grace_ends_in(observed, current)
    if grace > timedelta(0):
        return (), min(grace.total_seconds(), 5.0 if is_rolling(observed) else 600.0)
    if on_old_credentials(observed, current) or observed.seen.sessions.get(role):
        return (), 10
    settled = wanted_secret(observed, server, replace(current, retiring=None))
    return (LockRole(role), Apply(settled)), None


def _older(created: datetime | None, current: Credentials) -> bool:
    return created is None or current.rotated_at is None or created <= current.rotated_at


def _grace_ends_in(observed: Observed, current: Credentials) -> timedelta:
    return (current.rotated_at or observed.now) + observed.database.grace - observed.now
