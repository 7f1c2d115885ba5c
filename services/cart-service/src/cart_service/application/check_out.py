"""Turn the cart into an order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cart_service.application.ports import Buyer, CartReads, CheckoutForm, OrderRequest, Orders, Products
from cart_service.domain.errors import CartEmpty
from cart_service.domain.view import view_of


@dataclass(frozen=True, slots=True)
class CheckOut:
    """A shopper orders what is in the cart, if every line can be bought and the total is what they agreed to.

    The cart stays as it is: what was ordered leaves it once it is paid.
    """

    carts: CartReads
    products: Products
    orders: Orders

    async def __call__(self, buyer: Buyer, form: CheckoutForm, idempotency_key: str | None) -> Mapping[str, Any]:
        cart = await self.carts.of(buyer.id)
        if cart is None or not cart.lines:
            raise CartEmpty
        offers = await self.products.offers(cart.variant_ids, form.locale)
        view_of(cart, offers).require_ready()
        request = OrderRequest(cart=cart, offers=offers, buyer=buyer, form=form)
        return await self.orders.place(request, idempotency_key)
