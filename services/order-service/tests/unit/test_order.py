from datetime import timedelta

import pytest
from builders import NOON, STAFF, a_confirmed_order, a_wish, an_open_order, an_order, eur

from commerce.values import CancelReason, Money, OrderPaymentStatus, OrderStatus
from order_service.domain.errors import (
    AlreadyCancelled,
    InvalidRefund,
    OrderNotCancellable,
    OrderNotRefundable,
    RefundInProgress,
)
from order_service.domain.order import IllegalTransition, Order
from order_service.domain.saga import LEASE, SagaStep
from servicekit.domain import new_id


def types(order: Order) -> list[str]:
    return [event.type for event in order.pull_events()]


def a_cancelling_order(reason: CancelReason = CancelReason.CUSTOMER) -> Order:
    order = an_open_order()
    order.request_cancellation(reason, NOON)
    return order


def test_a_new_order_is_leased_to_whoever_places_it() -> None:
    order = an_order()
    assert (order.status, order.saga.step, order.saga.due_at) == (OrderStatus.PENDING, SagaStep.PLACING, NOON + LEASE)
    assert types(order) == []


def test_it_waits_for_payment_until_its_window_ends() -> None:
    order = an_order()
    order.await_payment(new_id())
    assert order.status is OrderStatus.AWAITING_PAYMENT
    assert order.saga.due_at == order.snapshot.payment_due_at == NOON + timedelta(minutes=15)
    assert types(order) == ["souk.order.placed.v1"]


def test_an_order_given_up_meanwhile_does_not_wait_for_payment() -> None:
    order = an_order()
    order.request_cancellation(CancelReason.CUSTOMER, NOON)
    with pytest.raises(AlreadyCancelled):
        order.await_payment(new_id())


def test_an_order_without_stock_is_over_at_once() -> None:
    order = an_order()
    order.reject(NOON)
    assert (order.status, order.saga.step) == (OrderStatus.CANCELLED, SagaStep.DONE)
    assert types(order) == ["souk.order.cancelled.v1"]


def test_cancelling_an_order_that_is_being_placed_waits_for_the_lease() -> None:
    order = an_order()
    order.request_cancellation(CancelReason.CUSTOMER, NOON)
    assert (order.saga.step, order.saga.due_at) == (SagaStep.VOIDING, NOON + LEASE)


def test_the_worker_that_places_an_order_may_give_it_up_at_once() -> None:
    order = an_order()
    order.request_cancellation(CancelReason.NOT_PLACED, NOON)
    assert (order.saga.step, order.saga.due_at) == (SagaStep.VOIDING, NOON)


def test_cancelling_twice_is_cancelling_once() -> None:
    order = a_cancelling_order()
    order.request_cancellation(CancelReason.EXPIRED, NOON)
    assert order.cancel_reason is CancelReason.CUSTOMER


def test_what_is_published_of_a_paid_order_adds_up() -> None:
    paid = a_confirmed_order().snapshot.paid(NOON)
    assert paid.total == Money.total((line.gross for line in paid.lines), paid.total.currency) + paid.shipping
    assert all(line.net + line.tax == line.gross for line in paid.lines)
    assert paid.discount == Money.total((line.discount for line in paid.lines), paid.total.currency)
    assert paid.tax.amount >= sum(line.tax.amount for line in paid.lines)


@pytest.mark.parametrize("order", [a_confirmed_order()], ids=["confirmed"])
def test_a_paid_order_cannot_be_cancelled(order: Order) -> None:
    with pytest.raises(OrderNotCancellable):
        order.request_cancellation(CancelReason.CUSTOMER, NOON)


def test_stock_goes_back_only_after_the_void() -> None:
    order = a_cancelling_order()
    with pytest.raises(IllegalTransition):
        order.stock_returned(NOON)
    order.intent_voided(NOON)
    order.stock_returned(NOON)
    assert (order.status, order.saga.step) == (OrderStatus.CANCELLED, SagaStep.DONE)
    assert types(order) == ["souk.order.cancelled.v1"]


def test_an_expired_order_says_so() -> None:
    order = a_cancelling_order(CancelReason.EXPIRED)
    order.intent_voided(NOON)
    order.stock_returned(NOON)
    assert order.status is OrderStatus.EXPIRED
    assert types(order) == ["souk.order.expired.v1"]


