"""Counting walks indexes, however much was counted before."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from browser import Browser

from analytics_service.infrastructure import count_statements as counts
from analytics_service.infrastructure import retention, sale_statements
from servicekit.database import Database, Statement
from testkit.databases import TestDatabase
from testkit.plans import plan_for

_ID = "lpad(to_hex(n), 32, '0')::uuid"
_AT = "timestamptz '2026-01-01Z' + n * interval '1 minute'"
FILL = (
    f"""
INSERT INTO sessions (id, visitor, started_at, ended_at, events, page_views, buyer)
SELECT {_ID}, {_ID}, {_AT}, {_AT}, 1, 1, decode(lpad(to_hex(n), 32, '0'), 'hex') FROM generate_series(1, 20000) AS n
""",
    f"INSERT INTO basket_products SELECT {_ID}, {_ID}, {_AT} FROM generate_series(1, 20000) AS n",
    f"""
INSERT INTO sales SELECT {_ID}, {_AT}, decode(lpad(to_hex(n), 32, '0'), 'hex'), 'EUR', 1, 0
FROM generate_series(1, 20000) AS n
""",
    "INSERT INTO buyers SELECT buyer, paid_at FROM sales",
    "INSERT INTO sale_products SELECT order_id, order_id, paid_at, currency, 1, 1 FROM sales",
    f"""
INSERT INTO visitor_days SELECT 1, date '2026-01-01' + n / 100, {_ID}, {_AT}, 1 FROM generate_series(1, 20000) AS n
""",
    "INSERT INTO term_days SELECT 1, date '2026-01-01' + n / 100, 't' || n, 1, 0 FROM generate_series(1, 20000) AS n",
    f"INSERT INTO term_visitors SELECT date '2026-01-01' + n / 100, 't', {_ID} FROM generate_series(1, 20000) AS n",
    "ANALYZE sessions, basket_products, sales, buyers, sale_products, visitor_days, term_days, term_visitors",
)
BIG = ("sessions", "basket_products", "sales", "buyers", "sale_products", "visitor_days", "term_days", "term_visitors")
SOME = [UUID(int=number) for number in range(1, 51)]
MARKS = [each.bytes for each in SOME]
NOW = datetime(2026, 1, 1, 2, tzinfo=UTC)


@pytest.fixture
async def full(browser: Browser, own_database: TestDatabase) -> Database:
    # By who owns the tables: nobody else may analyze them.
    with psycopg.connect(own_database.admin_url, autocommit=True, options="-c search_path=souk") as connection:
        for statement in FILL:
            connection.execute(statement.encode())
    return browser.database


async def test_nothing_that_is_counted_reads_a_whole_table(full: Database) -> None:
    moments, day = [NOW] * 50, NOW.date() + timedelta(days=7)
    asked: list[tuple[Statement, dict[str, Any]]] = [
        (counts.PAY_SESSIONS, {"ids": SOME}),
        (
            counts.ADD_TERMS,
            {"epochs": [1], "days": [day], "terms": ["t"], "searches": [1], "without_results": [0]},
        ),
        (sale_statements.PAY_SESSIONS, {"buyers": MARKS, "paid": moments}),
        (sale_statements.LINES_OF, {"orders": SOME}),
        (sale_statements.FORGET[0], {"buyer": MARKS[0], "stranger": MARKS[1]}),
        (sale_statements.FORGET[1], {"buyer": MARKS[0], "stranger": MARKS[1]}),
        (sale_statements.FORGET[2], {"buyer": MARKS[0]}),
        (retention._OLD_VISITORS, {"before": NOW.date()}),
        (retention._OLD_SESSIONS, {"before": NOW}),
        (retention._OLD_TERMS, {"before": NOW.date()}),
    ]
    whole = {}
    for statement, values in asked:
        async with full.acquire() as connection:
            plan = await plan_for(connection, statement, **values)
        if read := plan & {f"Seq Scan on {table}" for table in BIG}:
            whole[statement.sql] = read
    assert whole == {}
