"""What nobody asks about settles, too."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

from payment_service.application.ports import PaymentQueries
from payment_service.application.refresh_payment import RefreshPayment
from payment_service.application.refresh_refund import RefreshRefund

logger = logging.getLogger(__name__)

BATCH = 20


@dataclass(frozen=True, slots=True)
class Reconcile:
    """One round over the payments and refunds whose outcome is due to be asked for; answers how many there were."""

    queries: PaymentQueries
    refresh_payment: RefreshPayment
    refresh_refund: RefreshRefund

    async def __call__(self) -> int:
        # It looks each second, and mostly in vain: one read then, where two claims would be two writes.
        if not await self.queries.anything_due():
            return 0
        payments = await self.queries.claim_due_payments(BATCH)
        refunds = await self.queries.claim_due_refunds(BATCH)
        await asyncio.gather(
            *(_alone(self.refresh_payment, each) for each in payments),
            *(_alone(self.refresh_refund, each) for each in refunds),
        )
        asked = len(payments) + len(refunds)
        if asked:
            logger.info("asked the provider about unsettled payments and refunds", extra={"count": asked})
        return asked


async def _alone(refresh: Callable[[UUID], Awaitable[object]], about: UUID) -> None:
    """One that fails costs the others nothing; it comes again when its claim ends."""
    try:
        await refresh(about)
    except Exception:
        logger.exception("could not be settled", extra={"about": str(about)})