def test_a_payment_sells_and_confirms() -> None:
    order = an_open_order()
    assert order.receive_payment(new_id(), order.total, NOON)
    assert order.saga.step is SagaStep.COMMITTING
    order.confirm()
    assert (order.status, order.payment_status) == (OrderStatus.CONFIRMED, OrderPaymentStatus.PAID)
    assert types(order) == ["souk.order.paid.v1"]


def test_a_payment_is_received_once() -> None:
    order = an_open_order()
    assert order.receive_payment(new_id(), order.total, NOON)
    assert not order.receive_payment(new_id(), order.total, NOON)


def test_a_payment_beats_the_expiry() -> None:
    order = a_cancelling_order(CancelReason.EXPIRED)
    order.receive_payment(new_id(), order.total, NOON)
    order.confirm()
    assert (order.status, order.cancel_reason) == (OrderStatus.CONFIRMED, None)


def test_a_payment_of_an_order_that_its_customer_gave_up_is_refunded() -> None:
    order = a_cancelling_order()
    order.receive_payment(new_id(), order.total, NOON)
    assert order.saga.step is SagaStep.REFUNDING
    refund = order.refunds.running
    assert refund is not None
    assert refund.amount == order.total
    order.refund_succeeded(refund.id, refund.amount, NOON)
    assert order.saga.step is SagaStep.RETURNING_STOCK
    order.stock_returned(NOON)
    assert (order.status, order.payment_status) == (OrderStatus.CANCELLED, OrderPaymentStatus.REFUNDED)
    assert types(order) == ["souk.order.cancelled.v1"]


def test_a_late_payment_is_refunded_in_full_and_the_order_stays_over() -> None:
    order = a_cancelling_order(CancelReason.EXPIRED)
    order.intent_voided(NOON)
    order.stock_returned(NOON)
    order.receive_payment(new_id(), order.total, NOON)
    refund = order.refunds.running
    assert refund is not None
    order.refund_succeeded(refund.id, refund.amount, NOON)
    assert (order.status, order.payment_status) == (OrderStatus.EXPIRED, OrderPaymentStatus.REFUNDED)
    assert order.saga.step is SagaStep.DONE


def test_a_payment_between_void_and_return_waits_and_is_refunded() -> None:
    order = a_cancelling_order(CancelReason.EXPIRED)
    order.intent_voided(NOON)
    order.receive_payment(new_id(), order.total, NOON)
    assert order.saga.step is SagaStep.RETURNING_STOCK
    order.stock_returned(NOON)
    assert (order.status, order.saga.step) == (OrderStatus.EXPIRED, SagaStep.REFUNDING)


def test_partial_refunds_add_up_to_the_total() -> None:
    order = a_confirmed_order()
    for amount, status in ((1000, OrderPaymentStatus.PARTIALLY_REFUNDED), (3488, OrderPaymentStatus.REFUNDED)):
        refund_id = new_id()
        order.request_refund(refund_id, a_wish(eur(amount)), "damaged", STAFF, NOON)
        order.refund_succeeded(refund_id, eur(amount), NOON)
        assert order.payment_status is status
    assert types(order) == ["souk.order.refunded.v1"] * 2
    with pytest.raises(OrderNotRefundable):
        order.request_refund(new_id(), a_wish(eur(1)), "again", STAFF, NOON)


def test_more_than_is_left_cannot_be_refunded() -> None:
    order = a_confirmed_order()
    with pytest.raises(OrderNotRefundable, match=r"At most 44\.88 EUR"):
        order.request_refund(new_id(), a_wish(eur(4489)), "", STAFF, NOON)


@pytest.mark.parametrize(
    ("amount", "field"),
    [(Money(100, "USD"), "body.amount.currency"), (eur(0), "body.amount.amount"), (eur(-1), "body.amount.amount")],
)
@pytest.mark.parametrize("order", [a_confirmed_order(), an_open_order()], ids=["confirmed", "unpaid"])
def test_an_amount_that_is_none_names_its_field(amount: Money, field: str, order: Order) -> None:
    with pytest.raises(InvalidRefund) as refused:
        order.request_refund(new_id(), a_wish(amount), "", STAFF, NOON)
    assert refused.value.errors[0]["field"] == field


