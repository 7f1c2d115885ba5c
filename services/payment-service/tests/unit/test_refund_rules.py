"""Refunds: up to what was captured, each once."""

from collections.abc import Sequence
from uuid import uuid4

import pytest
from builders import NOON, a_paid_payment, a_payment, a_refund_state
from hypothesis import given
from hypothesis import strategies as st

from commerce.values import Money
from payment_service.domain.errors import RefundExceedsCaptured
from payment_service.domain.events import PaymentRefunded, RefundFailed
from payment_service.domain.ledger import Account, Entry, LedgerTransaction, TransactionKind
from payment_service.domain.provider_state import RefundStatus
from payment_service.domain.refund import RefundOrigin


def test_a_refund_is_reserved_before_it_is_made() -> None:
    payment = a_paid_payment()
    refund = payment.begin_refund(uuid4(), Money(1500, "EUR"), "damaged", NOON)
    assert (refund.status, payment.refunding, payment.refunded) == (RefundStatus.PENDING, 1500, 0)
    with pytest.raises(RefundExceedsCaptured):
        payment.begin_refund(uuid4(), Money(500, "EUR"), "damaged", NOON)


def test_a_refund_in_another_currency_is_refused() -> None:
    with pytest.raises(RefundExceedsCaptured):
        a_paid_payment().begin_refund(uuid4(), Money(1, "USD"), "damaged", NOON)


def test_nothing_is_refunded_before_it_is_captured() -> None:
    with pytest.raises(RefundExceedsCaptured):
        a_payment().begin_refund(uuid4(), Money(1, "EUR"), "damaged", NOON)


def test_a_refund_that_went_through_is_booked_and_told_once() -> None:
    payment = a_paid_payment()
    refund = payment.begin_refund(uuid4(), Money(500, "EUR"), "damaged", NOON)
    state = a_refund_state(payment, 500)
    payment.observe_refund(refund, state, NOON)
    payment.observe_refund(refund, state, NOON)
    assert (payment.refunding, payment.refunded, refund.provider_id) == (500, 500, state.provider_id)
    (event,) = payment.pull_events()
    assert isinstance(event, PaymentRefunded)
    (transaction,) = payment.pull_transactions()
    assert [entry.account for entry in transaction.entries] == [Account.REFUNDS, Account.PROVIDER_BALANCE]


def test_a_refused_refund_frees_what_it_reserved() -> None:
    payment = a_paid_payment()
    refund = payment.begin_refund(uuid4(), Money(1999, "EUR"), "damaged", NOON)
    payment.observe_refund(refund, a_refund_state(payment, 1999, "failed", provider_id=None), NOON)
    assert (payment.refunding, payment.refunded, payment.pull_transactions()) == (0, 0, [])
    assert isinstance(payment.pull_events()[0], RefundFailed)
    payment.begin_refund(uuid4(), Money(1999, "EUR"), "again", NOON)


def test_a_refund_that_comes_back_is_booked_back() -> None:
    payment = a_paid_payment()
    refund = payment.begin_refund(uuid4(), Money(500, "EUR"), "damaged", NOON)
    payment.observe_refund(refund, a_refund_state(payment, 500), NOON)
    payment.observe_refund(refund, a_refund_state(payment, 500, "failed"), NOON)
    assert (payment.refunding, payment.refunded) == (0, 0)
    assert [t.kind for t in payment.pull_transactions()] == [TransactionKind.REFUND, TransactionKind.REFUND_REVERSAL]
    assert [type(event) for event in payment.pull_events()] == [PaymentRefunded, RefundFailed]


@pytest.mark.parametrize("story", ["pending", "succeeded"])
def test_a_failed_refund_stays_failed(story: str) -> None:
    payment = a_paid_payment()
    refund = payment.begin_refund(uuid4(), Money(500, "EUR"), "damaged", NOON)
    payment.observe_refund(refund, a_refund_state(payment, 500, "failed"), NOON)
    payment.observe_refund(refund, a_refund_state(payment, 500, story), NOON)
    assert (refund.status, payment.refunding) == (RefundStatus.FAILED, 0)


def test_a_refund_made_in_the_dashboard_is_booked_as_such() -> None:
    payment = a_paid_payment()
    refund = payment.book_dashboard_refund(a_refund_state(payment, 700), NOON)
    assert (refund.origin, refund.status) == (RefundOrigin.DASHBOARD, RefundStatus.SUCCEEDED)
    assert (payment.refunding, payment.refunded) == (700, 700)


def test_unbalanced_books_cannot_be_written() -> None:
    entries = (Entry(Account.REFUNDS, debit=5), Entry(Account.PROVIDER_BALANCE, credit=4))
    with pytest.raises(ValueError, match="differ"):
        LedgerTransaction(uuid4(), TransactionKind.REFUND, uuid4(), None, "EUR", NOON, entries)


@given(
    st.lists(st.tuples(st.integers(1, 1000), st.sampled_from(["succeeded", "failed", "pending", None])), max_size=30)
)
def test_refunds_never_exceed_what_was_captured(steps: Sequence[tuple[int, str | None]]) -> None:
    payment = a_paid_payment()
    balance = 0
    for amount, outcome in steps:
        try:
            refund = payment.begin_refund(uuid4(), Money(amount, "EUR"), "any", NOON)
        except RefundExceedsCaptured:
            continue
        if outcome is not None:
            payment.observe_refund(refund, a_refund_state(payment, amount, outcome), NOON)
        assert 0 <= payment.refunded <= payment.refunding <= payment.taken.amount
    for transaction in payment.pull_transactions():
        balance += sum(entry.debit - entry.credit for entry in transaction.entries)
    assert balance == 0
