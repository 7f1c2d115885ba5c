"""Use case: a shopper pays with a card."""

from dataclasses import dataclass
from uuid import UUID

from commerce.values import PaymentStatus
from payment_service.application.ports import Provider, UnitOfWorkFactory
from payment_service.application.refresh_payment import RefreshPayment
from payment_service.domain.attempt import Attempt, AttemptStatus
from payment_service.domain.errors import CardDeclined, PaymentNotPayable, UnknownPaymentMethod
from payment_service.domain.payment import Payment
from payment_service.domain.provider_state import IntentState
from servicekit.domain import Clock, retried_when_stale
from servicekit.domain.errors import OutcomeUnknown, Unavailable


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who pays what with which method; `request_key` is the same for every repeat of this request."""

    payment_id: UUID
    owner_id: UUID
    payment_method: str
    return_url: str
    request_key: str


@dataclass(frozen=True, slots=True)
class ConfirmPayment:
    """One attempt is recorded before the provider is asked and settled after it; a lost answer leaves it open.

    Raises CardDeclined, PaymentNotPayable, TooManyAttempts, UnknownPaymentMethod, Unavailable, OutcomeUnknown.
    """

    unit_of_work: UnitOfWorkFactory
    provider: Provider
    refresh: RefreshPayment
    clock: Clock

    async def __call__(self, confirmation: Confirmation) -> Payment:
        payment, attempt = await self._begin(confirmation)
        if attempt.status is AttemptStatus.STARTED and attempt.may_be_forgotten(self.clock()):
            # Asking with the old key might charge again: learn what became of it, then begin anew.
            await self.refresh(confirmation.payment_id)
            payment, attempt = await self._begin_now(confirmation)
            if attempt.status is AttemptStatus.STARTED and attempt.may_be_forgotten(self.clock()):
                raise OutcomeUnknown("The payment provider has not said what became of the first try.")
        if attempt.status is AttemptStatus.STARTED:
            payment = await self._ask(payment, attempt)
        refusal = _refusal(payment, attempt.id)
        if refusal is not None:
            raise refusal
        return payment

    async def _begin(self, confirmation: Confirmation) -> tuple[Payment, Attempt]:
        try:
            return await self._begin_now(confirmation)
        except PaymentNotPayable as error:
            if error.status != PaymentStatus.PROCESSING:
                raise
        # An earlier attempt's outcome is unknown: ask, and try once more.
        await self.refresh(confirmation.payment_id)
        return await self._begin_now(confirmation)

    @retried_when_stale
    async def _begin_now(self, confirmation: Confirmation) -> tuple[Payment, Attempt]:
        async with self.unit_of_work() as uow:
            payment = await uow.payments.owned(confirmation.payment_id, confirmation.owner_id)
            attempt = payment.begin_attempt(
                confirmation.payment_method, confirmation.return_url, confirmation.request_key, self.clock()
            )
            await uow.payments.save(payment)
        return payment, attempt

    async def _ask(self, payment: Payment, attempt: Attempt) -> Payment:
        try:
            state = await self.provider.confirm(
                payment.intent_id or "", attempt.payment_method, attempt.return_url, str(attempt.id)
            )
        except (Unavailable, UnknownPaymentMethod):
            await self._withdraw(payment.id, attempt.id)
            raise
        except OutcomeUnknown:
            await self._expect_news(payment.id)
            raise
        return await self._settle(payment.id, attempt.id, state)

    @retried_when_stale
    async def _settle(self, payment_id: UUID, attempt_id: UUID, state: IntentState) -> Payment:
        async with self.unit_of_work() as uow:
            payment = await uow.payments.of_id(payment_id)
            payment.observe(state, self.clock(), attempt_id=attempt_id)
            await uow.payments.save(payment)
            if _refusal(payment, attempt_id) is None:
                uow.answer_with(payment)
        return payment

    @retried_when_stale
    async def _withdraw(self, payment_id: UUID, attempt_id: UUID) -> None:
        async with self.unit_of_work() as uow:
            payment = await uow.payments.of_id(payment_id)
            payment.withdraw_attempt(attempt_id, self.clock())
            await uow.payments.save(payment)

    @retried_when_stale
    async def _expect_news(self, payment_id: UUID) -> None:
        async with self.unit_of_work() as uow:
            payment = await uow.payments.of_id(payment_id)
            payment.expect_news(self.clock())
            await uow.payments.save(payment)


def _refusal(payment: Payment, attempt_id: UUID) -> CardDeclined | PaymentNotPayable | None:
    """Why this attempt did not pay, None when it did or is still under way."""
    attempt = payment.attempt
    if attempt is not None and attempt.id == attempt_id and attempt.status is AttemptStatus.DECLINED:
        return CardDeclined(attempt.decline_code or "generic_decline")
    if payment.status in (PaymentStatus.VOIDING, PaymentStatus.VOIDED):
        return PaymentNotPayable(payment.id, payment.status)
    return None
