"""The confirmation of an order is mailed once more."""

from dataclasses import dataclass
from uuid import UUID

from order_service.application.ports import UnitOfWorkFactory
from order_service.application.queries import FindOrder
from order_service.application.saga.confirm import CONFIRMATION, Confirm
from order_service.domain.order import Order
from servicekit.domain import Clock, retried_when_stale


@dataclass(frozen=True, slots=True)
class SendConfirmation:
    """To the order's address, whoever asks. A guest who has a key gets it again; else there is one more."""

    unit_of_work: UnitOfWorkFactory
    find_order: FindOrder
    confirm: Confirm
    clock: Clock

    @retried_when_stale
    async def __call__(self, order_id: UUID, owner: UUID | None, token: str | None, by: str) -> Order:
        """`owner` and `token` are as FindOrder takes them; raises OrderNotFound, OrderNotConfirmed."""
        await self.find_order(order_id, owner, token)
        async with self.unit_of_work() as uow:
            order = await uow.orders.get(order_id)
            order.send_confirmation_again(by, self.clock())
            await self.confirm.mail(uow, order, token)
            await uow.failed_mails.close_kind(order.id, CONFIRMATION, self.clock())
            await uow.orders.save(order)
        return order
