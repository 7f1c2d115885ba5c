"""Rotation a/b: the idle role gets a password, the Secret changes, pods roll, and the old role is locked.

One Database per server at a time, for so long as a turn lasts: that is a courtesy to the pods that serve meanwhile, and
nothing else depends on it. What cannot wait (first, lost, refused and revoked credentials) asks for no turn.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from souk_operator import names
from souk_operator.decide import secrets
from souk_operator.decide.actions import Action, Apply, HandOut, LockRole
from souk_operator.decide.observed import Observed
from souk_operator.decide.secrets import Credentials
from souk_operator.durations import timestamp
from souk_operator.resources import Manifest, Server

# Eight pods, one after the other, a minute each. Where it takes longer, two rollouts at once do less harm than one that
# stands still and holds up all others.
TURN = timedelta(minutes=10)
# PostgreSQL's authentication_timeout: whoever was logging in when the password went may appear until then.
_LOGGING_IN = timedelta(minutes=1)


def rotation(observed: Observed, server: Server) -> tuple[tuple[Action, ...], float | None]:
    """What a rotation, due or under way, asks for now, and after how many seconds to look again."""
    current = observed.credentials
    if current is None:
        return (), None
    roll = _rolls(observed, current, wanted_secret(observed, server, current))
    if current.retiring:
        lock, again = _retire(observed, server, current, current.retiring)
        return (*roll, *lock), again
    if roll:
        return tuple(roll), 5
    if begins(observed, server, current):
        after = successor(observed, current.role)
        manifest = wanted_secret(observed, server, after)
        return (HandOut(after.role, manifest, after.password, "it was asked for or due", in_turn=True),), 1
    if waits(observed, current):
        return (), 10
    return (), (_due_at(observed, current) - observed.now).total_seconds()


def begins(observed: Observed, server: Server, current: Credentials) -> bool:
    """Whether a rotation begins now: it is due, the one before is over, and no other Database has the turn."""
    busy = current.retiring or observed.turn or _rolls(observed, current, wanted_secret(observed, server, current))
    return not busy and _is_due(observed, current)


def waits(observed: Observed, current: Credentials) -> bool:
    """Whether a rotation waits for that of another Database."""
    return observed.turn is not None and not current.retiring and _is_due(observed, current)


def asked_anew(observed: Observed, current: Credentials) -> bool:
    """Whether somebody asked for new credentials after the current ones were made."""
    return observed.database.meta.annotations.get(names.ROTATE, "") not in ("", current.request)


def successor(observed: Observed, used: str | None) -> Credentials:
    """Fresh credentials for the role that is not `used`. They answer all that was asked for.

    The other role retires, unless nobody can have it: with no role known to be used, and no pod that has started.
    """
    spec, current, asked = observed.spec, observed.credentials, observed.database.meta.annotations
    role, other = (spec.app_b, spec.app_a) if used == spec.app_a else (spec.app_a, spec.app_b)
    missed = any(pod.started and not pod.leaving for pod in observed.pods)
    answered = secrets.answered_revocation(observed.secret)
    return Credentials(
        role=role,
        password=observed.fresh[0],
        rotated_at=observed.now,
        retiring=other if other in observed.seen.roles and (used or missed) else None,
        request=asked.get(names.ROTATE, ""),
        count=current.count + 1 if current else 2 if missed else 1,
        revoked=asked.get(names.REVOKE, "") not in ("", answered),
        revocation=asked.get(names.REVOKE, "") or answered,
    )


def is_rolling(observed: Observed) -> bool:
    """Whether pods still run with the credentials before the current ones."""
    current = observed.credentials
    return bool(current and current.retiring and on_old_credentials(observed, current))


def turn_since(observed: Observed) -> datetime | None:
    """Since when the Database rolls its pods, which others wait for while the turn lasts."""
    return observed.credentials.rotated_at if observed.credentials and is_rolling(observed) else None


def passed_over(observed: Observed) -> bool:
    """Whether others no longer wait for these pods."""
    since = turn_since(observed)
    return since is not None and since + TURN <= observed.now


def on_old_credentials(observed: Observed, current: Credentials) -> list[str]:
    """The pods that still run with the credentials before the current ones; none has missed the first ones."""
    if current.count == 1:
        return []
    digest = (observed.secret or {}).get("data") and secrets.credentials_hash(observed.secret or {})
    return [
        pod.name
        for pod in observed.pods
        if (pod.credentials != digest if pod.credentials else _older(pod.created, current))
    ]


def retirement(observed: Observed, current: Credentials) -> str:
    """What the locking of the old role still waits for, when no pod has it any more."""
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


def _is_due(observed: Observed, current: Credentials) -> bool:
    return asked_anew(observed, current) or _due_at(observed, current) <= observed.now


def _due_at(observed: Observed, current: Credentials) -> datetime:
    return (current.rotated_at or observed.now) + observed.database.interval


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
    """Lock the old role once nobody has it any more; no turn that ends and no other haste locks it before."""
    sessions = observed.seen.sessions.get(role)
    if current.revoked and sessions:
        return (LockRole(role, end_sessions=True),), 1
    grace = _grace_ends_in(observed, current)
    if grace > timedelta(0):
        return (), min(grace.total_seconds(), 5.0 if is_rolling(observed) or current.revoked else 600.0)
    if sessions or on_old_credentials(observed, current):
        return (), 10
    settled = wanted_secret(observed, server, replace(current, retiring=None, revoked=False))
    return (LockRole(role), Apply(settled)), None


def _older(created: datetime | None, current: Credentials) -> bool:
    return created is None or current.rotated_at is None or created <= current.rotated_at


def _grace_ends_in(observed: Observed, current: Credentials) -> timedelta:
    grace = _LOGGING_IN if current.revoked else observed.database.grace
    return (current.rotated_at or observed.now) + grace - observed.now
