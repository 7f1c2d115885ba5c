"""What moved a variant's stock and what it cost, as staff read it."""

from typing import Any
from uuid import uuid4

from catalogue_api import CatalogueApi

from product_service.infrastructure import history_statements as history
from testkit.databases import TestDatabase
from testkit.plans import kept_plan


async def all_of(api: CatalogueApi, path: str) -> list[dict[str, Any]]:
    """Every item, two a page."""
    items: list[dict[str, Any]] = []
    cursor = ""
    while True:
        answer = await api.client.get(f"{path}?limit=2{cursor}", headers=api.admin)
        assert answer.status_code == 200, answer.text
        items += answer.json()["items"]
        if answer.json()["next_cursor"] is None:
            return items
        cursor = f"&cursor={answer.json()['next_cursor']}"


async def test_movements_say_who_why_and_what_was_there_afterwards(api: CatalogueApi) -> None:
    (variant,) = (await api.create())["variants"]
    path = f"/products/variants/{variant['id']}/stock/movements"
    for quantity, reason in ((5, "receipt"), (-2, "adjustment")):
        moved = {"quantity": quantity, "reason": reason, "note": "Counted twice."}
        assert (await api.write("POST", path, json=moved)).status_code == 201
    order = uuid4()
    assert (await api.hold({variant["id"]: 4}, order)).status_code == 201
    assert (await api.settle(order, "commit")).status_code == 200
    back = [{"variant_id": variant["id"], "quantity": 1}]
    assert (await api.settle(order, "restock", restock_id=str(uuid4()), lines=back)).status_code == 200
    items = await all_of(api, path)
    assert [(item["reason"], item["quantity"], item["available_after"]) for item in items] == [
        ("return", 1, 10), ("adjustment", -2, 13), ("receipt", 5, 15), ("initial", 10, 10),
    ]  # fmt: skip
    assert [item["order_id"] for item in items] == [str(order), None, None, None]
    assert items[0]["actor_id"] is items[3]["actor_id"] is None
    assert items[1]["actor_id"] == items[2]["actor_id"] is not None
    assert items[1]["note"] == "Counted twice."


async def test_prices_say_since_when_and_who_set_them(api: CatalogueApi) -> None:
    product = await api.create()
    (variant,), version = product["variants"], product["version"]
    path = f"/products/{product['id']}/variants/{variant['id']}"
    for price, compare_at in ((1990, 2490), (1990, 2490), (1490, 2490)):
        prices = {"price": price, "compare_at": compare_at}
        body = {name: {"amount": amount, "currency": "EUR"} for name, amount in prices.items()}
        changed = await api.write("PUT", path, version, json={"sku": variant["sku"]} | body)
        version = changed.json()["version"]
    items = await all_of(api, f"/products/variants/{variant['id']}/prices")
    seen = [(item["price"]["amount"], (item["compare_at"] or {"amount": None})["amount"]) for item in items]
    assert seen == [(1490, 2490), (1990, 2490), (2490, None)]
    assert [item["since"] for item in items] == sorted((item["since"] for item in items), reverse=True)
    assert len({item["actor_id"] for item in items}) == 1
    assert items[0]["actor_id"] is not None


async def test_every_write_of_a_price_notes_down_who_set_it(api: CatalogueApi) -> None:
    product = await api.create()
    path, euros = f"/products/{product['id']}", {"price": {"amount": 500, "currency": "EUR"}}
    added = await api.write("POST", f"{path}/variants", json={"sku": "NEW", "attributes": {"Size": "L"}} | euros)
    replaced = await api.write(
        "PUT", path, added.json()["version"], json={"title": "Pot", "variants": [{"sku": "OTHER"} | euros]}
    )
    for variant in replaced.json()["variants"]:
        for item in await all_of(api, f"/products/variants/{variant['id']}/prices"):
            assert item["actor_id"] is not None, variant["sku"]


async def test_histories_of_what_is_not_there(api: CatalogueApi) -> None:
    for what in ("stock/movements", "prices"):
        answer = await api.client.get(f"/products/variants/{uuid4()}/{what}", headers=api.admin)
        assert (answer.status_code, answer.json()["code"]) == (404, "variant_not_found")


def test_histories_are_read_along_an_index(own_database: TestDatabase) -> None:
    for statement in (history.MOVEMENTS, history.FURTHER_MOVEMENTS, history.PRICES, history.FURTHER_PRICES):
        plan = kept_plan(own_database.migrator_url, statement)
        assert not {node for node in plan if node.startswith("Seq Scan")}, statement
