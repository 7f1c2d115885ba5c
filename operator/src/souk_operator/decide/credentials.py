"""Who logs in with what: the first credentials, and mending lost, edited or leaked ones."""

from collections.abc import Iterator
from dataclasses import replace

from souk_operator import names
from souk_operator.decide import commands, revocation, secrets
from souk_operator.decide.actions import Action, Apply, HandOut, LockRole, SetPassword
from souk_operator.decide.observed import Observed
from souk_operator.decide.rotation import (
    TURN,
    asked_anew,
    begins,
    is_rolling,
    on_old_credentials,
    passed_over,
    recorded_role,
    retirement,
    successor,
    waits,
    wanted_secret,
)
from souk_operator.decide.secrets import Credentials, Login
from souk_operator.decide.stage import Stage, done, waiting
from souk_operator.durations import timestamp
from souk_operator.resources import Manifest, Server

KIND = "CredentialsReady"


def handed_out(observed: Observed, server: Server) -> tuple[Action, ...]:
    """Secrets that must exist before anything slow begins: first pods wait for them, and leaked ones must go."""
    return (*_app_secret(observed, server), *_migrator_secret(observed, server))


def _app_secret(observed: Observed, server: Server) -> Iterator[Action]:
    current, stored = observed.credentials, observed.secret
    if revocation.pending(observed):
        yield from revocation.locked_out(observed)
        yield _replaced(observed, server, current, revocation.WHY)
        return
    if current is None or stored is None:
        after = successor(observed, _used(observed, None))
        unused = {observed.spec.app_a, observed.spec.app_b} & observed.seen.roles - {after.role, after.retiring}
        yield from (LockRole(role) for role in unused)  # as a backup brought it back, say: with a password of then
        yield _given(observed, after, wanted_secret(observed, server, after), "the Secret was missing or unreadable")
        return
    wanted = wanted_secret(observed, server, current)
    if observed.seen.app_login is False or not secrets.differs(stored, wanted):
        return
    if secrets.data_differs(stored, wanted):  # another host or CA: pods must read it anew
        wanted = wanted_secret(observed, server, replace(current, rotated_at=observed.now, count=current.count + 1))
    yield Apply(wanted)


def _migrator_secret(observed: Observed, server: Server) -> Iterator[Action]:
    asked = revocation.migrator_pending(observed)
    login, answered = observed.migrator, secrets.answered_revocation(observed.migrator_secret)
    if asked or login is None or login.role != observed.spec.migrator:
        login = Login(observed.spec.migrator, observed.fresh[1])
        answered = observed.database.meta.annotations.get(names.REVOKE_MIGRATOR, "")
    manifest = secrets.migrator_secret(observed.database, server, login, observed.ca, answered)
    if asked:
        yield from revocation.migrator_locked_out(observed)
        yield _given(observed, login, manifest, revocation.WHY)
    elif secrets.differs(observed.migrator_secret, manifest):
        yield Apply(manifest)


def credentials_ready(observed: Observed, server: Server) -> Stage:
    """Whether the Secrets open the database; else how to mend them."""
    current, migrator = observed.credentials, observed.migrator
    if announcement := revocation.announcement(observed):
        return waiting(KIND, "Revoking", announcement, again=1)
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
    message = f"Secret {database.secret} holds {current.role}, in use since {since}. {_next(observed, current)}"
    report: Manifest = {"activeRole": current.role, "secretHash": digest, "rotatedAt": since}
    report["revocation"] = current.revocation
    report["migratorRevocation"] = secrets.answered_revocation(observed.migrator_secret)
    if is_rolling(observed):
        report |= {"rolling": "true", "turnSince": since}
    elif begins(observed, server, current):  # written before it is done, so that no restart can forget it
        report["turnSince"] = timestamp(observed.now)
    reason = "Revoked" if current.revoked else "Rotating" if current.retiring else "Ready"
    facts = {key: value for key, value in report.items() if value}
    return done(KIND, reason, message, facts=(("credentials", facts),))


def _next(observed: Observed, current: Credentials) -> str:
    """What is waited for; else the commands for new credentials."""
    database = observed.database
    if not current.retiring:
        if observed.turn and waits(observed, current):
            turn = observed.turn
            begun, end = timestamp(turn.since), timestamp(turn.since + TURN)
            return f"A rotation waits for that of {turn.holder} on the same server, begun {begun}, until {end} at most."
        leaked = f"{commands.revoke(database)} (the migrator's: {commands.revoke_migrator(database)})"
        return f"New ones: {commands.rotate(database)} If they leaked: {leaked}"
    old = on_old_credentials(observed, current)
    pods = f"pods with it: {', '.join(old[:5])}" + (f" and {len(old) - 5} more" if len(old) > 5 else "")
    waits_for = pods if old else retirement(observed, current)
    sentence = f"{current.retiring} is locked later ({waits_for})."
    if current.revoked:
        sentence = f"{current.retiring} was revoked: its password is gone and its sessions were ended"
        sentence += f". Requests fail in {pods}, until they start anew." if old else "."
    if passed_over(observed):
        sentence += f" They do not start anew, so other rotations no longer wait. See: {commands.pods(database)}"
    if asked_anew(observed, current):
        sentence += " The rotation that was asked for begins after that."
    return sentence if current.revoked else f"{sentence} If they leaked: {commands.revoke(database)}"


def _mend(observed: Observed, server: Server, current: Credentials) -> Stage:
    """Nobody used credentials that were never confirmed, so these are set; others give way to the idle role."""
    if not (observed.database.status.get("credentials") or {}).get("secretHash"):
        message = f"Setting the password of {current.role}."
        return waiting(KIND, "Setting", message, SetPassword(current.role, current.password), again=1)
    message = f"The password in Secret {observed.database.secret} does not open the database; rotating."
    after = _replaced(observed, server, current, "the Secret's password was refused")
    return waiting(KIND, "Mending", message, after, again=1)


def _replaced(observed: Observed, server: Server, current: Credentials | None, why: str) -> Action:
    """Credentials of the role that nobody is known to use. It waits for no turn: these cannot be used any more."""
    after = successor(observed, _used(observed, current))
    return _given(observed, after, wanted_secret(observed, server, after), why)


def _given(observed: Observed, login: Login, manifest: Manifest, why: str) -> Action:
    """A role that is yet to be made gets the password of the Secret when it is."""
    if login.role in observed.seen.roles:
        return HandOut(login.role, manifest, login.password, why)
    return Apply(manifest)


def _used(observed: Observed, current: Credentials | None) -> str | None:
    """As the Secret says; where it is lost, or does not open the database, as status or open sessions do."""
    recorded = recorded_role(observed)
    if current is not None:
        return (recorded if observed.seen.app_login is False else None) or current.role
    sessions = {role: observed.seen.sessions.get(role, 0) for role in (observed.spec.app_a, observed.spec.app_b)}
    busiest = max(sessions, key=lambda role: sessions[role])
    return recorded or (busiest if sessions[busiest] else None)
