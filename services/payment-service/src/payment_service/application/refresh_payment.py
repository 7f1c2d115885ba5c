"""We ask the provider how a payment stands."""

from dataclasses import dataclass
from uuid import UUID

from commerce.values import PaymentStatus
from payment_service.application.ports import Provider, UnitOfWorkFactory
from payment_service.domain.payment import Payment
from payment_service.domain.provider_state import IntentState
from servicekit.domain import Clock, retried_when_stale
from servicekit.domain.errors import OutcomeUnknown, Unavailable


@dataclass(frozen=True, slots=True)
class RefreshPayment:
    """What is unknown is asked for until it is known; what we gave up is cancelled until the provider confirms it."""

    unit_of_work: UnitOfWorkFactory
    provider: Provider
    clock: Clock

    async def __call__(self, payment_id: UUID) -> Payment:
        async with self.unit_of_work() as uow:
            payment = await uow.payments.of_id(payment_id)
        if payment.is_settled or payment.intent_id is None:
            return payment
        state = await self._ask(payment.intent_id, payment.status)
        return await self._write_down(payment_id, state)

    @retried_when_stale
    async def _write_down(self, payment_id: UUID, state: IntentState | None) -> Payment:
        async with self.unit_of_work() as uow:
            payment = await uow.payments.of_id(payment_id)
            if state is not None:
                payment.observe(state, self.clock())
            if not payment.is_settled:
                payment.postpone_check(self.clock())
            await uow.payments.save(payment)
        return payment

    async def _ask(self, intent_id: str, status: PaymentStatus) -> IntentState | None:
        try:
            if status is PaymentStatus.VOIDING:
                return await self.provider.cancel(intent_id)
            return await self.provider.fetch(intent_id)
        except (Unavailable, OutcomeUnknown):
            return None
