"""The catalogue as another service takes it over: page by page, with the facts that events carry."""

from typing import Any

import psycopg
import pytest
import sqlalchemy as sa
from builders import a_gtin
from catalogue_api import CatalogueApi

from product_service.infrastructure import export
from product_service.presentation.http.export_answers import (
    ExportedAttributeWordsAnswer,
    ExportedCategoriesAnswer,
    ExportedProductsAnswer,
)
from servicekit.database import Database, Statement
from testkit.databases import TestDatabase
from testkit.plans import kept_plan

EXPORT = "/internal/export"
NEWEST = Statement(
    sa.text(
        "SELECT DISTINCT ON (aggregate_id) data FROM outbox WHERE type LIKE 'souk.product.%' "
        "ORDER BY aggregate_id, id DESC"
    )
)
FILL = """
INSERT INTO products (id, slug, status, titles, descriptions, listed_in, facets, price_from, price_to, currency,
                      sort_title, search, published_at)
SELECT lpad(to_hex(n), 32, '0')::uuid, 'product-' || n, CASE WHEN n % 3 = 0 THEN 'published' ELSE 'archived' END,
       jsonb_build_object('en', 'Product ' || n), '{}', '{}', '{}', 100, 100, 'EUR', 'product ' || n, '', now()
FROM generate_series(1, 30000) AS n;
INSERT INTO variants (id, product_id, position, sku, price, currency, attributes, weight_grams, line_limit)
SELECT id, id, 0, slug, 100, 'EUR', '[["Colour", "Red"]]', 100, 10 FROM products;
INSERT INTO stock (variant_id, available) SELECT id, 1000 FROM products;
INSERT INTO gtins (gtin, variant_id, position) SELECT '1' || lpad(sku_number, 13, '0'), id, 0
FROM (SELECT id, split_part(sku, '-', 2) AS sku_number FROM variants) AS numbered;
INSERT INTO categories (id, slug, names, path) SELECT id, slug, '{"en": "Shelf"}', ARRAY[id] FROM products LIMIT 100;
INSERT INTO product_categories (product_id, category_id, position) SELECT p.id, c.id, 0
FROM products AS p, (SELECT id FROM categories LIMIT 1) AS c;
"""


async def exported(api: CatalogueApi, what: str) -> Any:
    answer = await api.client.get(f"{EXPORT}/{what}", headers=api.service)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_every_product_has_the_facts_of_its_newest_event(api: CatalogueApi, database: Database) -> None:
    shelf = (await api.write("POST", "/categories", json={"names": {"en": "Shelf"}})).json()
    price, reduced = {"amount": 100, "currency": "EUR"}, {"amount": 200, "currency": "EUR"}
    variants = [
        {"sku": "A", "price": price, "compare_at": reduced, "attributes": {"Size": "M", "Colour": "Red"}, "stock": 3},
        {"sku": "B", "price": price, "mpn": "TP-9", "gtins": [a_gtin(2), a_gtin(1)], "stock": 10},
        {"sku": "C", "price": price, "attributes": {"Size": "S"}},
    ]
    translations = {"fr": {"title": "Théière", "description": "Bleue."}, "ar": {"title": "إبريق"}}
    full = await api.create(brand="Anvil", category_ids=[shelf["id"]], translations=translations, variants=variants)
    await api.write("DELETE", f"/products/{full['id']}/variants/{full['variants'][2]['id']}", 1)
    plain = await api.create()
    await api.create(status="draft")
    gone = await api.create()
    await api.write("DELETE", f"/products/{gone['id']}", 1)
    page = await exported(api, "products")
    ExportedProductsAnswer.model_validate(page)
    assert page["next"] is None
    extras = [{name: item.pop(name) for name in ("status", "bands", "published_at")} for item in page["items"]]
    told = {row["data"]["product_id"]: row["data"] for row in await database.fetch(NEWEST)}
    assert page["items"] == [told[product["id"]] for product in (full, plain)]
    a, b, _ = (variant["id"] for variant in full["variants"])
    assert extras[0] == {
        "status": "published",
        "bands": {a: "low", b: "in_stock"},
        "published_at": full["published_at"],
    }
    assert page["items"][0]["version"] == 2


async def test_pages_go_on_after_an_id_and_nothing_is_left_out(api: CatalogueApi) -> None:
    made = sorted([(await api.create())["id"] for _ in range(5)])
    seen: list[str] = []
    after = ""
    while True:
        page = await exported(api, f"products?limit=2{after}")
        assert len(page["items"]) <= 2
        seen += [item["product_id"] for item in page["items"]]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    assert seen == made


@pytest.mark.parametrize("query", ["limit=0", "limit=501", "after=x"])
async def test_a_page_that_cannot_be_is_refused(query: str, api: CatalogueApi) -> None:
    answer = await api.client.get(f"{EXPORT}/products?{query}", headers=api.service)
    assert (answer.status_code, answer.json()["code"]) == (422, "validation_failed")


async def test_an_empty_shop_is_exported_too(api: CatalogueApi) -> None:
    assert await exported(api, "products") == {"items": [], "next": None}
    assert await exported(api, "categories") == await exported(api, "attribute-words") == {"items": []}


async def test_categories_and_words_are_exported_whole(api: CatalogueApi) -> None:
    async def add(name: str, parent_id: str | None = None) -> dict[str, Any]:
        names = {"en": name, "fr": f"{name} !"}
        made: dict[str, Any] = (
            await api.write("POST", "/categories", json={"names": names, "parent_id": parent_id})
        ).json()
        return made

    root = await add("Root")
    leaf = await add("Leaf", root["id"])
    categories = await exported(api, "categories")
    ExportedCategoriesAnswer.model_validate(categories)
    assert categories["items"] == [
        {"category_id": one["id"], "parent_id": parent, "slug": one["slug"], "names": one["names"]}
        for one, parent in ((root, None), (leaf, root["id"]))
    ]
    for locale, words in (("fr", {"Red": "Rouge", "Colour": "Couleur"}), ("ar", {"Red": "أحمر"}), ("de", {})):
        await api.write("PUT", f"/products/attribute-words/{locale}", 0, json={"words": words})
    words = await exported(api, "attribute-words")
    ExportedAttributeWordsAnswer.model_validate(words)
    assert words["items"] == [
        {"locale": "ar", "version": 1, "words": {"Red": "أحمر"}},
        {"locale": "de", "version": 1, "words": {}},
        {"locale": "fr", "version": 1, "words": {"Red": "Rouge", "Colour": "Couleur"}},
    ]


async def test_more_than_one_answer_can_hold_is_refused_and_not_cut_short(
    api: CatalogueApi, own_database: TestDatabase
) -> None:
    with psycopg.connect(own_database.migrator_url, autocommit=True) as owner:
        owner.execute(
            "INSERT INTO attribute_locales (locale, version) SELECT n::text, 1 FROM generate_series(0, 200) n"
        )
    answer = await api.client.get(f"{EXPORT}/attribute-words", headers=api.service)
    assert (answer.status_code, answer.json()["code"]) == (409, "export_too_large")


async def test_a_page_walks_indexes_wherever_it_begins(own_database: TestDatabase, database: Database) -> None:
    with psycopg.connect(own_database.migrator_url, autocommit=True) as owner:
        owner.execute(FILL)
        owner.execute("VACUUM ANALYZE products, variants, stock, gtins, product_categories")
    for statement in (export.PRODUCTS, export.FURTHER_PRODUCTS):
        plan = kept_plan(own_database.migrator_url, statement)
        assert not {node for node in plan if node.startswith("Seq Scan")}, plan
        assert "Index Scan on products" in plan, plan
