"""Order-service asks for the payment of an order."""

from dataclasses import dataclass
from uuid import UUID

from commerce.values import Money, PaymentStatus
from payment_service.application.ports import Provider, UnitOfWorkFactory
from payment_service.domain.errors import AmountMismatch, OrderVoided
from payment_service.domain.payment import Payment
from servicekit.domain import Clock, Stale, new_id


@dataclass(frozen=True, slots=True)
class CreateIntent:
    """An order has one payment; asking again answers the same one.

    Raises AmountNotChargeable, AmountMismatch, OrderVoided, Unavailable, OutcomeUnknown.
    """

    unit_of_work: UnitOfWorkFactory
    provider: Provider
    clock: Clock

    async def __call__(self, order_id: UUID, owner_id: UUID, amount: Money) -> Payment:
        self.provider.charging_rule(amount.currency).require_chargeable(amount)
        # The provider is asked first: until the row exists nobody can pay the intent, and a repeat gets the same one.
        intent = await self.provider.create(order_id, amount)
        created = Payment(
            id=new_id(),
            order_id=order_id,
            owner_id=owner_id,
            amount=amount,
            provider=self.provider.name,
            intent_id=intent.intent_id,
            client_secret=intent.client_secret,
            created_at=self.clock(),
        )
        try:
            async with self.unit_of_work() as uow:
                await uow.payments.add(created)
                uow.answer_with(created)
        except Stale:
            async with self.unit_of_work() as uow:
                return _same(await uow.payments.of_order(order_id), owner_id, amount)
        return created


def _same(existing: Payment | None, owner_id: UUID, amount: Money) -> Payment:
    if existing is None or (existing.intent_id is None and existing.status is PaymentStatus.VOIDED):
        raise OrderVoided
    if existing.owner_id != owner_id or existing.amount != amount:
        raise AmountMismatch
    return existing
