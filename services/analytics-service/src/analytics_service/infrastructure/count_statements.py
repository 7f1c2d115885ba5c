"""The SQL by which counts are added, set by set; rows in the order of their keys, so that writers wait in one order."""

from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from analytics_service.infrastructure.sql import statement

MOST_TERMS: Final = 10_000
"""Different terms of a day that are counted; others are stored as events alone."""

_UUIDS, _DAYS, _TEXTS, _MARKS = ARRAY(sa.Uuid()), ARRAY(sa.Date()), ARRAY(sa.Text()), ARRAY(sa.LargeBinary())
_INTS, _NUMBERS, _MOMENTS = ARRAY(sa.Integer()), ARRAY(sa.BigInteger()), ARRAY(sa.DateTime(timezone=True))
_DAY_KEY: Final[dict[str, sa.types.TypeEngine[Any]]] = {"epochs": _INTS, "days": _DAYS}

# Events that are there already, because a browser sent them twice, are left out, and only the others answered.
INSERT_EVENTS = statement(
    """
INSERT INTO events (
  day, id, type, occurred_at, received_at, visitor, session, product_id, term, results, page, is_bot
)
SELECT * FROM unnest(
  CAST(:days AS date[]), CAST(:ids AS uuid[]), CAST(:types AS smallint[]), CAST(:occurred AS timestamptz[]),
  CAST(:received AS timestamptz[]), CAST(:visitors AS uuid[]), CAST(:sessions AS uuid[]), CAST(:products AS uuid[]),
  CAST(:terms AS text[]), CAST(:results AS integer[]), CAST(:pages AS text[]), CAST(:bots AS boolean[])
)
ON CONFLICT DO NOTHING
RETURNING id
""",
    days=_DAYS,
    ids=_UUIDS,
    types=ARRAY(sa.SmallInteger()),
    occurred=_MOMENTS,
    received=_MOMENTS,
    visitors=_UUIDS,
    sessions=_UUIDS,
    products=_UUIDS,
    terms=_TEXTS,
    results=_INTS,
    pages=_TEXTS,
    bots=ARRAY(sa.Boolean()),
)

ADD_SLOTS = statement(
    """
INSERT INTO slots AS s (slot, type, events, bots)
SELECT * FROM unnest(
  CAST(:slots AS timestamptz[]), CAST(:types AS smallint[]), CAST(:events AS bigint[]), CAST(:bots AS bigint[])
) ORDER BY 1, 2
ON CONFLICT (slot, type) DO UPDATE SET events = s.events + excluded.events, bots = s.bots + excluded.bots
""",
    slots=_MOMENTS,
    types=ARRAY(sa.SmallInteger()),
    events=_NUMBERS,
    bots=_NUMBERS,
)

# Of products that the catalogue has: anybody may send any id.
ADD_PRODUCTS = statement(
    """
INSERT INTO product_days AS p (epoch, day, product_id, views, carts)
SELECT sent.* FROM unnest(
  CAST(:epochs AS integer[]), CAST(:days AS date[]), CAST(:products AS uuid[]), CAST(:views AS bigint[]),
  CAST(:carts AS bigint[])
) AS sent (epoch, day, product_id, views, carts)
CROSS JOIN LATERAL (SELECT FROM products WHERE id = sent.product_id LIMIT 1) AS known
ORDER BY 1, 2, 3
ON CONFLICT (epoch, day, product_id) DO UPDATE SET views = p.views + excluded.views, carts = p.carts + excluded.carts
""",
    **_DAY_KEY,
    products=_UUIDS,
    views=_NUMBERS,
    carts=_NUMBERS,
)

ADD_TERMS = statement(
    f"""
WITH sent AS MATERIALIZED (
  SELECT * FROM unnest(
    CAST(:epochs AS integer[]), CAST(:days AS date[]), CAST(:terms AS text[]), CAST(:searches AS bigint[]),
    CAST(:without_results AS bigint[])
  ) AS sent (epoch, day, term, searches, without_results)
), known AS MATERIALIZED (
  SELECT d.epoch, d.day, (SELECT count(*) FROM term_days t WHERE t.epoch = d.epoch AND t.day = d.day) AS terms
  FROM (SELECT DISTINCT epoch, day FROM sent) AS d
), judged AS (
  SELECT sent.*, t.term IS NOT NULL AS is_known, row_number() OVER (
    PARTITION BY sent.epoch, sent.day ORDER BY t.term IS NULL DESC, sent.searches DESC, sent.term
  ) AS place
  FROM sent LEFT JOIN term_days t USING (epoch, day, term)
)
INSERT INTO term_days AS t (epoch, day, term, searches, without_results)
SELECT epoch, day, term, searches, without_results FROM judged JOIN known USING (epoch, day)
WHERE is_known OR place <= {MOST_TERMS} - terms
ORDER BY 1, 2, 3
ON CONFLICT (epoch, day, term) DO UPDATE SET
  searches = t.searches + excluded.searches, without_results = t.without_results + excluded.without_results
""",  # noqa: S608 - a number of our own
    **_DAY_KEY,
    terms=_TEXTS,
    searches=_NUMBERS,
    without_results=_NUMBERS,
)

