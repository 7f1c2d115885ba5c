"""Look at the cart."""

from dataclasses import dataclass
from uuid import UUID

from cart_service.application.ports import CartReads, Products
from cart_service.domain.cart import Cart
from cart_service.domain.errors import ProductsUnavailable
from cart_service.domain.offer import Offers
from cart_service.domain.view import CartView, view_of


@dataclass(frozen=True, slots=True)
class PresentCart:
    """A cart is shown at present prices; while the catalogue is away, as it was when its lines were added."""

    products: Products

    async def __call__(self, cart: Cart | None, locale: str, known: Offers | None = None) -> CartView:
        """`known` is what product-service answered a moment ago: it is asked again only about lines that came since."""
        offers = known or Offers()
        if cart is None or offers.cover(cart.variant_ids):
            return view_of(cart, offers)
        try:
            return view_of(cart, await self.products.offers(cart.variant_ids, locale))
        except ProductsUnavailable:
            return view_of(cart, None)


@dataclass(frozen=True, slots=True)
class ShowCart:
    """A shopper looks at their cart, with what changed since they added its lines."""

    carts: CartReads
    present: PresentCart

    async def __call__(self, owner_id: UUID, locale: str) -> CartView:
        return await self.present(await self.carts.of(owner_id), locale)
