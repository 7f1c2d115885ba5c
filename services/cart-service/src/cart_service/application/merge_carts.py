"""A guest signs in."""

from dataclasses import dataclass
from uuid import UUID

from cart_service.application.ports import CartReads, GuestTokens, Products, UnitOfWorkFactory
from cart_service.application.show_cart import PresentCart
from cart_service.domain.cart import Cart
from cart_service.domain.merge import MergeReport, merge
from cart_service.domain.offer import Offers
from cart_service.domain.view import CartView
from servicekit.domain import retried_when_stale


@dataclass(frozen=True, slots=True)
class MergeCarts:
    """The guest's cart joins the customer's own, all or nothing; a repeat answers the first report."""

    unit_of_work: UnitOfWorkFactory
    carts: CartReads
    products: Products
    guest_tokens: GuestTokens
    present: PresentCart

    async def __call__(self, customer_id: UUID, guest_token: str, locale: str) -> tuple[MergeReport, CartView]:
        guest_id = await self.guest_tokens.guest_of(guest_token)
        if guest_id == customer_id:
            # Registering keeps the guest's id: the cart is already theirs.
            return MergeReport(), await self.present(await self.carts.of(customer_id), locale)
        offers = await self._offers(guest_id, customer_id, locale)
        report, own = await self._merge(guest_id, customer_id, offers)
        return report, await self.present(own, locale, offers)

    @retried_when_stale
    async def _merge(self, guest_id: UUID, customer_id: UUID, offers: Offers) -> tuple[MergeReport, Cart]:
        async with self.unit_of_work() as uow:
            guest, own = await uow.carts.pair_for_change(guest_id, customer_id)
            if guest is None:
                report = await uow.carts.merge_report(guest_id, customer_id) or MergeReport()
            else:
                report = merge(guest, own, offers)
                await uow.carts.save(guest)
                await uow.carts.save(own)
                await uow.carts.keep_merge_report(guest_id, customer_id, guest.id, report)
        return report, own

    async def _offers(self, guest_id: UUID, customer_id: UUID, locale: str) -> Offers:
        """Stock and limits of everything in both carts, asked before anything is locked."""
        guest, own = await self.carts.of(guest_id), await self.carts.of(customer_id)
        if guest is None or not guest.lines:
            return Offers()
        variant_ids = dict.fromkeys([*guest.variant_ids, *(own.variant_ids if own else ())])
        return await self.products.offers(list(variant_ids), locale)
