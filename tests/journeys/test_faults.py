"""Processes die and memory is lost in the middle of a purchase; nobody's money or order is."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
import redis
from conftest import AThing, Platform, Thing

from souk.secrets import Secrets
from souk.shopper import Shopper


async def placed(shopper: Shopper, thing: Thing) -> Any:
    await shopper.add(thing.variant_id, 1)
    return await shopper.checkout((await shopper.quote({thing.variant_id: 1}))["total"])


@pytest.mark.parametrize("victim", ["order-service", "payment-service"])
async def test_a_service_killed_between_payment_and_confirmation_loses_nothing(
    platform: Platform, customer: Shopper, a_thing: AThing, victim: str
) -> None:
    order = await placed(customer, await a_thing())
    killed = platform.pid(victim)
    await customer.pay(order["payment"]["id"])
    platform.kill(victim)
    await platform.recovered(victim, killed)
    assert (await customer.settled(order["order"]["id"], within=90))["status"] == "confirmed"


async def test_order_service_killed_before_the_payment_learns_of_it_afterwards(
    platform: Platform, customer: Shopper, a_thing: AThing
) -> None:
    order = await placed(customer, await a_thing())
    killed = platform.pid("order-service")
    platform.kill("order-service")
    await customer.pay(order["payment"]["id"])
    await platform.recovered("order-service", killed)
    assert (await customer.settled(order["order"]["id"], within=90))["status"] == "confirmed"


async def test_payment_service_killed_while_it_charges_charges_once(
    platform: Platform, customer: Shopper, a_thing: AThing
) -> None:
    order = await placed(customer, await a_thing())
    killed = platform.pid("payment-service")
    paying = asyncio.create_task(customer.pay(order["payment"]["id"], key="one-key-for-both"))
    await asyncio.sleep(0.01)
    platform.kill("payment-service")
    await asyncio.gather(paying, return_exceptions=True)
    await platform.recovered("payment-service", killed)
    async with asyncio.timeout(90):
        while (await customer.order(order["order"]["id"]))["status"] != "confirmed":
            await asyncio.gather(customer.pay(order["payment"]["id"], key="one-key-for-both"), return_exceptions=True)
            await asyncio.sleep(0.5)
    payment = await customer.call("GET", f"/api/payments/{order['payment']['id']}")
    assert payment["captured"] == order["order"]["total"]


async def test_valkey_flushed_mid_purchase_costs_time_and_nothing_else(
    platform: Platform, customer: Shopper, a_thing: AThing
) -> None:
    order = await placed(customer, await a_thing())
    password = Secrets.open(platform.places.secrets)["valkey_password"]
    valkey = redis.Redis(port=platform.port("valkey"), password=password)
    paying = asyncio.create_task(customer.pay(order["payment"]["id"]))
    for _ in range(5):
        valkey.flushall()
        await asyncio.sleep(0.02)
    await paying
    valkey.flushall()
    valkey.close()
    assert (await customer.settled(order["order"]["id"], within=90))["status"] == "confirmed"


async def test_killed_data_stores_come_back_and_the_shop_with_them(
    platform: Platform, customer: Shopper, a_thing: AThing, available: Callable[[Thing], Awaitable[int]]
) -> None:
    lamp = await a_thing(stock=5)
    for store in ("valkey", "postgres"):
        killed = platform.pid(store)
        platform.kill(store)
        reply = await customer.ask("GET", "/api/cart")
        assert reply.status in (200, 503), reply
        await platform.recovered(store, killed)
    async with asyncio.timeout(60):
        while (await customer.ask("GET", "/api/cart")).status != 200:
            await asyncio.sleep(0.2)
    assert (await customer.buy({lamp.variant_id: 1}))["status"] == "confirmed"
    assert await available(lamp) == 4
