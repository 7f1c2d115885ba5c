"""Use case: a shopper changes how many pieces of a variant they want."""

from dataclasses import dataclass
from uuid import UUID

from cart_service.application.ports import CartReads, Products, UnitOfWorkFactory
from cart_service.application.show_cart import PresentCart
from cart_service.domain.cart import Cart
from cart_service.domain.errors import LineNotFound, VariantNotForSale
from cart_service.domain.offer import Offer
from cart_service.domain.view import CartView
from servicekit.domain import refusing_afresh, retried_when_stale, stale_before


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
        return await self.present(await self._set(owner_id, before, line_id, quantity, offer), locale, offers)

    @retried_when_stale
    async def _set(self, owner_id: UUID, before: Cart, line_id: UUID, quantity: int, offer: Offer | None) -> Cart:
        async with self.unit_of_work() as uow:
            cart = await uow.carts.for_change(owner_id) if stale_before() else before
            if cart is None:
                raise LineNotFound
            with refusing_afresh():
                cart.change_quantity(line_id, quantity, offer)
            await uow.carts.save(cart)
        return cart
