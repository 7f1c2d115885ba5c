"""What comes to rest by itself: compensations, lookups, refunds."""

import asyncio
from dataclasses import replace
from uuid import UUID

from builders import STAFF, a_request, a_wish, eur
from purchase import Purchase

from commerce.values import OrderPaymentStatus, OrderStatus
from order_service.application.ports import RefundOutcome
from servicekit.domain import new_id
from servicekit.domain.errors import OutcomeUnknown, Unavailable


async def a_placed(shop: Purchase) -> UUID:
    return (await shop.placed()).order.id


async def test_compensations_are_tried_until_they_succeed() -> None:
    shop = Purchase()
    order_id = await a_placed(shop)
    shop.payments.trouble = [OutcomeUnknown() for _ in range(3)]
    shop.stock.trouble = [Unavailable() for _ in range(3)]
    await shop.app.cancel_order(order_id, shop.order(order_id).snapshot.buyer.customer_id)
    await shop.come_to_rest()
    assert shop.order(order_id).status is OrderStatus.CANCELLED


async def test_while_the_stream_is_silent_payments_are_looked_up() -> None:
    shop = Purchase()
    paid, unpaid = await a_placed(shop), await a_placed(shop)
    shop.payments.pay(paid)
    await shop.app.ask_payments.once()
    assert shop.order(paid).status is OrderStatus.CONFIRMED
    assert shop.order(unpaid).status is OrderStatus.AWAITING_PAYMENT


async def test_nobody_asks_while_events_come_and_the_silence_is_waited_for() -> None:
    shop = Purchase()
    paid = await a_placed(shop)
    shop.payments.pay(paid)
    shop.app.ask_payments.note_event()
    assert 4 < await shop.app.ask_payments.when_silent() <= 5
    assert shop.order(paid).status is OrderStatus.AWAITING_PAYMENT
    shop.app.ask_payments.last_event_at -= 6
    assert 4 < await shop.app.ask_payments.when_silent() <= 5
    assert shop.order(paid).status is OrderStatus.CONFIRMED


async def test_who_asks_is_settled_only_when_there_is_something_to_ask() -> None:
    shop = Purchase()
    shop.app.ask_payments.last_event_at -= 6
    await shop.app.ask_payments.when_silent()
    assert shop.chosen == 0
    await a_placed(shop)
    shop.app.ask_payments.last_event_at -= 6
    await shop.app.ask_payments.when_silent()
    assert shop.chosen == 1


async def test_the_reconciler_knows_when_the_next_order_is_due() -> None:
    shop = Purchase()
    reconcile = shop.app.reconcile
    assert await reconcile.take_up() == 5.0
    order_id = await a_placed(shop)
    assert await reconcile.take_up() == 15 * 60
    shop.clock.forward(minutes=14, seconds=58)
    assert await reconcile.take_up() == 2.0
    shop.clock.forward(seconds=2)
    assert await reconcile.take_up() is True
    await asyncio.gather(*reconcile.working)
    assert shop.order(order_id).status is OrderStatus.EXPIRED


async def test_nothing_is_asked_when_nothing_is_open() -> None:
    shop = Purchase()
    await shop.app.ask_payments.once()
    await shop.take_up()
    assert shop.payments.calls == []


async def test_two_paid_orders_of_one_cart_end_in_one() -> None:
    shop, request = Purchase(), a_request()
    first = (await shop.placed(request)).order.id
    shop.payments.pay(first)
    shop.payments.trouble = [OutcomeUnknown()]
    shop.clock.forward(minutes=15)
    await shop.take_up()
    second = (await shop.placed(replace(request, order_id=new_id()))).order.id
    await shop.come_to_rest()
    assert shop.order(first).status is OrderStatus.CANCELLED
    assert shop.order(first).payment_status is OrderPaymentStatus.REFUNDED
    assert shop.order(second).status in {OrderStatus.AWAITING_PAYMENT, OrderStatus.EXPIRED}


async def test_staff_refunds_a_part_and_then_the_rest() -> None:
    shop = Purchase()
    order_id = await a_placed(shop)
    await shop.paid(order_id)
    order = await shop.app.refund_order(order_id, a_wish(eur(488)), "late", STAFF)
    assert order.payment_status is OrderPaymentStatus.PARTIALLY_REFUNDED
    order = await shop.app.refund_order(order_id, a_wish(None), "never came", STAFF)
    assert order.payment_status is OrderPaymentStatus.REFUNDED
    assert sum(m.amount for m in shop.payments.intents[order_id].refunds.values()) == 4488


async def test_a_pending_refund_is_asked_for_until_it_ends_and_told_once() -> None:
    shop = Purchase()
    order_id = await a_placed(shop)
    await shop.paid(order_id)
    shop.payments.refund_outcomes = [RefundOutcome.PENDING, RefundOutcome.PENDING]
    await shop.app.refund_order(order_id, a_wish(eur(488)), "late", STAFF)
    refund = shop.order(order_id).refunds.running
    assert refund is not None
    await shop.come_to_rest()
    await shop.app.record_refund.succeeded(order_id, refund.id, refund.amount, new_id())
    assert shop.order(order_id).payment_status is OrderPaymentStatus.PARTIALLY_REFUNDED
    assert shop.database.event_types().count("souk.order.refunded.v1") == 1
