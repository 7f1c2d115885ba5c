"""What the intake of events exports."""

from typing import Final

from prometheus_client import Counter, Gauge, Histogram

from analytics_service.infrastructure.event_stream import EventStream
from analytics_service.infrastructure.sql import statement
from servicekit.database import Database

STORED: Final = Counter(
    "analytics_events_stored_total", "Events that left the stream: new ones, and such as were there.", ("outcome",)
)
LAID_ASIDE: Final = Counter("analytics_batches_laid_aside_total", "Batches that could not be stored.")
COUNTED_AFTER: Final = Histogram(
    "analytics_counted_after_seconds", "From the answer to the commit, for the oldest batch of a turn.",
    buckets=(0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0, 300.0),
)  # fmt: skip
WAITING: Final = Gauge("analytics_batches_waiting", "Batches in the stream, those of the last seconds included.")
BEHIND: Final = Gauge("analytics_behind_seconds", "Age of the oldest batch that is not counted yet; 0 where none is.")
_POSITIONS = statement("SELECT epoch, position FROM intake")


def count_from_zero() -> None:
    """Prometheus sees no rise in a counter that begins with its first event."""
    for outcome in ("new", "repeated"):
        STORED.labels(outcome)


async def measure_waiting(database: Database, stream: EventStream) -> None:
    """How many batches wait, and how long: by whatever process is asked, whether or not one counts."""
    positions = {row["epoch"]: row["position"] for row in await database.fetch(_POSITIONS)}
    WAITING.set(await stream.length())
    BEHIND.set(await stream.seconds_behind(positions))
