"""Slugs and SKUs: made where none was given, refused where one was, and the refusal names who has it."""

import asyncio
import re
from typing import Any

import httpx2
import psycopg
import pytest
from catalogue_api import CatalogueApi, a_product_body

from testkit.databases import TestDatabase


def a_variant(sku: str, **changes: Any) -> dict[str, Any]:
    return {"sku": sku, "price": {"amount": 100, "currency": "EUR"}, "stock": 3} | changes


async def test_two_products_of_one_title_get_two_slugs_even_at_the_same_time(api: CatalogueApi) -> None:
    made = await asyncio.gather(*(api.create(title="蓝色衬衫", slug=None) for _ in range(8)))
    assert sorted(product["slug"] for product in made) == [
        "lansechenshan", *(f"lansechenshan-{number}" for number in range(2, 9)),
    ]  # fmt: skip


async def test_a_made_slug_and_a_chosen_one_do_not_meet(api: CatalogueApi) -> None:
    """Whoever is second: the made one moves on, the chosen one is refused, and nothing fails."""
    chosen = [api.write("POST", "/products", json=a_product_body(slug=f"teapot-{number}")) for number in (2, 3, 4)]
    made = [api.write("POST", "/products", json=a_product_body(title="Teapot", slug=None)) for _ in range(5)]
    answers = await asyncio.gather(*made, *chosen)
    assert [answer.status_code for answer in answers[:5]] == [201] * 5
    assert {answer.status_code for answer in answers[5:]} <= {201, 409}
    slugs = [answer.json()["slug"] for answer in answers if answer.status_code == 201]
    assert len(slugs) == len(set(slugs))


async def test_a_made_slug_does_not_take_the_address_of_another_product(api: CatalogueApi) -> None:
    moved = await api.create(slug="kettle")
    await api.write("PATCH", f"/products/{moved['id']}", moved["version"], json={"slug": "red-kettle"})
    assert (await api.create(title="Kettle", slug=None))["slug"] == "kettle-2"
    assert (await api.client.get("/products/kettle")).headers["location"].endswith("/products/red-kettle")


async def test_equal_names_of_categories_under_two_parents(api: CatalogueApi) -> None:
    async def add(name: str, **changes: Any) -> httpx2.Response:
        return await api.write("POST", "/categories", json={"names": {"en": name}} | changes)

    women, men = (await add("Women")).json(), (await add("Men")).json()
    shoes = [(await add("Shoes", parent_id=parent["id"])).json()["slug"] for parent in (women, men)]
    assert shoes == ["shoes", "shoes-2"]
    assert [answer.json()["slug"] for answer in await asyncio.gather(add("鞋"), add("鞋"))].count("xie") == 1
    assert (await add("!!!")).json()["slug"] == "category"
    refused = await add("Other", slug="women")
    assert (refused.status_code, refused.json()["holder"]) == (409, {"id": women["id"], "title": "Women"})
    renamed = await api.write(
        "PUT", f"/categories/{men['id']}", men["version"], json={"names": {"en": "Men"}, "slug": "women"}
    )
    assert (renamed.status_code, renamed.json()["holder"]["id"]) == (409, women["id"])


@pytest.mark.parametrize("sku", ["ABC 123", "A(1)", "Größe-42", "尺码/大", "#1 & <b>'\"\\%_"])
async def test_a_sku_of_any_printable_text_is_kept_found_and_looked_up(sku: str, api: CatalogueApi) -> None:
    product = await api.create(variants=[a_variant(sku)])
    assert product["variants"][0]["sku"] == sku
    found = await api.client.post(
        "/internal/variants/lookup", json={"variant_ids": [product["variants"][0]["id"]]}, headers=api.service
    )
    assert found.json()["variants"][0]["sku"] == sku
    shouted = await api.write("POST", "/products", json=a_product_body(variants=[a_variant(sku.upper())]))
    assert shouted.json()["code"] == "sku_taken"


@pytest.mark.parametrize("sku", ["   ", "a" * 65, "a\tb", "a\u0000b", "a\u202eb"])
async def test_what_cannot_be_printed_is_refused_as_a_sku(sku: str, api: CatalogueApi) -> None:
    answer = await api.write("POST", "/products", json=a_product_body(variants=[a_variant(sku)]))
    assert answer.status_code == 422


async def test_one_sku_at_the_same_time_is_given_once(api: CatalogueApi) -> None:
    bodies = [a_product_body(variants=[a_variant(sku)]) for sku in ("Same", "SAME", "same", "samE")]
    answers = await asyncio.gather(*(api.write("POST", "/products", json=body) for body in bodies))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert all("holder" in answer.json() for answer in answers if answer.status_code == 409)


async def test_variants_return_and_combinations_stand_once(api: CatalogueApi) -> None:
    product = await api.create(variants=[a_variant("R", attributes={"Colour": "Red", "Size": "M"}), a_variant("X")])
    path, red = f"/products/{product['id']}/variants", product["variants"][0]["id"]
    same = a_variant("R2", attributes={"Size": "m", "Colour": "red"})
    refused = await api.write("POST", path, json=same)
    assert (refused.status_code, refused.json()["code"], refused.json()["holder"]) == (
        409, "options_taken", {"sku": "R"},
    )  # fmt: skip
    await api.write("DELETE", f"{path}/{red}", product["version"])
    assert (await api.write("POST", path, json=same)).status_code == 201
    returning = a_variant("r", stock=99, attributes={"Colour": "Red", "Size": "L"})
    back = await api.write("POST", path, json=returning)
    assert back.status_code == 201, back.text
    (found,) = [variant for variant in back.json()["variants"] if variant["id"] == red]
    assert (found["sku"], found["withdrawn"], found["stock"]["available"]) == ("r", False, 3)


async def test_skus_of_old_that_differ_by_case_do_not_stop_an_edit(
    api: CatalogueApi, own_database: TestDatabase
) -> None:
    first = await api.create(variants=[a_variant("Old")])
    second = await api.create(variants=[a_variant("other")])
    with psycopg.connect(own_database.migrator_url, autocommit=True) as owner:
        owner.execute("UPDATE variants SET sku = 'OLD', sku_folded = 'old ' || id WHERE sku = 'other'")
    answer = await api.write("PATCH", f"/products/{second['id']}", second["version"], json={"title": "New"})
    assert (answer.status_code, answer.json()["variants"][0]["sku"]) == (200, "OLD")
    taken = await api.write("POST", "/products", json=a_product_body(variants=[a_variant("oLD")]))
    assert taken.json()["holder"]["product_id"] == first["id"]
    assert re.fullmatch(r".*\"Old\".*", taken.json()["detail"])
