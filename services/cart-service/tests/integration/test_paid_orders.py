import asyncio
from typing import Any
from uuid import UUID

import pytest
from builders import an_offer
from cart_api import CartApi
from neighbours import ProductService
from redis.asyncio import Redis

from servicekit.domain import new_id
from servicekit.messaging import Envelope
from testkit.contracts import an_event

pytestmark = pytest.mark.both_ways


def paid(cart_id: str, lines: dict[UUID, int]) -> Envelope:
    one = {"amount": 1, "currency": "EUR"}
    amounts = dict.fromkeys(("discount", "net", "tax", "gross"), one)
    sold = [
        {"variant_id": str(variant), "product_id": str(new_id()), "quantity": quantity, **amounts}
        for variant, quantity in lines.items()
    ]
    return an_event("souk.order.paid.v1", cart_id=cart_id, lines=sold)


async def send(valkey: Redis, *events: Envelope) -> None:
    for event in events:
        await valkey.xadd("souk.orders", {"event": event.encode()})


async def count_becomes(shopper: CartApi, count: int) -> dict[str, Any]:
    async with asyncio.timeout(30):
        while (cart := await shopper.show())["item_count"] != count:
            await asyncio.sleep(0.02)
    return cart


async def test_what_was_paid_leaves_the_cart_and_the_version_grows(
    shopper: CartApi, products: ProductService, valkey: Redis
) -> None:
    tea, cup = products.put(an_offer()), products.put(an_offer())
    await shopper.add(tea.variant_id, 5)
    cart = (await shopper.add(cup.variant_id, 1)).json()
    await send(valkey, paid(cart["id"], {tea.variant_id: 2, cup.variant_id: 1}))
    after = await count_becomes(shopper, 3)
    assert after["version"] == cart["version"] + 1
    assert after["id"] == cart["id"]


async def test_an_event_that_comes_twice_counts_once(shopper: CartApi, products: ProductService, valkey: Redis) -> None:
    tea = products.put(an_offer())
    cart = (await shopper.add(tea.variant_id, 9)).json()
    event = paid(cart["id"], {tea.variant_id: 2})
    await send(valkey, event, event, paid(cart["id"], {tea.variant_id: 1}))
    await count_becomes(shopper, 6)
    await send(valkey, event, paid(cart["id"], {tea.variant_id: 1}))
    await count_becomes(shopper, 5)


async def test_a_guests_payment_follows_into_the_customers_cart(
    shopper: CartApi, products: ProductService, valkey: Redis
) -> None:
    tea = products.put(an_offer())
    guest = shopper.other("guest")
    cart = (await guest.add(tea.variant_id, 2)).json()
    await shopper.merge(guest.token)
    await send(valkey, paid(cart["id"], {tea.variant_id: 2}))
    await count_becomes(shopper, 0)


async def test_events_of_unknown_carts_and_other_types_do_no_harm(
    shopper: CartApi, products: ProductService, valkey: Redis
) -> None:
    tea = products.put(an_offer())
    cart = (await shopper.add(tea.variant_id, 2)).json()
    other = paid(cart["id"], {tea.variant_id: 2})
    placed = Envelope.decode(other.encode().replace(b"souk.order.paid.v1", b"souk.order.placed.v1"))
    await send(valkey, paid(str(new_id()), {tea.variant_id: 1}), placed, paid(cart["id"], {tea.variant_id: 1}))
    await count_becomes(shopper, 1)
