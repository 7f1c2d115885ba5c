"""What is asked often walks indexes, however many offers and variants there are."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import psycopg
import pytest
from price_api import PriceApi

from search_service.infrastructure import (
    alert_statements,
    comparison_statements,
    feed_statements,
    matching_statements,
)
from servicekit.database import Database, Statement
from testkit.plans import lookups, plan_for

FILL = (
    """
INSERT INTO products (id, version, status, slug, brand, category_ids, attributes, texts, published_at)
SELECT lpad(to_hex(n), 32, '0')::uuid, 1, 'published', 'p' || n, 'brand ' || n % 500, '{}', '{}', '{}', now()
FROM generate_series(1, 20000) AS n
""",
    """
INSERT INTO variants (id, product_id, position, sku, title, attributes, price, currency, gtins, mpn, changed_at)
SELECT p.id, p.id, 0, p.slug, '', '{}', 1000, 'EUR', ARRAY[lpad(right(p.id::text, 12), 14, '0')], p.slug,
  timestamptz '2026-01-01Z' + ('x' || right(p.id::text, 8))::bit(32)::int * interval '1 s'
FROM products p
""",
    """
INSERT INTO sellers (id, name, domain, country, currency, sends_our_skus, created_at)
SELECT lpad(to_hex(n), 32, '0')::uuid, 's', n || '.example', 'DE', 'EUR', false, now() FROM generate_series(1, 5) AS n
""",
    """
INSERT INTO offers (id, seller_id, seller_sku, title, url, price, currency, condition, availability, gtin, brand, mpn,
  seen_at, changed_at, match_due)
SELECT v.id, lpad('1', 32, '0')::uuid, v.sku, 't', 'u', 1, 'EUR', 'new', 'in_stock', v.gtins[1], 'brand 1', v.mpn,
  now(), now(), false
FROM variants v
""",
    """
INSERT INTO offer_matches (offer_id, product_id, variant_id, method, state, decided_at)
SELECT id, id, id, 'gtin', 'auto', now() FROM offers
""",
    "INSERT INTO offer_changes SELECT id, now(), 1, NULL, 'EUR', 'in_stock' FROM offers",
    "INSERT INTO match_reviews SELECT id, 500, NULL, now() FROM offers",
    """
INSERT INTO alerts (id, product_id, kind, email, locale, created_at, state, episode, was_out, observations)
SELECT id, id, 'back_in_stock', id || '@souk.test', 'en', now(), 'armed', 0, false, 0 FROM products
""",
    "ANALYZE products, variants, sellers, offers, offer_matches, offer_changes, match_reviews, alerts",
)
SOME = [UUID(int=number) for number in range(1, 51)]
NOW = datetime(2026, 1, 1, 2, tzinfo=UTC)
ONE = {"product": SOME[0], "variant": None, "since": NOW}
BIG = ("products", "variants", "offers", "offer_matches", "offer_changes", "match_reviews", "alerts")


@pytest.fixture
async def full(prices: PriceApi) -> Database:
    # By who owns the tables: nobody else may analyze them.
    with psycopg.connect(prices.own.admin_url, autocommit=True, options="-c search_path=souk") as connection:
        for statement in FILL:
            connection.execute(statement.encode())
    return prices.database


async def test_nothing_that_is_asked_often_reads_a_whole_table(full: Database) -> None:
    m, c, a = matching_statements, comparison_statements, alert_statements
    asked: list[tuple[Statement, dict[str, Any]]] = [
        (m.LOOK, {}), (m.TAKE, {"limit": 200}), (m.HITS, {"ids": SOME}), (m.LIKELY, {"ids": SOME[:5]}),
        (m.NEWS, {"since": NOW, "after": SOME[0], "until": NOW, "limit": 500}),
        (m.TOUCHED, {"ids": SOME[:5]}), (m.DUE_AGAIN, {"ids": SOME[:5]}),
        (c.VARIANTS, {"products": SOME}), (c.OFFERS, {"products": SOME[:5], "since": NOW}), (c.OWN_PRICES, ONE),
        (c.OFFER_PRICES, ONE), (c.WAITING, {"score": 999, "after": SOME[0], "limit": 20}),

        (c.WAITING_OFFERS, {"limit": 10_000}), (c.HELD_FEEDS, {"limit": 10_000}),
        (c.CANDIDATES, {"ids": SOME[:5]}), (a.TAKE, {"now": NOW, "limit": 100}), (a.LOOK, {"now": NOW}),
        (a.WISHES, {"email": "x"}), (a.OF_PERSON, {"person": SOME[0], "after": None, "limit": 20}),
    ]  # fmt: skip
    whole = {}
    for statement, values in asked:
        async with full.acquire() as connection:
            plan = await plan_for(connection, statement, **values)
        if read := plan & {f"Seq Scan on {table}" for table in BIG}:
            whole[statement.sql] = read
    assert whole == {}


async def test_each_row_of_a_feed_looks_for_its_offer_by_number_though_the_planner_expects_none(full: Database) -> None:
    """Of a seller that is new it expects one offer, and would compare twenty thousand rows with as many offers."""
    values: dict[str, Any] = {"feed": SOME[0], "seller": UUID(int=2), "bite": 0}
    f = feed_statements
    found = {}
    for statement in (f.DIFFERENCE, f.SEE_UNCHANGED, f.CHANGE, f.NOTE_CHANGES, f.WAKE_ALERTS):
        now = {} if statement is f.DIFFERENCE else {"now": NOW}
        async with full.acquire() as connection:
            found[statement.sql] = await lookups(connection, statement, "offers", **values, **now)
    assert all(found.values())
    assert [by for each in found.values() for by in each if "seller_sku" not in by and "id = o.id" not in by] == []
