"""Cards that are declined, cards that ask back, payments that are given up."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from conftest import AThing, Thing
from yarl import URL

from souk.shopper import Refused, Shopper


async def placed(shopper: Shopper, thing: Thing, quantity: int = 1) -> Any:
    await shopper.add(thing.variant_id, quantity)
    return await shopper.checkout((await shopper.quote({thing.variant_id: quantity}))["total"])


async def test_a_declined_card_leaves_the_order_payable_with_another(customer: Shopper, a_thing: AThing) -> None:
    order = await placed(customer, await a_thing())
    with pytest.raises(Refused) as declined:
        await customer.pay(order["payment"]["id"], "pm_card_chargeDeclined")
    assert (declined.value.reply.status, declined.value.code) == (402, "card_declined")
    assert (await customer.order(order["order"]["id"]))["status"] == "awaiting_payment"
    await customer.pay(order["payment"]["id"], "pm_card_mastercard")
    assert (await customer.settled(order["order"]["id"]))["status"] == "confirmed"


async def test_a_bank_that_asks_back_sends_the_shopper_to_its_page(
    customer: Shopper, a_thing: AThing, session: aiohttp.ClientSession
) -> None:
    order = await placed(customer, await a_thing())
    asked = await customer.pay(order["payment"]["id"], "pm_card_authenticationRequired")
    assert asked["status"] == "requires_action"
    page_url = asked["next_action"]["url"]
    async with session.get(page_url) as page:
        text = await page.text()
        assert page.status == 200
        assert "unsafe-inline" not in page.headers["Content-Security-Policy"]
    action = re.search(r'<form[^>]*action="([^"]+)"', text)
    assert action, text
    data = dict(re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', text))
    button = re.search(r'<button[^>]*name="([^"]+)"[^>]*value="(complete|success|authenticate|approve)[^"]*"', text)
    assert button, text
    data[button[1]] = re.search(rf'name="{button[1]}"[^>]*value="([^"]+)"', text)[1]  # type: ignore[index]
    target = URL(page_url).join(URL(action[1].replace("&amp;", "&")))
    async with session.post(target, data=data, allow_redirects=False) as done:
        assert done.status in (302, 303)
    assert (await customer.settled(order["order"]["id"]))["status"] == "confirmed"


async def test_out_of_stock_is_told_at_checkout_and_nothing_is_kept(
    customer: Shopper, guest: Shopper, a_thing: AThing, available: Callable[[Thing], Awaitable[int]]
) -> None:
    lamp = await a_thing(stock=1)
    await customer.add(lamp.variant_id, 1)
    total = (await customer.quote({lamp.variant_id: 1}))["total"]
    await guest.buy({lamp.variant_id: 1})
    with pytest.raises(Refused) as refused:
        await customer.checkout(total)
    assert refused.value.reply.status == 409
    assert await available(lamp) == 0
    assert (await customer.call("GET", "/api/orders"))["items"] == []


async def test_a_price_that_changed_meanwhile_is_a_conflict_with_the_new_quote(
    customer: Shopper, a_thing: AThing, set_price: Callable[[Thing, int], Awaitable[None]]
) -> None:
    lamp = await a_thing(price=1000)
    await customer.add(lamp.variant_id, 1)
    seen = (await customer.quote({lamp.variant_id: 1}))["total"]
    await set_price(lamp, 1500)
    with pytest.raises(Refused) as refused:
        await customer.checkout(seen)
    assert (refused.value.reply.status, refused.value.code) == (409, "total_changed")
    fresh = refused.value.reply.data["quote"]["total"]
    assert fresh["amount"] == seen["amount"] + 500
    order = await customer.checkout(fresh)
    await customer.pay(order["payment"]["id"])
    assert (await customer.settled(order["order"]["id"]))["total"] == fresh


async def test_an_unpaid_order_is_cancelled_and_its_stock_goes_back_on_sale(
    customer: Shopper, a_thing: AThing, available: Callable[[Thing], Awaitable[int]]
) -> None:
    lamp = await a_thing(stock=3)
    order = await placed(customer, lamp, 2)
    assert await available(lamp) == 1
    await customer.call("POST", f"/api/orders/{order['order']['id']}/cancel")
    assert (await customer.settled(order["order"]["id"]))["status"] == "cancelled"
    assert await available(lamp) == 3
    with pytest.raises(Refused):
        await customer.pay(order["payment"]["id"])


async def test_cancelling_while_the_payment_is_in_flight_ends_in_one_of_two_clean_ways(
    customer: Shopper, a_thing: AThing, available: Callable[[Thing], Awaitable[int]]
) -> None:
    for _ in range(3):
        # A cancelled order leaves the cart as it was.
        await customer.call("DELETE", "/api/cart/clear")
        lamp = await a_thing(stock=2)
        order = await placed(customer, lamp)
        order_id = order["order"]["id"]
        await asyncio.gather(
            customer.ask("POST", f"/api/orders/{order_id}/cancel"),
            customer.pay(order["payment"]["id"]),
            return_exceptions=True,
        )
        ended = await customer.settled(order_id, within=90)
        if ended["status"] == "confirmed":
            assert (ended["payment_status"], await available(lamp)) == ("paid", 1)
        else:
            assert (ended["status"], await available(lamp)) == ("cancelled", 2)
            assert ended["payment_status"] in ("unpaid", "refunded"), "whoever paid gets the money back"


async def test_money_that_comes_after_the_cancellation_goes_back(customer: Shopper, a_thing: AThing) -> None:
    order = await placed(customer, await a_thing())
    await asyncio.gather(
        customer.pay(order["payment"]["id"]),
        customer.ask("POST", f"/api/orders/{order['order']['id']}/cancel"),
        return_exceptions=True,
    )
    ended = await customer.settled(order["order"]["id"], within=90)
    payment = await customer.call("GET", f"/api/payments/{order['payment']['id']}")
    if ended["status"] == "cancelled":
        assert payment["captured"]["amount"] == payment["refunded"]["amount"]
    else:
        assert payment["refunded"]["amount"] == 0
