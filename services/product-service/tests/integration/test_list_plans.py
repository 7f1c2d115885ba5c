"""A list of 100,000 products: every page is a short walk along an index."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest

from product_service.application.reads import Filters, Sort
from product_service.application.staff_reads import StaffFilters, StaffSort
from product_service.domain.product import ProductStatus
from product_service.domain.stock import Band
from product_service.domain.texts import Language
from product_service.infrastructure import detail_statements as details
from product_service.infrastructure import list_statements as lists
from product_service.infrastructure import search_statements as searches
from product_service.infrastructure import staff_statements as staff
from product_service.infrastructure.list_statements import Asking, Shape
from servicekit.database import Database, Statement
from testkit.databases import TestDatabase

START = datetime(2026, 1, 1, tzinfo=UTC)
SHELF, SMALL_SHELF = UUID(int=7), UUID(int=100_000)
FILL = """
INSERT INTO products (id, slug, status, titles, descriptions, published_at, listed_in, facets, price_from, price_to,
                      currency, band, sort_title, search, image, created_at, updated_at)
SELECT lpad(to_hex(n), 32, '0')::uuid, 'product-' || n, CASE WHEN n % 50 = 0 THEN 'draft' ELSE 'published' END,
       jsonb_build_object('en', 'Product ' || n) || CASE WHEN n % 800 = 0 THEN '{}' ELSE '{"fr": "Produit"}'::jsonb END,
       '{"en": "A product.", "fr": "Un produit."}',
       timestamptz '2026-01-01Z' + n * interval '1 s',
       ARRAY[lpad(to_hex(n % 12), 32, '0')::uuid, lpad(to_hex(100000 + n % 997), 32, '0')::uuid],
       ARRAY['Colour=' || n % 9, 'Brand=' || n % 301], (n * 7919) % 90000 + 100, (n * 7919) % 90000 + 100,
       'EUR', CASE WHEN n % 10 = 0 THEN 'out' WHEN n % 1000 = 7 THEN 'low' ELSE 'in_stock' END, 'product ' || n,
       setweight(to_tsvector('english', 'Product ' || n || ' word' || n % 500 || ' rare' || n % 20000), 'A'),
       CASE WHEN n % 1000 <> 0 THEN '{"sha256": "a", "width": 1, "height": 1, "alt": ""}'::jsonb END,
       timestamptz '2026-01-01Z' + n * interval '1 s',
       timestamptz '2026-01-01Z' + n * interval '1 s'
FROM generate_series(1, 100000) AS n;
INSERT INTO categories (id, slug, names, path)
SELECT lpad(to_hex(n), 32, '0')::uuid, 'department-' || n, '{"en": "Department"}', ARRAY[lpad(to_hex(n), 32, '0')::uuid]
FROM generate_series(0, 11) AS n;
INSERT INTO variants (id, product_id, position, sku, sku_folded, price, compare_at, currency, attributes, weight_grams,
                      line_limit)
