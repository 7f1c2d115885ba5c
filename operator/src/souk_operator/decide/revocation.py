"""A password that leaked: it is taken away and its sessions are ended before anything else; then a new one follows."""

from collections.abc import Iterator

from souk_operator import names
from souk_operator.decide import commands, secrets
from souk_operator.decide.actions import Action, DeleteJob, LockRole
from souk_operator.decide.observed import Observed
from souk_operator.resources import Manifest

WHY = "the credentials before were revoked"


def pending(observed: Observed) -> str:
    """The revocation of the application's credentials that is asked for and not answered; empty where there is none."""
    asked = observed.database.meta.annotations.get(names.REVOKE, "")
    return "" if asked == _answered(observed, observed.secret, "revocation") else asked


def migrator_pending(observed: Observed) -> str:
    """The same for the migrator's."""
    asked = observed.database.meta.annotations.get(names.REVOKE_MIGRATOR, "")
    return "" if asked == _answered(observed, observed.migrator_secret, "migratorRevocation") else asked


def locked_out(observed: Observed) -> Iterator[Action]:
    """Both application roles: while a rotation rolls, nobody can say which of the two passwords leaked."""
    for role in (observed.spec.app_a, observed.spec.app_b):
        if role in observed.seen.roles:
            yield LockRole(role, end_sessions=True)


def migrator_locked_out(observed: Observed) -> Iterator[Action]:
    """The migrator, with the Jobs that hold its password: what they were doing is rolled back, and planned anew."""
    if observed.spec.migrator in observed.seen.roles:
        yield LockRole(observed.spec.migrator, end_sessions=True)
    for job in observed.jobs:
        if job.state == "running":
            yield DeleteJob(job.name)


def announcement(observed: Observed) -> str:
    """What is about to happen; empty when nothing is."""
    database = observed.database
    if pending(observed):
        return (
            f"Revoking the credentials in Secret {database.secret}: their password is taken away and their sessions"
            f" are ended; requests fail until the pods have the other role. See: {commands.pods(database)}"
        )
    if migrator_pending(observed):
        return f"Revoking the migrator's password in Secret {database.migrator_secret}; a migration at work is cut off."
    return ""


def _answered(observed: Observed, secret: Manifest | None, field: str) -> str:
    """As the Secret says; where it was lost, as status last said."""
    if secret is not None:
        return secrets.answered_revocation(secret)
    return str((observed.database.status.get("credentials") or {}).get(field, ""))
