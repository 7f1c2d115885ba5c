"""Who logs in with what: the first credentials, mending lost ones, rotation a/b, and locking the old role."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from souk_operator import names
from souk_operator.decide import commands, secrets
from souk_operator.decide.actions import Action, Apply, BeginRotation, LockRole, SetPassword
from souk_operator.decide.observed import Observed
from souk_operator.decide.secrets import Credentials, Login
from souk_operator.decide.stage import Stage, done, waiting
from souk_operator.durations import readable, timestamp
from souk_operator.resources import Manifest, Server

KIND = "CredentialsReady"


def handed_out(observed: Observed, server: Server) -> tuple[Action, ...]:
    """Secrets that must exist before anything slow begins: first pods wait for them."""
    actions = [*_app_secret(observed, server)]
    login = observed.migrator
    if login is None or login.role != observed.spec.migrator:
        login = Login(observed.spec.migrator, observed.fresh[1])
    manifest = secrets.migrator_secret(observed.database, server, login, observed.ca)
    if secrets.differs(observed.migrator_secret, manifest):
        actions.append(Apply(manifest))
    return tuple(actions)


def _app_secret(observed: Observed, server: Server) -> Iterator[Action]:
    current, stored = observed.credentials, observed.secret
    if current is None or stored is None:
        yield _first_or_lost(observed, server)
        return
    wanted = _secret(observed, server, current)
    if observed.seen.app_login is False or not secrets.differs(stored, wanted):
        return
    if secrets.data_differs(stored, wanted):  # another host or CA: pods must read it anew
        wanted = _secret(observed, server, replace(current, rotated_at=observed.now, count=current.count + 1))
    yield Apply(wanted)


def credentials_ready(observed: Observed, server: Server) -> Stage:
    """Whether the Secrets open the database; else how to mend them."""
    current, migrator = observed.credentials, observed.migrator
    if current is None or migrator is None:
        return waiting(KIND, "Writing", "Writing the Secrets.", again=1)
    if observed.seen.migrator_login is False:
        message = f"The password of {migrator.role} does not open the database; setting it anew."
        return waiting(KIND, "Mending", message, SetPassword(migrator.role, migrator.password), again=1)
    if observed.seen.app_login is False:
        return _mend(observed, server, current)
    return _ready(observed, server, current)


def rotation(observed: Observed, server: Server) -> tuple[tuple[Action, ...], float | None]:
    """What a rotation, due or under way, asks for now, and after how many seconds to look again."""
    current = observed.credentials
    if current is None:
        return (), None
    manifest = _secret(observed, server, current)
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
        return (_begin(observed, server, current, asked),), 1
    return (), (due - observed.now).total_seconds()


def is_rolling(observed: Observed) -> bool:
    """Whether pods still run with the credentials before the current ones."""
    current = observed.credentials
    return bool(current and current.retiring and _on_old_credentials(observed, current))


def _ready(observed: Observed, server: Server, current: Credentials) -> Stage:
    database = observed.database
    digest = secrets.credentials_hash(_secret(observed, server, current))
    since = timestamp(current.rotated_at) if current.rotated_at else "an unknown time"
    message = f"Secret {database.secret} holds {current.role}, in use since {since}."
    if current.retiring:
        old = _on_old_credentials(observed, current)
        waits = f"pods with it: {', '.join(old[:5])}" if old else _grace_left(observed, current)
        message += f" {current.retiring} is locked later ({waits})."
    elif observed.rotating_elsewhere and observed.database.meta.annotations.get(names.ROTATE, "") != current.request:
        message += f" A rotation waits for that of {observed.rotating_elsewhere} on the same server."
    else:
        message += f" New ones: {commands.rotate(database)}"
    report = {"activeRole": current.role, "secretHash": digest, "rotatedAt": since}
    if is_rolling(observed):
        report["rolling"] = "true"
    return done(KIND, "Rotating" if current.retiring else "Ready", message, facts=(("credentials", report),))


def _mend(observed: Observed, server: Server, current: Credentials) -> Stage:
    """Nobody used credentials that were never confirmed, so these are set; others give way to the idle role."""
    if not (observed.database.status.get("credentials") or {}).get("secretHash"):
        message = f"Setting the password of {current.role}."
        return waiting(KIND, "Setting", message, SetPassword(current.role, current.password), again=1)
    message = f"The password in Secret {observed.database.secret} does not open the database; rotating."
    replaced = _begin(observed, server, current, current.request, "the Secret's password was refused")
    return waiting(KIND, "Mending", message, replaced, again=1)


def _first_or_lost(observed: Observed, server: Server) -> Action:
    """The first credentials, or those after a lost Secret: of the role that nobody is known to use."""
    spec, seen = observed.spec, observed.seen
    used = _recorded_role(observed)
    if used is None:
        busy = {role: seen.sessions.get(role, 0) for role in (spec.app_a, spec.app_b)}
        used = max(busy, key=lambda role: busy[role]) if any(busy.values()) else None
    role = spec.app_b if used == spec.app_a else spec.app_a
    retiring = used if used in seen.roles else None
    asked = observed.database.meta.annotations.get(names.ROTATE, "")
    credentials = Credentials(role, observed.fresh[0], observed.now, retiring, asked, count=2 if used else 1)
    manifest = _secret(observed, server, credentials)
    if role in seen.roles:
        return BeginRotation(role, manifest, credentials.password, "the Secret is missing or unreadable")
    return Apply(manifest)


def _begin(
    observed: Observed, server: Server, current: Credentials, asked: str, why: str = "it was asked for or due"
) -> BeginRotation:
    used = _recorded_role(observed) if observed.seen.app_login is False else None
    used = used or current.role
    idle = observed.spec.app_b if used == observed.spec.app_a else observed.spec.app_a
    after = Credentials(idle, observed.fresh[0], observed.now, used, asked, count=current.count + 1)
    return BeginRotation(idle, _secret(observed, server, after), after.password, why)


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
    if _on_old_credentials(observed, current) or observed.seen.sessions.get(role):
        return (), 10
    settled = _secret(observed, server, replace(current, retiring=None))
    return (LockRole(role), Apply(settled)), None


def _on_old_credentials(observed: Observed, current: Credentials) -> list[str]:
    digest = (observed.secret or {}).get("data") and secrets.credentials_hash(observed.secret or {})
    return [
        pod.name
        for pod in observed.pods
        if (pod.credentials != digest if pod.credentials else _older(pod.created, current))
    ]


def _older(created: datetime | None, current: Credentials) -> bool:
    return created is None or current.rotated_at is None or created <= current.rotated_at


def _recorded_role(observed: Observed) -> str | None:
    """The role that was active when status was last written; a hint where the Secret says nothing."""
    role = (observed.database.status.get("credentials") or {}).get("activeRole")
    return role if role in (observed.spec.app_a, observed.spec.app_b) else None


def _grace_ends_in(observed: Observed, current: Credentials) -> timedelta:
    return (current.rotated_at or observed.now) + observed.database.grace - observed.now


def _grace_left(observed: Observed, current: Credentials) -> str:
    left = _grace_ends_in(observed, current)
    if left > timedelta(0):
        return f"grace period: {readable(left)} left"
    return f"{observed.seen.sessions.get(current.retiring or '', 0)} sessions of it are open"


def _secret(observed: Observed, server: Server, credentials: Credentials) -> Manifest:
    return secrets.app_secret(observed.database, server, credentials, observed.ca)
