"""What names the buyer leaves an order, and when."""

from dataclasses import asdict
from datetime import timedelta

import pytest
from builders import NOON, a_buyer, a_confirmed_order, a_wish, an_address, an_open_order, an_order

from commerce.values import CancelReason, OrderPaymentStatus
from order_service.domain.attention import SYSTEM, Act
from order_service.domain.order import Order
from order_service.domain.snapshot import ERASED, ERASED_EMAIL
from servicekit.domain import new_id

LATER = NOON + timedelta(days=29, hours=23)
MONTH = NOON + timedelta(days=30)


def a_cancelled_order() -> Order:
    order = an_order()
    order.reject(NOON)
    return order


def a_refunded_order() -> Order:
    order = a_confirmed_order()
    order.payment_status = OrderPaymentStatus.REFUNDED
    return order


def an_order_being_given_up() -> Order:
    order = an_open_order()
    order.request_cancellation(CancelReason.CUSTOMER, NOON)
    return order


@pytest.mark.parametrize("order", [an_order(), an_open_order(), a_confirmed_order(), an_order_being_given_up()])
def test_a_purchase_that_is_not_over_needs_its_person_for_thirty_days(order: Order) -> None:
    assert order.needs_its_person(NOON)
    assert order.needs_its_person(LATER)
    assert not order.needs_its_person(MONTH)


@pytest.mark.parametrize("order", [a_cancelled_order(), a_refunded_order()])
def test_a_purchase_that_is_over_needs_nobody(order: Order) -> None:
    assert not order.needs_its_person(NOON)


def test_the_words_of_staff_go_and_the_codes_of_machines_stay() -> None:
    order, staff = a_confirmed_order(), str(new_id())
    order.refunds.request(new_id(), order.total, "Amira Haddad called", staff, NOON)
    order.refunds.request(new_id(), order.total, "late_payment", SYSTEM, NOON)
    order.history += [
        Act(at=NOON, by=staff, what="refund_requested", why="Amira Haddad called"),
        Act(at=NOON, by=SYSTEM, what="amount_differs", why="The order costs 2, captured is 1."),
    ]
    order.erase_person()
    assert [refund.reason for refund in order.refunds] == [ERASED, "late_payment"]
    assert [act.why for act in order.history] == [ERASED, "The order costs 2, captured is 1."]
    assert [(act.by, act.what) for act in order.history] == [(staff, "refund_requested"), (SYSTEM, "amount_differs")]


def test_what_the_books_need_stays() -> None:
    billing = an_address(name="Haddad GmbH", line2="2nd floor", region="Berlin", phone="+4930123456")
    order = a_confirmed_order(buyer=a_buyer(email="amira@example.org"), billing_address=billing)
    order.open_by(b"first")
    order.open_by(b"second")
    before = order.snapshot
    order.erase_person()
    after = order.snapshot
    assert (after.amounts, after.lines, after.number, after.placed_at) == (
        before.amounts, before.lines, before.number, before.placed_at,
    )  # fmt: skip
    assert (after.buyer.customer_id, after.buyer.email) == (before.buyer.customer_id, ERASED_EMAIL)
    assert order.token_hashes == ()
    for address in (after.delivery.shipping_address, after.delivery.billing_address):
        assert address is not None
        kept = {value for value in asdict(address).values() if value is not None}
        assert kept == {"erased", "DE"}


def test_the_words_of_staff_do_not_leave_for_the_provider_and_codes_of_machines_do() -> None:
    order = a_confirmed_order()
    order.request_refund(new_id(), a_wish(None), "Amira Haddad sent it back", new_id(), NOON)
    assert order.refunds.running is not None
    assert order.refunds.running.reason_code == "staff"
    late = a_cancelled_order()
    late.refunds.request(new_id(), late.total, "late_payment", "system", NOON)
    assert late.refunds.running is not None
    assert late.refunds.running.reason_code == "late_payment"
