"""The list that staff work through."""

import csv
import io
from typing import Any

import pytest
import sqlalchemy as sa
from catalogue_api import CatalogueApi
from pictures import a_picture

from servicekit.database import Database, Statement


async def listed(api: CatalogueApi, query: str = "") -> list[str]:
    return [item["title"] for item in (await page_of(api, query))["items"]]


async def page_of(api: CatalogueApi, query: str = "") -> dict[str, Any]:
    answer = await api.client.get(f"/products/staff{query}", headers=api.admin)
    assert answer.status_code == 200, answer.text
    page: dict[str, Any] = answer.json()
    return page


async def a_listed(
    api: CatalogueApi, title: str, price: int = 100, stock: int = 10, sku: str | None = None, **changes: Any
) -> dict[str, Any]:
    variant = {"sku": sku or title.upper().replace(" ", "-"), "price": {"amount": price, "currency": "EUR"}}
    return await api.create(title=title, slug=None, variants=[variant | {"stock": stock}], **changes)


async def test_a_row_says_what_is_to_be_done(api: CatalogueApi) -> None:
    small, large = ({"sku": sku, "attributes": {"Size": sku}, "stock": 4} for sku in ("S", "L"))
    prices = [{"price": {"amount": amount, "currency": "EUR"}} for amount in (900, 1200)]
    made = await api.create(
        status="draft",
        variants=[small | prices[0], large | prices[1]],
        translations={"fr": {"title": "Théière", "description": "En grès."}, "ar": {"title": "إبريق"}},
    )
    (row,) = (await page_of(api))["items"]
    assert (row["id"], row["status"], row["version"]) == (made["id"], "draft", made["version"])
    assert (row["stock"], row["missing"], row["image"]) == (8, ["ar"], None)
    assert (row["price_from"]["amount"], row["price_to"]["amount"]) == (900, 1200)
    assert row["created_at"] == row["updated_at"] == made["updated_at"]


async def test_pieces_of_withdrawn_variants_do_not_count(api: CatalogueApi) -> None:
    one, other = ({"sku": sku, "attributes": {"Size": sku}, "stock": 4} for sku in ("S", "L"))
    price = {"price": {"amount": 900, "currency": "EUR"}}
    made = await api.create(variants=[one | price, other | price])
    await api.write("DELETE", f"/products/{made['id']}/variants/{made['variants'][0]['id']}", made["version"])
    assert [row["stock"] for row in (await page_of(api))["items"]] == [4]


async def test_filters(api: CatalogueApi) -> None:
    shelf = (await api.write("POST", "/categories", json={"names": {"en": "Shelf"}})).json()
    board = (await api.write("POST", "/categories", json={"names": {"en": "Board"}, "parent_id": shelf["id"]})).json()
    french: dict[str, Any] = {"translations": {"fr": {"title": "Bouilloire", "description": "Deux litres."}}}
    await a_listed(api, "Cup", stock=0, status="archived", category_ids=[board["id"]])
    await a_listed(api, "Kettle", status="draft", **french)
    await a_listed(api, "Teapot", stock=3)
    assert await listed(api, "?sort=title") == ["Cup", "Kettle", "Teapot"]
    assert await listed(api, "?status=draft") == ["Kettle"]
    assert await listed(api, "?category=shelf") == ["Cup"]
    assert await listed(api, f"?category={board['id']}") == ["Cup"]
    assert await listed(api, "?stock=out") == ["Cup"]
    assert await listed(api, "?stock=low") == ["Teapot"]
    assert await listed(api, "?missing=fr&sort=title") == ["Cup", "Teapot"]
    assert await listed(api, "?missing=en") == []
    assert await listed(api, "?missing=ar&status=published&stock=low") == ["Teapot"]
    refused = await api.client.get("/products/staff?category=nowhere", headers=api.admin)
    assert refused.json()["code"] == "unknown_category"
    refused = await api.client.get("/products/staff?missing=de", headers=api.admin)
    assert refused.json()["code"] == "validation_failed"


async def test_what_has_no_picture(api: CatalogueApi) -> None:
    pictured, _ = await a_listed(api, "Cup"), await a_listed(api, "Kettle")
    upload = {"file": ("a.png", a_picture(size=(64, 48)), "image/png")}
    assert (await api.write("POST", f"/products/{pictured['id']}/images", files=upload)).status_code == 201
    assert await listed(api, "?without_picture=true") == ["Kettle"]


