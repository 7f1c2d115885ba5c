"""Order-service asks about open orders."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from payment_service.application.ports import PaymentQueries
from payment_service.application.refresh_payment import RefreshPayment
from payment_service.application.views import PaymentView
from payment_service.domain.payment import UNSETTLED

logger = logging.getLogger(__name__)

MOST_ASKED = 20


@dataclass(frozen=True, slots=True)
class LookUpPayments:
    """What we do not know ourselves, the provider is asked; at most twenty payments per call, the oldest first."""

    queries: PaymentQueries
    refresh: RefreshPayment

    async def __call__(self, order_ids: Sequence[UUID]) -> list[PaymentView]:
        payments = await self.queries.of_orders(order_ids)
        unsettled = sorted((p for p in payments if p.status in UNSETTLED), key=lambda p: p.updated_at)[:MOST_ASKED]
        if not unsettled:
            return payments
        asked = await asyncio.gather(*(self.refresh(payment.id) for payment in unsettled), return_exceptions=True)
        for payment, fault in zip(unsettled, asked, strict=True):
            if isinstance(fault, Exception):
                # The others' answers do not wait for it: it is shown as it was.
                logger.error("payment could not be refreshed", extra={"payment_id": str(payment.id)}, exc_info=fault)
        return await self.queries.of_orders(order_ids)
