"""No search reads a whole table, at some thousand products."""

import random
from uuid import UUID

import psycopg
import pytest
from builders import a_product, a_variant, known

from search_service.application.index_products import SLOTS, write_documents
from search_service.application.search_ports import Filters
from search_service.domain.catalogue import Known
from search_service.infrastructure import index_statements, shown_statements
from search_service.infrastructure.filter_sql import FilterShape
from search_service.infrastructure.search_statements import SearchShape, Space, search
from search_service.infrastructure.unit_of_work import SearchUnitOfWork, Wakes
from servicekit.database import Database, Statement
from testkit.databases import TestDatabase
from testkit.plans import kept_plan

PRODUCTS = 3000
MODEL = Space("use-m3", 512, exact=False)
WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("nk", "rt", "ld", "st")]

_VECTORS = b"""
INSERT INTO souk.embeddings
SELECT 'use-m3', id, '', CAST(CAST(numbers AS extensions.vector) AS extensions.halfvec)
FROM souk.products CROSS JOIN LATERAL (
  SELECT array_agg(random() - 0.5) AS numbers FROM generate_series(1, 512 + 0 * length(id::text))
) AS drawn
"""

_WORDS = b"""
INSERT INTO souk.words SELECT 'en', md5(n::text), 1, ARRAY[md5(n::text), md5((-n)::text)]
FROM generate_series(1, 20000) AS n
"""


def _many() -> list[Known]:
    dice = random.Random(7)
    return [
        known(a_product(" ".join(dice.sample(WORDS, 3)), variants=[a_variant(dice.randrange(10_000))]))
        for _ in range(PRODUCTS)
    ]


@pytest.fixture
async def filled(database: Database, own_database: TestDatabase) -> TestDatabase:
    """Documents of some thousand products, and vectors that lie anywhere."""
    nobody = Wakes(*4 * (lambda: None,))
    many = _many()
    async with SearchUnitOfWork(database, "test", nobody) as uow:
        await uow.index.begin_model(MODEL.model, MODEL.dimensions)
    for start in range(0, PRODUCTS, 200):
        async with SearchUnitOfWork(database, "test", nobody) as uow:
            await uow.catalogue.apply(many[start : start + 200])
            ids: list[UUID] = [each.product.product_id for each in many[start : start + 200]]
            await write_documents(uow, await uow.index.load(ids), SLOTS, [MODEL.model])
    with psycopg.connect(own_database.admin_url, autocommit=True) as connection:
        connection.execute(_VECTORS)
        connection.execute(_WORDS)
        connection.execute("VACUUM ANALYZE")
    return own_database


def _scans(database: TestDatabase, statement: Statement) -> set[str]:
    return {node for node in kept_plan(database.app_url, statement) if node.startswith("Seq Scan on")}


async def test_no_search_reads_a_whole_table(filled: TestDatabase) -> None:
    filters = Filters(category="c", min_price=1, brands=("b",), attributes={"Size": ["S"]})
    for chosen in (Filters(), filters):
        shape = SearchShape(FilterShape.of(chosen), None, phrases=False, without=False)
        assert not _scans(filled, search(shape)), chosen
    for statement in (
        shown_statements.CARDS, shown_statements.COUNTS, shown_statements.STANDS_IN, shown_statements.POPULAR,
        shown_statements.SUGGEST_WORDS, shown_statements.SUGGEST_PRODUCTS, shown_statements.SIMILAR_WORDS,
        index_statements.LOOK, index_statements.STALE, index_statements.READ,
    ):  # fmt: skip
        assert not _scans(filled, statement), statement.sql


async def test_nearness_is_asked_of_the_hnsw_index(filled: TestDatabase) -> None:
    shape = SearchShape(FilterShape.of(Filters()), MODEL, phrases=False, without=False)
    plan = kept_plan(filled.app_url, search(shape))
    assert f"Index Scan on {MODEL.table}" in plan
    assert f"Seq Scan on {MODEL.table}" not in plan
