"""Conditions as kstatus and `kubectl wait` read them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from souk_operator.durations import timestamp

Status = Literal["True", "False", "Unknown"]


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of `kubectl describe`: `message` is a sentence, with the command when a human must act."""

    type: str
    status: Status
    reason: str
    message: str = ""

    @property
    def holds(self) -> bool:
        return self.status == "True"


def merged(
    before: Iterable[Mapping[str, Any]], now: Iterable[Condition], generation: int, moment: datetime
) -> list[dict[str, Any]]:
    """What to store: `lastTransitionTime` moves only when the status does, every condition speaks of `generation`."""
    old = {each["type"]: each for each in before}
    stored = []
    for condition in now:
        earlier = old.get(condition.type, {})
        same = earlier.get("status") == condition.status
        stored.append(
            {
                "type": condition.type,
                "status": condition.status,
                "reason": condition.reason,
                "message": " ".join(condition.message.split()),
                "observedGeneration": generation,
                "lastTransitionTime": earlier["lastTransitionTime"] if same else timestamp(moment),
            }
        )
    return stored


def stored(status: Mapping[str, Any], kind: str, generation: int | None = None) -> list[Condition]:
    """The condition as a status has it, of this generation if one is given; empty when it has none."""
    return [
        Condition(kind, each["status"], each["reason"], each.get("message", ""))
        for each in status.get("conditions") or ()
        if each["type"] == kind and generation in (None, each.get("observedGeneration"))
    ]


def holds(status: Mapping[str, Any], kind: str, generation: int | None = None) -> bool:
    """Whether a stored status says so, of this generation if one is given."""
    for each in status.get("conditions") or ():
        if each["type"] == kind and each["status"] == "True":
            return generation is None or each.get("observedGeneration") == generation
    return False


def summary(
    parts: Iterable[Condition], waiting: Condition | None, stalled: Condition | None, ready: Condition
) -> list[Condition]:
    """Ready, Reconciling and Stalled before the parts; never both of the latter."""
    if stalled is not None:
        reconciling = Condition("Reconciling", "False", stalled.reason)
    elif waiting is not None:
        reconciling = Condition("Reconciling", "True", waiting.reason, waiting.message)
    else:
        reconciling = Condition("Reconciling", "False", "UpToDate")
    blocked = stalled or Condition("Stalled", "False", "NothingToRepair")
    stall = Condition("Stalled", "True" if stalled else "False", blocked.reason, blocked.message)
    return [ready, reconciling, stall, *parts]
