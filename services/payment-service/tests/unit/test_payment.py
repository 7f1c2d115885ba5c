"""The payment's rules: whatever is heard, in whatever order, the row ends in the truth."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from builders import (
    NOON,
    a_paid_payment,
    a_payment,
    an_attempted_payment,
    attempt_statuses,
    cancelled,
    challenged,
    declined,
    processing,
    succeeded,
    unauthenticated,
    untouched,
)

from commerce.values import Money, PaymentStatus
from payment_service.domain.attempt import AttemptStatus
from payment_service.domain.errors import PaymentNotPayable, RefundExceedsCaptured, TooManyAttempts
from payment_service.domain.events import AttemptDeclined, PaymentSucceeded, PaymentVoided
from payment_service.domain.ledger import Account
from payment_service.domain.payment import LAPSES_AFTER, MOST_ATTEMPTS

LATER = NOON + timedelta(seconds=10)


def test_a_success_is_captured_booked_and_told() -> None:
    payment = an_attempted_payment()
    payment.observe(succeeded(payment), LATER)
    assert (payment.status, payment.captured, payment.charge_id) == (PaymentStatus.SUCCEEDED, payment.amount, "ch_paid")
    assert attempt_statuses(payment) == [AttemptStatus.SUCCEEDED]
    (event,) = payment.pull_events()
    assert event == PaymentSucceeded(
        payment_id=payment.id, order_id=payment.order_id, amount=Money(1999, "EUR"), charge_id="ch_paid"
    )
    (transaction,) = payment.pull_transactions()
    assert [(entry.account, entry.debit, entry.credit) for entry in transaction.entries] == [
        (Account.PROVIDER_BALANCE, 1999, 0),
        (Account.ORDER_PAYMENTS, 0, 1999),
    ]


def test_hearing_of_a_success_twice_changes_nothing() -> None:
    payment = a_paid_payment()
    payment.observe(succeeded(payment), LATER)
    assert (payment.pull_events(), payment.pull_transactions()) == ([], [])


def test_nothing_undoes_a_success() -> None:
    payment = a_paid_payment()
    for story in (cancelled, declined, challenged, processing, untouched):
        payment.observe(story(payment), LATER)
    assert payment.status is PaymentStatus.SUCCEEDED
    assert payment.pull_events() == []


def test_a_success_after_the_void_is_still_recorded_and_told() -> None:
    payment = an_attempted_payment()
    payment.observe(cancelled(payment), LATER)
    payment.observe(succeeded(payment), LATER)
    assert payment.status is PaymentStatus.SUCCEEDED
    assert [type(event) for event in payment.pull_events()] == [PaymentVoided, PaymentSucceeded]


def test_a_decline_leaves_it_payable() -> None:
    payment = an_attempted_payment()
    payment.observe(declined(payment), LATER)
    assert payment.status is PaymentStatus.REQUIRES_PAYMENT_METHOD
    assert attempt_statuses(payment) == [AttemptStatus.DECLINED]
    (event,) = payment.pull_events()
    assert isinstance(event, AttemptDeclined)
    payment.begin_attempt("pm_card_mastercard", "https://shop.example", "other key", LATER)
    payment.observe(succeeded(payment), LATER)
    assert attempt_statuses(payment) == [AttemptStatus.DECLINED, AttemptStatus.SUCCEEDED]


def test_an_old_decline_heard_late_does_not_end_the_next_attempt() -> None:
    payment = an_attempted_payment()
    story = declined(payment)
    payment.observe(story, LATER)
    second = payment.begin_attempt("pm_card_mastercard", "https://shop.example", "other key", LATER)
    payment.observe(story, LATER)
    assert second.is_open
    assert payment.status is PaymentStatus.PROCESSING


def test_the_answer_to_an_attempt_that_is_over_changes_nothing() -> None:
    payment = an_attempted_payment()
    first = payment.attempts[0]
    payment.observe(untouched(payment), NOON + LAPSES_AFTER)
    second = payment.begin_attempt("pm_card_mastercard", "https://shop.example", "other key", LATER)
    payment.observe(declined(payment), LATER, attempt_id=first.id)
    assert second.is_open


def test_an_attempt_the_provider_never_heard_of_lapses_in_the_end() -> None:
    payment = an_attempted_payment()
    payment.observe(untouched(payment), NOON + LAPSES_AFTER - timedelta(seconds=1))
    assert payment.status is PaymentStatus.PROCESSING
    payment.observe(untouched(payment), NOON + LAPSES_AFTER)
    assert payment.status is PaymentStatus.REQUIRES_PAYMENT_METHOD
    assert attempt_statuses(payment) == [AttemptStatus.LAPSED]


def test_while_an_attempt_is_under_way_there_is_no_second() -> None:
    payment = an_attempted_payment()
    with pytest.raises(PaymentNotPayable) as refusal:
        payment.begin_attempt("pm_card_visa", "https://shop.example", "other key", LATER)
    assert refusal.value.extra == {"payment_status": "processing"}


def test_a_repeat_of_the_same_request_gets_the_same_attempt() -> None:
    payment = an_attempted_payment("key")
    again = payment.begin_attempt("pm_card_visa", "https://shop.example/back", "key", LATER)
    assert again is payment.attempts[0]
    assert len(payment.attempts) == 1


def test_a_repeat_of_a_withdrawn_request_is_a_new_attempt() -> None:
    payment = an_attempted_payment("key")
    payment.withdraw_attempt(payment.attempts[0].id, LATER)
    assert payment.status is PaymentStatus.REQUIRES_PAYMENT_METHOD
    payment.begin_attempt("pm_card_visa", "https://shop.example/back", "key", LATER)
    assert attempt_statuses(payment) == [AttemptStatus.WITHDRAWN, AttemptStatus.STARTED]


def test_there_are_five_attempts_and_withdrawn_ones_do_not_count() -> None:
    payment = an_attempted_payment("never sent")
    payment.withdraw_attempt(payment.attempts[0].id, LATER)
    for number in range(MOST_ATTEMPTS):
        payment.begin_attempt("pm_card_visa", "https://shop.example", f"key {number}", LATER)
        payment.observe(declined(payment, f"ch_{number}"), LATER)
    with pytest.raises(TooManyAttempts):
        payment.begin_attempt("pm_card_visa", "https://shop.example", "one more", LATER)


def test_another_card_replaces_a_waiting_authentication() -> None:
    payment = an_attempted_payment()
    payment.observe(challenged(payment), LATER)
    assert (payment.status, payment.attempts[0].action_url) == (
        PaymentStatus.REQUIRES_ACTION,
        "https://bank.example/3ds",
    )
    payment.begin_attempt("pm_card_mastercard", "https://shop.example", "other key", LATER)
    assert attempt_statuses(payment) == [AttemptStatus.LAPSED, AttemptStatus.STARTED]


def test_a_slow_bank_keeps_the_payment_processing_and_asked_about() -> None:
    payment = an_attempted_payment()
    payment.observe(processing(payment), LATER)
    assert payment.status is PaymentStatus.PROCESSING
    assert payment.check_at is not None
    payment.observe(succeeded(payment), LATER)
    assert payment.check_at is None


def test_a_voided_payment_cannot_be_paid() -> None:
    payment = a_payment()
    assert payment.request_void(NOON)
    with pytest.raises(PaymentNotPayable):
        payment.begin_attempt("pm_card_visa", "https://shop.example", "key", LATER)
    payment.observe(cancelled(payment), LATER)
    assert payment.status is PaymentStatus.VOIDED
    assert not payment.request_void(LATER)
    with pytest.raises(PaymentNotPayable):
        payment.begin_attempt("pm_card_visa", "https://shop.example", "key", LATER)


def test_what_is_being_given_up_stays_so_until_the_provider_decides() -> None:
    payment = an_attempted_payment()
    payment.request_void(LATER)
    for story in (challenged, processing, declined):
        payment.observe(story(payment), LATER)
        assert payment.status is PaymentStatus.VOIDING
    payment.observe(succeeded(payment), LATER)
    assert payment.status is PaymentStatus.SUCCEEDED


@pytest.mark.parametrize("received", [Money(1899, "EUR"), Money(2099, "EUR"), Money(1999, "USD")], ids=str)
def test_what_was_really_captured_is_booked_told_and_may_go_back(received: Money) -> None:
    payment = an_attempted_payment()
    payment.observe(replace(succeeded(payment), received=received), NOON)
    (event,) = payment.pull_events()
    (booked,) = payment.pull_transactions()
    assert (payment.captured, event.amount) == (received, received)  # type: ignore[attr-defined]
    assert (booked.currency, booked.entries[0].debit) == (received.currency, received.amount)
    with pytest.raises(RefundExceedsCaptured, match="At most"):
        payment.begin_refund(uuid4(), received + Money(1, received.currency), "more", NOON)
    payment.begin_refund(uuid4(), received, "all of it", NOON)


def test_a_capture_of_nothing_is_told_and_books_nothing() -> None:
    payment = an_attempted_payment()
    payment.observe(replace(succeeded(payment), received=Money(0, "EUR")), NOON)
    assert (payment.captured, payment.pull_transactions()) == (Money(0, "EUR"), [])
    assert len(payment.pull_events()) == 1


def test_a_paid_payment_is_not_given_up() -> None:
    assert not a_paid_payment().request_void(LATER)


def test_questions_come_less_and_less_often() -> None:
    payment = an_attempted_payment()
    for doubled in (4, 8, 16, 32, 60, 60, *[60] * 2000):
        payment.postpone_check(NOON)
        assert payment.check_at is not None
        assert 0.75 * doubled <= (payment.check_at - NOON).total_seconds() <= 1.25 * doubled
    assert payment.checks == 1000
    payment.observe(challenged(payment), NOON)
    assert payment.checks == 0


def test_a_3_d_secure_that_failed_without_a_charge_is_a_decline_at_once() -> None:
    payment = an_attempted_payment()
    payment.observe(challenged(payment), NOON)
    payment.observe(unauthenticated(payment), LATER)
    assert payment.status is PaymentStatus.REQUIRES_PAYMENT_METHOD
    assert attempt_statuses(payment) == [AttemptStatus.DECLINED]
    (event,) = payment.pull_events()
    assert isinstance(event, AttemptDeclined)


def test_a_first_try_that_failed_without_a_charge_is_a_decline_though_its_answer_was_lost() -> None:
    payment = an_attempted_payment()
    payment.observe(unauthenticated(payment), LATER)
    assert attempt_statuses(payment) == [AttemptStatus.DECLINED]


def test_a_bank_transfer_that_failed_without_a_charge_after_processing_is_a_decline() -> None:
    payment = an_attempted_payment()
    payment.observe(processing(payment), NOON)
    payment.observe(unauthenticated(payment), LATER)
    assert attempt_statuses(payment) == [AttemptStatus.DECLINED]


def test_an_earlier_failure_without_a_charge_does_not_end_the_try_that_is_on_its_way() -> None:
    payment = an_attempted_payment("first")
    payment.observe(challenged(payment), NOON)
    payment.observe(unauthenticated(payment), NOON)
    payment.begin_attempt("pm_card_visa", "https://shop.example", "second", LATER)
    payment.observe(unauthenticated(payment), LATER)
    assert attempt_statuses(payment) == [AttemptStatus.DECLINED, AttemptStatus.STARTED]


def test_a_failure_without_a_charge_does_not_make_an_earlier_charge_news_again() -> None:
    payment = an_attempted_payment("first")
    payment.observe(declined(payment, "ch_first"), NOON)
    payment.begin_attempt("pm_card_visa", "https://shop.example", "second", NOON)
    payment.observe(challenged(payment), NOON)
    payment.observe(unauthenticated(payment), NOON)
    payment.begin_attempt("pm_card_visa", "https://shop.example", "third", LATER)
    payment.observe(declined(payment, "ch_first"), LATER)
    assert attempt_statuses(payment)[-1] is AttemptStatus.STARTED
