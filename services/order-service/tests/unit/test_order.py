from datetime import timedelta

import pytest
from builders import NOON, a_confirmed_order, an_open_order, an_order, eur

from order_service.domain.errors import OrderGivenUp, OrderNotCancellable, OrderNotRefundable, RefundInProgress
from order_service.domain.order import IllegalTransition, Order
from order_service.domain.saga import LEASE, SagaStep
from order_service.domain.states import CancelReason, OrderStatus, PaymentStatus
from servicekit.domain import new_id


def types(order: Order) -> list[str]:
    return [event.type for event in order.pull_events()]


def a_cancelling_order(reason: CancelReason = CancelReason.CUSTOMER) -> Order:
    order = an_open_order()
    order.give_up(reason, NOON)
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
    order.give_up(CancelReason.CUSTOMER, NOON)
    with pytest.raises(OrderGivenUp):
        order.await_payment(new_id())


def test_an_order_without_stock_is_over_at_once() -> None:
    order = an_order()
    order.turn_away(NOON)
    assert (order.status, order.saga.step) == (OrderStatus.CANCELLED, SagaStep.DONE)
    assert types(order) == ["souk.order.cancelled.v1"]


def test_cancelling_an_order_that_is_being_placed_waits_for_the_lease() -> None:
    order = an_order()
    order.give_up(CancelReason.CUSTOMER, NOON)
    assert (order.saga.step, order.saga.due_at) == (SagaStep.VOIDING, NOON + LEASE)


def test_the_worker_that_places_an_order_may_give_it_up_at_once() -> None:
    order = an_order()
    order.give_up(CancelReason.NOT_PLACED, NOON)
    assert (order.saga.step, order.saga.due_at) == (SagaStep.VOIDING, NOON)


def test_cancelling_twice_is_cancelling_once() -> None:
    order = a_cancelling_order()
    order.give_up(CancelReason.EXPIRED, NOON)
    assert order.cancel_reason is CancelReason.CUSTOMER


@pytest.mark.parametrize("order", [a_confirmed_order()], ids=["confirmed"])
def test_a_paid_order_cannot_be_cancelled(order: Order) -> None:
    with pytest.raises(OrderNotCancellable):
        order.give_up(CancelReason.CUSTOMER, NOON)


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
    assert order.receive_payment(new_id(), NOON)
    assert order.saga.step is SagaStep.COMMITTING
    order.confirm()
    assert (order.status, order.payment_status) == (OrderStatus.CONFIRMED, PaymentStatus.PAID)
    assert types(order) == ["souk.order.paid.v1"]


def test_a_payment_is_received_once() -> None:
    order = an_open_order()
    assert order.receive_payment(new_id(), NOON)
    assert not order.receive_payment(new_id(), NOON)


def test_a_payment_beats_the_expiry() -> None:
    order = a_cancelling_order(CancelReason.EXPIRED)
    order.receive_payment(new_id(), NOON)
    order.confirm()
    assert (order.status, order.cancel_reason) == (OrderStatus.CONFIRMED, None)


def test_a_payment_of_an_order_that_its_customer_gave_up_is_refunded() -> None:
    order = a_cancelling_order()
    order.receive_payment(new_id(), NOON)
    assert order.saga.step is SagaStep.REFUNDING
    refund = order.refunds.running
    assert refund is not None
    assert refund.amount == order.total
    order.refund_succeeded(refund.id, refund.amount, NOON)
    assert order.saga.step is SagaStep.RETURNING_STOCK
    order.stock_returned(NOON)
    assert (order.status, order.payment_status) == (OrderStatus.CANCELLED, PaymentStatus.REFUNDED)
    assert types(order) == ["souk.order.cancelled.v1"]


def test_a_late_payment_is_refunded_in_full_and_the_order_stays_over() -> None:
    order = a_cancelling_order(CancelReason.EXPIRED)
    order.intent_voided(NOON)
    order.stock_returned(NOON)
    order.receive_payment(new_id(), NOON)
    refund = order.refunds.running
    assert refund is not None
    order.refund_succeeded(refund.id, refund.amount, NOON)
    assert (order.status, order.payment_status) == (OrderStatus.EXPIRED, PaymentStatus.REFUNDED)
    assert order.saga.step is SagaStep.DONE


def test_a_payment_between_void_and_return_waits_and_is_refunded() -> None:
    order = a_cancelling_order(CancelReason.EXPIRED)
    order.intent_voided(NOON)
    order.receive_payment(new_id(), NOON)
    assert order.saga.step is SagaStep.RETURNING_STOCK
    order.stock_returned(NOON)
    assert (order.status, order.saga.step) == (OrderStatus.EXPIRED, SagaStep.REFUNDING)


