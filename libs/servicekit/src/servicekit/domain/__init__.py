"""What a service's domain layer may import: error kinds, ids, aggregates, time. Standard library only."""

from servicekit.domain.aggregate import Aggregate, Event
from servicekit.domain.clock import Clock, utc_now
from servicekit.domain.ids import new_id
from servicekit.domain.pauses import growing_pause

__all__ = ["Aggregate", "Clock", "Event", "growing_pause", "new_id", "utc_now"]
