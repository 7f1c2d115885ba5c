"""Thirty-five days of made-up events, and what is counted of them, as the service would have counted."""

from typing import Final

import psycopg

DAYS: Final = 35
_PER_SESSION, _SESSIONS_PER_SALE, _PRODUCTS = 10, 3, 2000
# Ten events a session; each third session pays. Visitors come about twice, products are looked at by their number.
_FILL: Final = """
SELECT make_event_days(current_date - {days} - 1, current_date);
CREATE TEMPORARY TABLE made AS
SELECT n, timestamptz 'today' - n * (interval '{days} days' / {sessions}) AS at,
  md5('visitor' || n % ({sessions} / 2 + 1))::uuid AS visitor, md5('session' || n)::uuid AS session
FROM generate_series(1, {sessions}) AS n;
INSERT INTO events (day, id, type, occurred_at, received_at, visitor, session, product_id, is_bot)
SELECT (at AT TIME ZONE 'UTC')::date, gen_random_uuid(), 1 + e % 2, at, at, visitor, session,
  CASE WHEN e % 2 = 1 THEN md5('product' || (n + e) % {products})::uuid END, false
FROM made, generate_series(0, {each} - 1) AS e;
INSERT INTO slots AS s SELECT date_bin('15 minutes', occurred_at, 'epoch'), type, count(*), 0 FROM events
WHERE received_at = occurred_at GROUP BY 1, 2
ON CONFLICT (slot, type) DO UPDATE SET events = s.events + excluded.events;
INSERT INTO visitor_days
SELECT c.epoch, (at AT TIME ZONE c.zone)::date, visitor, min(at), {each} * count(*) FROM made, calendars c
WHERE c.state = 'live' GROUP BY 1, 2, 3
ON CONFLICT DO NOTHING;
INSERT INTO sessions
SELECT session, visitor, at, at + interval '5 minutes', {each}, {each} / 2, at, CASE WHEN n % 2 = 0 THEN at END,
  CASE WHEN n % 3 = 0 THEN at END, CASE WHEN n % {per_sale} = 0 THEN at END, NULL FROM made;
INSERT INTO sales SELECT session, at, decode(md5(visitor::text), 'hex'), 'EUR', 1900, 490 FROM made
WHERE n % {per_sale} = 0;
INSERT INTO sale_products SELECT session, md5('product' || n % {products})::uuid, at, 'EUR', 1, 1900 FROM made
WHERE n % {per_sale} = 0;
INSERT INTO sale_slots AS s SELECT date_bin('15 minutes', at, 'epoch'), 'EUR', count(*), 1900 * count(*),
  490 * count(*), 0, 0 FROM made WHERE n % {per_sale} = 0 GROUP BY 1
ON CONFLICT (slot, currency) DO UPDATE SET orders = s.orders + excluded.orders, gross = s.gross + excluded.gross,
  shipping = s.shipping + excluded.shipping;
INSERT INTO buyers SELECT buyer, min(paid_at) FROM sales GROUP BY buyer ON CONFLICT DO NOTHING;
DROP TABLE made;
VACUUM ANALYZE events, slots, visitor_days, sessions, sales, sale_products, sale_slots, buyers
"""


def fill(owner: psycopg.Connection, events: int) -> None:
    """Write about so many events; `owner` commits each statement by itself."""
    sizes = {
        "days": DAYS, "sessions": max(2, events // _PER_SESSION), "each": _PER_SESSION, "products": _PRODUCTS,
        "per_sale": _SESSIONS_PER_SALE,
    }  # fmt: skip
    for statement in _FILL.format(**sizes).split(";\n"):
        owner.execute(statement.encode())
