"""What price comparison exports beyond what every service does."""

from prometheus_client import Counter, Gauge

from search_service.domain.alert import AlertKind
from search_service.domain.feed_run import FeedStatus
from search_service.infrastructure.sql import statement
from servicekit.database import Database

FEEDS = Counter("souk_feeds_total", "Feeds of sellers by what became of them as they came.", ("outcome",))
WAITING = Gauge("souk_offers_waiting", "Offers of which staff have to say which product they are.")
MAILED = Counter("souk_alerts_mailed_total", "Mails that told of a price, or that something is back.", ("kind",))
_WAITING = statement("SELECT count(*) FROM match_reviews")


def count_from_zero() -> None:
    """Prometheus sees no rise in a counter that begins with its first event."""
    for status in FeedStatus:
        FEEDS.labels(status.value)
    for kind in AlertKind:
        MAILED.labels(kind.value)


async def measure_prices(database: Database) -> None:
    """How many offers wait."""
    WAITING.set(await database.fetch_value(_WAITING))
