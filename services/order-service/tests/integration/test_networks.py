"""Unpaid orders are limited per network, which is kept no longer than that takes, and never in clear."""

import asyncio
from typing import Any
from uuid import uuid4

import sqlalchemy as sa
from shop_api import ShopApi, a_body

from servicekit.database import Statement

HERE, THERE = "203.0.113.9", "2001:db8::/64"
_KEPT = Statement(sa.text("SELECT placed_from FROM orders WHERE placed_from IS NOT NULL"))


async def kept(shop: ShopApi) -> list[bytes]:
    return [row["placed_from"] for row in await shop.app.state.platform.database.fetch(_KEPT)]


def cancelled(answer: Any, body: dict[str, Any], shop: ShopApi) -> Any:
    return shop.client.post(
        f"/orders/{answer.json()['order']['id']}/cancel", headers=shop.as_user(body["customer_id"], "guest")
    )


async def test_sixty_guests_of_one_network_at_once_hold_twenty_orders(shop: ShopApi) -> None:
    shop.product.free = 600
    answers = await asyncio.gather(*(shop.place(a_body(customer_role="guest"), network=HERE) for _ in range(60)))
    refused = [answer for answer in answers if answer.status_code == 409]
    assert sum(answer.status_code == 201 for answer in answers) == 20
    assert {answer.json()["code"] for answer in refused} == {"too_many_unpaid_orders"}
    assert "your network" in refused[0].json()["detail"]
    assert shop.product.free == 600 - 20 * 2
    assert (await shop.place(network=THERE)).status_code == 201


async def test_what_is_paid_or_given_up_makes_room(shop: ShopApi) -> None:
    bodies = [a_body(customer_role="guest") for _ in range(20)]
    placed = [await shop.place(body, network=HERE) for body in bodies]
    assert (await shop.place(network=HERE)).status_code == 409
    await shop.pay(placed[0].json()["order"]["id"])
    await shop.until(placed[0].json()["order"]["id"], status="confirmed")
    assert (await shop.place(network=HERE)).status_code == 201
    assert (await shop.place(network=HERE)).status_code == 409
    await cancelled(placed[1], bodies[1], shop)
    await shop.until(placed[1].json()["order"]["id"], status="cancelled")
    assert (await shop.place(network=HERE)).status_code == 201


async def test_the_network_is_a_keyed_hash_and_is_forgotten_with_the_end_of_the_order(shop: ShopApi) -> None:
    first, second = await shop.place(network=HERE), await shop.place(network=THERE)
    hashes = await kept(shop)
    assert len(set(hashes)) == 2
    assert all(len(each) == 16 for each in hashes)
    await shop.pay(first.json()["order"]["id"])
    await shop.until(first.json()["order"]["id"], status="confirmed")
    await shop.pay(second.json()["order"]["id"])
    await shop.until(second.json()["order"]["id"], status="confirmed")
    assert await kept(shop) == []


async def test_a_repeat_from_another_network_is_still_a_repeat(shop: ShopApi) -> None:
    body, key = a_body(), str(uuid4())
    first, again = await shop.place(body, key, HERE), await shop.place(body, key, THERE)
    assert again.json() == first.json()
    assert again.headers["Idempotent-Replayed"] == "true"


async def test_the_factor_of_a_load_test_widens_it(settings: Any) -> None:
    wide = settings.model_copy(update={"limits": settings.limits.model_copy(update={"address_factor": 1000})})
    assert wide.shop.to_domain(wide.limits.address_factor).max_unpaid_orders_of_network == 20_000
