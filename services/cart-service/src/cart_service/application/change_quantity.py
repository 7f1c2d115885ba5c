"""Use case: a shopper changes how many pieces of a variant they want."""

from dataclasses import dataclass
from uuid import UUID

from cart_service.application.ports import CartReads, Products, UnitOfWorkFactory
from cart_service.application.show_cart import PresentCart
from cart_service.domain.errors import LineNotFound, VariantNotForSale
from cart_service.domain.view import CartView


@dataclass(frozen=True, slots=True)
class ChangeQuantity:
    """A shopper sets how many pieces they want; only more pieces need the catalogue's consent."""

    unit_of_work: UnitOfWorkFactory
    carts: CartReads
    products: Products
    present: PresentCart

    async def __call__(self, owner_id: UUID, line_id: UUID, quantity: int, locale: str) -> CartView:
        before = await self.carts.of(owner_id)
        if before is None:
            raise LineNotFound
        line = before.line(line_id)
        offers = offer = None
        if quantity > line.quantity:
            offers = await self.products.offers(before.variant_ids, locale)
            offer = offers.get(line.variant_id)
            if offer is None:
                raise VariantNotForSale
        async with self.unit_of_work() as uow:
            cart = await uow.carts.for_change(owner_id)
            if cart is None:
                raise LineNotFound
            cart.change_quantity(line_id, quantity, offer)
            await uow.carts.save(cart)
        return await self.present(cart, locale, offers)
