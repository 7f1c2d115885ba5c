"""One suite for the fake and the real repository, so that the fake cannot drift."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

import pytest
from builders import a_line, an_offer, offers
from fakes import Memory

from cart_service.application.ports import CartReads, UnitOfWork
from cart_service.domain.merge import merge
from cart_service.infrastructure.carts_repository import CartReader
from cart_service.infrastructure.unit_of_work import CartUnitOfWork
from servicekit.database import Database
from servicekit.domain import HandledBefore, new_id


@dataclass
class Store:
    unit_of_work: Callable[[], AbstractAsyncContextManager[UnitOfWork]]
    reads: CartReads


@pytest.fixture(params=["fake", "real"])
def store(request: pytest.FixtureRequest) -> Store:
    if request.param == "fake":
        memory = Memory()
        return Store(memory.unit_of_work, memory)
    database: Database = request.getfixturevalue("database")
    return Store(lambda: CartUnitOfWork(database, consumer="cart-service"), CartReader(database))


async def test_nobody_has_a_cart_before_the_first_change(store: Store) -> None:
    owner = new_id()
    assert await store.reads.of(owner) is None
    async with store.unit_of_work() as uow:
        assert await uow.carts.for_change(owner) is None
        assert await uow.carts.followed_for_change(new_id()) is None


async def test_a_cart_comes_back_as_it_was_saved(store: Store) -> None:
    owner = new_id()
    async with store.unit_of_work() as uow:
        cart = await uow.carts.begun_for_change(owner)
        cart.add(an_offer(), 2)
        cart.add(an_offer(image_url=None), 1)
        await uow.carts.save(cart)
    assert await store.reads.of(owner) == cart
    async with store.unit_of_work() as uow:
        assert await uow.carts.for_change(owner) == cart
        assert (await uow.carts.begun_for_change(owner)).id == cart.id
        assert await uow.carts.followed_for_change(cart.id) == cart


async def test_changed_and_dropped_lines_are_written(store: Store) -> None:
    owner, tea, cup = new_id(), an_offer(), an_offer()
    async with store.unit_of_work() as uow:
        cart = await uow.carts.begun_for_change(owner)
        cart.add(tea, 2)
        cart.add(cup, 1)
        await uow.carts.save(cart)
    async with store.unit_of_work() as uow:
        cart = await uow.carts.begun_for_change(owner)
        cart.add(tea, 1)
        cart.remove(cart.lines[1].id)
        await uow.carts.save(cart)
    after = await store.reads.of(owner)
    assert after is not None
    assert [(line.variant_id, line.quantity) for line in after.lines] == [(tea.variant_id, 3)]
    assert after.version == 2


async def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    owner = new_id()
    with pytest.raises(ZeroDivisionError):
        async with store.unit_of_work() as uow:
            cart = await uow.carts.begun_for_change(owner)
            cart.add(an_offer(), 1)
            await uow.carts.save(cart)
            raise ZeroDivisionError
    assert await store.reads.of(owner) is None


async def test_a_merged_cart_is_closed_and_followed(store: Store) -> None:
    guest_id, customer_id, tea = new_id(), new_id(), an_offer(available=1)
    async with store.unit_of_work() as uow:
        cart = await uow.carts.begun_for_change(guest_id)
        cart.take_over(a_line(tea, 1), 3)
        await uow.carts.save(cart)
    async with store.unit_of_work() as uow:
        guest, own = await uow.carts.pair_for_change(guest_id, customer_id)
        assert guest is not None
        report = merge(guest, own, offers(tea))
        await uow.carts.save(guest)
        await uow.carts.save(own)
        await uow.carts.keep_merge_report(guest_id, customer_id, guest.id, report)
    assert await store.reads.of(guest_id) is None
    async with store.unit_of_work() as uow:
        assert await uow.carts.followed_for_change(cart.id) == own
        assert await uow.carts.merge_report(guest_id, customer_id) == report
        assert await uow.carts.merge_report(guest_id, new_id()) is None
        assert await uow.carts.pair_for_change(guest_id, customer_id) == (None, own)


async def test_an_event_is_new_once(store: Store) -> None:
    event_id = new_id()
    async with store.unit_of_work() as uow:
        uow.once(event_id)
    with pytest.raises(HandledBefore):
        async with store.unit_of_work() as uow:
            uow.once(event_id)


async def test_two_lines_of_one_variant_cannot_be_stored(database: Database) -> None:
    tea: Any = an_offer()
    with pytest.raises(Exception, match="cart_items_cart_id_variant_id_key"):
        async with CartUnitOfWork(database) as uow:
            cart = await uow.carts.begun_for_change(new_id())
            cart.take_over(a_line(tea), 1)
            cart.take_over(a_line(tea), 1)
            await uow.carts.save(cart)


async def test_an_owners_carts_go_with_all_that_were_merged_into_them(store: Store) -> None:
    guest_id, customer_id, stranger = new_id(), new_id(), new_id()
    async with store.unit_of_work() as uow:
        for owner in (guest_id, stranger):
            cart = await uow.carts.begun_for_change(owner)
            cart.add(an_offer(), 1)
            await uow.carts.save(cart)
    async with store.unit_of_work() as uow:
        guest, own = await uow.carts.pair_for_change(guest_id, customer_id)
        assert guest is not None
        report = merge(guest, own, offers())
        await uow.carts.save(own)
        await uow.carts.save(guest)
        await uow.carts.keep_merge_report(guest_id, customer_id, guest.id, report)
    async with store.unit_of_work() as uow:
        assert set(await uow.carts.remove_all_of(customer_id)) == {guest_id, customer_id}
        assert await uow.carts.followed_for_change(guest.id) is None
        assert await uow.carts.for_change(customer_id) is None
        assert await uow.carts.remove_all_of(customer_id) == []
    assert await store.reads.of(stranger) is not None
