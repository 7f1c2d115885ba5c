"""What is left in cart_db of a person who was erased, and of carts that nobody came back to."""

import asyncio
from datetime import UTC, datetime, timedelta
from uuid import UUID

import psycopg
import pytest
from builders import an_offer
from cart_api import CartApi
from neighbours import ProductService
from redis.asyncio import Redis

from cart_service.infrastructure.housekeeping import KEEP_UNTOUCHED, sweep_carts
from servicekit.database import Database
from servicekit.messaging import Envelope
from testkit.contracts import an_event
from testkit.databases import TestDatabase

CANARY = "canary-5f1e@example.org"


def user_deleted(user_id: UUID) -> Envelope:
    return an_event("souk.user.deleted.v1", user_id, user_id=str(user_id))


async def gone(database: TestDatabase, *words: str) -> None:
    async with asyncio.timeout(30):
        while database.rows_naming(*words):
            await asyncio.sleep(0.05)


async def checked_out(shopper: CartApi, products: ProductService) -> None:
    await shopper.add(products.put(an_offer()).variant_id, 1)
    answer = await shopper.check_out(email=CANARY)
    assert answer.status_code == 201, answer.text


async def test_an_erased_person_leaves_nothing_here(
    shopper: CartApi, products: ProductService, valkey: Redis, own_database: TestDatabase
) -> None:
    guest, stranger = shopper.other("guest"), shopper.other()
    await checked_out(guest, products)
    await shopper.merge(guest.token)
    await checked_out(shopper, products)
    await stranger.add(products.put(an_offer()).variant_id, 1)
    assert own_database.rows_naming(str(shopper.id), str(guest.id), CANARY)
    await valkey.xadd("souk.users", {"event": user_deleted(shopper.id).encode()})
    await gone(own_database, str(shopper.id), str(guest.id), CANARY)
    assert (await stranger.show())["item_count"] == 1


async def test_somebody_elses_deletion_and_a_repeat_take_nothing(
    shopper: CartApi, products: ProductService, valkey: Redis, own_database: TestDatabase
) -> None:
    other = shopper.other()
    for each in (shopper, other):
        await each.add(products.put(an_offer()).variant_id, 1)
    event = user_deleted(other.id)
    for _ in range(2):
        await valkey.xadd("souk.users", {"event": event.encode()})
    await gone(own_database, str(other.id))
    await other.add(products.put(an_offer()).variant_id, 2)
    await valkey.xadd("souk.users", {"event": event.encode()})
    marker = shopper.other()
    await marker.add(products.put(an_offer()).variant_id, 1)
    await valkey.xadd("souk.users", {"event": user_deleted(marker.id).encode()})
    await gone(own_database, str(marker.id))
    assert (await other.show())["item_count"] == 2
    assert (await shopper.show())["item_count"] == 1


@pytest.mark.parametrize(("days", "left"), [(89, 1), (91, 0)])
async def test_carts_that_nobody_came_back_to_are_swept(
    shopper: CartApi, products: ProductService, database: Database, days: int, left: int
) -> None:
    await shopper.add(products.put(an_offer()).variant_id, 1)
    later = datetime.now(UTC) + timedelta(days=days)
    assert timedelta(days=90) == KEEP_UNTOUCHED
    assert await sweep_carts(database, lambda: later) is not bool(left)
    assert (await shopper.show())["item_count"] == left


async def test_a_cart_begun_long_ago_and_touched_since_stays_with_its_merged_ones(
    shopper: CartApi, products: ProductService, database: Database, own_database: TestDatabase
) -> None:
    guest = shopper.other("guest")
    for each in (shopper, guest):
        await each.add(products.put(an_offer()).variant_id, 1)
    await shopper.merge(guest.token)
    now = datetime.now(UTC)
    soon = now + KEEP_UNTOUCHED + timedelta(hours=1)
    touch = "UPDATE souk.carts SET updated_at = %s WHERE owner_id = %s"
    with psycopg.connect(own_database.admin_url, autocommit=True) as connection:
        connection.execute(touch, (now + timedelta(days=1), shopper.id))
        connection.execute(touch, (now + timedelta(days=1), guest.id))
    assert not await sweep_carts(database, lambda: soon)
    assert await sweep_carts(database, lambda: soon + timedelta(days=2))
    assert own_database.rows_naming(str(guest.id), str(shopper.id)) == []
