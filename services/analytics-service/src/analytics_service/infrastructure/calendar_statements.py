"""The SQL by which days are built anew for another time zone, and cohorts are counted."""

from typing import Any, Final

import sqlalchemy as sa

from analytics_service.infrastructure.count_statements import MOST_TERMS
from analytics_service.infrastructure.sql import statement

_EPOCH: Final[dict[str, sa.types.TypeEngine[Any]]] = {"epoch": sa.Integer()}
_DAY: Final[dict[str, sa.types.TypeEngine[Any]]] = {
    "epoch": sa.Integer(),
    "day": sa.Date(),
    "since": sa.DateTime(timezone=True),
    "until": sa.DateTime(timezone=True),
    "first_utc": sa.Date(),
    "last_utc": sa.Date(),
}
CALENDARS = statement("SELECT epoch, zone, state, since, built_until, cohorts_of FROM calendars ORDER BY epoch")
BEGIN_FIRST = statement("INSERT INTO calendars (epoch, zone, state) VALUES (1, :zone, 'live')", zone=sa.Text())
BEGIN_BUILDING = statement(
    "INSERT INTO calendars (epoch, zone, state) SELECT max(epoch) + 1, :zone, 'building' FROM calendars",
    zone=sa.Text(),
)
GIVE_UP_BUILDING = statement("UPDATE calendars SET state = 'former', since = now() WHERE state = 'building'")
BUILT_UNTIL = statement("UPDATE calendars SET built_until = :day WHERE epoch = :epoch", **_EPOCH, day=sa.Date())
# One after the other, since at most one is live.
RETIRE = statement("UPDATE calendars SET state = 'former', since = now() WHERE state = 'live'")
GO_LIVE = statement("UPDATE calendars SET state = 'live', since = now() WHERE epoch = :epoch", **_EPOCH)
FORGET_CALENDAR = statement("DELETE FROM calendars WHERE epoch = :epoch AND state = 'former'", **_EPOCH)

# The oldest day of the calendar that is reported, and of single events; null without any.
OLDEST = statement(
    """
SELECT (SELECT min(day) FROM events) AS event, least(
  (SELECT min(day) FROM product_days WHERE epoch = :former), (SELECT min(day) FROM term_days WHERE epoch = :former),
  (SELECT min(day) FROM visitor_days WHERE epoch = :former)
) AS day
""",
    former=sa.Integer(),
)

_CLEAR = "DELETE FROM {table} WHERE epoch = :epoch AND day = :day"
_COPY_TERMS = """
INSERT INTO term_days (epoch, day, term, searches, without_results)
SELECT :epoch, day, term, searches, without_results FROM term_days WHERE epoch = :former AND day = :day
"""
_COPY_VISITORS = """
INSERT INTO visitor_days (epoch, day, visitor, first_at, events)
SELECT :epoch, day, visitor, first_at, events FROM visitor_days WHERE epoch = :former AND day = :day
"""
_SALES = """
  UNION ALL
  SELECT product_id, 0, 0, pieces, 1, gross, 0 FROM sale_products
  WHERE paid_at >= :since AND paid_at < :until AND currency = :currency
  UNION ALL
  SELECT product_id, 0, 0, 0, 0, 0, gross FROM refund_products
  WHERE refunded_at >= :since AND refunded_at < :until AND currency = :currency
"""
_PRODUCTS = """
INSERT INTO product_days (epoch, day, product_id, views, carts, pieces, orders, revenue, refunds)
SELECT :epoch, :day, product_id, sum(views), sum(carts), sum(pieces), sum(orders), sum(revenue), sum(refunds)
FROM ({shopping} {sales}) AS all_of_it (product_id, views, carts, pieces, orders, revenue, refunds)
GROUP BY product_id
"""
_OF_DAY = "day BETWEEN :first_utc AND :last_utc AND occurred_at >= :since AND occurred_at < :until AND NOT is_bot"
_SHOPPING = f"""
  SELECT product_id, count(*) FILTER (WHERE type = 2), count(*) FILTER (WHERE type = 4), 0, 0, 0, 0
  FROM events WHERE {_OF_DAY} AND EXISTS (SELECT FROM products WHERE id = events.product_id) GROUP BY product_id
"""  # noqa: S608 - a piece of our own
_KEPT_SHOPPING = """
  SELECT product_id, views, carts, 0, 0, 0, 0 FROM product_days WHERE epoch = :former AND day = :day
"""
_TERMS = f"""
INSERT INTO term_days (epoch, day, term, searches, without_results)
SELECT :epoch, :day, term, count(*), count(*) FILTER (WHERE coalesce(results, 0) = 0)
FROM events WHERE {_OF_DAY} AND term IS NOT NULL
GROUP BY term ORDER BY min(received_at), count(*) DESC, term LIMIT {MOST_TERMS}
"""  # noqa: S608 - pieces of our own
_VISITORS = f"""
INSERT INTO visitor_days (epoch, day, visitor, first_at, events)
SELECT :epoch, :day, visitor, min(occurred_at), count(*)
FROM events WHERE {_OF_DAY} AND visitor IS NOT NULL GROUP BY visitor
"""  # noqa: S608 - a piece of our own