SELECT id, id, 0, slug, slug, price_from, CASE WHEN price_from % 6 = 0 THEN price_from * 2 END, 'EUR', '[]', 100, 10
FROM products;
INSERT INTO stock (variant_id, available) SELECT id, 10 FROM variants;
"""


@pytest.fixture
async def full(own_database: TestDatabase, database: Database) -> Database:
    """The database with very many products in it."""
    with psycopg.connect(own_database.migrator_url, autocommit=True) as owner:
        owner.execute(FILL)
        owner.execute("VACUUM ANALYZE products, variants, stock")
    return database


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)


async def explain(database: Database, statement: Statement, **values: Any) -> tuple[set[str], int]:
    """(kinds of nodes, buffers touched)."""
    async with database.acquire() as connection:
        sql = f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement.sql}"
        answer = await connection.raw.fetchval(sql, *statement.arguments(values))
    plan = (json.loads(answer) if isinstance(answer, str) else answer)[0]["Plan"]
    return {node["Node Type"] for node in nodes(plan)}, plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]


async def test_no_list_or_search_scans_the_table_and_page_5000_costs_what_page_1_costs(full: Database) -> None:
    await check_lists(full)
    await check_searches(full)
    await check_departments(full)
    await check_lists_for_staff(full)


async def check_lists(full: Database) -> None:
    shapes = {
        "all": Filters(),
        "in stock": Filters(in_stock=True),
        "on sale": Filters(on_sale=True),
        "on a shelf on sale": Filters(category="y", on_sale=True),
        "prices": Filters(min_price=1000, max_price=60_000),
        "shelf": Filters(category="x"),
        "small shelf": Filters(category="y"),
        "colour": Filters(attributes={"Colour": ["3", "4"]}),
        "brand": Filters(attributes={"Brand": ["17"]}),
    }
    deep = {
        Sort.NEWEST: (START + timedelta(seconds=2000), UUID(int=0)),
        Sort.PRICE_ASCENDING: (80_000, UUID(int=0)),
        Sort.PRICE_DESCENDING: (9_000, UUID(int=0)),
        Sort.TITLE: ("product 9", UUID(int=0)),
    }
    for name, filters in shapes.items():
        values: dict[str, Any] = lists.parameters(filters) | {"limit": 21}
        if filters.category:
            values["category_ids"] = [SHELF if filters.category == "x" else SMALL_SHELF]
        for sort, (key, key_id) in deep.items():
            shape = lists.Shape.of(filters)
            first, first_cost = await explain(full, lists.page(shape, sort, further=False), **values)
            later, later_cost = await explain(
                full, lists.page(shape, sort, further=True), key=key, key_id=key_id, **values
            )
            assert "Seq Scan" not in first | later, (name, sort)
            if name == "all":
                assert "Sort" not in first | later
                assert later_cost <= first_cost * 1.2 + 5, (name, sort)


async def check_searches(full: Database) -> None:
    everything = Shape.of(Filters())
    for words in ("rare77", "word77 -rare5"):
        statement = searches.search(everything, unfinished=False)
        kinds, _ = await explain(full, statement, words=words, limit=21, offset=0)
        assert "Seq Scan" not in kinds, words
    for before, beginning in (("", "rare77:*"), ("word77", "rare:*")):
        values = {"words": f"{before} x", "before": before, "beginning": beginning}
        kinds, _ = await explain(full, searches.search(everything, unfinished=True), limit=21, offset=0, **values)
        assert "Seq Scan" not in kinds, beginning
        for sort in Sort:
            kinds, _ = await explain(
                full, lists.page(Shape.of(Filters(), Asking.UNFINISHED), sort, further=False), limit=21, **values
            )
            assert "Seq Scan" not in kinds, (beginning, sort)
    kinds, _ = await explain(full, searches.similar_titles(everything), words="prodcut 77", limit=21, offset=0)
    assert "Seq Scan" not in kinds


async def check_departments(full: Database) -> None:
    _, cost = await explain(full, details.CATEGORIES)
    assert cost < 12 * 500, "each picture is a few steps down the index of prices"


async def check_lists_for_staff(full: Database) -> None:
    shapes = {
        "all": StaffFilters(),
        "drafts": StaffFilters(status=ProductStatus.DRAFT),
        "shelf": StaffFilters(category="x"),
        "small shelf": StaffFilters(category="y"),
        "out": StaffFilters(stock=Band.OUT),
        "low": StaffFilters(stock=Band.LOW),
        "missing": StaffFilters(missing=Language.FRENCH),
        "without a picture": StaffFilters(without_picture=True),
        "a rare word": StaffFilters(words="rare77"),
        "a common word": StaffFilters(words="word77"),
        "every product's word": StaffFilters(words="product"),
        "a SKU": StaffFilters(words="product-777"),
        "a maker's number": StaffFilters(words="TP-9"),
        "a GTIN": StaffFilters(words="4006381333931"),
    }
    deep: dict[StaffSort, tuple[Any, UUID]] = {
        StaffSort.CHANGED: (START + timedelta(seconds=2000), UUID(int=0)),
        StaffSort.NEWEST: (START + timedelta(seconds=2000), UUID(int=0)),
        StaffSort.TITLE: ("product 9", UUID(int=0)),
        StaffSort.STOCK: ("in_stock", UUID(int=2000)),
        StaffSort.PRICE_ASCENDING: (80_000, UUID(int=0)),
        StaffSort.PRICE_DESCENDING: (9_000, UUID(int=0)),
    }
    for name, filters in shapes.items():
        values: dict[str, Any] = staff.parameters(filters)
        if filters.category:
            values["category_ids"] = [SHELF if filters.category == "x" else SMALL_SHELF]
        shape = staff.shape_of(filters)
        kinds, _ = await explain(full, staff.number(shape), **values)
        # What nearly all have may be counted along the table: it ends at the first 10,000.
        assert "Seq Scan" not in kinds or name == "every product's word", name
        for sort, (key, key_id) in deep.items():
            first, first_cost = await explain(full, staff.page(shape, sort, further=False), limit=21, **values)
            later, later_cost = await explain(
                full, staff.page(shape, sort, further=True), limit=21, key=key, key_id=key_id, **values
            )
            assert "Seq Scan" not in first | later, (name, sort)
            if name == "all":
                assert "Sort" not in first | later
                assert later_cost <= first_cost * 1.2 + 5, (name, sort)
