"""The provider notifies us by a webhook."""

from contextlib import suppress
from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from commerce.values import PaymentStatus
from payment_service.application.ports import KeptWebhooks, PaymentQueries, UnitOfWork, UnitOfWorkFactory, WebhookReader
from payment_service.application.refresh_payment import RefreshPayment
from payment_service.domain.payment import UNSETTLED, Payment
from payment_service.domain.provider_state import IntentState, IntentStatus, RefundState
from payment_service.domain.refund import Refund
from servicekit.domain import Clock, HandledBefore, retried_when_stale

_FINAL = {IntentStatus.SUCCEEDED: PaymentStatus.SUCCEEDED, IntentStatus.CANCELLED: PaymentStatus.VOIDED}


@dataclass(frozen=True, slots=True)
class ReceiveWebhook:
    """What is final is taken over, once per event; anything else is a reason to ask, for webhooks come in any order.

    What the provider signed and we do not understand (a status of a later time) is kept and counted, and if it is about
    a payment whose end is open, the provider is asked. Raises InvalidSignature.
    """

    unit_of_work: UnitOfWorkFactory
    reader: WebhookReader
    queries: PaymentQueries
    refresh: RefreshPayment
    kept: KeptWebhooks
    clock: Clock

    async def __call__(self, body: bytes, signature: str) -> None:
        event = self.reader.read(body, signature)
        event_id = uuid5(NAMESPACE_URL, f"urn:souk:webhook:{event.id}")
        if event.intent is not None:
            with suppress(HandledBefore):
                await self._intent(event_id, event.intent)
        elif event.refund is not None:
            with suppress(HandledBefore):
                await self._refund(event_id, event.refund)
        elif event.not_understood is not None:
            await self.kept.keep(event)
            standing = await self.queries.standing(event.about)
            if standing is not None and standing.status in UNSETTLED:
                await self.refresh(standing.payment_id)

    async def _intent(self, event_id: UUID, state: IntentState) -> None:
        standing = await self.queries.standing(state.intent_id)
        final = _FINAL.get(state.status)
        if standing is None or standing.status == final:
            return
        if final is None:
            if standing.status in UNSETTLED:
                await self.refresh(standing.payment_id)
            return
        await self._observe(event_id, state)

    @retried_when_stale
    async def _observe(self, event_id: UUID, state: IntentState) -> None:
        async with self.unit_of_work() as uow:
            payment = await uow.payments.of_intent(state.intent_id)
            if payment is not None:
                uow.once(event_id)
                payment.observe(state, self.clock())
                await uow.payments.save(payment)

    @retried_when_stale
    async def _refund(self, event_id: UUID, state: RefundState) -> None:
        async with self.unit_of_work() as uow:
            payment = await uow.payments.of_intent(state.intent_id)
            if payment is None:
                return
            uow.once(event_id)
            refund = await _known(uow, payment, state)
            if refund is not None:
                payment.observe_refund(refund, state, self.clock())
                await uow.refunds.save(refund)
            else:
                await uow.refunds.add(payment.book_dashboard_refund(state, self.clock()))
            await uow.payments.save(payment)


async def _known(uow: UnitOfWork, payment: Payment, state: RefundState) -> Refund | None:
    """The refund that this is about: the one whose id we gave the provider, or one of an earlier webhook."""
    refund = await uow.refunds.made_as(state.provider_id) if state.provider_id else None
    if refund is None and state.our_id is not None:
        refund = await uow.refunds.find(state.our_id)
    return refund if refund is not None and refund.payment_id == payment.id else None
