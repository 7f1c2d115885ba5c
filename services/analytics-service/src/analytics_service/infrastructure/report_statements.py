"""The SQL of reports on sales, visits and searches.

`starts` are the beginnings of the pieces of a period, and `width_bucket` says in which of them something lies, from 1.
Sums are cast, since PostgreSQL makes numerics of them.
"""

from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from analytics_service.infrastructure.sql import statement

_MOMENT: Final = sa.DateTime(timezone=True)
_STARTS: Final[dict[str, sa.types.TypeEngine[Any]]] = {"starts": ARRAY(_MOMENT), "since": _MOMENT, "until": _MOMENT}
_SPAN: Final[dict[str, sa.types.TypeEngine[Any]]] = {"since": _MOMENT, "until": _MOMENT}
_DAYS: Final[dict[str, sa.types.TypeEngine[Any]]] = {"epoch": sa.Integer(), "first": sa.Date(), "last": sa.Date()}

SOLD = statement(
    """
SELECT width_bucket(slot, :starts) AS piece, CAST(sum(orders) AS bigint) AS orders,
  CAST(sum(gross) AS bigint) AS revenue, CAST(sum(shipping) AS bigint) AS shipping,
  CAST(sum(refunds) AS bigint) AS refunds
FROM sale_slots WHERE slot >= :since AND slot < :until AND currency = :currency
GROUP BY 1
""",
    **_STARTS,
    currency=sa.Text(),
)
EVENTS = statement(
    """
SELECT width_bucket(slot, :starts) AS piece, type, CAST(sum(events) AS bigint) AS events
FROM slots WHERE slot >= :since AND slot < :until
GROUP BY 1, 2
""",
    **_STARTS,
)
# Of the period before, only who came until `cut`, which lies on `cut_day` or ends the day before it.
VISITORS = statement(
    """
SELECT count(*) FILTER (WHERE comes) AS visitors, count(*) FILTER (WHERE came) AS visitors_before
FROM (
  SELECT bool_or(day >= :first) AS comes,
    bool_or(day < :first AND (day < :cut_day OR day = :cut_day AND first_at < :cut)) AS came
  FROM visitor_days WHERE epoch = :epoch AND day BETWEEN :first_before AND :last
  GROUP BY visitor
) AS each
""",
    **_DAYS,
    first_before=sa.Date(),
    cut_day=sa.Date(),
    cut=_MOMENT,
)
DAILY_VISITORS = statement(
    """
SELECT day, count(*) AS visitors FROM visitor_days WHERE epoch = :epoch AND day BETWEEN :first AND :last GROUP BY day
""",
    **_DAYS,
)
SESSIONS = statement(
    "SELECT count(*) AS sessions, count(paid_at) AS paid FROM sessions"
    " WHERE started_at >= :since AND started_at < :until",
    **_SPAN,
)
NEW_CUSTOMERS = statement(
    "SELECT count(*) AS people FROM buyers WHERE first_paid_at >= :since AND first_paid_at < :until", **_SPAN
)
_SOLD_PRODUCTS = """
SELECT s.*, p.slug, p.titles FROM (
  SELECT product_id, CAST(sum(pieces) AS bigint) AS pieces, CAST(sum(orders) AS bigint) AS orders,
    CAST(sum(revenue) AS bigint) AS revenue, CAST(sum(refunds) AS bigint) AS refunds,
    CAST(sum(views) AS bigint) AS views, CAST(sum(carts) AS bigint) AS carts
  FROM product_days WHERE epoch = :epoch AND day BETWEEN :first AND :last
  GROUP BY product_id
  ORDER BY {best} DESC, product_id LIMIT :limit
) AS s LEFT JOIN products p ON p.id = s.product_id
ORDER BY {best} DESC, product_id
"""
SOLD_PRODUCTS: Final = {
    best: statement(_SOLD_PRODUCTS.format(best=best), **_DAYS, limit=sa.Integer())
    for best in ("revenue", "pieces", "views")
}
# From the lines themselves: an order with two products of a category is one order.
SOLD_CATEGORIES = statement(
    """
WITH sold AS (
  SELECT c.id, s.order_id, sum(s.pieces) AS pieces, sum(s.gross) AS gross
  FROM sale_products s LEFT JOIN products p ON p.id = s.product_id LEFT JOIN categories c ON c.id = p.category_ids[1]
  WHERE s.paid_at >= :since AND s.paid_at < :until AND s.currency = :currency
  GROUP BY c.id, s.order_id
), given_back AS (
  SELECT c.id, sum(r.gross) AS gross
  FROM refund_products r LEFT JOIN products p ON p.id = r.product_id LEFT JOIN categories c ON c.id = p.category_ids[1]
  WHERE r.refunded_at >= :since AND r.refunded_at < :until AND r.currency = :currency
  GROUP BY c.id
), both_ways AS (
  SELECT id, count(*) AS orders, sum(pieces) AS pieces, sum(gross) AS revenue, 0 AS refunds FROM sold GROUP BY id
  UNION ALL
  SELECT id, 0, 0, 0, gross FROM given_back
)
SELECT b.id, c.names, CAST(sum(orders) AS bigint) AS orders, CAST(sum(pieces) AS bigint) AS pieces,
  CAST(sum(revenue) AS bigint) AS revenue, CAST(sum(refunds) AS bigint) AS refunds
FROM both_ways b LEFT JOIN categories c ON c.id = b.id
GROUP BY b.id, c.names
ORDER BY revenue DESC, b.id
""",
    **_SPAN,
    currency=sa.Text(),
)
FUNNEL = statement(
    """
SELECT count(*) AS session, count(coalesce(viewed_at, carted_at, checkout_at, paid_at)) AS product_view,
  count(coalesce(carted_at, checkout_at, paid_at)) AS add_to_cart, count(coalesce(checkout_at, paid_at))
  AS checkout_started, count(paid_at) AS paid
FROM sessions WHERE started_at >= :since AND started_at < :until
""",
    **_SPAN,
)
SESSION_DAYS = statement(
    """
SELECT width_bucket(started_at, :starts) AS piece, count(*) AS sessions, count(DISTINCT visitor) AS visitors,
  count(*) FILTER (WHERE events = 1) AS bounces, CAST(sum(page_views) AS bigint) AS page_views,
  CAST(floor(percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM ended_at - started_at))) AS integer)
    AS median_seconds
FROM sessions WHERE started_at >= :since AND started_at < :until
GROUP BY 1
""",
    **_STARTS,
)
BASKET_DAYS = statement(
    """
SELECT width_bucket(started_at, :starts) AS piece, count(*) AS filled, count(paid_at) AS paid,
  count(*) FILTER (WHERE paid_at IS NULL AND ended_at < :left_before) AS abandoned
FROM sessions WHERE started_at >= :since AND started_at < :until AND carted_at IS NOT NULL
GROUP BY 1
""",
    **_STARTS,
    left_before=_MOMENT,
)
LEFT_PRODUCTS = statement(
    """
SELECT l.*, p.slug, p.titles FROM (
  SELECT b.product_id, count(*) AS baskets
  FROM sessions s JOIN basket_products b ON b.session_id = s.id
  WHERE s.started_at >= :since AND s.started_at < :until AND s.carted_at IS NOT NULL AND s.paid_at IS NULL
    AND s.ended_at < :left_before
  GROUP BY b.product_id
  ORDER BY baskets DESC, b.product_id LIMIT :limit
) AS l LEFT JOIN products p ON p.id = l.product_id
ORDER BY baskets DESC, product_id
""",
    **_SPAN,
    left_before=_MOMENT,
    limit=sa.Integer(),
)
COHORTS = statement(
    "SELECT week, later, visitors FROM cohorts WHERE epoch = :epoch AND week >= :first ORDER BY week, later",
    epoch=sa.Integer(),
    first=sa.Date(),
)
POPULAR = statement(
    """
SELECT d.product_id FROM product_days d JOIN products p ON p.id = d.product_id AND p.is_on_sale
WHERE d.epoch = :epoch AND d.day BETWEEN :first AND :last
GROUP BY d.product_id HAVING sum(20 * d.pieces + d.views) > 0
ORDER BY sum(20 * d.pieces + d.views) DESC, d.product_id LIMIT :limit
""",
    **_DAYS,
    limit=sa.Integer(),
)
# One more search in either time, so that a term that nobody knew is not endlessly steep.
TRENDING = statement(
    """
WITH lately AS (
  SELECT term, sum(searches) AS searches FROM term_days
  WHERE epoch = :epoch AND day BETWEEN :first AND :last
  GROUP BY term HAVING sum(searches) > sum(without_results)
), known AS (
  SELECT term FROM term_visitors WHERE day BETWEEN :first AND :last
  GROUP BY term HAVING count(DISTINCT visitor) >= 3
), steep AS (
  SELECT lately.term, lately.searches, coalesce((
    SELECT sum(b.searches) FROM term_days b
    WHERE b.epoch = :epoch AND b.day BETWEEN :first_before AND :last_before AND b.term = lately.term
  ), 0) / 4.0 AS a_week_before
  FROM known JOIN lately USING (term)
)
SELECT term FROM steep WHERE searches > a_week_before
ORDER BY (searches + 1) / (a_week_before + 1) DESC, term LIMIT :limit
""",
    **_DAYS,
    first_before=sa.Date(),
    last_before=sa.Date(),
    limit=sa.Integer(),
)
_TERMS = """
SELECT term, CAST(sum(searches) AS bigint) AS searches, CAST(sum(without_results) AS bigint) AS without_results
FROM term_days WHERE epoch = :epoch AND day BETWEEN :first AND :last
GROUP BY term HAVING sum({most}) > 0
ORDER BY sum({most}) DESC, term LIMIT :limit
"""
TERMS = statement(_TERMS.format(most="searches"), **_DAYS, limit=sa.Integer())
TERMS_IN_VAIN = statement(_TERMS.format(most="without_results"), **_DAYS, limit=sa.Integer())
