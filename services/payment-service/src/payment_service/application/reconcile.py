"""What nobody asks about settles, too."""

import asyncio
from dataclasses import dataclass

from payment_service.application.ports import PaymentQueries
from payment_service.application.refresh_payment import RefreshPayment
from payment_service.application.refresh_refund import RefreshRefund

BATCH = 20


@dataclass(frozen=True, slots=True)
class Reconcile:
    """One round over the payments and refunds whose outcome is due to be asked for; answers how many there were."""

    queries: PaymentQueries
    refresh_payment: RefreshPayment
    refresh_refund: RefreshRefund

    async def __call__(self) -> int:
        payments = await self.queries.claim_due_payments(BATCH)
        refunds = await self.queries.claim_due_refunds(BATCH)
        await asyncio.gather(*map(self.refresh_payment, payments), *map(self.refresh_refund, refunds))
        return len(payments) + len(refunds)
