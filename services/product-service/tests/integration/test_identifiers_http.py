"""Brand, maker's numbers and GTINs: kept, shown, told of, found; and each GTIN belongs to one variant."""

import asyncio
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa
from builders import a_gtin
from catalogue_api import CatalogueApi, a_product_body

from servicekit.database import Database, Statement
from testkit.words import code_at

FACTS = Statement(sa.text("SELECT type, data FROM outbox WHERE type LIKE 'souk.product.%' ORDER BY id"))


def a_variant(sku: str, *gtins: str, **changes: Any) -> dict[str, Any]:
    price = {"amount": 100, "currency": "EUR"}
    return {"sku": sku, "price": price, "attributes": {"Kind": sku}, "gtins": list(gtins)} | changes


async def test_they_are_kept_as_they_are_written_in_one_way(api: CatalogueApi) -> None:
    sent = a_variant("A", " 4006381-333931", "96385074", "04006381333931", mpn=" TP-9 ")
    made = await api.create(brand=" Anvil & Sons ", variants=[sent, a_variant("B")])
    assert made["brand"] == "Anvil & Sons"
    shown = [(one["mpn"], one["gtins"]) for one in made["variants"]]
    assert shown == [("TP-9", ["04006381333931", "00000096385074"]), (None, [])]
    page = (await api.client.get(f"/products/{made['slug']}")).json()
    assert page["brand"] == "Anvil & Sons"
    assert [(one["mpn"], one["gtins"]) for one in page["variants"]] == shown


async def test_a_preview_of_a_draft_shows_them(api: CatalogueApi) -> None:
    made = await api.create(status="draft", brand="Anvil", variants=[a_variant("A", a_gtin(), mpn="TP-9")])
    answer = await api.client.get(f"/products/{made['id']}?preview=shopper", headers=api.admin)
    seen, (variant,) = answer.json(), answer.json()["variants"]
    assert (seen["brand"], variant["mpn"], variant["gtins"]) == ("Anvil", "TP-9", [a_gtin()])


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"brand": "x" * 71}, "body.brand", "string_too_long"),
        ({"brand": "two\nlines"}, "body.brand", "text_not_acceptable"),
        ({"variants": [a_variant("A", mpn="x" * 71)]}, "body.variants.0.mpn", "string_too_long"),
        ({"variants": [a_variant("A", a_gtin(), "4006381333932")]}, "body.variants.0.gtins.1", "gtin_check_digit"),
        ({"variants": [a_variant("A", "x")]}, "body.variants.0.gtins.0", "gtin_invalid"),
        ({"variants": [a_variant("A", "2000000000008")]}, "body.variants.0.gtins.0", "gtin_restricted"),
        ({"variants": [a_variant("A", *map(a_gtin, range(21)))]}, "body.variants.0.gtins", "too_long"),
    ],
)
async def test_what_is_none_is_refused_at_its_field(
    changes: dict[str, Any], field: str, code: str, api: CatalogueApi
) -> None:
    answer = await api.write("POST", "/products", json=a_product_body(**changes))
    assert answer.status_code == 422
    assert code_at(answer.json(), field) == code


async def test_what_is_empty_was_not_given(api: CatalogueApi) -> None:
    made = await api.create(brand="  ", variants=[a_variant("A", mpn="")])
    assert (made["brand"], made["variants"][0]["mpn"]) == (None, None)


async def test_a_brand_changes_where_it_is_named_and_goes_with_null(api: CatalogueApi) -> None:
    made = await api.create(brand="Anvil")
    path = f"/products/{made['id']}"
    for version, (body, brand) in enumerate(
        [({"title": "Other"}, "Anvil"), ({"brand": "Hammer"}, "Hammer"), ({"brand": None}, None)], start=1
    ):
        answer = await api.write("PATCH", path, version, json=body)
        assert answer.json()["brand"] == brand


async def test_a_gtin_that_another_product_has_is_refused_with_its_holder(api: CatalogueApi) -> None:
    holder = await api.create(title="Kettle", variants=[a_variant("K", a_gtin(1))])
    refused = await api.write("POST", "/products", json=a_product_body(variants=[a_variant("T", a_gtin(1))]))
    problem = refused.json()
    assert (refused.status_code, problem["code"]) == (409, "gtin_taken")
    assert problem["holder"] == {
        "product_id": holder["id"], "variant_id": holder["variants"][0]["id"], "title": "Kettle", "sku": "K",
        "gtin": a_gtin(1),
    }  # fmt: skip
    assert problem["errors"][0]["field"] == "gtins"
    other = await api.create(variants=[a_variant("T")])
    path = f"/products/{other['id']}/variants"
    for answer in (
        await api.write("POST", path, json=a_variant("U", a_gtin(1))),
        await api.write(
            "PUT", f"{path}/{other['variants'][0]['id']}", other["version"], json=a_variant("T", a_gtin(1))
        ),
    ):
        assert (answer.status_code, answer.json()["holder"]["sku"]) == (409, "K")
    assert (await api.seen_by_staff(other["id"]))["version"] == other["version"]


