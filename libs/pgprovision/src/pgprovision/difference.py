"""From what ought to hold and what holds to an ordered list of statements."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from psycopg.sql import Composed

from pgprovision.facts import Fact


@dataclass(frozen=True, slots=True)
class Action:
    """One statement and the fact it makes hold or stop holding; `inside` says that it runs in the database itself."""

    fact: Fact
    statement: Composed

    @property
    def inside(self) -> bool:
        return self.fact.inside

    @property
    def alone(self) -> bool:
        """True when it does not share a transaction with others."""
        return self.fact.alone

    def __str__(self) -> str:
        return self.statement.as_string()


def difference(desired: AbstractSet[Fact], actual: AbstractSet[Fact]) -> list[Action]:
    """What to do, in order; empty when nothing has drifted.

    Missing facts are added. Extra facts go, unless they are of a kind that we never take away, or give way by
    themselves because the fact that replaces them is added.
    """
    missing = desired - actual
    replaced = {fact.slot for fact in missing}
    actions = [Action(fact, fact.add()) for fact in missing]
    for fact in actual - desired:
        removal = fact.remove()
        if removal is not None and fact.slot not in replaced:
            actions.append(Action(fact, removal))
    return sorted(actions, key=lambda action: (action.fact.order, str(action)))
