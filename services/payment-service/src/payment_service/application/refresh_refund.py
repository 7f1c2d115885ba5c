"""A pending refund is asked for, or asked about, until its outcome is known."""

from dataclasses import dataclass
from uuid import UUID

from payment_service.application.ports import Provider, UnitOfWork, UnitOfWorkFactory
from payment_service.domain.errors import PaymentNotFound
from payment_service.domain.payment import Payment
from payment_service.domain.provider_state import RefundState, RefundStatus
from payment_service.domain.refund import Refund
from servicekit.domain import Clock, retried_when_stale
from servicekit.domain.errors import OutcomeUnknown, Unavailable


@dataclass(frozen=True, slots=True)
class RefreshRefund:
    """Until the provider has named the refund, asking for it again with the same key is how to learn of it.

    A key that the provider may have forgotten is not used again: first we look for what was made, then ask anew.
    What came to no end is asked for again after a pause that is kept in the refund's row, and grows.
    """

    unit_of_work: UnitOfWorkFactory
    provider: Provider
    clock: Clock

    async def __call__(self, refund_id: UUID) -> Refund:
        async with self.unit_of_work() as uow:
            payment, refund = await _load(uow, refund_id)
        if refund.status is not RefundStatus.PENDING:
            return refund
        state = await self._ask(payment, refund)
        return await self._write_down(refund_id, state)

    @retried_when_stale
    async def _write_down(self, refund_id: UUID, state: RefundState | None) -> Refund:
        async with self.unit_of_work() as uow:
            payment, refund = await _load(uow, refund_id)
            if state is not None:
                payment.observe_refund(refund, state, self.clock())
            elif refund.status is RefundStatus.PENDING:
                refund.postpone_check(self.clock())
            await uow.refunds.save(refund)
            await uow.payments.save(payment)
        return refund

    async def _ask(self, payment: Payment, refund: Refund) -> RefundState | None:
        try:
            if refund.provider_id is not None:
                return await self.provider.fetch_refund(refund.provider_id)
            return await self._ask_for(payment.intent_id or "", refund)
        except (Unavailable, OutcomeUnknown):
            return None

    async def _ask_for(self, intent_id: str, refund: Refund) -> RefundState:
        number = refund.request_number(self.clock())
        if number and (made := await self.provider.find_refund(intent_id, refund.id)):
            return made
        key = f"{refund.id}:{number}" if number else str(refund.id)
        return await self.provider.refund(intent_id, refund.id, refund.amount, refund.reason, key)


async def _load(uow: UnitOfWork, refund_id: UUID) -> tuple[Payment, Refund]:
    """Both, the payment read first: its revision is at most as new as the refund."""
    refund = await uow.refunds.find(refund_id)
    if refund is None:
        raise PaymentNotFound
    payment = await uow.payments.of_id(refund.payment_id)
    return payment, await uow.refunds.find(refund_id) or refund
