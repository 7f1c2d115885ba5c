"""Webhooks that nobody understood, kept for whoever looks into it."""

from prometheus_client import Counter

from payment_service.domain.provider_state import ProviderEvent
from payment_service.infrastructure import statements
from servicekit.database import Database
from servicekit.domain import Clock

# From zero on, so that Prometheus sees the first one as a rise.
NOT_UNDERSTOOD = Counter("payment_webhooks_not_understood_total", "Signed webhooks that we could not read.")


class KeptWebhooks:
    """One row an event, however often it is sent; `about` is the id of its object at the provider."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def keep(self, event: ProviderEvent) -> None:
        """Store what it was, and count it."""
        added = await self._database.execute(
            statements.KEEP_WEBHOOK,
            event_id=event.id,
            type=event.type,
            about=event.about,
            reason=event.not_understood or "",
            received_at=self._clock(),
        )
        if added:
            NOT_UNDERSTOOD.inc()
