"""Aggregates record what happened to them; the unit of work publishes it with the state."""

from dataclasses import dataclass, field
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, in the past tense.

    A subclass names the public CloudEvents type, such as `souk.order.paid.v1`; its fields become the event's data
    (UUID, datetime, dataclasses, lists and plain JSON values).
    """

    type: ClassVar[str]


@dataclass(slots=True, kw_only=True)
class Aggregate:
    """The root of a consistency boundary: it holds the rule, the state and the event in one method."""

    _events: list[Event] = field(default_factory=list, init=False, repr=False, compare=False)

    def record(self, event: Event) -> None:
        """Remember that `event` happened; it is published if and only if the change commits."""
        self._events.append(event)

    def pull_events(self) -> list[Event]:
        """Hand over the recorded events, oldest first, and forget them."""
        events, self._events = self._events, []
        return events
