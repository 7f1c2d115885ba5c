"""One part of a decision: what its condition says, what is to be done, and whether the next part may go on."""

from dataclasses import dataclass
from typing import Any, Literal

from souk_operator.conditions import Condition
from souk_operator.decide.actions import Action


@dataclass(frozen=True, slots=True)
class Stage:
    """`blocked` is why later stages wait: work that goes on by itself, or something that a human must mend.

    `again` is after how many seconds to look once more; `facts` go to status; `jobs` are the Jobs that it is about.
    """

    condition: Condition
    actions: tuple[Action, ...] = ()
    blocked: Literal["waiting", "stalled"] | None = None
    again: float | None = None
    facts: tuple[tuple[str, Any], ...] = ()
    jobs: frozenset[str] = frozenset()


def done(kind: str, reason: str, message: str = "", **changes: Any) -> Stage:
    """A stage whose condition `kind` is True."""
    return Stage(Condition(kind, "True", reason, message), **changes)


def waiting(kind: str, reason: str, message: str, *actions: Action, again: float = 5, **changes: Any) -> Stage:
    """Work goes on, or somebody is waited for."""
    return Stage(Condition(kind, "False", reason, message), actions, "waiting", again, **changes)


def stalled(kind: str, reason: str, message: str, again: float = 60, **changes: Any) -> Stage:
    """A human must mend it; the message ends with what to run."""
    return Stage(Condition(kind, "False", reason, message), blocked="stalled", again=again, **changes)


def not_reached(kind: str, before: str) -> Stage:
    """An earlier stage is not done, so nobody knows."""
    return Stage(Condition(kind, "Unknown", "NotReached", f"Waits for {before}."))
