"""Order-service gives money back."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from commerce.values import Money
from payment_service.application.ports import UnitOfWorkFactory
from payment_service.application.refresh_refund import RefreshRefund
from payment_service.domain.charging import ChargingRule
from payment_service.domain.errors import PaymentNotFound, RefundMismatch
from payment_service.domain.refund import Refund
from servicekit.domain import Clock, retried_when_stale


@dataclass(frozen=True, slots=True)
class RefundPayment:
    """Reserved in the payment before the provider is asked; the same `refund_id` is one refund for ever.

    A refund whose outcome is unknown is pending, and settled in the background; to ask for it again before its time is
    no reason to ask the provider. Raises PaymentNotFound, RefundExceedsCaptured, RefundMismatch, AmountNotChargeable.
    """

    unit_of_work: UnitOfWorkFactory
    refresh: RefreshRefund
    charging_rule: Callable[[str], ChargingRule]
    clock: Clock

    async def __call__(self, order_id: UUID, refund_id: UUID, amount: Money, reason: str) -> Refund:
        refund, is_new = await self._begin(order_id, refund_id, amount, reason)
        return await self.refresh(refund.id) if is_new or refund.is_due(self.clock()) else refund

    @retried_when_stale
    async def _begin(self, order_id: UUID, refund_id: UUID, amount: Money, reason: str) -> tuple[Refund, bool]:
        """The refund, and whether it is new."""
        async with self.unit_of_work() as uow:
            payment = await uow.payments.of_order(order_id)
            if payment is None:
                raise PaymentNotFound
            refund = await uow.refunds.find(refund_id)
            is_new = refund is None
            if refund is None:
                self.charging_rule(amount.currency).require_expressible(amount)
                refund = payment.begin_refund(refund_id, amount, reason, self.clock())
                await uow.refunds.add(refund)
                await uow.payments.save(payment)
            elif (refund.payment_id, refund.amount) != (payment.id, amount):
                raise RefundMismatch
        return refund, is_new
