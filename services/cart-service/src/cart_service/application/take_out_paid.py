"""An order was paid."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from cart_service.application.ports import UnitOfWorkFactory
from servicekit.domain import retried_when_stale


@dataclass(frozen=True, slots=True)
class TakeOutPaid:
    """What was ordered and paid leaves its cart, once; a merged cart is followed to where its lines went."""

    unit_of_work: UnitOfWorkFactory

    @retried_when_stale
    async def __call__(self, event_id: UUID, cart_id: UUID, ordered: Mapping[UUID, int]) -> None:
        async with self.unit_of_work() as uow:
            uow.once(event_id)
            cart = await uow.carts.followed_for_change(cart_id)
            if cart is not None:
                cart.take_out(ordered)
                await uow.carts.save(cart)
