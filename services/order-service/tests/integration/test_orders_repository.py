"""One suite for the fake and the real repository, so that the fake cannot drift."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Protocol, cast
from uuid import UUID

import pytest
import sqlalchemy as sa
from builders import NOON, STAFF, a_buyer, a_confirmed_order, a_wish, an_open_order, an_order, eur
from conftest import SERVICE
from fakes import FakeDatabase
from pydantic import SecretStr

from commerce.values import CancelReason
from order_service.application.ports import CartOrderedTwice, OrderReader, Sagas, StaleSaga
from order_service.domain.errors import OrderNotFound
from order_service.domain.order import Order
from order_service.domain.saga import LEASE
from order_service.infrastructure.orders_repository import OrdersReader
from order_service.infrastructure.sagas import SagaQueue
from order_service.infrastructure.unit_of_work import OrderUnitOfWork
from servicekit.database import Database, Statement
from servicekit.domain import HandledBefore, new_id, utc_now
from servicekit.domain.staleness import _stale
from servicekit.messaging import Outbox
from servicekit.settings import DatabaseSettings


class Store(Protocol):
    """Either of them."""

    unit_of_work: Callable[[], Any]

    @property
    def reader(self) -> OrderReader: ...

    @property
    def sagas(self) -> Sagas: ...


def nothing() -> None: ...


class Fake:
    def __init__(self) -> None:
        database = FakeDatabase()
        self.unit_of_work: Callable[[], Any] = database.unit_of_work
        self.reader, self.sagas = database, database


class Real:
    def __init__(self, database: Database) -> None:
        outbox = Outbox("order-service", "souk.orders")
        self.unit_of_work: Callable[[], Any] = lambda: OrderUnitOfWork(database, outbox, utc_now, nothing, nothing)
        self.reader, self.sagas = OrdersReader(database), SagaQueue(database)


@pytest.fixture(params=["fake", "real"])
async def store(request: pytest.FixtureRequest, migrated_database: Any, clean_database: None) -> AsyncIterator[Store]:
    if request.param == "fake":
        yield Fake()
        return
    url = migrated_database(SERVICE).app_url
    database = Database.open(DatabaseSettings(url=SecretStr(url)), "repository-tests")
    yield Real(database)
    await database.close()


async def add(store: Store, *orders: Order) -> None:
    async with store.unit_of_work() as uow:
        for order in orders:
            await uow.orders.add(order)


async def save(store: Store, order: Order) -> None:
    async with store.unit_of_work() as uow:
        await uow.orders.save(order)


@pytest.mark.parametrize("make", [an_order, an_open_order, a_confirmed_order])
async def test_an_order_comes_back_as_it_was(store: Store, make: Callable[[], Order]) -> None:
    order = make()
    await add(store, order)
    assert await store.reader.get(order.id) == order


async def test_changes_come_back(store: Store) -> None:
    order = a_confirmed_order()
    await add(store, order)
    order.request_refund(new_id(), a_wish(eur(500)), "late", STAFF, NOON)
    for key in (b"first", b"second", b"third"):
        order.open_by(key)
    await save(store, order)
    assert await store.reader.get(order.id) == order


async def test_an_order_is_its_owners(store: Store) -> None:
    order = an_order()
    await add(store, order)
    async with store.unit_of_work() as uow:
        assert (await uow.orders.get(order.id, order.snapshot.buyer.customer_id)).id == order.id
        for order_id, owner in ((order.id, new_id()), (new_id(), None)):
            with pytest.raises(OrderNotFound):
                await uow.orders.get(order_id, owner)
    with pytest.raises(OrderNotFound):
        await store.reader.get(new_id())


@pytest.mark.parametrize("read", ["one", "all of a person"])
async def test_who_waited_for_an_order_reads_it_as_it_is_then(database: Database, read: str) -> None:
    store, order = Real(database), a_confirmed_order()
    await add(store, order)
    person = order.snapshot.buyer.customer_id

    async def wait_and_read() -> Order:
        token = _stale.set(2)
        try:
            async with store.unit_of_work() as uow:
                if read == "one":
                    return cast(Order, await uow.orders.get(order.id))
                return cast(Order, (await uow.orders.naming(person))[0])
        finally:
            _stale.reset(token)

    order.request_refund(new_id(), a_wish(eur(500)), "late", STAFF, NOON)
    async with store.unit_of_work() as uow:
        await uow.orders.save(order)
        await uow.transaction.fetch_value(Statement(sa.text("SELECT 1")))  # what was written holds its locks now
        waiting = asyncio.create_task(wait_and_read())
        await eventually_waits(database)
    assert (await waiting) == order


async def eventually_waits(database: Database) -> None:
    """Until a session of this database waits for a lock."""
    locks = Statement(sa.text("SELECT count(*) FROM pg_locks WHERE NOT granted"))
    async with asyncio.timeout(30):
        while not await database.fetch_value(locks):
            await asyncio.sleep(0.01)


async def test_whoever_read_an_older_version_cannot_write(store: Store) -> None:
    order = an_open_order()
    await add(store, order)
    mine, theirs = await store.reader.get(order.id), await store.reader.get(order.id)
    await save(store, theirs)
    with pytest.raises(StaleSaga):
        await save(store, mine)


async def test_a_cart_version_has_one_live_order(store: Store) -> None:
    first = an_open_order()
    await add(store, first)
    cart: dict[str, Any] = {"cart_id": first.snapshot.cart_id, "cart_version": first.snapshot.cart_version}
    with pytest.raises(CartOrderedTwice):
        await add(store, an_order(**cart))
    first.request_cancellation(CancelReason.EXPIRED, NOON)
    await save(store, first)
    await add(store, an_order(**cart))
    first.receive_payment(new_id(), first.total, NOON)
    first.confirm()
    with pytest.raises(CartOrderedTwice):
        await save(store, first)


async def test_unpaid_orders_of_a_customer(store: Store) -> None:
    buyer = a_buyer()
    orders = [an_order(buyer=buyer), an_open_order(buyer=buyer)]
    await add(store, *orders, a_confirmed_order(buyer=buyer), an_order())
    async with store.unit_of_work() as uow:
        await uow.orders.lock_checkout(buyer.customer_id, None)
        found = (await uow.orders.unpaid(buyer.customer_id, None)).orders
        assert [order.id for order in found] == sorted(order.id for order in orders)


async def test_due_sagas_are_claimed_once(store: Store) -> None:
    due, later, done = an_order(), an_open_order(), a_confirmed_order()
    await add(store, due, later, done)
    now = NOON + LEASE
    assert await store.sagas.claim_due(now, now + LEASE, 10) == [due.id]
    assert await store.sagas.claim_due(now, now + LEASE, 10) == []
    claimed = await store.reader.get(due.id)
    assert (claimed.saga.due_at, claimed.saga.version) == (now + LEASE, due.saga.version + 1)
    end = NOON + timedelta(minutes=15)
    assert set(await store.sagas.claim_due(end, end + LEASE, 10)) == {due.id, later.id}


async def test_the_next_due_saga_is_known_without_claiming_it(store: Store) -> None:
    assert await store.sagas.next_due() is None
    due, later = an_order(), an_open_order()
    await add(store, later, a_confirmed_order(), due)
    assert due.saga.due_at is not None
    assert later.saga.due_at is not None
    assert await store.sagas.next_due() == min(due.saga.due_at, later.saga.due_at)


async def test_orders_that_await_payment_are_found_in_batches(store: Store) -> None:
    waiting = [an_open_order() for _ in range(3)]
    await add(store, *waiting, an_order(), a_confirmed_order())
    first = await store.sagas.awaiting_payment(UUID(int=0), 2)
    rest = await store.sagas.awaiting_payment(first[-1], 2)
    assert first + rest == sorted(order.id for order in waiting)


async def test_nothing_is_kept_of_a_failed_transaction(store: Store) -> None:
    order = an_order()
    with pytest.raises(RuntimeError):
        async with store.unit_of_work() as uow:
            await uow.orders.add(order)
            raise RuntimeError
    with pytest.raises(OrderNotFound):
        await store.reader.get(order.id)


async def test_an_event_is_new_once(store: Store) -> None:
    event_id = new_id()
    async with store.unit_of_work() as uow:
        uow.once(event_id)
    with pytest.raises(HandledBefore):
        async with store.unit_of_work() as uow:
            uow.once(event_id)


def test_the_snapshot_decides_what_is_the_same_checkout() -> None:
    one = an_order().snapshot
    assert one.is_same_checkout(replace(one, number="OTHER234"))
    assert not one.is_same_checkout(replace(one, cart_version=9))
