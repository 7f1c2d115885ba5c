"""The background work that settles what is unknown."""

import asyncio
import logging
from dataclasses import dataclass

from payment_service.application.reconcile import Reconcile

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reconciler:
    """One round every `pause` seconds; a round that finds a full batch is followed by the next at once."""

    reconcile: Reconcile
    pause: float

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            asked = await self.reconcile()
            if asked:
                logger.info("asked the provider about unsettled payments and refunds", extra={"count": asked})
            await asyncio.sleep(self.pause)
