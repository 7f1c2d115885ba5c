"""The same reports by plain SQL on single events, sales and refunds, with PostgreSQL's own days of a time zone."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import asyncpg

from analytics_service.domain.periods import Period

_VISITS = """
WITH visits AS (
  SELECT e.session, min(e.visitor::text) AS visitor, min(e.occurred_at) AS began, max(e.occurred_at) AS ended,
    count(*) AS n, count(*) FILTER (WHERE e.type = 1) AS page_views, bool_or(e.type = 2) AS viewed,
    bool_or(e.type = 4) AS carted, bool_or(e.type = 5) AS checked_out, min(s.buyer) AS buyer
  FROM events e JOIN sessions s ON s.id = e.session WHERE NOT e.is_bot GROUP BY e.session
), v AS (
  SELECT *, (began AT TIME ZONE $1)::date AS day, EXISTS (
    SELECT FROM sales WHERE sales.buyer = visits.buyer AND paid_at BETWEEN began AND ended + interval '30 minutes'
  ) AS paid
  FROM visits
)
"""
_IN_PERIOD = "day BETWEEN $2 AND $3"


class RawReports:
    """Of a period; `connection` is the superuser's."""

    def __init__(self, connection: "asyncpg.Connection[Any]", period: Period, now: datetime, currency: str) -> None:
        self._connection, self._period, self._now, self._currency = connection, period, now, currency
        self._zone = period.calendar.zone.key

    async def sold(self, unit: str) -> Mapping[Any, tuple[int, ...]]:
        """Orders, revenue, shipping and refunds by the day on which a day, week or month begins in the period."""
        rows = await self._connection.fetch(
            f"""
SELECT greatest(date_trunc('{unit}', day::timestamp)::date, $2) AS day, sum(orders)::bigint, sum(revenue)::bigint,
  sum(shipping)::bigint, sum(refunds)::bigint
FROM (
  SELECT (paid_at AT TIME ZONE $1)::date AS day, 1 AS orders, gross AS revenue, shipping, 0 AS refunds
  FROM sales WHERE currency = $4
  UNION ALL
  SELECT (refunded_at AT TIME ZONE $1)::date, 0, 0, 0, gross FROM refunds WHERE currency = $4
) AS both_ways WHERE {_IN_PERIOD} GROUP BY 1
""",
            *self._days(), self._currency,
        )  # fmt: skip
        return {row[0]: tuple(row)[1:] for row in rows}

    async def figures(self, period: Period, until: datetime) -> tuple[int, ...]:
        """Orders, revenue, shipping, refunds, new customers, events by type, visitors, sessions, those that paid."""
        row = await self._connection.fetchrow(
            f"""
{_VISITS}, events_then AS (
  SELECT * FROM events WHERE NOT is_bot AND occurred_at < $5 AND (occurred_at AT TIME ZONE $1)::date BETWEEN $2 AND $3
), sales_then AS (
  SELECT * FROM sales WHERE currency = $4 AND paid_at < $5 AND (paid_at AT TIME ZONE $1)::date BETWEEN $2 AND $3
), visits_then AS (SELECT * FROM v WHERE {_IN_PERIOD} AND began < $5)
SELECT (SELECT count(*) FROM sales_then), (SELECT coalesce(sum(gross), 0)::bigint FROM sales_then),
  (SELECT coalesce(sum(shipping), 0)::bigint FROM sales_then),
  (SELECT coalesce(sum(gross), 0)::bigint FROM refunds WHERE currency = $4 AND refunded_at < $5
    AND (refunded_at AT TIME ZONE $1)::date BETWEEN $2 AND $3),
  (SELECT count(*) FROM (SELECT min(paid_at) AS first FROM sales GROUP BY buyer) AS b
    WHERE first < $5 AND (first AT TIME ZONE $1)::date BETWEEN $2 AND $3),
  {", ".join(f"(SELECT count(*) FROM events_then WHERE type = {kind})" for kind in range(1, 6))},
  (SELECT count(DISTINCT visitor) FROM events_then), (SELECT count(*) FROM visits_then),
  (SELECT count(*) FROM visits_then WHERE paid)
""",
            self._zone, period.first, period.last, self._currency, until,
        )  # fmt: skip
        assert row is not None
        return tuple(row)

    async def days(self) -> Mapping[Any, tuple[int, ...]]:
        """Page views and visitors by day."""
        return await self._by_day(f"""
SELECT day, count(*) FILTER (WHERE type = 1), count(DISTINCT visitor)
FROM (SELECT *, (occurred_at AT TIME ZONE $1)::date AS d FROM events WHERE NOT is_bot) AS e (
  utc_day, id, type, occurred_at, received_at, visitor, session, product_id, term, results, page, is_bot, day)
WHERE {_IN_PERIOD} GROUP BY day
""")

    async def products(self) -> Mapping[Any, tuple[int, ...]]:
        """Pieces, orders, revenue, refunds, views and additions to carts by product."""
        rows = await self._connection.fetch(
            f"""
SELECT product_id, sum(pieces)::bigint, sum(orders)::bigint, sum(revenue)::bigint, sum(refunds)::bigint,
  sum(views)::bigint, sum(carts)::bigint
FROM (
  SELECT product_id, (paid_at AT TIME ZONE $1)::date AS day, pieces, 1 AS orders, gross AS revenue, 0 AS refunds,
    0 AS views, 0 AS carts FROM sale_products WHERE currency = $4
  UNION ALL
  SELECT product_id, (refunded_at AT TIME ZONE $1)::date, 0, 0, 0, gross, 0, 0 FROM refund_products WHERE currency = $4
  UNION ALL
  SELECT product_id, (occurred_at AT TIME ZONE $1)::date, 0, 0, 0, 0, (type = 2)::int, (type = 4)::int
  FROM events WHERE product_id IN (SELECT id FROM products) AND NOT is_bot
) AS all_of_it WHERE {_IN_PERIOD} GROUP BY product_id
""",
            *self._days(), self._currency,
        )  # fmt: skip
        return {row[0]: tuple(row)[1:] for row in rows}

    async def categories(self) -> Mapping[Any, tuple[int, ...]]:
        """Pieces, orders, revenue and refunds by category."""
        rows = await self._connection.fetch(
            f"""
SELECT id, sum(pieces)::bigint, count(DISTINCT order_id), sum(revenue)::bigint, sum(refunds)::bigint
FROM (
  SELECT product_id, order_id, (paid_at AT TIME ZONE $1)::date AS day, pieces, gross AS revenue, 0 AS refunds
  FROM sale_products WHERE currency = $4
  UNION ALL
  SELECT product_id, NULL, (refunded_at AT TIME ZONE $1)::date, 0, 0, gross FROM refund_products WHERE currency = $4
) AS both_ways LEFT JOIN (SELECT id AS product_id, category_ids[1] AS id FROM products) AS p USING (product_id)
WHERE {_IN_PERIOD} GROUP BY id
""",
            *self._days(), self._currency,
        )  # fmt: skip
        return {row[0]: tuple(row)[1:] for row in rows}

    async def terms(self) -> Mapping[Any, tuple[int, ...]]:
        """Searches, and those without results, by term."""
        return await self._by_day(f"""
SELECT term, count(*), count(*) FILTER (WHERE results = 0) FROM (
  SELECT term, results, (occurred_at AT TIME ZONE $1)::date AS day FROM events WHERE term IS NOT NULL AND NOT is_bot
) AS e WHERE {_IN_PERIOD} GROUP BY term
""")

    async def funnel(self) -> Sequence[int]:
        """Sessions that came so far."""
        row = await self._connection.fetchrow(
            f"""
{_VISITS} SELECT count(*), count(*) FILTER (WHERE viewed OR carted OR checked_out OR paid),
  count(*) FILTER (WHERE carted OR checked_out OR paid), count(*) FILTER (WHERE checked_out OR paid),
  count(*) FILTER (WHERE paid)
FROM v WHERE {_IN_PERIOD}
""",
            *self._days(),
        )  # fmt: skip
        assert row is not None
        return list(row)

    async def sessions(self) -> Mapping[Any, tuple[int, ...]]:
        """Sessions, visitors, bounces, median seconds and page views by day."""
        return await self._by_day(f"""
{_VISITS} SELECT day, count(*), count(DISTINCT visitor), count(*) FILTER (WHERE n = 1),
  (array_agg(floor(extract(epoch FROM ended - began))::int ORDER BY ended - began))[(count(*) + 1) / 2],
  sum(page_views)::bigint
FROM v WHERE {_IN_PERIOD} GROUP BY day
""")

    async def baskets(self) -> Mapping[Any, tuple[int, ...]]:
        """Sessions that filled a basket, that paid, that left it, by day."""
        rows = await self._connection.fetch(
            f"""
{_VISITS} SELECT day, count(*), count(*) FILTER (WHERE paid), count(*) FILTER (WHERE NOT paid AND ended < $4)
FROM v WHERE {_IN_PERIOD} AND carted GROUP BY day
""",
            *self._days(), self._now - timedelta(hours=1),
        )  # fmt: skip
        return {row[0]: tuple(row)[1:] for row in rows}

    async def left_products(self) -> Mapping[Any, int]:
        """Abandoned sessions by product."""
        rows = await self._connection.fetch(
            f"""
{_VISITS} SELECT e.product_id, count(DISTINCT v.session) FROM v JOIN events e USING (session)
WHERE v.{_IN_PERIOD} AND carted AND NOT paid AND ended < $4 AND e.type = 4 AND NOT e.is_bot GROUP BY e.product_id
""",
            *self._days(), self._now - timedelta(hours=1),
        )  # fmt: skip
        return {row[0]: row[1] for row in rows}

    async def cohorts(self) -> Mapping[Any, int]:
        """Visitors by the week of their first day, and how many weeks later they came; of days before today."""
        rows = await self._connection.fetch(
            """
WITH came AS (
  SELECT DISTINCT visitor, date_trunc('week', occurred_at AT TIME ZONE $1)::date AS week FROM events
  WHERE visitor IS NOT NULL AND NOT is_bot AND (occurred_at AT TIME ZONE $1)::date < ($2 AT TIME ZONE $1)::date
)
SELECT first, (week - first) / 7, count(*) FROM came JOIN (
  SELECT visitor, min(week) AS first FROM came GROUP BY visitor
) AS f USING (visitor) GROUP BY 1, 2
""",
            self._zone, self._now,
        )  # fmt: skip
        return {(row[0], row[1]): row[2] for row in rows}

    def _days(self) -> tuple[Any, ...]:
        return self._zone, self._period.first, self._period.last

    async def _by_day(self, sql: str) -> Mapping[Any, tuple[int, ...]]:
        return {row[0]: tuple(row)[1:] for row in await self._connection.fetch(sql, *self._days())}
