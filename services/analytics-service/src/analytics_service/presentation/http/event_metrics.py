"""What became of events at the door."""

from typing import Final

from prometheus_client import Counter

from analytics_service.application.take_events import Taken
from analytics_service.domain.events import Rejection

EVENTS: Final = Counter(
    "analytics_events_total", "Events that browsers sent, by what became of them at the door.", ("outcome",)
)
_ACCEPTED, _OF_BOTS, _NO_ROOM = "accepted", "of_bots", "no_room"


def count_from_zero() -> None:
    """Prometheus sees no rise in a counter that begins with its first event."""
    for outcome in (_ACCEPTED, _OF_BOTS, _NO_ROOM, *Rejection):
        EVENTS.labels(str(outcome))


def count_taken(taken: Taken, *, bot: bool) -> None:
    """A batch was answered 202."""
    EVENTS.labels(_OF_BOTS if bot else _ACCEPTED).inc(taken.accepted)
    for _, rejection in taken.rejected:
        EVENTS.labels(rejection.value).inc()


def count_refused(events: int) -> None:
    """A batch was answered 503."""
    EVENTS.labels(_NO_ROOM).inc(events)
