"""The stages Provisioned and DriftFree: a database that stands, and what the server refuses to put right."""

from pgprovision import Passwords
from souk_operator.conditions import Condition, holds, stored
from souk_operator.decide.actions import Provision
from souk_operator.decide.observed import Observed
from souk_operator.decide.stage import Stage, done, stalled, waiting

REFUSED = "refusedStatements"
_REASONS = ("DatabaseAdministratorNeeded", "StatementFailed")


def provisioned(observed: Observed) -> Stage:
    """The database with its roles and grants. What the server refuses stalls it only where it did not stand before."""
    seen, spec = observed.seen, observed.spec
    name = f"Database {spec.name} on {observed.database.server}"
    if seen.exists and not seen.drift:
        return done("Provisioned", "Provisioned", f"{name} stands with its roles and grants.")
    stood = seen.exists and holds(observed.database.status, "Provisioned", observed.database.meta.generation)
    stands = stood or (seen.exists and _refused_before(observed))
    if seen.drift and all(statement in observed.refused for statement in seen.drift):
        if stands:
            return done("Provisioned", "Provisioned", f"{name} stands.")
        return stalled("Provisioned", *_refusals(observed))
    action = Provision(_passwords(observed), repairs=stands)
    if stands:
        return done("Provisioned", "Provisioned", f"{name} stands.", actions=(action,))
    for condition in stored(observed.database.status, "Provisioned", observed.database.meta.generation):
        if condition.reason in _REASONS:  # still Stalled while it is tried again, or the status would flap
            return Stage(condition, (action,), "stalled", again=60)
    return waiting("Provisioned", "Provisioning", f"{name} is being provisioned.", action, again=1)


def _refused_before(observed: Observed) -> bool:
    """Whether the database stood before, and all that drifts is what was then refused already."""
    known = observed.database.status.get(REFUSED) or ()
    return bool(observed.seen.drift) and all(statement in known for statement in observed.seen.drift)


def _refusals(observed: Observed) -> tuple[str, str]:
    """(reason, message): what the server refuses, and what a database administrator must run."""
    found = [observed.refused[statement] for statement in observed.seen.drift]
    for_rights = [each for each in found if each.needs_rights]
    administrator, statement = _REASONS
    return administrator if for_rights else statement, "; ".join(str(each) for each in for_rights or found)


def _passwords(observed: Observed) -> Passwords:
    """Passwords of roles that are about to be made; provisioning sets no others."""
    current, migrator, spec = observed.credentials, observed.migrator, observed.spec
    given: dict[str, str] = {}
    if current is not None and current.role not in observed.seen.roles:
        given["app_a" if current.role == spec.app_a else "app_b"] = current.password
    if migrator is not None and spec.migrator not in observed.seen.roles:
        given["migrator"] = migrator.password
    return Passwords(**given)


def drift_free(observed: Observed) -> Stage:
    """Whether somebody changed something by hand; what the server refuses to put right holds up nothing that works."""
    drift = observed.seen.drift
    if not drift:
        return done("DriftFree", "InSync", "Roles and grants are as they should be.", facts=((REFUSED, None),))
    if all(statement in observed.refused for statement in drift):
        return Stage(Condition("DriftFree", "False", *_refusals(observed)), facts=((REFUSED, list(drift)),))
    if _refused_before(observed):  # tried again, and recorded only if it comes out otherwise
        return carried(observed, "DriftFree")
    message = f"Repairing {len(drift)}: {'; '.join(drift[:3])}"
    return Stage(Condition("DriftFree", "False", "Repairing", message), again=1)


def carried(observed: Observed, kind: str) -> Stage:
    """What was last said of this generation stands while drift is repaired; drift itself is of no generation."""
    generation = None if kind == "DriftFree" else observed.database.meta.generation
    for condition in stored(observed.database.status, kind, generation):
        return Stage(condition)
    return waiting(kind, "NotReached", "Waits for the repair of drift.", again=1)
