"""Somebody looks at a payment."""

from dataclasses import dataclass
from uuid import UUID

from payment_service.application.ports import PaymentQueries
from payment_service.application.views import PaymentDetails, PaymentView, TransactionView
from payment_service.domain.errors import PaymentNotFound


@dataclass(frozen=True, slots=True)
class ShowPayment:
    """A payment with its attempts and refunds; `owner_id` is None for staff. Raises PaymentNotFound."""

    queries: PaymentQueries

    async def __call__(self, payment_id: UUID, owner_id: UUID | None) -> PaymentDetails:
        details = await self.queries.details(payment_id, owner_id)
        if details is None:
            raise PaymentNotFound
        return details


@dataclass(frozen=True, slots=True)
class ShowTransactions:
    """A payment's ledger transactions; `owner_id` is None for staff. Raises PaymentNotFound."""

    queries: PaymentQueries
    show_payment: ShowPayment

    async def __call__(self, payment_id: UUID, owner_id: UUID | None) -> list[TransactionView]:
        await self.show_payment(payment_id, owner_id)
        return await self.queries.transactions(payment_id)


@dataclass(frozen=True, slots=True)
class FindLiveIntent:
    """The payment of one's own order. Raises PaymentNotFound."""

    queries: PaymentQueries

    async def __call__(self, order_id: UUID, owner_id: UUID) -> PaymentView:
        payment = await self.queries.of_order(order_id, owner_id)
        if payment is None:
            raise PaymentNotFound
        return payment
