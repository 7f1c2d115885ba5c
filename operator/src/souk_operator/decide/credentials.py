"""Who logs in with what: the first credentials, and mending lost or edited ones."""

from collections.abc import Iterator
from dataclasses import replace

from souk_operator import names
from souk_operator.decide import commands, secrets
from souk_operator.decide.actions import Action, Apply, BeginRotation, SetPassword
from souk_operator.decide.observed import Observed
from souk_operator.decide.rotation import (
    begin,
    is_rolling,
    on_old_credentials,
    recorded_role,
    retirement,
    wanted_secret,
)
from souk_operator.decide.secrets import Credentials, Login
from souk_operator.decide.stage import Stage, done, waiting
from souk_operator.durations import timestamp
from souk_operator.resources import Server

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
    wanted = wanted_secret(observed, server, current)
    if observed.seen.app_login is False or not secrets.differs(stored, wanted):
        return
    if secrets.data_differs(stored, wanted):  # another host or CA: pods must read it anew
        wanted = wanted_secret(observed, server, replace(current, rotated_at=observed.now, count=current.count + 1))
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


def _ready(observed: Observed, server: Server, current: Credentials) -> Stage:
    database = observed.database
    digest = secrets.credentials_hash(wanted_secret(observed, server, current))
    since = timestamp(current.rotated_at) if current.rotated_at else "an unknown time"
    message = f"Secret {database.secret} holds {current.role}, in use since {since}."
    if current.retiring:
        old = on_old_credentials(observed, current)
        waits = f"pods with it: {', '.join(old[:5])}" if old else retirement(observed, current)
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
    replaced = begin(observed, server, current, current.request, "the Secret's password was refused")
    return waiting(KIND, "Mending", message, replaced, again=1)


def _first_or_lost(observed: Observed, server: Server) -> Action:
    """The first credentials, or those after a lost Secret: of the role that nobody is known to use."""
    spec, seen = observed.spec, observed.seen
    used = recorded_role(observed)
    if used is None:
        busy = {role: seen.sessions.get(role, 0) for role in (spec.app_a, spec.app_b)}
        used = max(busy, key=lambda role: busy[role]) if any(busy.values()) else None
    role = spec.app_b if used == spec.app_a else spec.app_a
    retiring = used if used in seen.roles else None
    asked = observed.database.meta.annotations.get(names.ROTATE, "")
    credentials = Credentials(role, observed.fresh[0], observed.now, retiring, asked, count=2 if used else 1)
    manifest = wanted_secret(observed, server, credentials)
    if role in seen.roles:
        return BeginRotation(role, manifest, credentials.password, "the Secret is missing or unreadable")
    return Apply(manifest)
