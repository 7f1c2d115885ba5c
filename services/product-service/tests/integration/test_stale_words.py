"""What an older release wrote, before a migration or beside us, is folded by the service."""

from typing import Any

import psycopg
from builders import a_product, real_unit_of_work, variant_content
from conftest import SERVICE_FOLDER

from product_service.domain.variant import Variant
from product_service.infrastructure.stale_words import StaleWords
from servicekit.database import Database
from testkit.databases import TestDatabase
from testkit.migrations import downgrade, upgrade

VARIANT = """
INSERT INTO variants (id, product_id, position, sku, price, currency, attributes, weight_grams, line_limit)
SELECT lpad(%s::text, 32, '0')::uuid, id, %s, %s, 1, 'EUR', '[]', 0, 1 FROM products
"""
WORDS = "SELECT sort_title, search::text, words_version, version FROM products"


def rows(database: TestDatabase, statement: str) -> list[Any]:
    with psycopg.connect(database.migrator_url, autocommit=True) as owner:
        return owner.execute(statement).fetchall()


async def test_words_of_an_older_release_are_folded_as_a_save_would(
    database: Database, own_database: TestDatabase
) -> None:
    product = a_product(title="Crème", attributes={"Café": "Olé"}, brand="Brûlée", skus=("É-1",))
    product.variants[0].mpn = "TP-9"
    product.variants.append(Variant.from_content(product.id, variant_content("GONE", Kind="Weg")))
    product.variants[1].withdrawn = True
    async with real_unit_of_work(database) as uow:
        await uow.products.add(product)
    (saved,) = rows(own_database, WORDS)
    with psycopg.connect(own_database.migrator_url, autocommit=True) as owner:
        owner.execute("UPDATE products SET sort_title = 'crème', search = '', version = version + 1")
    stale = StaleWords(database)
    assert await stale.fold() == 1
    (folded,) = rows(own_database, WORDS)
    assert folded[:2] == saved[:2]
    assert folded[2:] == (2, 2)
    assert await stale.fold() == 0


async def test_a_product_that_somebody_is_writing_waits_for_the_next_time(
    database: Database, own_database: TestDatabase
) -> None:
    async with real_unit_of_work(database) as uow:
        await uow.products.add(a_product(slug="one", skus=("A",)))
        await uow.products.add(a_product(slug="two", skus=("B",)))
    with psycopg.connect(own_database.migrator_url) as owner:
        owner.execute("UPDATE products SET words_version = 0")
        owner.commit()
        owner.execute("SELECT FROM products WHERE slug = 'one' FOR UPDATE")
        assert await StaleWords(database).fold() == 1
    assert await StaleWords(database).fold() == 1


def test_a_rollout_does_not_stop_on_skus_that_differ_by_case(migrated_database: Any) -> None:
    database = migrated_database(SERVICE_FOLDER, fresh=True)
    downgrade(SERVICE_FOLDER, database.migrator_url, "0002")
    with psycopg.connect(database.migrator_url, autocommit=True) as owner:
        owner.execute(
            "INSERT INTO products (id, slug, status, titles, descriptions, listed_in, facets, price_from, price_to,"
            " currency, sort_title, search) VALUES (gen_random_uuid(), 'a', 'draft', '{}', '{}', '{}', '{}', 1, 1,"
            " 'EUR', 'a', '')"
        )
        for number, sku in enumerate(("Tea", "TEA", "tea", "Cup")):
            owner.execute(VARIANT, (number, number, sku))
    upgrade(SERVICE_FOLDER, database.migrator_url)
    found = rows(database, "SELECT sku_folded FROM variants ORDER BY position")
    assert [row[0].partition(" ")[0] for row in found] == ["tea", "tea", "tea", "cup"]
    assert [" " in row[0] for row in found] == [False, True, True, False]
