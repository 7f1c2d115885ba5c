"""Use case: a shopper adds pieces of a variant to their cart."""

from dataclasses import dataclass
from uuid import UUID

from cart_service.application.ports import CartReads, Products, UnitOfWorkFactory
from cart_service.application.show_cart import PresentCart
from cart_service.domain.errors import VariantNotFound
from cart_service.domain.view import CartView


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
        async with self.unit_of_work() as uow:
            cart = await uow.carts.begun_for_change(owner_id)
            cart.add(offer, quantity)
            await uow.carts.save(cart)
        return await self.present(cart, locale, offers)