def test_partial_refunds_add_up_to_the_total() -> None:
    order = a_confirmed_order()
    for amount, status in ((1000, PaymentStatus.PARTIALLY_REFUNDED), (3488, PaymentStatus.REFUNDED)):
        refund_id = new_id()
        order.request_refund(refund_id, eur(amount), "damaged", NOON)
        order.refund_succeeded(refund_id, eur(amount), NOON)
        assert order.payment_status is status
    assert types(order) == ["souk.order.refunded.v1"] * 2
    with pytest.raises(OrderNotRefundable):
        order.request_refund(new_id(), eur(1), "again", NOON)


@pytest.mark.parametrize("amount", [0, -1, 4489])
def test_impossible_refunds_are_refused(amount: int) -> None:
    with pytest.raises(OrderNotRefundable):
        a_confirmed_order().request_refund(new_id(), eur(amount), "", NOON)


def test_an_unpaid_order_cannot_be_refunded() -> None:
    with pytest.raises(OrderNotRefundable):
        an_open_order().request_refund(new_id(), eur(1), "", NOON)


def test_one_refund_at_a_time() -> None:
    order = a_confirmed_order()
    order.request_refund(new_id(), eur(1), "", NOON)
    with pytest.raises(RefundInProgress):
        order.request_refund(new_id(), eur(1), "", NOON)


def test_a_refund_made_on_the_providers_dashboard_is_booked_once() -> None:
    order, refund_id = a_confirmed_order(), new_id()
    assert order.refund_succeeded(refund_id, eur(500), NOON)
    assert not order.refund_succeeded(refund_id, eur(500), NOON)
    assert order.refunds.total == eur(500)


def test_a_failed_refund_of_staff_ends_and_one_that_we_owe_is_tried_again() -> None:
    sold, refund_id = a_confirmed_order(), new_id()
    sold.request_refund(refund_id, eur(1), "", NOON)
    sold.refund_failed(refund_id, NOON)
    assert sold.saga.step is SagaStep.DONE
    owed = a_cancelling_order()
    owed.receive_payment(new_id(), NOON)
    first = owed.refunds.running
    assert first is not None
    owed.refund_failed(first.id, NOON)
    assert owed.saga.step is SagaStep.REFUNDING
    assert owed.refunds.running is not first
    assert owed.saga.due_at is not None
    assert owed.saga.due_at > NOON


def test_a_refund_that_comes_back_is_ours_again_and_staff_may_repeat_it() -> None:
    order, refund_id = a_confirmed_order(), new_id()
    order.request_refund(refund_id, eur(500), "", NOON)
    order.refund_succeeded(refund_id, eur(500), NOON)
    assert order.refund_failed(refund_id, NOON)
    assert not order.refund_failed(refund_id, NOON)
    assert (order.payment_status, order.refunds.total) == (PaymentStatus.PAID, eur(0))
    assert types(order)[-1] == "souk.order.refund_reversed.v1"
    order.request_refund(new_id(), order.total, "", NOON)


def test_what_a_cancelled_order_owes_is_given_back_again_when_it_comes_back() -> None:
    order = a_cancelling_order()
    order.receive_payment(new_id(), NOON)
    refund = order.refunds.running
    assert refund is not None
    order.refund_succeeded(refund.id, refund.amount, NOON)
    order.stock_returned(NOON)
    order.refund_failed(refund.id, NOON)
    assert (order.status, order.payment_status) == (OrderStatus.CANCELLED, PaymentStatus.PAID)
    assert order.saga.step is SagaStep.REFUNDING
    assert order.refunds.running is not None


def test_a_refund_that_comes_back_while_the_stock_returns_is_repeated_after_it() -> None:
    order = a_cancelling_order()
    order.receive_payment(new_id(), NOON)
    refund = order.refunds.running
    assert refund is not None
    order.refund_succeeded(refund.id, refund.amount, NOON)
    order.refund_failed(refund.id, NOON)
    assert order.saga.step is SagaStep.RETURNING_STOCK
    order.stock_returned(NOON)
    assert order.saga.step is SagaStep.REFUNDING


def test_pauses_double_up_to_fifteen_seconds() -> None:
    saga = an_order().saga
    pauses = []
    for _ in range(8):
        saga.put_off(NOON)
        assert saga.due_at is not None
        pauses.append((saga.due_at - NOON).total_seconds())
    assert pauses == [0.5, 1, 2, 4, 8, 15, 15, 15]