async def test_words_of_titles_beginnings_of_skus_ids_and_slugs(api: CatalogueApi) -> None:
    teapot = await a_listed(api, "Blue teapot", sku="TP-100-b", translations={"ar": {"title": "إبريق شاي"}})
    await a_listed(api, "Kettle", sku="KE-100", description="Goes with a teapot.", status="draft")
    await a_listed(api, "Blue cup", sku="TP-200", status="archived")
    for words, expected in {
        "blue": ["Blue cup", "Blue teapot"],
        "Teapots": ["Blue teapot"],
        "blue tea": ["Blue teapot"],
        "إبريق": ["Blue teapot"],
        "kettle": ["Kettle"],
        "tp-": ["Blue cup", "Blue teapot"],
        "tp-100": ["Blue teapot"],
        "P-100": [],
        teapot["id"]: ["Blue teapot"],
        "blue-teapot": ["Blue teapot"],
        "the": [],
        "':*": [],
        " ": ["Blue cup", "Blue teapot", "Kettle"],
    }.items():
        answer = await api.client.get("/products/staff", params={"q": words, "sort": "title"}, headers=api.admin)
        assert [item["title"] for item in answer.json()["items"]] == expected, words


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("changed", "ADCB"), ("newest", "DCBA"), ("title", "ABCD"), ("stock", "CADB"), ("price_asc", "DABC"),
     ("price_desc", "CBAD")],
)  # fmt: skip
async def test_pages_follow_each_other_without_gap_or_repeat(sort: str, expected: str, api: CatalogueApi) -> None:
    made = {
        title: await a_listed(api, title, price, stock, status=status)
        for title, price, stock, status in (
            ("A", 10, 3, "published"), ("B", 20, 50, "draft"), ("C", 30, 0, "archived"), ("D", 5, 9, "published"),
        )
    }  # fmt: skip
    await api.write("PATCH", f"/products/{made['A']['id']}", made["A"]["version"], json={"attributes": {}})
    seen, cursor = "", ""
    while True:
        page = await page_of(api, f"?limit=1&sort={sort}{cursor}")
        seen += "".join(item["title"] for item in page["items"])
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert seen == expected


async def test_a_total_is_counted_when_it_is_asked_for(api: CatalogueApi) -> None:
    for title, status in (("A", "draft"), ("B", "draft"), ("C", "published")):
        await a_listed(api, title, status=status)
    assert (await page_of(api, "?limit=1&status=draft&total=true"))["total"] == 2
    assert "total" not in await page_of(api)


async def test_the_list_is_exported_whole_with_the_same_filters(api: CatalogueApi) -> None:
    made = {
        title: await a_listed(api, title, status=status)
        for title, status in (("=1+1", "draft"), ('Cup, "blue"', "draft"), ("Kettle", "draft"), ("Pan", "published"))
    }
    answer = await api.client.get("/products/staff.csv?status=draft&sort=title", headers=api.admin)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["title"] for row in rows] == ["'=1+1", 'Cup, "blue"', "Kettle"]
    kettle = made["Kettle"]
    assert rows[2] == {
        "id": kettle["id"], "slug": "kettle", "status": "draft", "title": "Kettle", "availability": "in_stock",
        "stock": "10", "price_from": "1.00", "price_to": "1.00", "currency": "EUR", "missing": "fr ar",
        "created_at": rows[2]["updated_at"], "updated_at": rows[2]["updated_at"],
    }  # fmt: skip
    refused = await api.client.get("/products/staff.csv?category=nowhere", headers=api.admin)
    assert (refused.status_code, refused.json()["code"]) == (422, "unknown_category")


MANY = Statement(
    sa.text("""
INSERT INTO products (id, slug, status, titles, descriptions, listed_in, facets, price_from, price_to, currency,
                      sort_title, search)
SELECT gen_random_uuid(), 'product-' || n, 'draft', '{"en": "Product"}', '{}', '{}', '{}', 100, 100, 'EUR', 'product',
       ''
FROM generate_series(1, 1001) AS n
""")
)


async def test_an_export_goes_on_to_the_end(api: CatalogueApi, database: Database) -> None:
    await database.execute(MANY)
    answer = await api.client.get("/products/staff.csv?sort=title", headers=api.admin)
    slugs = [row["slug"] for row in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))]
    assert (len(slugs), len(set(slugs))) == (1001, 1001)
