"""Many at once: two tabs, impatient fingers, the last item."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import uuid4

from conftest import AThing, Thing

from souk.shopper import Refused, Shopper


async def test_two_tabs_that_check_out_one_cart_get_one_order(
    customer: Shopper, a_thing: AThing, available: Callable[[Thing], Awaitable[int]]
) -> None:
    lamp = await a_thing(stock=10)
    await customer.add(lamp.variant_id, 1)
    total = (await customer.quote({lamp.variant_id: 1}))["total"]
    tabs = await asyncio.gather(customer.checkout(total), customer.checkout(total), return_exceptions=True)
    orders = {tab["order"]["id"] for tab in tabs if not isinstance(tab, BaseException)}
    assert len(orders) == 1, tabs
    assert len((await customer.call("GET", "/api/orders"))["items"]) == 1
    assert await available(lamp) == 9


async def test_one_checkout_sent_five_times_with_one_key_is_one_order_and_one_answer(
    customer: Shopper, a_thing: AThing
) -> None:
    lamp = await a_thing()
    await customer.add(lamp.variant_id, 1)
    body = await customer.checkout_body((await customer.quote({lamp.variant_id: 1}))["total"])
    key = str(uuid4())
    replies = await asyncio.gather(*(customer.ask("POST", "/api/cart/checkout", body, key=key) for _ in range(5)))
    assert {reply.status for reply in replies} <= {201, 409}
    later = [await customer.ask("POST", "/api/cart/checkout", body, key=key) for _ in range(2)]
    assert {reply.status for reply in later} == {201}
    assert {reply.headers["Idempotent-Replayed"] for reply in later} == {"true"}
    assert len({reply.body for reply in [*replies, *later] if reply.status == 201}) == 1
    other = await customer.ask("POST", "/api/cart/checkout", body | {"locale": "de"}, key=key)
    assert (other.status, other.data["code"]) == (422, "idempotency_key_reused")
    assert len((await customer.call("GET", "/api/orders"))["items"]) == 1


async def test_a_payment_confirmed_five_times_charges_once(customer: Shopper, a_thing: AThing) -> None:
    lamp = await a_thing()
    await customer.add(lamp.variant_id, 1)
    order = await customer.checkout((await customer.quote({lamp.variant_id: 1}))["total"])
    await asyncio.gather(*(customer.pay(order["payment"]["id"]) for _ in range(5)), return_exceptions=True)
    assert (await customer.settled(order["order"]["id"]))["status"] == "confirmed"
    payment = await customer.call("GET", f"/api/payments/{order['payment']['id']}")
    assert payment["captured"] == order["order"]["total"]


async def test_the_last_item_wanted_by_fifty_is_sold_to_one(
    shopper: Callable[[], Shopper], a_thing: AThing, available: Callable[[Thing], Awaitable[int]]
) -> None:
    lamp = await a_thing(stock=1)
    crowd = [shopper() for _ in range(50)]

    async def arrive(person: Shopper) -> None:
        await person.become_guest()
        await person.add(lamp.variant_id, 1)

    async def try_to_buy(person: Shopper) -> str:
        try:
            order = await person.checkout(total)
            await person.pay(order["payment"]["id"])
            return str((await person.settled(order["order"]["id"]))["status"])
        except Refused as refused:
            return f"{refused.reply.status} {refused.code}"

    await asyncio.gather(*(arrive(person) for person in crowd))
    total = (await crowd[0].quote({lamp.variant_id: 1}))["total"]
    outcomes = await asyncio.gather(*(try_to_buy(person) for person in crowd))
    assert outcomes.count("confirmed") == 1, outcomes
    assert all(outcome == "confirmed" or outcome.startswith("409 ") for outcome in outcomes), outcomes
    assert await available(lamp) == 0
