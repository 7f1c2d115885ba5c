"""No report of a few days reads a whole table, where many days are kept."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import psycopg
import pytest

from analytics_service.infrastructure import live_statements as live
from analytics_service.infrastructure import report_statements as sql
from servicekit.database import Database, Statement
from servicekit.domain.ids import first_id_at
from testkit.databases import TestDatabase
from testkit.plans import plan_for

LAST = date(2026, 6, 30)
UNTIL = datetime(2026, 6, 30, tzinfo=UTC)
SINCE = UNTIL - timedelta(days=3)
SPAN: dict[str, Any] = {"since": SINCE, "until": UNTIL}
STARTS = SPAN | {"starts": [SINCE + timedelta(days=n) for n in range(3)]}
DAYS: dict[str, Any] = {"epoch": 1, "first": LAST - timedelta(days=2), "last": LAST}
BEFORE = {"first_before": LAST - timedelta(days=5), "last_before": LAST - timedelta(days=3)}
NEWEST = {
    "first": first_id_at(UNTIL - timedelta(hours=1)),
    "first_day": LAST - timedelta(days=1),
    "last_day": LAST - timedelta(days=1),
}
ASKED: list[tuple[Statement, dict[str, Any]]] = [
    (sql.SOLD, STARTS | {"currency": "EUR"}),
    (sql.EVENTS, STARTS),
    (sql.VISITORS, DAYS | {"first_before": BEFORE["first_before"], "cut_day": LAST, "cut": UNTIL}),
    (sql.DAILY_VISITORS, DAYS),
    (sql.SESSIONS, SPAN),
    (sql.NEW_CUSTOMERS, SPAN),
    *((each, DAYS | {"limit": 20}) for each in sql.SOLD_PRODUCTS.values()),
    (sql.FUNNEL, SPAN),
    (sql.SESSION_DAYS, STARTS),
    (sql.BASKET_DAYS, STARTS | {"left_before": UNTIL}),
    (sql.LEFT_PRODUCTS, SPAN | {"left_before": UNTIL, "limit": 20}),
    (sql.COHORTS, {"epoch": 1, "first": LAST}),
    (sql.POPULAR, DAYS | {"limit": 12}),
    (sql.TRENDING, DAYS | BEFORE | {"limit": 8}),
    (sql.TERMS, DAYS | {"limit": 20}),
    (sql.TERMS_IN_VAIN, DAYS | {"limit": 20}),
    (live.RECENT_EVENTS, NEWEST | {"epoch": "e"}),
    (live.ACTIVE_SESSIONS, NEWEST),
    (live.RECENT_SALES, {"since": SINCE, "currency": "EUR"}),
]
_SMALL = {"products", "categories", "intake"}
_FILL = """
SELECT make_event_days('2026-06-01', '2026-06-30');
INSERT INTO events SELECT '2026-06-29',
  rpad(lpad(to_hex(CAST(extract(epoch FROM at) * 1000 AS bigint)), 12, '0') || '7', 32, '0')::uuid,
  1, at, at, NULL, NULL, NULL, NULL, NULL, NULL, false
FROM generate_series(timestamptz '2026-06-29Z', '2026-06-29T23:59Z', '10 s') AS at;
INSERT INTO slots SELECT at, type, 1, 0 FROM generate_series(timestamptz '2026-01-01Z', '2026-06-30Z', '15 min') AS at,
  generate_series(1, 5) AS type;
INSERT INTO sale_slots SELECT at, 'EUR', 1, 1, 0, 0, 0
FROM generate_series(timestamptz '2026-01-01Z', '2026-06-30Z', '15 min') AS at;
INSERT INTO product_days SELECT 1, day, md5(n::text)::uuid, 1, 1, 1, 1, 1, 0
FROM generate_series(date '2026-01-01', '2026-06-30', '1 day') AS day, generate_series(1, 60) AS n;
INSERT INTO term_days SELECT 1, day, 'term ' || n, 1, 0
FROM generate_series(date '2026-01-01', '2026-06-30', '1 day') AS day, generate_series(1, 60) AS n;
INSERT INTO term_visitors SELECT day, 'term ' || n, md5(n::text)::uuid
FROM generate_series(date '2026-05-25', '2026-06-30', '1 day') AS day, generate_series(1, 200) AS n;
INSERT INTO visitor_days SELECT 1, day, md5(n::text)::uuid, day, 1
FROM generate_series(date '2026-01-01', '2026-06-30', '1 day') AS day, generate_series(1, 60) AS n;
INSERT INTO cohorts SELECT 1, week, later, 1
FROM generate_series(date '2020-01-06', '2026-06-29', '7 days') AS week, generate_series(0, 26) AS later;
INSERT INTO sessions SELECT gen_random_uuid(), gen_random_uuid(), at, at, 1, 1, at, at, NULL, NULL, NULL
FROM generate_series(timestamptz '2026-01-01Z', '2026-06-30Z', '15 min') AS at;
INSERT INTO basket_products SELECT id, md5(n::text)::uuid, started_at FROM sessions, generate_series(1, 8) AS n;
INSERT INTO sales SELECT gen_random_uuid(), started_at, decode(md5(id::text), 'hex'), 'EUR', 1, 0 FROM sessions;
INSERT INTO buyers SELECT buyer, paid_at FROM sales;
VACUUM ANALYZE
"""


@pytest.fixture
def filled(own_database: TestDatabase) -> None:
    with psycopg.connect(own_database.admin_url, autocommit=True, options="-c search_path=souk") as owner:
        for statement in _FILL.split(";\n"):
            owner.execute(statement.encode())


@pytest.mark.usefixtures("filled")
async def test_reports_of_a_few_days_walk_indexes(database: Database) -> None:
    async with database.acquire() as connection:
        for statement, values in ASKED:
            scans = {node for node in await plan_for(connection, statement, **values) if node.startswith("Seq Scan on")}
            assert not scans - {f"Seq Scan on {table}" for table in _SMALL}, statement.sql
