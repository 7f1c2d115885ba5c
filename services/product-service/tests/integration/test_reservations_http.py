"""Holds on stock as order-service uses them."""

from typing import Any
from uuid import uuid4

from catalogue_api import CatalogueApi


async def test_a_hold_is_made_once_and_repeated(api: CatalogueApi) -> None:
    variant = (await api.create())["variants"][0]["id"]
    reservation_id = uuid4()
    first = await api.hold({variant: 3}, reservation_id)
    again = await api.hold({variant: 3}, reservation_id)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json() == {"reservation_id": str(reservation_id), "status": "held"}
    assert await api.stock(variant) == (7, 3, 0)


async def test_a_repeat_with_other_lines_is_refused(api: CatalogueApi) -> None:
    variant = (await api.create())["variants"][0]["id"]
    reservation_id = uuid4()
    await api.hold({variant: 3}, reservation_id)
    assert (await api.hold({variant: 4}, reservation_id)).json()["code"] == "reservation_mismatch"


async def test_all_lines_are_held_or_none(api: CatalogueApi) -> None:
    plenty = (await api.create())["variants"][0]["id"]
    scarce = (await api.create(variants=[{"sku": "FEW", "price": {"amount": 1, "currency": "EUR"}, "stock": 1}]))[
        "variants"
    ][0]["id"]
    unknown = str(uuid4())
    answer = await api.hold({plenty: 2, scarce: 2, unknown: 1})
    assert (answer.status_code, answer.json()["code"]) == (409, "out_of_stock")
    shortages = {fault["variant_id"]: (fault["requested"], fault["available"]) for fault in answer.json()["errors"]}
    assert shortages == {scarce: (2, 1), unknown: (1, 0)}
    assert {fault["code"] for fault in answer.json()["errors"]} == {"out_of_stock"}
    assert await api.stock(plenty) == (10, 0, 0)


async def test_commit_sells_once(api: CatalogueApi) -> None:
    variant = (await api.create())["variants"][0]["id"]
    reservation_id = uuid4()
    await api.hold({variant: 4}, reservation_id)
    for _ in range(2):
        answer = await api.settle(reservation_id, "commit")
        assert (answer.status_code, answer.json()["status"]) == (200, "committed")
    assert await api.stock(variant) == (6, 0, 4)
    released = await api.settle(reservation_id, "release")
    assert (released.status_code, released.json()["code"]) == (409, "reservation_committed")


async def test_release_gives_back_once(api: CatalogueApi) -> None:
    variant = (await api.create())["variants"][0]["id"]
    reservation_id = uuid4()
    await api.hold({variant: 4}, reservation_id)
    for _ in range(2):
        assert (await api.settle(reservation_id, "release")).json()["status"] == "released"
    assert await api.stock(variant) == (10, 0, 0)
    assert (await api.settle(reservation_id, "commit")).json()["code"] == "reservation_gone"


async def test_a_release_that_comes_first_keeps_the_hold_away(api: CatalogueApi) -> None:
    variant = (await api.create())["variants"][0]["id"]
    reservation_id = uuid4()
    assert (await api.settle(reservation_id, "release")).status_code == 200
    late = await api.hold({variant: 1}, reservation_id)
    assert (late.status_code, late.json()["code"]) == (409, "reservation_released")
    assert await api.stock(variant) == (10, 0, 0)


async def test_a_commit_of_nothing_is_refused(api: CatalogueApi) -> None:
    assert (await api.settle(uuid4(), "commit")).json()["code"] == "reservation_gone"


async def test_sold_pieces_come_back_once_per_restock_id(api: CatalogueApi) -> None:
    variant = (await api.create())["variants"][0]["id"]
    reservation_id, restock_id = uuid4(), uuid4()
    await api.hold({variant: 4}, reservation_id)
    lines = [{"variant_id": variant, "quantity": 3}]
    early = await api.settle(reservation_id, "restock", restock_id=str(restock_id), lines=lines)
    assert early.json()["code"] == "reservation_not_sold"
    await api.settle(reservation_id, "commit")
    for _ in range(2):
        answer = await api.settle(reservation_id, "restock", restock_id=str(restock_id), lines=lines)
        assert answer.status_code == 200, answer.text
    assert await api.stock(variant) == (9, 0, 4)
    more = await api.settle(reservation_id, "restock", restock_id=str(uuid4()), lines=lines)
    assert more.json()["code"] == "restock_exceeds_sale"
    assert await api.stock(variant) == (9, 0, 4)


async def test_quantities_that_make_no_sense_are_refused(api: CatalogueApi) -> None:
    variant = (await api.create())["variants"][0]["id"]
    senseless: list[Any] = [0, -1, 10**9, 1.5, "1", True]
    for quantity in senseless:
        assert (await api.hold({variant: quantity})).status_code == 422
    assert await api.stock(variant) == (10, 0, 0)


async def test_lookup_answers_what_a_cart_must_know(api: CatalogueApi) -> None:
    product = await api.create(
        variants=[
            {
                "sku": "RED-M", "price": {"amount": 1500, "currency": "EUR"}, "stock": 2, "line_limit": 3,
                "compare_at": {"amount": 2000, "currency": "EUR"}, "attributes": {"Colour": "Red", "Size": "M"},
            }
        ]
    )  # fmt: skip
    variant = product["variants"][0]["id"]
    answer = await api.client.post(
        "/internal/variants/lookup",
        headers=api.service,
        json={"variant_ids": [variant, str(uuid4())], "locale": "de-AT", "later": "field"},
    )
    assert answer.json()["variants"] == [
        {
            "variant_id": variant, "product_id": product["id"], "sku": "RED-M", "title": "Blue teapot",
            "lang": "en", "variant_title": "Red / M", "slug": product["slug"], "image_url": None,
            "price": {"amount": 1500, "currency": "EUR"}, "compare_at": {"amount": 2000, "currency": "EUR"},
            "available": 2, "purchasable": True, "line_limit": 3, "weight_grams": 0,
        }
    ]  # fmt: skip
