"""A person leaves: no store of the shop names them any more."""

import asyncio
from collections.abc import Iterator
from uuid import uuid4

import redis
from conftest import AThing, Platform

from souk.invariants.where import embedded
from souk.shopper import ADDRESS, Shopper
from testkit.databases import rows_naming


def an_address() -> dict[str, str]:
    word = uuid4().hex[:8]
    return {
        **ADDRESS,
        "name": f"Canary {word}",
        "line1": f"Canary Lane {word}",
        "phone": f"+4930{uuid4().int % 10**7:07}",
    }


def places_naming(platform: Platform, *words: str) -> Iterator[str]:
    """Rows of every database, keys of Valkey, and files under the home that hold one of the words.

    PostgreSQL's and Valkey's own files keep what was deleted until they are rewritten; their logs are looked through.
    """
    where = embedded(platform.places)
    for service, url in where.databases.items():
        yield from (f"{service}: {row}" for row in rows_naming(url, *words))
    needles = [word.encode() for word in words]
    with redis.Redis.from_url(where.valkey) as client:
        for key in client.scan_iter(count=1000):
            held = key + (client.dump(key) or b"")
            if any(needle in held for needle in needles):
                yield f"valkey: {key!r}"
    home = platform.places.home
    for path in home.rglob("*"):
        data = {"postgres", "valkey"} & set(path.relative_to(home).parts[:-1])
        if path.is_file() and not data and any(needle in path.read_bytes() for needle in needles):
            yield str(path.relative_to(home))


async def test_nothing_names_a_person_who_left(
    platform: Platform, customer: Shopper, admin: Shopper, a_thing: AThing
) -> None:
    lamp, address = await a_thing(), an_address()
    canaries = [customer.email, address["name"], address["line1"], address["phone"]]
    await customer.call("PATCH", "/api/auth/me", {"name": address["name"]})
    await customer.call("POST", "/api/auth/me/addresses", {"address": address})
    await customer.add(lamp.variant_id, 1)
    total = (await customer.quote({lamp.variant_id: 1}))["total"]
    body = await customer.checkout_body(total) | {"shipping_address": address}
    placed = await customer.call("POST", "/api/cart/checkout", body, key=str(uuid4()))
    await customer.pay(placed["payment"]["id"])
    order = await customer.settled(placed["order"]["id"])
    refund = {"amount": order["total"], "reason": f"{address['name']} sent it back"}
    await admin.call("POST", f"/api/orders/{order['id']}/refund", refund, key=str(uuid4()))
    async with asyncio.timeout(60):
        while (await customer.order(order["id"]))["payment_status"] != "refunded":
            await asyncio.sleep(0.1)
    await customer.add(lamp.variant_id, 2)
    assert {name.partition(":")[0] for name in places_naming(platform, *canaries)} >= {"auth", "order", "cart"}

    await customer.call("DELETE", "/api/auth/me", {"password": customer.password})
    async with asyncio.timeout(60):
        while list(places_naming(platform, *canaries)):
            await asyncio.sleep(0.5)
    kept = await admin.call("GET", f"/api/orders/{order['id']}")
    assert (kept["total"], kept["lines"]) == (order["total"], order["lines"])
    assert kept["shipping_address"]["country"] == address["country"]
