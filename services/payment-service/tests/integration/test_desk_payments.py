"""Staff's list of payments: what each filter, order and search finds, page by page."""

from datetime import timedelta
from itertools import product
from typing import Any
from uuid import UUID, uuid4

import pytest
from builders import NOON, a_paid_payment, a_payment, a_refund_state, an_attempted_payment, declined

from commerce.values import Money, PaymentStatus
from payment_service.application.desk import PaymentFilter, PaymentSort
from payment_service.domain.payment import Payment
from payment_service.domain.refund import Refund
from payment_service.infrastructure import desk_payments
from payment_service.infrastructure.desk_queries import DeskLists
from payment_service.infrastructure.unit_of_work import PaymentUnitOfWork
from servicekit.database import Database
from servicekit.domain import new_id

SORTS = list(PaymentSort)
FILTERS: list[dict[str, Any]] = [
    {},
    {"status": PaymentStatus.SUCCEEDED},
    {"status": PaymentStatus.VOIDED},
    {"provider": "stripe"},
    {"currency": "USD"},
    {"currency": "USD", "provider": "stripe", "status": PaymentStatus.SUCCEEDED},
    {"created_from": NOON + timedelta(minutes=7), "created_before": NOON + timedelta(minutes=20)},
    {"amount_min": 1300, "amount_max": 1700},
    {"amount_min": 1300, "amount_max": 1700, "created_from": NOON + timedelta(minutes=7), "currency": "EUR"},
    {"amount_min": 10_000_000},
]


class Nobody:
    """An outbox that nobody reads."""

    def append(self, *_: object) -> None: ...

    def wake(self) -> None: ...


async def stored(database: Database, *payments: Payment, refunds: tuple[Refund, ...] = ()) -> None:
    for payment in payments:
        async with PaymentUnitOfWork(database, Nobody(), lambda: NOON) as uow:
            await uow.payments.add(payment)
            await uow.payments.save(payment)
            for refund in refunds:
                await uow.refunds.add(refund)


async def many(database: Database) -> list[Payment]:
    made = []
    for number in range(36):
        about: dict[str, Any] = {
            "amount": Money(1000 + 100 * (number * 7 % 12), "USD" if number % 4 == 0 else "EUR"),
            "provider": "stripe" if number % 3 else "sandbox",
            "created_at": NOON + timedelta(minutes=number // 2),
        }  # fmt: skip
        made.append((a_paid_payment if number % 5 else a_payment)(**about))
    await stored(database, *made)
    return made


def matches(payment: Payment, wanted: PaymentFilter) -> bool:
    return (
        wanted.status in (None, payment.status)
        and wanted.provider in (None, payment.provider)
        and wanted.currency in (None, payment.amount.currency)
        and (wanted.created_from is None or wanted.created_from <= payment.created_at)
        and (wanted.created_before is None or payment.created_at < wanted.created_before)
        and (wanted.amount_min is None or wanted.amount_min <= payment.amount.amount)
        and (wanted.amount_max is None or payment.amount.amount <= wanted.amount_max)
    )


def sorted_by(sort: PaymentSort, payments: list[Payment]) -> list[UUID]:
    by_time = sort in (PaymentSort.NEWEST, PaymentSort.OLDEST)
    down = sort in (PaymentSort.NEWEST, PaymentSort.AMOUNT_DESCENDING)
    keys = [(payment.created_at if by_time else payment.amount.amount, payment.id) for payment in payments]
    return [payment_id for _, payment_id in sorted(keys, reverse=down)]


async def walked(desk: DeskLists, wanted: PaymentFilter) -> list[UUID]:
    found, place = [], None
    for _ in range(100):
        page = await desk.payments(wanted, place, 5)
        assert len(page.rows) <= 5
        found += [row.payment.id for row in page.rows]
        if page.next is None:
            return found
        place = page.next
    raise AssertionError("the list has no end")


@pytest.mark.parametrize("at_once", [500, 6])
async def test_every_filter_in_every_order_finds_what_it_says_page_by_page(
    database: Database, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """Whether a range is looked through in one round, or a page ends before it is full."""
    monkeypatch.setattr(desk_payments, "_AT_ONCE", at_once)
    monkeypatch.setattr(desk_payments, "_ROUNDS", 2)
    payments, desk = await many(database), DeskLists(database)
    for given, sort in product(FILTERS, SORTS):
        wanted = PaymentFilter(sort=sort, **given)
        expected = sorted_by(sort, [payment for payment in payments if matches(payment, wanted)])
        assert await walked(desk, wanted) == expected, wanted


async def test_a_payment_is_found_by_each_of_its_names(database: Database) -> None:
    payment = a_paid_payment(created_at=NOON)
    refund = payment.begin_refund(new_id(), Money(500, "EUR"), "late", NOON)
    payment.observe_refund(refund, a_refund_state(payment, 500), NOON)
    await stored(database, payment, refunds=(refund,))
    await stored(database, a_payment())
    desk = DeskLists(database)
    names = [payment.id, payment.order_id, refund.id, payment.intent_id, payment.charge_id, refund.provider_id]
    for name in names:
        page = await desk.payments(PaymentFilter(text=str(name)), None, 5)
        assert [row.payment.id for row in page.rows] == [payment.id], name
    for other in (uuid4(), "pi_unknown", payment.owner_id):
        assert (await desk.payments(PaymentFilter(text=str(other)), None, 5)).rows == []
    voided = PaymentFilter(text=str(payment.id), status=PaymentStatus.VOIDED)
    assert (await desk.payments(voided, None, 5)).rows == []


async def test_a_row_says_how_often_it_was_tried_and_why_the_last_try_was_refused(database: Database) -> None:
    payment = an_attempted_payment()
    payment.observe(declined(payment), NOON)
    payment.begin_attempt("pm_card_visa", "https://shop.example", "second", NOON)
    payment.observe(declined(payment, charge_id="ch_second"), NOON)
    await stored(database, payment)
    (row,) = (await DeskLists(database).payments(PaymentFilter(), None, 5)).rows
    assert (row.attempts, row.decline_code) == (2, payment.attempts[-1].decline_code)
    assert row.decline_code
