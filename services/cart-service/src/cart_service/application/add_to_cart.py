"""Use case: a shopper adds pieces of a variant to their cart."""

from dataclasses import dataclass
from uuid import UUID

from cart_service.application.ports import CartReads, Products, UnitOfWorkFactory
from cart_service.application.show_cart import PresentCart
from cart_service.domain.cart import Cart
from cart_service.domain.errors import VariantNotFound
from cart_service.domain.offer import Offer
from cart_service.domain.view import CartView
from servicekit.domain import new_id, refusing_afresh, retried_when_stale, stale_before


@dataclass(frozen=True, slots=True)
class AddToCart:
    """A shopper adds pieces of a variant, at product-service's present price."""

    unit_of_work: UnitOfWorkFactory
    carts: CartReads
    products: Products
    present: PresentCart

    async def __call__(self, owner_id: UUID, variant_id: UUID, quantity: int, locale: str) -> CartView:
        before = await self.carts.of(owner_id)
        others = before.variant_ids if before else []
        offers = await self.products.offers(list(dict.fromkeys([variant_id, *others])), locale)
        offer = offers.get(variant_id)
        if offer is None:
            raise VariantNotFound
        return await self.present(await self._put(owner_id, before, offer, quantity), locale, offers)

    @retried_when_stale
    async def _put(self, owner_id: UUID, before: Cart | None, offer: Offer, quantity: int) -> Cart:
        async with self.unit_of_work() as uow:
            if stale_before():
                before = await uow.carts.for_change(owner_id)
            cart = before or Cart(id=new_id(), owner_id=owner_id)
            with refusing_afresh():
                cart.add(offer, quantity)
            await uow.carts.save(cart)
        return cart
