"""The provider notifies us by a webhook."""

from contextlib import suppress
from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from commerce.values import PaymentStatus
from payment_service.application.ports import PaymentQueries, UnitOfWork, UnitOfWorkFactory, WebhookLog, WebhookReader
from payment_service.application.refresh_payment import RefreshPayment
from payment_service.domain.payment import UNSETTLED, Payment
from payment_service.domain.provider_state import IntentState, IntentStatus, ProviderEvent, RefundState
from payment_service.domain.refund import Refund
from payment_service.domain.webhook import HeardWebhook, WebhookOutcome
from servicekit.domain import Clock, HandledBefore, retried_when_stale

_FINAL = {IntentStatus.SUCCEEDED: PaymentStatus.SUCCEEDED, IntentStatus.CANCELLED: PaymentStatus.VOIDED}
Taken = tuple[WebhookOutcome, UUID | None]


@dataclass(frozen=True, slots=True)
class ReceiveWebhook:
    """What is final is taken over, once per event; anything else is a reason to ask, for webhooks come in any order.

    What the provider signed and we do not understand (a status of a later time) is kept and counted, and if it is about
    a payment whose end is open, the provider is asked. What became of each is noted. Raises InvalidSignature.
    """

    unit_of_work: UnitOfWorkFactory
    reader: WebhookReader
    queries: PaymentQueries
    refresh: RefreshPayment
    log: WebhookLog
    clock: Clock

    async def __call__(self, body: bytes, signature: str) -> None:
        event = self.reader.read(body, signature)
        if event.not_understood is not None:
            await self._not_understood(event, event.not_understood)
            return
        try:
            outcome, payment_id = await self._take(event)
        except Exception as error:
            self.log.note(_heard(event, WebhookOutcome.FAILED, reason=type(error).__name__))
            raise
        self.log.note(_heard(event, outcome, payment_id))

    async def _not_understood(self, event: ProviderEvent, why: str) -> None:
        standing = await self.queries.standing(event.about)
        payment_id = standing.payment_id if standing else None
        await self.log.keep(_heard(event, WebhookOutcome.NOT_UNDERSTOOD, payment_id, why))
        if standing is not None and standing.status in UNSETTLED:
            await self.refresh(standing.payment_id)

    async def _take(self, event: ProviderEvent) -> Taken:
        """What became of it, and which payment it was about."""
        event_id = uuid5(NAMESPACE_URL, f"urn:souk:webhook:{event.id}")
        if event.intent is not None:
            return await self._intent(event_id, event.intent)
        if event.refund is not None:
            return await self._refund(event_id, event.refund)
        return WebhookOutcome.IGNORED, None

    async def _intent(self, event_id: UUID, state: IntentState) -> Taken:
        standing = await self.queries.standing(state.intent_id)
        if standing is None:
            return WebhookOutcome.IGNORED, None
        final = _FINAL.get(state.status)
        outcome = WebhookOutcome.KNOWN
        if final is None and standing.status in UNSETTLED:
            await self.refresh(standing.payment_id)
            outcome = WebhookOutcome.HANDLED
        elif final is not None and standing.status != final:
            with suppress(HandledBefore):
                await self._observe(event_id, state)
                outcome = WebhookOutcome.HANDLED
        return outcome, standing.payment_id

    @retried_when_stale
    async def _observe(self, event_id: UUID, state: IntentState) -> None:
        async with self.unit_of_work() as uow:
            payment = await uow.payments.of_intent(state.intent_id)
            if payment is not None:
                uow.once(event_id)
                payment.observe(state, self.clock())
                await uow.payments.save(payment)

    async def _refund(self, event_id: UUID, state: RefundState) -> Taken:
        standing = await self.queries.standing(state.intent_id)
        if standing is None:
            return WebhookOutcome.IGNORED, None
        try:
            await self._book(event_id, state)
        except HandledBefore:
            return WebhookOutcome.KNOWN, standing.payment_id
        return WebhookOutcome.HANDLED, standing.payment_id

    @retried_when_stale
    async def _book(self, event_id: UUID, state: RefundState) -> None:
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


def _heard(
    event: ProviderEvent, outcome: WebhookOutcome, payment_id: UUID | None = None, reason: str | None = None
) -> HeardWebhook:
    return HeardWebhook(event.id, event.type, event.about, outcome, payment_id, reason)