DAY_TABLES: Final = ("product_days", "term_days", "visitor_days")
CLEAR_DAY: Final = [statement(_CLEAR.format(table=table), epoch=sa.Integer(), day=sa.Date()) for table in DAY_TABLES]
# `former` is the calendar that is reported, and `currency` the shop's.
BUILD_PRODUCTS = statement(_PRODUCTS.format(shopping=_SHOPPING, sales=_SALES), **_DAY, currency=sa.Text())
BUILD_TERMS, BUILD_VISITORS = statement(_TERMS, **_DAY), statement(_VISITORS, **_DAY)
# For days whose single events are gone.
KEEP_PRODUCTS = statement(
    _PRODUCTS.format(shopping=_KEPT_SHOPPING, sales=_SALES),
    **{name: _DAY[name] for name in ("epoch", "day", "since", "until")},
    former=sa.Integer(),
    currency=sa.Text(),
)
KEEP_TERMS, KEEP_VISITORS = (
    statement(sql, epoch=sa.Integer(), former=sa.Integer(), day=sa.Date()) for sql in (_COPY_TERMS, _COPY_VISITORS)
)

# In bites of a former calendar, which nobody reads any more.
FORGET_DAYS: Final = [
    statement(
        f"DELETE FROM {table} WHERE ctid = ANY(ARRAY(SELECT ctid FROM {table} WHERE epoch = :epoch LIMIT 5000))",  # noqa: S608 - a name of our own
        **_EPOCH,
    )
    for table in (*DAY_TABLES, "cohorts")
]

CLEAR_COHORTS = statement("DELETE FROM cohorts WHERE epoch = :epoch", **_EPOCH)
COUNT_COHORTS = statement(
    """
INSERT INTO cohorts (epoch, week, later, visitors)
SELECT :epoch, first, (week - first) / 7, count(*) FROM (
  SELECT week, min(week) OVER (PARTITION BY visitor) AS first FROM (
    SELECT DISTINCT visitor, CAST(date_trunc('week', CAST(day AS timestamp)) AS date) AS week
    FROM visitor_days WHERE epoch = :epoch AND day < :until
  ) AS weeks
) AS each WHERE first >= :since
GROUP BY first, week
""",
    **_EPOCH,
    since=sa.Date(),
    until=sa.Date(),
)
COHORTS_OF = statement("UPDATE calendars SET cohorts_of = :day WHERE epoch = :epoch", **_EPOCH, day=sa.Date())
# Days of long ago were filled: the running service counts again within a minute.
COUNT_COHORTS_AGAIN = statement("UPDATE calendars SET cohorts_of = NULL WHERE state = 'live'")
