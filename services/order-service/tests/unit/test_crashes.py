"""kill -9 at every point of a purchase: before and after each remote call and each commit. The reconciler converges."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import count
from uuid import UUID

import pytest
from builders import STAFF, a_request, eur
from purchase import Purchase

from commerce.values import OrderPaymentStatus, OrderStatus
from order_service.application.ports import RefundOutcome
from order_service.domain.attention import Resolution
from order_service.domain.refund_plan import Pieces, RefundWish
from order_service.domain.saga import SagaStep
from servicekit.domain import HandledBefore, new_id

REQUEST = a_request()


async def walk(points: int, story: Callable[[int], Awaitable[bool]]) -> None:
    """Run `story` with a death at its first point, its second …, until it returns that nobody died: it has `points`."""
    for point in count(1):
        try:
            died = await story(point)
        except Exception as error:
            error.add_note(f"The process died at point {point}.")
            raise
        if not died:
            assert point - 1 == points
            return


def check_books(shop: Purchase, order_id: UUID) -> None:
    """Money, stock and state agree, whatever happened."""
    order, intent = shop.order(order_id), shop.payments.intents.get(order_id)
    kept = 0 if intent is None or intent.state != "succeeded" else intent.taken.amount - order.refunds.total.amount
    at_provider = sum(m.amount for m in intent.refunds.values()) if intent else 0
    assert order.refunds.total.amount == at_provider
    if order.status is OrderStatus.CONFIRMED:
        assert (kept, shop.stock.free) == (order.total.amount, 98)
        assert order.payment_status is OrderPaymentStatus.PAID
        assert len(shop.database.mails) == shop.database.event_types().count("souk.order.paid.v1") == 1
    elif order.status is OrderStatus.ON_HOLD:
        assert (kept, order.left, shop.stock.free) == (4388, eur(4388), 98)
        assert (order.payment_status, order.needs_attention) == (OrderPaymentStatus.UNPAID, True)
    elif order.status is OrderStatus.AWAITING_PAYMENT:
        assert (kept, shop.stock.free, shop.stock.reservations[order.reservation_id]) == (0, 98, "held")
    else:
        assert order.status in {OrderStatus.CANCELLED, OrderStatus.EXPIRED}
        assert (kept, shop.stock.free) == (0, 100)
    assert order.saga.step in {SagaStep.DONE, SagaStep.AWAITING_PAYMENT}


async def test_placing_survives_a_crash() -> None:
    async def story(point: int) -> bool:
        shop = Purchase()
        died = await shop.die_at(point, shop.placed(REQUEST))
        await shop.come_to_rest()
        # Before the first commit there is no order, and nothing is held.
        assert bool(shop.database.orders) is (point > 1)
        if shop.database.orders:
            check_books(shop, REQUEST.order_id)
            assert shop.only_order().status is OrderStatus.AWAITING_PAYMENT
        return died

    await walk(8, story)


async def test_a_retry_after_a_crash_gets_one_order() -> None:
    async def story(point: int) -> bool:
        shop = Purchase()
        died = await shop.die_at(point, shop.placed(REQUEST))
        shop.clock.forward(seconds=31)
        shop.start()
        placed = await shop.placed(REQUEST)
        assert placed.order.id == shop.only_order().id
        check_books(shop, placed.order.id)
        return died

    await walk(8, story)


Act = Callable[[Purchase, UUID], Awaitable[object]]


async def pay(shop: Purchase, order_id: UUID) -> None:
    await shop.paid(order_id, REQUEST.order_id)


async def cancel(shop: Purchase, order_id: UUID) -> None:
    await shop.app.cancel_order(order_id, REQUEST.buyer.customer_id)
    await shop.take_up()


async def expire(shop: Purchase, order_id: UUID) -> None:
    shop.clock.forward(minutes=16)
    await shop.take_up()


async def cancel_a_paid_one(shop: Purchase, order_id: UUID) -> None:
    shop.payments.pay(order_id)
    await cancel(shop, order_id)


async def pay_without_a_hold(shop: Purchase, order_id: UUID) -> None:
    if shop.stock.reservations[order_id] == "held":
        shop.stock.lapse(order_id)
    await pay(shop, order_id)
    while await shop.take_up():
        pass


async def pay_wrongly(shop: Purchase, order_id: UUID) -> None:
    with suppress(HandledBefore):
        await shop.app.settle_payment(order_id, shop.payments.pay(order_id, eur(4388)), eur(4388), REQUEST.order_id)


async def cancel_a_wrongly_paid_one(shop: Purchase, order_id: UUID) -> None:
    shop.payments.pay(order_id, eur(4388))
    await cancel(shop, order_id)


async def resolve(shop: Purchase, order_id: UUID) -> None:
    """A member of staff who clicks again when the page hung."""
    if not shop.order(order_id).history:
        await pay_wrongly(shop, order_id)
    await shop.app.resolve_attention(order_id, Resolution.REFUND, "", STAFF, shop.order(order_id).saga.version)


async def have_a_refund_refused(shop: Purchase, order_id: UUID) -> None:
    shop.payments.refund_outcomes = [RefundOutcome.FAILED] * 3
    shop.payments.pay(order_id)
    await cancel(shop, order_id)


ENDS: dict[Act, tuple[OrderStatus, int]] = {
    pay: (OrderStatus.CONFIRMED, 4),
    cancel: (OrderStatus.CANCELLED, 10),
    expire: (OrderStatus.EXPIRED, 10),
    cancel_a_paid_one: (OrderStatus.CANCELLED, 14),
    pay_without_a_hold: (OrderStatus.CONFIRMED, 12),
    pay_wrongly: (OrderStatus.ON_HOLD, 2),
    cancel_a_wrongly_paid_one: (OrderStatus.ON_HOLD, 6),
    resolve: (OrderStatus.CANCELLED, 12),
}
"""How each act ends, and at how many points the process may die on the way."""


@pytest.mark.parametrize("act", ENDS, ids=lambda act: act.__name__)
async def test_an_open_order_survives_a_crash_on_its_way_to_the_end(act: Act) -> None:
    end, points = ENDS[act]

    async def story(point: int) -> bool:
        shop = Purchase()
        await shop.placed(REQUEST)
        died = await shop.die_at(point, act(shop, REQUEST.order_id))
        shop.start()
        if died:
            await ask_again(act, shop)
        await shop.come_to_rest()
        check_books(shop, REQUEST.order_id)
        assert shop.only_order().status is end
        return died

    await walk(points, story)


async def ask_again(act: Act, shop: Purchase) -> None:
    """What comes again by itself: an event that was not acknowledged, or a click without an answer."""
    if act in (pay, pay_without_a_hold):
        await shop.app.settle_payment(
            REQUEST.order_id, shop.payments.pay(REQUEST.order_id), REQUEST.expected_total, new_id()
        )
    elif act in (pay_wrongly, resolve):
        await act(shop, REQUEST.order_id)
    elif act is not expire and shop.only_order().status is OrderStatus.AWAITING_PAYMENT:
        await shop.app.cancel_order(REQUEST.order_id, REQUEST.buyer.customer_id)


async def test_a_refused_refund_is_one_refund_whenever_the_process_dies() -> None:
    async def story(point: int) -> bool:
        shop = Purchase()
        await shop.placed(REQUEST)
        died = await shop.die_at(point, have_a_refund_refused(shop, REQUEST.order_id))
        if died:
            shop.start()
            await ask_again(have_a_refund_refused, shop)
        await shop.come_to_rest()
        order = shop.only_order()
        assert (order.status, shop.stock.free, len(order.refunds.all)) == (OrderStatus.CANCELLED, 100, 1)
        assert (order.payment_status, order.needs_attention) == (OrderPaymentStatus.PAID, True)
        return died

    await walk(13, story)


async def test_pieces_of_a_refund_go_back_on_sale_once_whenever_the_process_dies() -> None:
    wish = RefundWish(pieces=(Pieces(REQUEST.items[0].variant_id, 1, restock=True),))

    async def story(point: int) -> bool:
        shop = Purchase()
        await shop.placed(REQUEST)
        await shop.paid(REQUEST.order_id)
        died = await shop.die_at(point, shop.app.refund_order(REQUEST.order_id, wish, "came back", STAFF))
        await shop.come_to_rest()
        order, asked = shop.only_order(), point > 1
        assert (order.refunds.total, shop.stock.free) == ((eur(1999), 99) if asked else (eur(0), 98))
        assert sum(template == "order_refunded" for template, _ in shop.database.mails) == int(asked)
        assert (order.saga.step, len(order.refunds.all)) == (SagaStep.DONE, int(asked))
        return died

    await walk(10, story)
