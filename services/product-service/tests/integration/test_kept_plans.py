"""What a purchase asks of product-service is planned once, and walks indexes, in a small shop and in a large one."""

from typing import Any
from uuid import UUID

import psycopg
import pytest
from builders import NOW

from product_service.infrastructure import reservation_statements as sql
from product_service.infrastructure.detail_statements import LOOKUP
from servicekit.database import Database
from servicekit.domain import new_id
from testkit.databases import TestDatabase
from testkit.plans import kept_plan, plans_made

VARIANTS = 2_000
FILL = """
INSERT INTO products (id, slug, status, titles, descriptions, listed_in, facets, price_from, price_to, currency,
                      sort_title, search)
SELECT lpad(to_hex(n), 32, '0')::uuid, 'product-' || n, 'published', jsonb_build_object('en', 'Product ' || n), '{{}}',
       '{{}}', '{{}}', 100, 100, 'EUR', 'product ' || n, ''
FROM generate_series(1, {number}) AS n;
INSERT INTO variants (id, product_id, position, sku, price, currency, attributes, weight_grams, line_limit)
SELECT id, id, 0, slug, 100, 'EUR', '[["Colour", "Red"], ["Size", "M"]]', 100, 10
FROM products;
INSERT INTO attribute_locales (locale, version) VALUES ('fr', 1), ('ar', 1);
INSERT INTO attribute_words (locale, text, word)
SELECT locale, 'Word ' || n, 'Mot ' || n FROM attribute_locales, generate_series(1, 1000) AS n;
INSERT INTO stock (variant_id, available) SELECT id, 1000 FROM products;
INSERT INTO reservations (id, status) SELECT id, 'committed' FROM products;
INSERT INTO reservation_lines (reservation_id, variant_id, quantity) SELECT id, id, 1 FROM products;
"""
PURCHASE = {"lookup": LOOKUP, "hold": sql.HOLD, "commit": sql.COMMIT, "release": sql.RELEASE, "find": sql.FIND}


@pytest.fixture(params=[VARIANTS, 20 * VARIANTS], ids=["a small shop", "a large shop"])
def filled(request: pytest.FixtureRequest, own_database: TestDatabase, database: Database) -> Database:
    """A shop with so many variants; statistics know it."""
    with psycopg.connect(own_database.migrator_url, autocommit=True) as owner:
        owner.execute(FILL.format(number=request.param))
        owner.execute("VACUUM ANALYZE products, variants, attribute_words, stock, reservations, reservation_lines")
    return database


def values(name: str, call: int) -> dict[str, Any]:
    """Baskets of one to three lines."""
    ids = [UUID(int=call * 7 % VARIANTS + line + 1) for line in range(call % 3 + 1)]
    match name:
        case "lookup":
            return {"variant_ids": ids, "locales": ["fr-CH", "fr"]}
        case "hold":
            return {"id": new_id(), "variant_ids": ids, "quantities": [1] * len(ids), "expires_at": NOW}
        case _:
            return {"id": new_id()}


async def test_the_statements_of_a_purchase_are_planned_once(filled: Database) -> None:
    async with filled.acquire() as connection:
        for name, statement in PURCHASE.items():
            for call in range(20):
                await connection.fetch(statement, **values(name, call))
            planned, kept = await plans_made(connection, statement)
            assert kept >= 15, f"{name}: planned {planned} times of {planned + kept}"


def test_the_plans_that_are_kept_scan_no_table(filled: Database, own_database: TestDatabase) -> None:
    for name, statement in PURCHASE.items():
        plan = kept_plan(own_database.migrator_url, statement)
        assert not {node for node in plan if node.startswith("Seq Scan")}, name
