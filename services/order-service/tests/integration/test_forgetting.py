"""What is left in order_db of a person who was erased."""

import asyncio
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from shop_api import ShopApi, a_body

from order_service.application.forget_person import ForgetPerson
from order_service.application.ports import StaleSaga
from servicekit.domain import utc_now
from servicekit.messaging import Envelope
from testkit.contracts import an_event

pytestmark = pytest.mark.both_ways

CANARIES = ("canary-5f1e@example.org", "Canary Person", "Canary Street 5f1e", "+49301112233")


def by_canary(customer_id: str, **changes: Any) -> dict[str, Any]:
    email, name, street, phone = CANARIES
    address = {"name": name, "line1": street, "city": "Berlin", "postal_code": "10115", "country": "DE", "phone": phone}
    person = {"customer_id": customer_id, "email": email, "shipping_address": address, "billing_address": address}
    return a_body(**{**person, **changes})


async def deleted(shop: ShopApi, person_id: str) -> Envelope:
    event = an_event("souk.user.deleted.v1", person_id, user_id=person_id)
    await shop.valkey.xadd("souk.users", {b"event": event.encode()})
    return event


async def until_gone(database: Any, *words: str) -> None:
    async with asyncio.timeout(30):
        while database.rows_naming(*words):
            await asyncio.sleep(0.05)


async def cancelled(shop: ShopApi, person_id: str) -> dict[str, Any]:
    order = await shop.placed(by_canary(person_id))
    headers = shop.as_user(person_id) | {"Idempotency-Key": str(uuid4())}
    answer = await shop.client.post(f"/orders/{order['id']}/cancel", headers=headers)
    assert answer.status_code == 202, answer.text
    return await shop.until(order["id"], status="cancelled")


async def test_an_order_that_is_over_forgets_its_person_and_keeps_the_books(shop: ShopApi, own_database: Any) -> None:
    person = str(uuid4())
    before = await cancelled(shop, person)
    assert own_database.rows_naming(*CANARIES)
    await deleted(shop, person)
    await until_gone(own_database, *CANARIES)
    after = await shop.order(before["id"])
    assert after["email"] == "erased@souk.invalid"
    assert after["shipping_address"]["country"] == "DE"
    assert (after["total"], after["lines"], after["status"]) == (before["total"], before["lines"], "cancelled")


async def test_an_order_that_is_paid_and_not_delivered_keeps_its_address_for_thirty_days(
    shop: ShopApi, own_database: Any
) -> None:
    person = str(uuid4())
    order = await shop.placed(by_canary(person))
    await shop.pay(order["id"])
    await shop.until(order["id"], status="confirmed")
    over = await cancelled(shop, person)
    await deleted(shop, person)
    async with asyncio.timeout(30):
        while (await shop.order(over["id"]))["email"] == CANARIES[0]:
            await asyncio.sleep(0.05)
    assert (await shop.order(order["id"]))["shipping_address"]["line1"] == CANARIES[2]
    forget: ForgetPerson = shop.app.state.application.forget_person
    for days in (1.1, 29.9):
        later = utc_now() + timedelta(days=days)
        await ForgetPerson(forget.unit_of_work, partial(datetime.fromisoformat, later.isoformat())).once()
        assert (await shop.order(order["id"]))["shipping_address"]["line1"] == CANARIES[2]
    await ForgetPerson(forget.unit_of_work, lambda: utc_now() + timedelta(days=31)).once()
    assert own_database.rows_naming(*CANARIES) == []
    assert own_database.rows_naming('"look_at"') == []


async def test_a_checkout_that_was_under_way_is_found_an_hour_later(shop: ShopApi, own_database: Any) -> None:
    person = str(uuid4())
    await deleted(shop, person)
    async with asyncio.timeout(30):
        while not own_database.rows_naming('"look_at"'):
            await asyncio.sleep(0.05)
    await cancelled(shop, person)
    forget: ForgetPerson = shop.app.state.application.forget_person
    assert await ForgetPerson(forget.unit_of_work, lambda: utc_now() + timedelta(minutes=50)).once() is False
    assert await ForgetPerson(forget.unit_of_work, lambda: utc_now() + timedelta(minutes=61)).once() is True
    assert own_database.rows_naming(*CANARIES, '"look_at"') == []


async def test_nobody_elses_order_is_touched_and_a_repeat_does_no_harm(shop: ShopApi, own_database: Any) -> None:
    person, other = str(uuid4()), str(uuid4())
    stays = await shop.placed(a_body(customer_id=other))
    await cancelled(shop, person)
    event = await deleted(shop, person)
    await shop.valkey.xadd("souk.users", {b"event": event.encode()})
    await deleted(shop, str(uuid4()))
    await until_gone(own_database, *CANARIES)
    order = await shop.order(stays["id"])
    assert (order["email"], order["shipping_address"]["line1"]) == ("amira@example.org", "Marktgasse 1")


async def test_what_staff_noted_is_forgotten_and_nobody_writes_it_back(shop: ShopApi, own_database: Any) -> None:
    person = str(uuid4())
    order = await shop.placed(by_canary(person))
    await shop.pay(order["id"], {"amount": 4388, "currency": "EUR"})
    await shop.until(order["id"], status="on_hold")
    staff = shop.as_user(uuid4(), "support")
    answer = await shop.resolve(order["id"], staff, note=f"{CANARIES[1]} called")
    assert answer.status_code == 202, answer.text
    await shop.until(order["id"], status="cancelled")
    unit_of_work = shop.app.state.application.forget_person.unit_of_work
    async with unit_of_work() as uow:
        read_before = await uow.orders.get(UUID(order["id"]))
    await deleted(shop, person)
    await until_gone(own_database, *CANARIES)
    with pytest.raises(StaleSaga):
        async with unit_of_work() as uow:
            await uow.orders.save(read_before)
    assert own_database.rows_naming(*CANARIES) == []


async def test_a_person_who_cannot_be_erased_delays_nobody_else(shop: ShopApi, own_database: Any) -> None:
    stuck, person = str(uuid4()), str(uuid4())
    for each in (stuck, person):
        await cancelled(shop, each)
    forget: ForgetPerson = shop.app.state.application.forget_person
    async with forget.unit_of_work() as uow:
        await uow.erasures.begin(UUID(stuck), utc_now() - timedelta(hours=3))
        await uow.erasures.begin(UUID(person), utc_now() - timedelta(hours=2))
    with psycopg.connect(own_database.admin_url, autocommit=True) as connection:
        unreadable = "UPDATE souk.orders SET refunds = '[{}]' WHERE customer_id = %s"
        connection.execute(unreadable, (stuck,))
    assert await forget.once() is True
    assert [row for row in own_database.rows_naming(CANARIES[1]) if person in row] == []
    assert [row for row in own_database.rows_naming(CANARIES[1]) if stuck in row]
    assert await forget.once() is False
