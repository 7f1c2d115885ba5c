"""Webhooks that nobody understood, kept for whoever looks into it."""

from datetime import timedelta

from prometheus_client import Counter

from payment_service.domain.provider_state import ProviderEvent
from payment_service.infrastructure import statements
from servicekit.database import Database
from servicekit.domain import Clock

# From zero on, so that Prometheus sees the first one as a rise.
NOT_UNDERSTOOD = Counter("payment_webhooks_not_understood_total", "Signed webhooks that we could not read.")

KEEP = timedelta(days=30)
"""As long as the provider shows an event (https://docs.stripe.com/api/events); it sends one again for three days."""


class KeptWebhooks:
    """One row an event, however often it is sent, for 30 days; `about` is the id of its object at the provider."""

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

    async def sweep(self) -> bool:
        """Delete what is older than 30 days, at most 500 rows; returns whether there was any."""
        return await self._database.execute(statements.SWEEP_WEBHOOKS, before=self._clock() - KEEP) > 0
