"""What happens when the resource is deleted. Only policy Delete holds it, and only a confirmed one drops anything."""

from souk_operator import names
from souk_operator.decide.actions import Action, Drop, RecordEvent, SetFinalizer
from souk_operator.decide.observed import Observed

_GONE = ("NoServer", "NoAdminSecret", "NoCaSecret")


def deletion(observed: Observed) -> tuple[tuple[Action, ...], float]:
    """What to do before the resource may go, and after how many seconds to look again."""
    database = observed.database
    if names.FINALIZER not in database.meta.finalizers:
        return (), 300
    release = SetFinalizer(present=False)
    if database.deletion_policy != "Delete":
        return (release,), 300
    if database.meta.annotations.get(names.CONFIRM_DELETE) != database.database_name:
        return (_retained(f"{names.CONFIRM_DELETE}={database.database_name} was not set"), release), 300
    if observed.server is None or (observed.trouble and observed.trouble.reason in _GONE):
        return (_retained("its server or the server's Secret is gone"), release), 300
    if observed.trouble is not None:
        return (), 10
    if observed.seen.exists and observed.seen.marker != observed.spec.marker:
        return (_retained(f"it belongs to {observed.seen.marker or 'nobody we know'}"), release), 300
    return (Drop(), release), 300


def _retained(why: str) -> RecordEvent:
    return RecordEvent("Warning", "DatabaseRetained", f"The database stays on its server: {why}.")
