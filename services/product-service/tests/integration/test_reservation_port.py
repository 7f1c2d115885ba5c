"""One suite for the reservations of the fake and of PostgreSQL, so that the fake cannot drift."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from builders import NOW, a_variant, add_product, real_unit_of_work
from fakes import FakeReservations, FakeUnitOfWork, Shop
from ledger_sums import ledger_sums

from product_service.application.create_product import CreateProduct
from product_service.application.ports import Reservations
from product_service.domain.errors import (
    OutOfStock,
    ReservationCommitted,
    ReservationGone,
    ReservationMismatch,
    ReservationNotSold,
    ReservationReleased,
    RestockExceedsSale,
)
from product_service.domain.product import ProductContent
from product_service.domain.reservation import Line, ReservationStatus, merged
from product_service.domain.texts import Texts
from product_service.infrastructure.bands import BandPublisher
from product_service.infrastructure.reservations_repository import ReservationsRepository
from servicekit.database import Database

LATER = NOW + timedelta(hours=1)


@dataclass
class World:
    """A port, how to put variants on the shelf, and their (available, reserved, sold, journal)."""

    port: Reservations
    shelve: Callable[..., Awaitable[list[UUID]]]
    numbers: Callable[[UUID], Awaitable[tuple[int, int, int, int]]]


@pytest.fixture(params=["fake", "postgresql"])
def world(request: pytest.FixtureRequest) -> World:
    return _fake() if request.param == "fake" else _real(request.getfixturevalue("database"))


def _fake() -> World:
    shop = Shop()

    async def shelve(*stock: int) -> list[UUID]:
        create = CreateProduct(lambda: FakeUnitOfWork(shop), lambda: NOW, "EUR")
        content = ProductContent(Texts.single("Teapot"), slug=f"teapot-{uuid4().hex[:8]}")
        product = await create(content, [a_variant(stock=pieces) for pieces in stock])
        return sorted(variant.id for variant in product.variants)

    async def numbers(variant_id: UUID) -> tuple[int, int, int, int]:
        level = shop.levels[variant_id]
        journal = sum(movement.quantity for movement in shop.journal if movement.variant_id == variant_id)
        return level.available, level.reserved, level.sold, journal

    return World(FakeReservations(shop), shelve, numbers)


def _real(database: Database) -> World:
    async def shelve(*stock: int) -> list[UUID]:
        return sorted(await add_product(database, *(a_variant(stock=pieces) for pieces in stock)))

    async def numbers(variant_id: UUID) -> tuple[int, int, int, int]:
        return (await ledger_sums(database))[variant_id]

    return World(ReservationsRepository(database, lambda: None), shelve, numbers)


async def test_hold_then_commit(world: World) -> None:
    (variant,) = await world.shelve(10)
    reservation_id, lines = uuid4(), (Line(variant, 3),)
    reservation, is_new = await world.port.hold(reservation_id, lines, LATER)
    assert (reservation.status, reservation.lines, is_new) == (ReservationStatus.HELD, lines, True)
    assert await world.numbers(variant) == (7, 3, 0, 10)
    for _ in range(2):
        assert (await world.port.commit(reservation_id)).status is ReservationStatus.COMMITTED
    assert await world.numbers(variant) == (7, 0, 3, 10)
    with pytest.raises(ReservationCommitted):
        await world.port.release(reservation_id)
    again, is_new = await world.port.hold(reservation_id, lines, LATER)
    assert (again.status, is_new) == (ReservationStatus.COMMITTED, False)


async def test_hold_then_release(world: World) -> None:
    (variant,) = await world.shelve(10)
    reservation_id, lines = uuid4(), (Line(variant, 3),)
    await world.port.hold(reservation_id, lines, LATER)
    for _ in range(2):
        assert (await world.port.release(reservation_id)).status is ReservationStatus.RELEASED
    assert await world.numbers(variant) == (10, 0, 0, 10)
    with pytest.raises(ReservationGone):
        await world.port.commit(reservation_id)
    with pytest.raises(ReservationReleased):
        await world.port.hold(reservation_id, lines, LATER)


async def test_release_first(world: World) -> None:
    (variant,) = await world.shelve(10)
    reservation_id = uuid4()
    assert (await world.port.release(reservation_id)).status is ReservationStatus.RELEASED
    with pytest.raises(ReservationReleased):
        await world.port.hold(reservation_id, (Line(variant, 1),), LATER)
    with pytest.raises(ReservationGone):
        await world.port.commit(uuid4())


async def test_all_lines_or_none(world: World) -> None:
    first, second = await world.shelve(5, 5)
    unknown = uuid4()
    lines = merged([Line(first, 5), Line(second, 6), Line(unknown, 1)])
    with pytest.raises(OutOfStock) as refusal:
        await world.port.hold(uuid4(), lines, LATER)
    short = {error["variant_id"]: (error["requested"], error["available"]) for error in refusal.value.errors}
    assert short == {str(second): (6, 5), str(unknown): (1, 0)}
    assert await world.numbers(first) == (5, 0, 0, 5)


async def test_a_repeat_with_other_lines(world: World) -> None:
    (variant,) = await world.shelve(5)
    reservation_id = uuid4()
    await world.port.hold(reservation_id, (Line(variant, 1),), LATER)
    with pytest.raises(ReservationMismatch):
        await world.port.hold(reservation_id, (Line(variant, 2),), LATER)


async def test_a_repeat_after_the_last_piece_is_no_shortage(world: World) -> None:
    (variant,) = await world.shelve(1)
    reservation_id, lines = uuid4(), (Line(variant, 1),)
    await world.port.hold(reservation_id, lines, LATER)
    assert (await world.port.hold(reservation_id, lines, LATER))[1] is False


async def test_lapse(world: World) -> None:
    (variant,) = await world.shelve(10)
    late, early = uuid4(), uuid4()
    await world.port.hold(late, (Line(variant, 2),), NOW)
    await world.port.hold(early, (Line(variant, 3),), LATER)
    assert await world.port.lapse(NOW, 100) == 1
    assert await world.port.lapse(NOW, 100) == 0
    assert await world.numbers(variant) == (7, 3, 0, 10)
    with pytest.raises(ReservationGone):
        await world.port.commit(late)
    assert (await world.port.release(late)).status is ReservationStatus.LAPSED


async def test_restock(world: World) -> None:
    first, second = await world.shelve(5, 5)
    reservation_id, restock_id = uuid4(), uuid4()
    await world.port.hold(reservation_id, (Line(first, 4), Line(second, 1)), LATER)
    with pytest.raises(ReservationNotSold):
        await world.port.restock(reservation_id, restock_id, (Line(first, 1),))
    await world.port.commit(reservation_id)
    for _ in range(2):
        await world.port.restock(reservation_id, restock_id, (Line(first, 3),))
    assert await world.numbers(first) == (4, 0, 4, 8)
    with pytest.raises(RestockExceedsSale):
        await world.port.restock(reservation_id, uuid4(), (Line(first, 1), Line(second, 2)))
    assert await world.numbers(first) == (4, 0, 4, 8)
    await world.port.restock(reservation_id, uuid4(), (Line(first, 1), Line(second, 1)))
    assert await world.numbers(second) == (5, 0, 1, 6)


async def test_a_hold_tells_of_stock_only_where_a_shopper_sees_a_difference(database: Database) -> None:
    told: list[str] = []
    (variant,) = await add_product(database, a_variant(stock=10))
    port = ReservationsRepository(database, lambda: told.append("moved"))
    bands = BandPublisher(lambda: real_unit_of_work(database))
    await bands.publish()
    await port.hold(uuid4(), (Line(variant, 2),), LATER)
    assert told == []
    await port.hold(uuid4(), (Line(variant, 3),), LATER)
    assert told == ["moved"]
    await bands.publish()
    await port.hold(uuid4(), (Line(variant, 1),), LATER)
    assert told == ["moved"]


async def test_a_look_for_bands_begins_no_transaction(database: Database) -> None:
    work = real_unit_of_work(database)
    assert await BandPublisher(lambda: work).publish() is False
    assert not work.transaction.changes
