"""kill -9 at every point of a purchase: before and after each remote call and each commit. The reconciler converges."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest
from builders import a_request
from purchase import Purchase

from order_service.domain.saga import SagaStep
from order_service.domain.states import OrderStatus, PaymentStatus
from servicekit.domain import new_id

MOST_POINTS = 24
REQUEST = a_request()


def check_books(shop: Purchase, order_id: UUID) -> None:
    """Money, stock and state agree, whatever happened."""
    order, intent = shop.order(order_id), shop.payments.intents.get(order_id)
    kept = 0 if intent is None or intent.state != "succeeded" else order.total.amount - order.refunds.total.amount
    at_provider = sum(m.amount for m in intent.refunds.values()) if intent else 0
    assert order.refunds.total.amount == at_provider
    if order.status is OrderStatus.CONFIRMED:
        assert (kept, shop.stock.free) == (order.total.amount, 98)
        assert order.payment_status is PaymentStatus.PAID
        assert len(shop.database.mails) == shop.database.event_types().count("souk.order.paid.v1") == 1
    elif order.status is OrderStatus.AWAITING_PAYMENT:
        assert (kept, shop.stock.free, shop.stock.reservations[order.reservation_id]) == (0, 98, "held")
    else:
        assert order.status in {OrderStatus.CANCELLED, OrderStatus.EXPIRED}
        assert (kept, shop.stock.free) == (0, 100)
    assert order.saga.step in {SagaStep.DONE, SagaStep.AWAITING_PAYMENT}


@pytest.mark.parametrize("point", range(1, MOST_POINTS))
async def test_placing_survives_a_crash(point: int) -> None:
    shop = Purchase()
    if not await shop.die_at(point, shop.placed(REQUEST)):
        return
    await shop.come_to_rest()
    if shop.database.orders:
        check_books(shop, REQUEST.order_id)
        assert shop.only_order().status is OrderStatus.AWAITING_PAYMENT


@pytest.mark.parametrize("point", range(1, MOST_POINTS))
async def test_a_retry_after_a_crash_gets_one_order(point: int) -> None:
    shop = Purchase()
    if not await shop.die_at(point, shop.placed(REQUEST)):
        return
    shop.clock.forward(seconds=31)
    shop.start()
    placed = await shop.placed(REQUEST)
    assert placed.order.id == shop.only_order().id
    check_books(shop, placed.order.id)


Act = Callable[[Purchase, UUID], Awaitable[object]]


async def pay(shop: Purchase, order_id: UUID) -> None:
    await shop.paid(order_id, REQUEST.order_id)


async def cancel(shop: Purchase, order_id: UUID) -> None:
    await shop.cancel(order_id, REQUEST.buyer.customer_id)
    await shop.reconcile.once()


async def expire(shop: Purchase, order_id: UUID) -> None:
    shop.clock.forward(minutes=16)
    await shop.reconcile.once()


async def cancel_a_paid_one(shop: Purchase, order_id: UUID) -> None:
    shop.payments.pay(order_id)
    await cancel(shop, order_id)


async def pay_without_a_hold(shop: Purchase, order_id: UUID) -> None:
    if shop.stock.reservations[order_id] == "held":
        shop.stock.lapse(order_id)
    await pay(shop, order_id)
    while await shop.reconcile.once():
        pass


ENDS = {
    pay: OrderStatus.CONFIRMED,
    cancel: OrderStatus.CANCELLED,
    expire: OrderStatus.EXPIRED,
    cancel_a_paid_one: OrderStatus.CANCELLED,
    pay_without_a_hold: OrderStatus.CONFIRMED,
}


@pytest.mark.parametrize("act", ENDS, ids=lambda act: act.__name__)
@pytest.mark.parametrize("point", range(1, MOST_POINTS))
async def test_an_open_order_survives_a_crash_on_its_way_to_the_end(act: Act, point: int) -> None:
    shop = Purchase()
    await shop.placed(REQUEST)
    died = await shop.die_at(point, act(shop, REQUEST.order_id))
    shop.start()
    if died and act in (pay, pay_without_a_hold):
        # The event was not acknowledged, so it comes again.
        await shop.settle(REQUEST.order_id, shop.payments.pay(REQUEST.order_id), REQUEST.expected_total, new_id())
    if died and act in (cancel, cancel_a_paid_one) and shop.only_order().status is OrderStatus.AWAITING_PAYMENT:
        await shop.cancel(REQUEST.order_id, REQUEST.buyer.customer_id)
    await shop.come_to_rest()
    check_books(shop, REQUEST.order_id)
    assert shop.only_order().status is ENDS[act]
