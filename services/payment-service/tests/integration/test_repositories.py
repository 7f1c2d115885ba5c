"""One suite over the fake and the real repositories, so that the fake cannot drift."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from builders import (
    NOON,
    a_paid_payment,
    a_payment,
    a_refund_state,
    an_attempted_payment,
    challenged,
    declined,
    succeeded,
)
from fakes import Memory

from commerce.values import Money, PaymentStatus
from payment_service.domain.errors import PaymentNotFound
from payment_service.domain.provider_state import RefundStatus
from payment_service.infrastructure.unit_of_work import PaymentUnitOfWork
from servicekit.database import Database
from servicekit.domain import HandledBefore, Stale
from servicekit.messaging import Outbox

Begin = Callable[[], Any]


@pytest.fixture(params=["memory", "postgresql"])
def begin(request: pytest.FixtureRequest, database: Database) -> Begin:
    outbox = Outbox("payment-service", "souk.payments")
    real: Begin = lambda: PaymentUnitOfWork(database, outbox, lambda: NOON)  # noqa: E731
    return real if request.param == "postgresql" else Memory().unit_of_work


async def test_a_payment_comes_back_as_it_was_stored(begin: Begin) -> None:
    payment = an_attempted_payment()
    payment.observe(declined(payment), NOON)
    payment.begin_attempt("pm_card_visa", "https://shop.example", "second", NOON)
    payment.observe(challenged(payment), NOON)
    async with begin() as uow:
        await uow.payments.add(payment)
        await uow.payments.save(payment)
    async with begin() as uow:
        assert await uow.payments.of_id(payment.id) == payment
        assert await uow.payments.owned(payment.id, payment.owner_id) == payment
        assert await uow.payments.of_order(payment.order_id) == payment
        assert await uow.payments.of_intent(payment.intent_id) == payment


async def test_what_is_not_there(begin: Begin) -> None:
    payment = a_payment()
    async with begin() as uow:
        await uow.payments.add(payment)
    async with begin() as uow:
        assert await uow.payments.of_order(uuid4()) is None
        assert await uow.payments.of_intent("pi_nowhere") is None
        assert await uow.refunds.find(uuid4()) is None
        assert await uow.refunds.made_as("re_nowhere") is None
        with pytest.raises(PaymentNotFound):
            await uow.payments.of_id(uuid4())
        with pytest.raises(PaymentNotFound):
            await uow.payments.owned(payment.id, uuid4())


async def test_an_order_gets_no_second_payment(begin: Begin) -> None:
    first = a_payment()
    async with begin() as uow:
        await uow.payments.add(first)
    with pytest.raises(Stale):
        async with begin() as uow:
            await uow.payments.add(a_payment(order_id=first.order_id))
    async with begin() as uow:
        assert await uow.payments.of_order(first.order_id) == first


async def test_an_error_undoes_everything(begin: Begin) -> None:
    payment = an_attempted_payment()
    with pytest.raises(RuntimeError):
        async with begin() as uow:
            await uow.payments.add(payment)
            payment.observe(succeeded(payment), NOON)
            await uow.payments.save(payment)
            raise RuntimeError
    async with begin() as uow:
        assert await uow.payments.of_order(payment.order_id) is None


async def test_refunds_come_back_as_they_were_stored(begin: Begin) -> None:
    payment = a_paid_payment()
    async with begin() as uow:
        await uow.payments.add(payment)
        refund = payment.begin_refund(uuid4(), Money(500, "EUR"), "damaged", NOON)
        await uow.refunds.add(refund)
        await uow.payments.save(payment)
    async with begin() as uow:
        stored = await uow.refunds.find(refund.id)
        assert stored == refund
        again = await uow.payments.of_id(payment.id)
        assert (again.status, again.refunding) == (PaymentStatus.SUCCEEDED, 500)
        state = a_refund_state(payment, 500)
        again.observe_refund(stored, state, NOON)
        await uow.refunds.save(stored)
        await uow.payments.save(again)
    async with begin() as uow:
        made = await uow.refunds.made_as(state.provider_id)
        assert (made.id, made.status) == (refund.id, RefundStatus.SUCCEEDED)
        assert (await uow.payments.of_id(payment.id)).refunded == 500


async def test_an_event_is_new_once(begin: Begin) -> None:
    event_id = uuid4()
    async with begin() as uow:
        uow.once(event_id)
    with pytest.raises(HandledBefore):
        async with begin() as uow:
            uow.once(event_id)