async def test_siblings_hand_their_gtins_to_each_other_in_one_save(api: CatalogueApi) -> None:
    made = await api.create(variants=[a_variant("A", a_gtin(1), a_gtin(2)), a_variant("B", a_gtin(3))])
    first, second = (one["id"] for one in made["variants"])
    swapped = [a_variant("A", a_gtin(3), id=first), a_variant("B", a_gtin(2), a_gtin(1), id=second)]
    body = a_product_body(variants=swapped)
    answer = await api.write("PUT", f"/products/{made['id']}", made["version"], json=body)
    assert [one["gtins"] for one in answer.json()["variants"]] == [[a_gtin(3)], [a_gtin(2), a_gtin(1)]]
    twice = [a_variant("A", a_gtin(3), id=first), a_variant("B", a_gtin(3), id=second)]
    refused = await api.write("PUT", f"/products/{made['id']}", 2, json=a_product_body(variants=twice))
    assert (refused.status_code, refused.json()["holder"]["sku"]) == (409, "A")


async def test_a_withdrawn_variant_keeps_its_gtin_until_it_gives_it_up(api: CatalogueApi) -> None:
    made = await api.create(variants=[a_variant("A", a_gtin(1)), a_variant("B")])
    path, gone = f"/products/{made['id']}/variants", made["variants"][0]["id"]
    await api.write("DELETE", f"{path}/{gone}", 1)
    refused = await api.write("POST", path, json=a_variant("C", a_gtin(1)))
    assert (refused.status_code, refused.json()["holder"]["variant_id"]) == (409, gone)
    await api.write("PUT", f"{path}/{gone}", 2, json=a_variant("A"))
    assert (await api.write("POST", path, json=a_variant("C", a_gtin(1)))).status_code == 201


async def test_one_gtin_at_the_same_time_is_given_once(api: CatalogueApi) -> None:
    bodies = [a_product_body(variants=[a_variant(f"S{number}", a_gtin(1))]) for number in range(4)]
    answers = await asyncio.gather(*(api.write("POST", "/products", json=body) for body in bodies))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert all("holder" in answer.json() for answer in answers if answer.status_code == 409)


async def test_two_products_that_want_each_others_gtins_are_both_answered(api: CatalogueApi) -> None:
    one, other = [await api.create(variants=[a_variant(sku, a_gtin(number))]) for number, sku in enumerate("AB")]
    for _ in range(5):

        async def take(product: dict[str, Any], number: int) -> httpx2.Response:
            variant = product["variants"][0]
            body = a_variant(variant["sku"], a_gtin(number))
            return await api.write("PUT", f"/products/{product['id']}/variants/{variant['id']}", 1, json=body)

        answers = await asyncio.gather(take(one, 1), take(other, 0))
        assert {answer.status_code for answer in answers} == {409}


async def test_others_hear_of_them_with_the_version_of_the_save(api: CatalogueApi, database: Database) -> None:
    made = await api.create(variants=[a_variant("A")])
    path = f"/products/{made['id']}"
    variant = f"{path}/variants/{made['variants'][0]['id']}"
    await api.write("PATCH", path, 1, json={"brand": "Anvil"})
    await api.write("PUT", variant, 2, json=a_variant("A", a_gtin(), mpn="TP-9"))
    await api.write("PATCH", path, 3, json={"status": "draft"})
    await api.write("PATCH", path, 4, json={"brand": "Hammer"})
    told = [
        (
            row["type"].split(".")[2], row["data"]["version"], row["data"]["brand"],
            row["data"]["variants"][0]["mpn"], row["data"]["variants"][0]["gtins"],
        )
        for row in await database.fetch(FACTS)
    ]  # fmt: skip
    assert told == [
        ("published", 1, None, None, []),
        ("updated", 2, "Anvil", None, []),
        ("updated", 3, "Anvil", "TP-9", [a_gtin()]),
        ("archived", 4, "Anvil", "TP-9", [a_gtin()]),
    ]
    assert (await api.seen_by_staff(made["id"]))["version"] == 5


async def test_staff_find_by_a_whole_gtin_or_makers_number(api: CatalogueApi) -> None:
    for status, sku, gtin in (("published", "A", "4006381333931"), ("archived", "B", "96385074")):
        await api.create(
            title=sku, slug=None, status=status, brand=f"Brand{sku}", variants=[a_variant(sku, gtin, mpn=f"TP{sku}9")]
        )
    for words, titles in {
        "4006381333931": ["A"],
        "04006381333931": ["A"],
        "4 006381 333931": ["A"],
        "96385074": ["B"],
        "4006381333932": [],
        "400638133": [],
        "tpa9": ["A"],
        "TPB9": ["B"],
        "TPB": [],
    }.items():
        answer = await api.client.get("/products/staff", params={"q": words}, headers=api.admin)
        assert [item["title"] for item in answer.json()["items"]] == titles, words


async def test_shoppers_find_by_brand_and_makers_number(api: CatalogueApi) -> None:
    await api.create(brand="Anvil", variants=[a_variant("A", mpn="TP900")])
    for words in ("anvil", "tp900"):
        found = (await api.client.get("/products/search", params={"q": words})).json()
        assert [item["title"] for item in found["items"]] == ["Blue teapot"], words