@pytest.mark.parametrize("amount", [eur(1), None])
def test_an_order_without_capture_has_nothing_to_refund(amount: Money | None) -> None:
    with pytest.raises(OrderNotRefundable):
        an_open_order().request_refund(new_id(), a_wish(amount), "", STAFF, NOON)


def test_a_refund_keeps_who_asked_for_it_and_the_system_says_why() -> None:
    sold, refund_id = a_confirmed_order(), new_id()
    sold.request_refund(refund_id, a_wish(eur(1)), "broken", STAFF, NOON)
    sold.refund_succeeded(refund_id, eur(1), NOON)
    sold.refund_succeeded(new_id(), eur(1), NOON)
    assert [refund.by for refund in sold.refunds] == [str(STAFF), "provider"]
    assert [(act.by, act.why) for act in sold.history] == [(str(STAFF), "0.01 EUR: broken")]
    owed = a_cancelling_order()
    owed.receive_payment(new_id(), owed.total, NOON)
    assert [(refund.by, refund.reason) for refund in owed.refunds] == [("system", "cancelled")]
    assert [(act.by, act.why) for act in owed.history] == [("system", "44.88 EUR: cancelled")]


def test_one_refund_at_a_time() -> None:
    order = a_confirmed_order()
    order.request_refund(new_id(), a_wish(eur(1)), "", STAFF, NOON)
    with pytest.raises(RefundInProgress):
        order.request_refund(new_id(), a_wish(eur(1)), "", STAFF, NOON)


def test_a_refund_made_on_the_providers_dashboard_is_booked_once() -> None:
    order, refund_id = a_confirmed_order(), new_id()
    assert order.refund_succeeded(refund_id, eur(500), NOON)
    assert not order.refund_succeeded(refund_id, eur(500), NOON)
    assert order.refunds.total == eur(500)


def test_a_refused_refund_is_for_a_person_and_the_stock_does_not_wait_for_them() -> None:
    sold, refund_id = a_confirmed_order(), new_id()
    sold.request_refund(refund_id, a_wish(eur(1)), "", STAFF, NOON)
    sold.refund_failed(refund_id, NOON)
    assert (sold.saga.step, sold.needs_attention) == (SagaStep.DONE, True)
    owed = a_cancelling_order()
    owed.receive_payment(new_id(), owed.total, NOON)
    first = owed.refunds.running
    assert first is not None
    owed.refund_failed(first.id, NOON)
    assert (owed.saga.step, owed.needs_attention) == (SagaStep.RETURNING_STOCK, True)
    owed.stock_returned(NOON)
    assert (owed.status, owed.saga.step, len(owed.refunds.all)) == (OrderStatus.CANCELLED, SagaStep.DONE, 1)


def test_a_refund_that_comes_back_is_ours_again_and_staff_may_repeat_it() -> None:
    order, refund_id = a_confirmed_order(), new_id()
    order.request_refund(refund_id, a_wish(eur(500)), "", STAFF, NOON)
    order.refund_succeeded(refund_id, eur(500), NOON)
    assert order.refund_failed(refund_id, NOON)
    assert not order.refund_failed(refund_id, NOON)
    assert (order.payment_status, order.refunds.total) == (OrderPaymentStatus.PAID, eur(0))
    assert types(order)[-1] == "souk.order.refund_reversed.v1"
    order.request_refund(new_id(), a_wish(order.total), "", STAFF, NOON)


def test_what_a_cancelled_order_gave_back_and_gets_again_is_for_a_person() -> None:
    order = a_cancelling_order()
    order.receive_payment(new_id(), order.total, NOON)
    refund = order.refunds.running
    assert refund is not None
    order.refund_succeeded(refund.id, refund.amount, NOON)
    order.stock_returned(NOON)
    order.refund_failed(refund.id, NOON)
    assert (order.status, order.payment_status) == (OrderStatus.CANCELLED, OrderPaymentStatus.PAID)
    assert (order.saga.step, order.needs_attention, len(order.refunds.all)) == (SagaStep.DONE, True, 1)


def test_pauses_double_up_to_five_minutes_each_with_its_own_jitter() -> None:
    sagas = [an_order().saga for _ in range(20)]
    for saga in sagas:
        for doubled in (0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300):
            saga.put_off(NOON)
            assert saga.due_at is not None
            assert 0.75 * doubled <= (saga.due_at - NOON).total_seconds() <= 1.25 * doubled
    assert len({saga.due_at for saga in sagas}) > 10
