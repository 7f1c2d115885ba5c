"""Lists, filters, counts, searches."""

import json
from base64 import urlsafe_b64encode
from typing import Any
from uuid import UUID

import httpx2
import pytest
from catalogue_api import CatalogueApi

from product_service.presentation.http.answers import CardPage, CategoryAnswer, ProductAnswer
from servicekit.pages import Page


async def a_category(api: CatalogueApi, name: str, parent: dict[str, Any] | None = None) -> dict[str, Any]:
    answer = await api.write(
        "POST", "/categories", json={"names": {"en": name}, "parent_id": parent["id"] if parent else None}
    )
    assert answer.status_code == 201, answer.text
    category: dict[str, Any] = answer.json()
    return category


async def stocked(api: CatalogueApi, title: str, price: int = 100, stock: int = 10, **changes: Any) -> dict[str, Any]:
    variant = {"sku": title.upper().replace(" ", "-"), "price": {"amount": price, "currency": "EUR"}, "stock": stock}
    return await api.create(title=title, slug=None, variants=[variant], **changes)


async def titles(client: httpx2.AsyncClient, query: str) -> list[str]:
    answer = await client.get(f"/products{query}")
    assert answer.status_code == 200, answer.text
    return [item["title"] for item in answer.json()["items"]]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("newest", "EDCBA"),
        ("price_asc", "EABCD"),
        ("price_desc", "DCBAE"),
        ("title", "ABCDE"),
    ],
)
async def test_pages_follow_each_other_without_gap_or_repeat(
    sort: str, expected: str, api: CatalogueApi, client: httpx2.AsyncClient
) -> None:
    for title, price in zip("ABCDE", (10, 20, 30, 40, 5), strict=True):
        await stocked(api, title, price)
    seen, cursor = [], ""
    while True:
        page = (await client.get(f"/products?limit=2&sort={sort}{cursor}")).json()
        seen += [item["title"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert "".join(seen) == expected


async def test_filters_and_their_counts(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    kitchen = await a_category(api, "Kitchen")
    tea = await a_category(api, "Tea", kitchen)
    await stocked(api, "Kettle", 5000, category_ids=[kitchen["id"]], attributes={"Colour": "Red"})
    await stocked(api, "Teapot", 3000, category_ids=[tea["id"]], attributes={"Colour": "Blue"})
    await stocked(api, "Cup", 900, stock=0, category_ids=[tea["id"]], attributes={"Colour": "Blue"})
    assert await titles(client, "?category=kitchen&sort=title") == ["Cup", "Kettle", "Teapot"]
    assert await titles(client, f"?category={tea['id']}&sort=title") == ["Cup", "Teapot"]
    assert await titles(client, "?min_price=1000&max_price=4000") == ["Teapot"]
    assert await titles(client, "?attribute=Colour:Blue&sort=title") == ["Cup", "Teapot"]
    both = "?attribute=Colour:Blue&attribute=Colour:Red&sort=title"
    assert await titles(client, both) == ["Cup", "Kettle", "Teapot"]
    counted = (await client.get("/products?category=kitchen&counts=true")).json()["counts"]
    assert (counted["total"], counted["categories"]) == (3, {kitchen["id"]: 3, tea["id"]: 2})
    assert counted["attributes"] == {"Colour": {"Blue": 2, "Red": 1}}
    assert counted["price"]["lowest"]["amount"] == 900
    assert (await client.get("/products?category=nowhere")).json()["code"] == "unknown_category"
    assert (await client.get("/products?attribute=Colour")).json()["code"] == "invalid_filter"


def reduced(sku: str, price: int = 100, **changes: Any) -> dict[str, Any]:
    euros = [{"amount": amount, "currency": "EUR"} for amount in (price, price * 2)]
    return {"sku": sku, "price": euros[0], "compare_at": euros[1], "stock": 1, "attributes": {"Kind": sku}} | changes


async def test_what_is_on_sale_has_a_reduced_variant(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    plain = {"sku": "PLAIN", "price": {"amount": 90, "currency": "EUR"}, "attributes": {"Kind": "plain"}}
    reduction = await api.create(title="Kettle", slug=None, variants=[plain, reduced("CHEAP")])
    await stocked(api, "Teapot")
    assert await titles(client, "?on_sale=true") == ["Kettle"]
    assert await titles(client, "?on_sale=false&sort=title") == ["Kettle", "Teapot"]
    assert await titles(client, "/search?q=teapot&on_sale=true") == []
    counted = (await client.get("/products?counts=true")).json()["counts"]
    assert (counted["total"], counted["on_sale"]) == (2, 1)
    cheap = reduction["variants"][1]["id"]
    withdrawn = await api.write("DELETE", f"/products/{reduction['id']}/variants/{cheap}", reduction["version"])
    assert withdrawn.status_code == 200
    assert await titles(client, "?on_sale=true") == []


async def test_a_moved_category_takes_its_products_along(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    kitchen, garden = await a_category(api, "Kitchen"), await a_category(api, "Garden")
    tea = await a_category(api, "Tea", kitchen)
    await stocked(api, "Teapot", category_ids=[tea["id"]])
    assert await titles(client, "?category=garden") == []
    change = {"names": {"en": "Tea"}, "parent_id": garden["id"]}
    moved = await api.write("PUT", f"/categories/{tea['id']}", tea["version"], json=change)
    assert moved.json()["path"] == [garden["id"], tea["id"]]
    assert await titles(client, "?category=garden") == ["Teapot"]
    assert await titles(client, "?category=kitchen") == []
    loop = {"names": {"en": "Garden"}, "parent_id": tea["id"]}
    answer = await api.write("PUT", f"/categories/{garden['id']}", garden["version"], json=loop)
    assert answer.json()["code"] == "category_cycle"
    full = await api.write("DELETE", f"/categories/{tea['id']}", moved.json()["version"])
    assert full.json()["code"] == "category_not_empty"
    assert (await api.write("DELETE", f"/categories/{kitchen['id']}", kitchen["version"])).status_code == 204
    assert [item["slug"] for item in (await client.get("/categories")).json()["items"]] == ["garden", "tea"]


async def test_search_finds_words_phrases_and_what_is_misspelt(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    await stocked(api, "Concert guitar", description="Cedar top for warm evenings.", attributes={"Brand": "Cadenza"})
    await stocked(api, "Guitar strings", description="Six strings.")
    await stocked(api, "Violin", description="Sounds nearly like a guitar.")
    assert (await titles(client, "/search?q=guitars"))[-1] == "Violin"
    assert await titles(client, "/search?q=Cadenza") == ["Concert guitar"]
    assert await titles(client, "/search?q=guitar -strings -nearly") == ["Concert guitar"]
    assert await titles(client, "/search?q=gitar strngs") == ["Guitar strings"]
    assert await titles(client, "/search?q=VIOLIN") == ["Violin"]
    assert await titles(client, "/search?q=zzzzzz") == []
    first = (await client.get("/products/search?q=guitar&limit=1")).json()
    second = (await client.get(f"/products/search?q=guitar&limit=1&cursor={first['next_cursor']}")).json()
    assert first["items"] != second["items"]


@pytest.mark.parametrize("words", ["guitar", "gitar", "guita"], ids=["whole", "misspelt", "unfinished"])
async def test_what_a_search_finds_is_counted_and_sorted_like_a_list(
    words: str, api: CatalogueApi, client: httpx2.AsyncClient
) -> None:
    for title, price in (("Guitar B", 30), ("Guitar A", 20), ("Guitar C", 10), ("Violin", 5)):
        await stocked(api, title, price, attributes={"Brand": title[-1]})
    for sort, expected in (("title", "ABC"), ("price_asc", "CAB"), ("price_desc", "BAC"), ("newest", "CAB")):
        query = f"/products/search?q={words}&sort={sort}&counts=true"
        first = (await client.get(f"{query}&limit=2")).json()
        further = (await client.get(f"{query}&limit=2&cursor={first['next_cursor']}")).json()
        seen = [item["title"][-1] for item in first["items"] + further["items"]]
        assert "".join(seen) == expected, sort
        assert (first["counts"]["total"], first["counts"]["attributes"]) == (3, {"Brand": {"A": 1, "B": 1, "C": 1}})
        assert (further["next_cursor"], "counts" in further) == (None, False)
    first = (await client.get(f"/products/search?q={words}&limit=2")).json()
    assert "counts" not in first
    further = (await client.get(f"/products/search?q={words}&limit=2&cursor={first['next_cursor']}")).json()
    assert len(further["items"]) == 1


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("/products/search?q=a", [-1]),
        ("/products/search?q=a", [501]),
        ("/products/search?q=a", [2**63]),
        ("/products/search?q=a&sort=title", [0]),
        ("/products?sort=price_asc", [2**63, str(UUID(int=1))]),
        ("/products?sort=newest", ["0001-01-01T00:00:00+14:00", str(UUID(int=1))]),
        ("/products?sort=title", ["a\0b", str(UUID(int=1))]),
    ],
)
async def test_cursors_with_keys_that_no_column_holds_are_refused(
    client: httpx2.AsyncClient, query: str, values: list[object]
) -> None:
    cursor = urlsafe_b64encode(json.dumps(values).encode()).decode()
    answer = await client.get(query, params={**httpx2.URL(query).params, "cursor": cursor})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_cursor")


@pytest.mark.parametrize("query", ["/products/search?q=%00", "/products?category=a%00", "/products?attribute=a:%00"])
async def test_a_query_that_no_column_holds_is_refused(client: httpx2.AsyncClient, query: str) -> None:
    answer = await client.get(query)
    assert (answer.status_code, answer.json()["code"]) == (422, "validation_failed")


@pytest.mark.parametrize(
    ("title", "queries"),
    [
        ("Crème brûlée", ("creme brulee", "cre\u0300me bru\u0302le\u0301e", "CRÈME", "brul", "crème -cake")),
        ("Smörgåsbord", ("smorgas", "SMÖRGÅS", "smörgåsbord")),
        ("Wi\u2011Fi router", ("wifi", "Wi-Fi", "wi fi", "wi\u2013fi router", '"wi-fi router"')),
        ("蓝色衬衫", ("衬衫", "蓝色衬衫", "衫", "色衬")),
        ("カタカナのシャツ", ("シャツ", "ｼｬﾂ")),
        ("Men\u2019s shirt", ("men's", "mens shirt", "men")),
    ],
)
async def test_search_finds_what_is_written_otherwise(
    title: str, queries: tuple[str, ...], api: CatalogueApi, client: httpx2.AsyncClient
) -> None:
    await api.create(title=title, slug=None)
    await api.create(title="红色的裤子", slug=None)
    await api.create(title="Cake", slug=None)
    for query in queries:
        found = await client.get("/products/search", params={"q": query})
        assert [item["title"] for item in found.json()["items"]] == [title], query


async def test_skus_and_other_languages_are_found_too(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    variant = {"sku": "Größe-42/(A)", "price": {"amount": 100, "currency": "EUR"}, "stock": 1}
    translations = {"fr": {"title": "Théière bleue", "description": "En grès."}}
    await api.create(title="Teapot", slug=None, variants=[variant], translations=translations)
    for query in ("Größe-42/(A)", "grosse-42", "theiere", "gres", "GRÈS"):
        found = await client.get("/products/search", params={"q": query})
        assert [item["title"] for item in found.json()["items"]] == ["Teapot"], query


async def test_whole_words_come_before_beginnings(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    await stocked(api, "Car")
    await stocked(api, "Cartwheel")
    await stocked(api, "Careful carpet")
    assert await titles(client, "/search?q=car") == ["Car", "Careful carpet", "Cartwheel"]


@pytest.mark.parametrize("limit", [1, 2, 100])
async def test_titles_are_sorted_without_case_and_accents_on_every_page(
    limit: int, api: CatalogueApi, client: httpx2.AsyncClient
) -> None:
    expected = ["Ålesund", "Eagle", "Éclair", "eclipse", "Egg", "Ørsted lamp", "zebra", "蓝" * 200]
    for title in reversed(expected):
        await api.create(title=title, slug=None)
    seen: list[str] = []
    query: dict[str, str] = {}
    while True:
        page = (await client.get("/products", params={"sort": "title", "limit": str(limit)} | query)).json()
        seen += [item["title"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        query = {"cursor": page["next_cursor"]}
    assert seen == expected


async def test_cursors_that_are_not_ours_are_refused(client: httpx2.AsyncClient) -> None:
    for query in ("/products?cursor=abc", "/products?cursor=WyJ4Il0", "/products/search?q=a&cursor=WyJ4Il0"):
        answer = await client.get(query)
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_cursor")


async def test_cards_and_categories_say_what_language_they_are_in(
    api: CatalogueApi, client: httpx2.AsyncClient
) -> None:
    await api.create(translations={"de": {"title": "Blaue Teekanne"}})
    await api.write("POST", "/categories", json={"names": {"en": "Garden", "de": "Garten"}})
    for locale, title, name, lang in (
        ("de-CH", "Blaue Teekanne", "Garten", "de"),
        ("ar", "Blue teapot", "Garden", "en"),
    ):
        (card,) = (await client.get("/products", params={"locale": locale})).json()["items"]
        (category,) = (await client.get("/categories", params={"locale": locale})).json()["items"]
        assert (card["title"], card["lang"], category["name"], category["lang"]) == (title, lang, name, lang)


async def test_names_and_versions_of_categories_are_for_staff(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    shelf = await a_category(api, "Shelf")
    path = f"/categories/{shelf['id']}"
    (listed,) = (await client.get("/categories", headers=api.admin)).json()["items"]
    for seen in (listed, (await client.get(path, headers=api.admin)).json()):
        assert (seen["names"], seen["version"]) == ({"en": "Shelf"}, 1)
    (listed,) = (await client.get("/categories")).json()["items"]
    for seen in (listed, (await client.get(path)).json()):
        assert not {"names", "version"} & seen.keys()


async def test_finished_bytes_keep_the_documented_shapes(api: CatalogueApi, client: httpx2.AsyncClient) -> None:
    shelf = await a_category(api, "Shelf")
    product = await api.create(category_ids=[shelf["id"]])
    CardPage.model_validate_json((await client.get("/products?counts=true")).content, strict=False, extra="forbid")
    CardPage.model_validate_json((await client.get("/products/search?q=teapot")).content, extra="forbid")
    Page[CategoryAnswer].model_validate_json((await client.get("/categories")).content, extra="forbid")
    ProductAnswer.model_validate_json((await client.get(f"/products/{product['id']}")).content, extra="forbid")


async def test_staff_list_every_status(api: CatalogueApi) -> None:
    await api.create(status="draft")
    await api.create()
    listed = await api.client.get("/products?status=all&limit=1", headers=api.admin)
    assert listed.json()["items"][0]["status"] == "published"
    rest = await api.client.get(f"/products?status=all&cursor={listed.json()['next_cursor']}", headers=api.admin)
    assert [item["status"] for item in rest.json()["items"]] == ["draft"]
