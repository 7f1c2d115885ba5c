"""What a service's domain layer may import: error kinds, ids, aggregates, time. Standard library only."""

from servicekit.domain.aggregate import Aggregate, Event
from servicekit.domain.clock import Clock, utc_now
from servicekit.domain.ids import new_id
from servicekit.domain.pauses import growing_pause
from servicekit.domain.staleness import HandledBefore, Stale, refusing_afresh, retried_when_stale, stale_before

__all__ = [
    "Aggregate",
    "Clock",
    "Event",
    "HandledBefore",
    "Stale",
    "growing_pause",
    "new_id",
    "refusing_afresh",
    "retried_when_stale",
    "stale_before",
    "utc_now",
]
