"""Money that does not match its order is kept for a person, on whatever path it is found."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from uuid import UUID

import pytest
from builders import STAFF, a_request, a_wish, eur
from purchase import Purchase

from commerce.values import CancelReason, Money, OrderPaymentStatus, OrderRefundStatus, OrderStatus
from order_service.application.ports import RefundOutcome
from order_service.domain.attention import AttentionKind, Resolution
from order_service.domain.errors import NothingToResolve, OrderNotCancellable, OrderOnHold, RefundInProgress
from order_service.domain.order import Order
from order_service.domain.refunds import MOST_TRIES
from order_service.domain.saga import LONGEST_PAUSE
from servicekit.domain import new_id
from servicekit.domain.errors import PreconditionFailed

REQUEST = a_request()
ORDER = REQUEST.order_id
CAPTURES = [eur(4388), eur(4588), Money(4488, "USD"), eur(0)]
Path = Callable[[Purchase, Money], Awaitable[None]]


async def an_event(shop: Purchase, captured: Money) -> None:
    await shop.paid_wrongly(ORDER, captured)


async def a_question(shop: Purchase, captured: Money) -> None:
    shop.payments.pay(ORDER, captured)
    await shop.app.ask_payments.once()


async def a_cancellation(shop: Purchase, captured: Money) -> None:
    shop.payments.pay(ORDER, captured)
    await shop.app.cancel_order(ORDER, REQUEST.buyer.customer_id)
    await shop.take_up()


async def the_expiry(shop: Purchase, captured: Money) -> None:
    shop.payments.pay(ORDER, captured)
    shop.clock.forward(minutes=16)
    await shop.take_up()


async def another_checkout(shop: Purchase, captured: Money) -> None:
    shop.payments.pay(ORDER, captured)
    with pytest.raises(OrderOnHold):
        await shop.placed(replace(REQUEST, order_id=new_id(), cart_version=2))


PATHS: list[Path] = [an_event, a_question, a_cancellation, the_expiry, another_checkout]


async def settle_down(shop: Purchase) -> Order:
    """Everything that happens by itself has happened, the payment window included."""
    await shop.come_to_rest()
    shop.clock.forward(minutes=16)
    await shop.app.ask_payments.once()
    await shop.come_to_rest()
    return shop.order(ORDER)


@pytest.mark.parametrize("captured", CAPTURES, ids=str)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.__name__)
async def test_a_difference_is_kept_for_a_person_on_every_path(path: Path, captured: Money) -> None:
    shop = Purchase()
    await shop.placed(REQUEST)
    await path(shop, captured)
    order = await settle_down(shop)
    assert (order.status, order.payment_status, order.needs_attention) == (OrderStatus.ON_HOLD, "unpaid", True)
    assert (order.captured, order.left, order.refunds.all) == (captured, captured, [])
    assert shop.stock.reservations[ORDER] == "held"
    assert "refund" not in shop.payments.calls
    assert shop.database.event_types().count("souk.order.paid.v1") == 0
    assert shop.order(ORDER).needs_attention


@pytest.mark.parametrize("captured", CAPTURES, ids=str)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.__name__)
async def test_resolving_gives_back_what_was_captured_and_cancels(path: Path, captured: Money) -> None:
    shop = Purchase()
    await shop.placed(REQUEST)
    await path(shop, captured)
    order = await settle_down(shop)
    for _ in range(2):
        await shop.app.resolve_attention(ORDER, Resolution.REFUND, "typed wrong", STAFF, order.saga.version)
    order = await settle_down(shop)
    assert (order.status, order.cancel_reason) == (OrderStatus.CANCELLED, CancelReason.AMOUNT_DIFFERS)
    assert (order.payment_status, order.needs_attention, order.left.amount) == (OrderPaymentStatus.UNPAID, False, 0)
    assert [refund.by for refund in order.refunds] == ([str(STAFF)] if captured else [])
    assert sum(given.amount for given in shop.payments.intents[ORDER].refunds.values()) == captured.amount
    assert shop.stock.free == 100
    assert ("attention_resolved:refund", str(STAFF), "typed wrong") in [(a.what, a.by, a.why) for a in order.history]


@pytest.mark.parametrize("captured", CAPTURES, ids=str)
async def test_a_difference_that_comes_after_the_end_is_kept_too_and_ends_in_the_same_state(captured: Money) -> None:
    shop = Purchase()
    await shop.placed(REQUEST)
    shop.clock.forward(minutes=16)
    await shop.come_to_rest()
    shop.payments.intents[ORDER].state, shop.payments.intents[ORDER].captured = "succeeded", captured
    await shop.app.settle_payment(ORDER, shop.payments.intents[ORDER].id, captured, new_id())
    order = await settle_down(shop)
    assert (order.status, order.needs_attention, order.refunds.all) == (OrderStatus.EXPIRED, True, [])
    await shop.app.resolve_attention(ORDER, Resolution.REFUND, "", STAFF, order.saga.version)
    order = await settle_down(shop)
    assert (order.status, order.needs_attention, order.left.amount) == (OrderStatus.EXPIRED, False, 0)
    assert shop.stock.free == 100


async def test_an_order_on_hold_is_not_payable_not_cancellable_and_not_ordered_again() -> None:
    shop = Purchase()
    await shop.placed(REQUEST)
    await shop.paid_wrongly(ORDER, eur(4388))
    with pytest.raises(OrderNotCancellable):
        await shop.app.cancel_order(ORDER, REQUEST.buyer.customer_id)
    for again in (REQUEST, replace(REQUEST, order_id=new_id(), buyer=replace(REQUEST.buyer, email="b@example.org"))):
        with pytest.raises(OrderOnHold):
            await shop.placed(again)
    assert (await shop.placed(replace(REQUEST, order_id=new_id(), cart_version=2))).order.id != ORDER


async def test_a_picture_of_yesterday_resolves_nothing() -> None:
    shop = Purchase()
    await shop.placed(REQUEST)
    with pytest.raises(NothingToResolve):
        await shop.app.resolve_attention(ORDER, Resolution.REFUND, "", STAFF, shop.order(ORDER).saga.version)
    await shop.paid_wrongly(ORDER, eur(4388))
    with pytest.raises(PreconditionFailed):
        await shop.app.resolve_attention(ORDER, Resolution.REFUND, "", STAFF, shop.order(ORDER).saga.version - 1)


async def test_what_went_back_another_way_is_closed_without_a_refund() -> None:
    shop = Purchase()
    await shop.placed(REQUEST)
    await shop.paid_wrongly(ORDER, eur(4388))
    await shop.app.resolve_attention(ORDER, Resolution.CLOSE, "bank transfer", STAFF, shop.order(ORDER).saga.version)
    order = await settle_down(shop)
    assert (order.status, order.needs_attention, order.refunds.all) == (OrderStatus.CANCELLED, False, [])
    assert shop.stock.free == 100


async def a_cancelled_paid_order(shop: Purchase) -> None:
    await shop.placed(REQUEST)
    shop.payments.pay(ORDER)
    await shop.app.cancel_order(ORDER, REQUEST.buyer.customer_id)
    await shop.take_up()


async def test_a_refused_refund_is_tried_once_and_then_for_a_person_who_tries_again() -> None:
    shop = Purchase()
    shop.payments.refund_outcomes = [RefundOutcome.FAILED] * 99
    await a_cancelled_paid_order(shop)
    order = await settle_down(shop)
    assert shop.payments.calls.count("refund") == 1
    assert (order.status, shop.stock.free, len(order.refunds.all)) == (OrderStatus.CANCELLED, 100, 1)
    assert order.attention is not None
    assert (order.attention.kind, order.needs_attention) == (AttentionKind.REFUND_FAILED, True)
    shop.payments.refund_outcomes = []
    await shop.app.resolve_attention(ORDER, Resolution.REFUND, "", STAFF, order.saga.version)
    order = await settle_down(shop)
    assert (order.payment_status, order.needs_attention) == (OrderPaymentStatus.REFUNDED, False)
    assert [refund.status for refund in order.refunds] == [OrderRefundStatus.FAILED, OrderRefundStatus.SUCCEEDED]


async def test_a_refund_without_an_end_is_one_refund_whose_pauses_grow_and_that_a_person_hears_of() -> None:
    shop = Purchase()
    shop.payments.refund_outcomes = [RefundOutcome.PENDING] * 999
    await a_cancelled_paid_order(shop)
    for _ in range(24 * 60 * 2):
        shop.clock.forward(seconds=30)
        await shop.take_up()
    order = shop.order(ORDER)
    most = MOST_TRIES + 24 * 3600 / (0.75 * LONGEST_PAUSE.total_seconds())
    (refund,) = order.refunds
    assert MOST_TRIES < refund.tries == shop.payments.calls.count("refund") <= most
    assert order.needs_attention
    with pytest.raises(RefundInProgress):
        await shop.app.resolve_attention(ORDER, Resolution.CLOSE, "", STAFF, order.saga.version)
    shop.payments.refund_outcomes = []
    await shop.app.resolve_attention(ORDER, Resolution.REFUND, "", STAFF, order.saga.version)
    order = await settle_down(shop)
    assert (order.status, order.left.amount, len(order.refunds.all)) == (OrderStatus.CANCELLED, 0, 1)


async def test_a_refund_that_comes_through_at_last_waits_for_nobody() -> None:
    shop = Purchase()
    shop.payments.refund_outcomes = [RefundOutcome.PENDING] * MOST_TRIES
    await a_cancelled_paid_order(shop)
    for _ in range(200):
        shop.clock.forward(seconds=31)
        await shop.take_up()
    order = shop.order(ORDER)
    assert (order.payment_status, order.needs_attention) == (OrderPaymentStatus.REFUNDED, False)


async def test_a_refused_refund_of_a_sold_order_is_repeated_as_it_was() -> None:
    shop = Purchase()
    await shop.placed(REQUEST)
    await shop.paid(ORDER)
    shop.payments.refund_outcomes = [RefundOutcome.FAILED]
    order = await shop.app.refund_order(ORDER, a_wish(eur(500)), "broken", STAFF)
    assert (order.status, order.needs_attention) == (OrderStatus.CONFIRMED, True)
    order = await shop.app.resolve_attention(ORDER, Resolution.REFUND, "", STAFF, order.saga.version)
    assert (order.status, order.refunds.total) == (OrderStatus.CONFIRMED, eur(500))


async def test_one_poisoned_order_delays_none_of_twenty_honest_ones() -> None:
    shop = Purchase()
    shop.payments.refund_outcomes = [RefundOutcome.PENDING] * 999
    await a_cancelled_paid_order(shop)
    for _ in range(40):
        shop.clock.forward(seconds=31)
        await shop.take_up()
    asked = shop.payments.calls.count("refund")
    honest: list[UUID] = []
    for _ in range(20):
        request = a_request()
        await shop.placed(request)
        await shop.app.cancel_order(request.order_id, request.buyer.customer_id)
        honest.append(request.order_id)
    await shop.take_up()
    await shop.take_up()
    assert {shop.order(order_id).status for order_id in honest} == {OrderStatus.CANCELLED}
    assert shop.payments.calls.count("refund") <= asked + 1


async def test_a_fault_of_ours_in_one_order_is_put_off_longer_each_time() -> None:
    shop = Purchase()
    await shop.placed(REQUEST)
    shop.payments.trouble = [ValueError("not a domain error") for _ in range(999)]
    await shop.app.cancel_order(ORDER, REQUEST.buyer.customer_id)
    for _ in range(3600):
        shop.clock.forward(seconds=1)
        await shop.take_up()
    assert shop.payments.calls.count("void") < 30
    shop.payments.trouble = []
    shop.clock.forward(minutes=7)
    await shop.come_to_rest()
    assert shop.order(ORDER).status is OrderStatus.CANCELLED
