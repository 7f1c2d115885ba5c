"""order-service cancels an unpaid order."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from commerce.values import Money, PaymentStatus
from payment_service.application.ports import UnitOfWorkFactory
from payment_service.application.refresh_payment import RefreshPayment
from payment_service.domain.payment import Payment
from servicekit.domain import Clock, new_id, retried_when_stale


class VoidOutcome(StrEnum):
    """UNKNOWN: ask again; the provider has not confirmed it yet."""

    VOIDED = "voided"
    SUCCEEDED = "succeeded"
    UNKNOWN = "unknown"


_OUTCOMES = {PaymentStatus.VOIDED: VoidOutcome.VOIDED, PaymentStatus.SUCCEEDED: VoidOutcome.SUCCEEDED}


@dataclass(frozen=True, slots=True)
class VoidPayment:
    """The provider decides: only what it has cancelled is voided. An order without payment can get none afterwards."""

    unit_of_work: UnitOfWorkFactory
    refresh: RefreshPayment
    clock: Clock

    async def __call__(self, order_id: UUID) -> VoidOutcome:
        payment, undecided = await self._request(order_id)
        if undecided:
            payment = await self.refresh(payment.id)
        return _OUTCOMES.get(payment.status, VoidOutcome.UNKNOWN)

    @retried_when_stale
    async def _request(self, order_id: UUID) -> tuple[Payment, bool]:
        """The payment, and whether the provider has yet to decide."""
        async with self.unit_of_work() as uow:
            payment = await uow.payments.of_order(order_id)
            if payment is None:
                payment = _never_to_be(order_id, self.clock())
                await uow.payments.add(payment)
                return payment, False
            undecided = payment.request_void(self.clock())
            if undecided:
                await uow.payments.save(payment)
        return payment, undecided


def _never_to_be(order_id: UUID, now: datetime) -> Payment:
    """A mark in the place of the payment of an order that was cancelled first (ISO 4217: XXX is no currency)."""
    return Payment(
        id=new_id(),
        order_id=order_id,
        owner_id=UUID(int=0),
        amount=Money.zero("XXX"),
        provider="none",
        intent_id=None,
        client_secret="",
        created_at=now,
        status=PaymentStatus.VOIDED,
    )
