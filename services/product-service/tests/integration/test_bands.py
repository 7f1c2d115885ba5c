"""What a shopper is told about stock, and who hears of it."""

import asyncio
from uuid import uuid4

import httpx2
import pytest
import sqlalchemy as sa
from catalogue_api import CatalogueApi
from fastapi import FastAPI
from prometheus_client import REGISTRY

from product_service.infrastructure.stock_gauges import measure_stock
from servicekit.database import Database, Statement
from testkit.contracts import an_event, event_types

WAITING = Statement(sa.text("SELECT count(*) FROM outbox WHERE published_at IS NULL"))
OUTBOX = Statement(sa.text("SELECT type, data FROM outbox ORDER BY id"))


async def eventually(client: httpx2.AsyncClient, path: str, band: str) -> None:
    async with asyncio.timeout(30):
        while (await client.get(path)).json()["availability"] != band:
            await asyncio.sleep(0.01)


async def test_the_page_and_the_stream_follow_the_stock(
    api: CatalogueApi, client: httpx2.AsyncClient, database: Database
) -> None:
    product = await api.create()
    variant, path = product["variants"][0]["id"], f"/products/{product['id']}"
    await eventually(client, path, "in_stock")
    reservation_id = uuid4()
    await api.hold({variant: 6}, reservation_id)
    await eventually(client, path, "low")
    await api.hold({variant: 4})
    await eventually(client, path, "out")
    assert [card["availability"] for card in (await client.get("/products")).json()["items"]] == ["out"]
    await api.settle(reservation_id, "release")
    await eventually(client, path, "in_stock")
    told = [row["data"]["band"] for row in await database.fetch(OUTBOX) if "band" in row["type"]]
    assert told == ["in_stock", "low", "out", "in_stock"]


async def test_what_counts_as_low_can_be_changed_and_shoppers_are_told(
    api: CatalogueApi, client: httpx2.AsyncClient
) -> None:
    product = await api.create()
    variant, path = product["variants"][0]["id"], f"/products/{product['id']}"
    await eventually(client, path, "in_stock")
    changed = await api.write("PUT", f"/products/variants/{variant}/stock/low-at", json={"low_at": 10})
    assert (changed.status_code, changed.json()["low_at"], changed.json()["availability"]) == (200, 10, "low")
    await eventually(client, path, "low")
    await api.write("PUT", f"/products/variants/{variant}/stock/low-at", json={"low_at": 0})
    await eventually(client, path, "in_stock")
    for wrong in (-1, 1_000_001, 2.5, None):
        refused = await api.write("PUT", f"/products/variants/{variant}/stock/low-at", json={"low_at": wrong})
        assert (refused.status_code, refused.json()["code"]) == (422, "validation_failed")
    unknown = await api.write("PUT", f"/products/variants/{uuid4()}/stock/low-at", json={"low_at": 1})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "variant_not_found")


async def test_movements_are_signed_reasoned_and_bounded(api: CatalogueApi) -> None:
    variant = (await api.create())["variants"][0]["id"]
    path = f"/products/variants/{variant}/stock/movements"
    assert (await api.write("POST", path, json={"quantity": 5, "reason": "receipt"})).json()["available"] == 15
    lost = await api.write("POST", path, json={"quantity": -3, "reason": "adjustment", "note": "broken in transit"})
    assert [movement["quantity"] for movement in lost.json()["movements"]] == [-3, 5, 10]
    await api.hold({variant: 12})
    too_many = await api.write("POST", path, json={"quantity": -1, "reason": "adjustment"})
    assert (too_many.status_code, too_many.json()["code"]) == (409, "stock_would_be_negative")
    for body in ({"quantity": 0, "reason": "receipt"}, {"quantity": -1, "reason": "receipt"}):
        assert (await api.write("POST", path, json=body)).json()["code"] == "invalid_movement"
    assert (await api.write("POST", path, json={"quantity": 1, "reason": "initial"})).status_code == 422


@pytest.mark.parametrize("kind", [name for name, each in event_types().items() if each.producer == "product-service"])
async def test_a_notice_of_another_process_drops_the_cached_page(
    kind: str, app: FastAPI, api: CatalogueApi, client: httpx2.AsyncClient, database: Database
) -> None:
    product = await api.create()
    # A category is none of a product's page.
    path = "/categories" if "category" in kind else f"/products/{product['id']}"
    async with asyncio.timeout(30):
        while await database.fetch_value(WAITING):
            await asyncio.sleep(0.05)
    await asyncio.sleep(0.2)
    await client.get(path)
    cache = app.state.front.cache
    assert cache.peek((path, b"")) is not None
    known = {"product_id": product["id"]} if "product_id" in event_types()[kind].schema["properties"] else {}
    event = an_event(kind, product["id"], **known)
    await app.state.platform.valkey.xadd("souk.products", {"event": event.encode()})
    async with asyncio.timeout(30):
        while cache.peek((path, b"")) is not None:
            await asyncio.sleep(0.01)


async def test_dashboards_see_how_the_stock_stands_and_what_became_of_holds(
    api: CatalogueApi, database: Database
) -> None:
    def sample(name: str, **labels: str) -> float:
        return REGISTRY.get_sample_value(name, labels) or 0.0

    outcomes = ("held", "sold", "released", "out_of_stock")
    before = [sample("souk_reservations_total", outcome=outcome) for outcome in outcomes]
    plenty, few = [(await api.create())["variants"][0]["id"] for _ in range(2)]
    await api.hold({few: 10}, one := uuid4())
    await api.settle(one, "commit")
    await api.hold({plenty: 1}, other := uuid4())
    await api.settle(other, "release")
    await api.hold({few: 1})
    await measure_stock(database)
    after = [sample("souk_reservations_total", outcome=outcome) for outcome in outcomes]
    assert [now - then for now, then in zip(after, before, strict=True)] == [2, 1, 1, 1]
    assert (sample("souk_variants", band="in_stock"), sample("souk_variants", band="out")) == (1, 1)
    assert sample("souk_oversold_variants") == 0
