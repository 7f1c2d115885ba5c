"""The first transaction of a purchase: the order and its saga, or the order that the cart already has."""

from dataclasses import dataclass

from commerce.values import CancelReason
from order_service.application.ports import CartOrderedTwice, Orders, UnitOfWorkFactory
from order_service.domain.errors import CartAlreadyPaid, OrderOnHold, TooManyUnpaidOrders
from order_service.domain.order import Order
from order_service.domain.saga import SagaStep
from order_service.domain.shop import Shop
from servicekit.domain import retried_when_stale


@dataclass(frozen=True, slots=True)
class Admission:
    """The order to go on with, and the earlier ones that it replaces and that can be ended now."""

    order: Order
    replaced: tuple[Order, ...] = ()


@dataclass(frozen=True, slots=True)
class AdmitOrder:
    """An unchanged cart has one open order; a changed one cancels its earlier order; a caller has at most three.

    A guest costs nothing, so that the orders of one network are limited as well.
    """

    unit_of_work: UnitOfWorkFactory
    shop: Shop

    @retried_when_stale
    async def __call__(self, draft: Order) -> Admission:
        """Insert `draft`, or find the open order of the same checkout.

        Raises TooManyUnpaidOrders, CartAlreadyPaid, OrderOnHold, Unavailable.
        """
        try:
            async with self.unit_of_work() as uow:
                await uow.orders.lock_checkout(draft.snapshot.buyer.customer_id, draft.placed_from)
                return await self._admit(uow.orders, draft)
        except CartOrderedTwice:
            raise CartAlreadyPaid from None

    async def _admit(self, orders: Orders, draft: Order) -> Admission:
        unpaid = await orders.unpaid(draft.snapshot.buyer.customer_id, draft.placed_from)
        if any(order.snapshot.is_same_cart(draft.snapshot) for order in unpaid.on_hold):
            raise OrderOnHold
        for order in unpaid.orders:
            if order.snapshot.is_same_checkout(draft.snapshot):
                return Admission(order)
        replaced = [order for order in unpaid.orders if order.snapshot.cart_id == draft.snapshot.cart_id]
        if len(unpaid.orders) - len(replaced) >= self.shop.max_unpaid_orders:
            raise TooManyUnpaidOrders
        self._limit_network(unpaid.in_network - sum(order.placed_from == draft.placed_from for order in replaced))
        # One that is still being placed by another request is left to the reconciler, after that request's lease.
        endable = [order for order in replaced if order.saga.step is SagaStep.AWAITING_PAYMENT]
        for order in replaced:
            order.request_cancellation(CancelReason.SUPERSEDED, draft.snapshot.placed_at)
            if order in endable:
                order.saga.lease(draft.snapshot.placed_at)
            await orders.save(order)
        await orders.add(draft)
        return Admission(draft, tuple(endable))

    def _limit_network(self, others: int) -> None:
        if others >= self.shop.max_unpaid_orders_of_network:
            raise TooManyUnpaidOrders(
                f"{others} orders from your network wait for their payment. Try again when some are paid or cancelled."
            )
