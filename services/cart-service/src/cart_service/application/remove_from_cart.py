"""Take something out, or everything."""

from dataclasses import dataclass
from uuid import UUID

from cart_service.application.ports import UnitOfWorkFactory
from cart_service.application.show_cart import PresentCart
from cart_service.domain.cart import Cart
from cart_service.domain.errors import LineNotFound
from cart_service.domain.view import CartView
from servicekit.domain import retried_when_stale


@dataclass(frozen=True, slots=True)
class RemoveFromCart:
    """A shopper takes a line out."""

    unit_of_work: UnitOfWorkFactory
    present: PresentCart

    async def __call__(self, owner_id: UUID, line_id: UUID, locale: str) -> CartView:
        return await self.present(await self._take_out(owner_id, line_id), locale)

    @retried_when_stale
    async def _take_out(self, owner_id: UUID, line_id: UUID) -> Cart:
        async with self.unit_of_work() as uow:
            cart = await uow.carts.for_change(owner_id)
            if cart is None:
                raise LineNotFound
            cart.remove(line_id)
            await uow.carts.save(cart)
        return cart


@dataclass(frozen=True, slots=True)
class ClearCart:
    """A shopper empties the cart; an empty one stays as it is."""

    unit_of_work: UnitOfWorkFactory
    present: PresentCart

    async def __call__(self, owner_id: UUID, locale: str) -> CartView:
        return await self.present(await self._empty(owner_id), locale)

    @retried_when_stale
    async def _empty(self, owner_id: UUID) -> Cart | None:
        async with self.unit_of_work() as uow:
            cart = await uow.carts.for_change(owner_id)
            if cart is not None:
                cart.clear()
                await uow.carts.save(cart)
        return cart