ADD_TERM_VISITORS = statement(
    """
INSERT INTO term_visitors (day, term, visitor)
SELECT * FROM unnest(CAST(:days AS date[]), CAST(:terms AS text[]), CAST(:visitors AS uuid[]))
ON CONFLICT DO NOTHING
""",
    days=_DAYS,
    terms=_TEXTS,
    visitors=_UUIDS,
)

ADD_VISITORS = statement(
    """
INSERT INTO visitor_days AS v (epoch, day, visitor, first_at, events)
SELECT * FROM unnest(
  CAST(:epochs AS integer[]), CAST(:days AS date[]), CAST(:visitors AS uuid[]), CAST(:first AS timestamptz[]),
  CAST(:events AS bigint[])
) ORDER BY 1, 2, 3
ON CONFLICT (epoch, day, visitor) DO UPDATE SET
  first_at = least(v.first_at, excluded.first_at), events = v.events + excluded.events
""",
    **_DAY_KEY,
    visitors=_UUIDS,
    first=_MOMENTS,
    events=_NUMBERS,
)

# `least` and `greatest` leave out what is null, so that parts of a session can come in any order.
ADD_SESSIONS = statement(
    """
INSERT INTO sessions AS s (
  id, visitor, started_at, ended_at, events, page_views, viewed_at, carted_at, checkout_at, buyer
)
SELECT * FROM unnest(
  CAST(:ids AS uuid[]), CAST(:visitors AS uuid[]), CAST(:started AS timestamptz[]), CAST(:ended AS timestamptz[]),
  CAST(:events AS bigint[]), CAST(:page_views AS bigint[]), CAST(:viewed AS timestamptz[]),
  CAST(:carted AS timestamptz[]), CAST(:checkout AS timestamptz[]), CAST(:buyers AS bytea[])
) ORDER BY 1
ON CONFLICT (id) DO UPDATE SET
  started_at = least(s.started_at, excluded.started_at), ended_at = greatest(s.ended_at, excluded.ended_at),
  events = s.events + excluded.events, page_views = s.page_views + excluded.page_views,
  viewed_at = least(s.viewed_at, excluded.viewed_at), carted_at = least(s.carted_at, excluded.carted_at),
  checkout_at = least(s.checkout_at, excluded.checkout_at), buyer = coalesce(s.buyer, excluded.buyer)
""",
    ids=_UUIDS,
    visitors=_UUIDS,
    started=_MOMENTS,
    ended=_MOMENTS,
    events=_NUMBERS,
    page_views=_NUMBERS,
    viewed=_MOMENTS,
    carted=_MOMENTS,
    checkout=_MOMENTS,
    buyers=_MARKS,
)

# What is known of a sale when its session grows; of a session when its sale comes, see `sale_statements`.
PAY_SESSIONS = statement(
    """
UPDATE sessions AS s SET paid_at = paid.at
FROM unnest(CAST(:ids AS uuid[])) AS grown (id), LATERAL (
  SELECT min(sales.paid_at) AS at FROM sessions g JOIN sales
    ON sales.buyer = g.buyer AND sales.paid_at BETWEEN g.started_at AND g.ended_at + interval '30 minutes'
  WHERE g.id = grown.id
) AS paid
WHERE s.id = grown.id AND paid.at IS NOT NULL AND s.paid_at IS DISTINCT FROM paid.at
""",
    ids=_UUIDS,
)

ADD_BASKETS = statement(
    """
INSERT INTO basket_products AS b (session_id, product_id, added_at)
SELECT * FROM unnest(CAST(:sessions AS uuid[]), CAST(:products AS uuid[]), CAST(:added AS timestamptz[])) ORDER BY 1, 2
ON CONFLICT (session_id, product_id) DO UPDATE SET added_at = excluded.added_at WHERE excluded.added_at < b.added_at
""",
    sessions=_UUIDS,
    products=_UUIDS,
    added=_MOMENTS,
)
