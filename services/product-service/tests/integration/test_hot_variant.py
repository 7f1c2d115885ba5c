"""Many want the same pieces: nothing is oversold, nothing is lost, nobody waits for ever."""

import asyncio
import random
from collections import Counter
from contextlib import suppress
from uuid import UUID, uuid4

import pytest
from builders import a_variant, add_product
from ledger_sums import ledger_sums

from product_service.domain.errors import OutOfStock, ReservationGone
from product_service.domain.reservation import Line
from product_service.infrastructure.reservations_repository import ReservationsRepository
from servicekit.database import Database
from servicekit.domain import utc_now


@pytest.fixture
def reservations(database: Database) -> ReservationsRepository:
    return ReservationsRepository(database, lambda: None)


async def test_fifty_shoppers_and_one_last_piece(database: Database, reservations: ReservationsRepository) -> None:
    (variant_id,) = await add_product(database, a_variant(stock=1))

    async def buy() -> str:
        try:
            await reservations.hold(uuid4(), (Line(variant_id, 1),), utc_now())
        except OutOfStock:
            return "sold out"
        return "held"

    outcomes = Counter(await asyncio.gather(*(buy() for _ in range(50))))
    assert outcomes == {"held": 1, "sold out": 49}
    assert await ledger_sums(database) == {variant_id: (0, 1, 0, 1)}


async def test_five_hundred_orders_for_two_hundred_pieces(
    database: Database, reservations: ReservationsRepository
) -> None:
    (variant_id,) = await add_product(database, a_variant(stock=200))

    async def buy() -> bool:
        try:
            await reservations.hold(uuid4(), (Line(variant_id, 1),), utc_now())
        except OutOfStock:
            return False
        return True

    assert sum(await asyncio.gather(*(buy() for _ in range(500)))) == 200
    assert await ledger_sums(database) == {variant_id: (0, 200, 0, 200)}


async def test_orders_over_the_same_variants_in_any_order_never_lock_each_other_out(
    database: Database, reservations: ReservationsRepository
) -> None:
    variants = await add_product(database, *(a_variant(stock=40) for _ in range(4)))
    dice = random.Random(7)

    async def live(reservation_id: UUID) -> None:
        lines = tuple(sorted(Line(variant, dice.randint(1, 3)) for variant in dice.sample(variants, 3)))
        try:
            await reservations.hold(reservation_id, lines, utc_now())
        except OutOfStock:
            return
        step = dice.choice(["commit", "release", "both", "lapse"])
        if step in ("commit", "both"):
            # Another order's sweep may have taken the hold, which is late at once.
            with suppress(ReservationGone):
                await asyncio.gather(reservations.commit(reservation_id), reservations.commit(reservation_id))
        elif step == "release":
            await asyncio.gather(reservations.release(reservation_id), reservations.release(reservation_id))
        else:
            await reservations.lapse(utc_now(), 10)

    await asyncio.gather(*(live(uuid4()) for _ in range(150)), return_exceptions=False)
    for available, reserved, sold, journal in (await ledger_sums(database)).values():
        assert min(available, reserved, sold) >= 0
        assert available + reserved + sold == journal == 40


async def test_commit_release_and_lapse_at_once_have_one_winner(
    database: Database, reservations: ReservationsRepository
) -> None:
    (variant_id,) = await add_product(database, a_variant(stock=5))
    for _ in range(20):
        reservation_id = uuid4()
        await reservations.hold(reservation_id, (Line(variant_id, 5),), utc_now())
        outcomes = await asyncio.gather(
            reservations.commit(reservation_id),
            reservations.release(reservation_id),
            reservations.lapse(utc_now(), 10),
            return_exceptions=True,
        )
        assert not [outcome for outcome in outcomes if isinstance(outcome, AssertionError)]
        if isinstance(outcomes[0], ReservationGone):
            continue
        await reservations.restock(reservation_id, uuid4(), (Line(variant_id, 5),))
    available, reserved, sold, journal = (await ledger_sums(database))[variant_id]
    assert (available, reserved) == (5, 0)
    assert available + sold == journal


async def test_one_order_held_twice_at_once_is_held_once(
    database: Database, reservations: ReservationsRepository
) -> None:
    (variant_id,) = await add_product(database, a_variant(stock=10))
    reservation_id = uuid4()
    answers = await asyncio.gather(
        *(reservations.hold(reservation_id, (Line(variant_id, 2),), utc_now()) for _ in range(8))
    )
    assert sum(is_new for _, is_new in answers) == 1
    assert await ledger_sums(database) == {variant_id: (8, 2, 0, 10)}


async def test_lapse_takes_only_what_is_late(database: Database, reservations: ReservationsRepository) -> None:
    (variant_id,) = await add_product(database, a_variant(stock=10))
    now = utc_now()
    await reservations.hold(uuid4(), (Line(variant_id, 2),), now)
    await reservations.hold(uuid4(), (Line(variant_id, 3),), now.replace(year=now.year + 1))
    assert await reservations.lapse(now, 100) == 1
    assert await ledger_sums(database) == {variant_id: (7, 3, 0, 10)}
