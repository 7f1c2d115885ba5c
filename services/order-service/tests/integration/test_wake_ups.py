"""Who is woken by what is committed: the mail sender and the reconciler, never by what is rolled back."""

from collections import Counter
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from builders import NOON, an_open_order
from conftest import SERVICE
from pydantic import SecretStr

from commerce.values import CancelReason
from order_service.infrastructure.unit_of_work import OrderUnitOfWork
from servicekit.database import Database
from servicekit.domain import new_id
from servicekit.messaging import Outbox
from servicekit.settings import DatabaseSettings

Begin = Callable[[], OrderUnitOfWork]


@pytest.fixture
def woken() -> Counter[str]:
    return Counter()


@pytest.fixture
async def begin(migrated_database: Any, clean_database: None, woken: Counter[str]) -> AsyncIterator[Begin]:
    url = migrated_database(SERVICE).app_url
    database = Database.open(DatabaseSettings(url=SecretStr(url)), "wake-up-tests")
    outbox = Outbox("order-service", "souk.orders")
    yield lambda: OrderUnitOfWork(
        database, outbox, lambda: NOON, lambda: woken.update(["mail"]), lambda: woken.update(["reconciler"])
    )
    await database.close()


async def test_a_mail_wakes_its_sender_once_it_is_committed(begin: Begin, woken: Counter[str]) -> None:
    async with begin() as uow:
        await uow.mail.post(new_id(), "amira@souk.test", "order_confirmed", "en")
        await uow.mail.post(new_id(), "jonas@souk.test", "order_confirmed", "en")
        assert not woken
    assert woken == {"mail": 1}


async def test_a_purchase_that_can_go_on_at_once_wakes_the_reconciler(begin: Begin, woken: Counter[str]) -> None:
    order = an_open_order()
    async with begin() as uow:
        await uow.orders.add(order)
    async with begin() as uow:
        await uow.orders.save(order)
    assert not woken
    order.request_cancellation(CancelReason.CUSTOMER, NOON)
    async with begin() as uow:
        await uow.orders.save(order)
        assert not woken
    assert woken == {"reconciler": 1}


async def test_a_purchase_that_is_put_off_for_a_moment_wakes_the_reconciler(begin: Begin, woken: Counter[str]) -> None:
    order = an_open_order()
    async with begin() as uow:
        await uow.orders.add(order)
    order.saga.put_off(NOON)
    async with begin() as uow:
        await uow.orders.save(order)
    assert woken == {"reconciler": 1}


async def test_a_rollback_wakes_nobody(begin: Begin, woken: Counter[str]) -> None:
    order = an_open_order()
    async with begin() as uow:
        await uow.orders.add(order)
    with pytest.raises(ZeroDivisionError):
        async with begin() as uow:
            await uow.mail.post(new_id(), "amira@souk.test", "order_confirmed", "en")
            order.request_cancellation(CancelReason.CUSTOMER, NOON)
            await uow.orders.save(order)
            raise ZeroDivisionError
    assert not woken
