"""The SQL of sales and refunds, set by set: slots are quarters of an hour in UTC, days are those of each calendar."""

from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from analytics_service.infrastructure.sql import statement

_UUIDS, _DAYS, _TEXTS, _MARKS = ARRAY(sa.Uuid()), ARRAY(sa.Date()), ARRAY(sa.Text()), ARRAY(sa.LargeBinary())
_INTS, _NUMBERS, _MOMENTS = ARRAY(sa.Integer()), ARRAY(sa.BigInteger()), ARRAY(sa.DateTime(timezone=True))

INSERT_SALES = statement(
    """
INSERT INTO sales (order_id, paid_at, buyer, currency, gross, shipping)
SELECT * FROM unnest(
  CAST(:orders AS uuid[]), CAST(:paid AS timestamptz[]), CAST(:buyers AS bytea[]), CAST(:currencies AS text[]),
  CAST(:gross AS bigint[]), CAST(:shipping AS bigint[])
) ORDER BY 1
ON CONFLICT DO NOTHING
RETURNING order_id
""",
    orders=_UUIDS,
    paid=_MOMENTS,
    buyers=_MARKS,
    currencies=_TEXTS,
    gross=_NUMBERS,
    shipping=_NUMBERS,
)

INSERT_SALE_PRODUCTS = statement(
    """
INSERT INTO sale_products (order_id, product_id, paid_at, currency, pieces, gross)
SELECT * FROM unnest(
  CAST(:orders AS uuid[]), CAST(:products AS uuid[]), CAST(:paid AS timestamptz[]), CAST(:currencies AS text[]),
  CAST(:pieces AS bigint[]), CAST(:gross AS bigint[])
)
""",
    orders=_UUIDS,
    products=_UUIDS,
    paid=_MOMENTS,
    currencies=_TEXTS,
    pieces=_NUMBERS,
    gross=_NUMBERS,
)

INSERT_REFUNDS = statement(
    """
INSERT INTO refunds (refund_id, order_id, refunded_at, currency, gross, shipping)
SELECT * FROM unnest(
  CAST(:refunds AS uuid[]), CAST(:orders AS uuid[]), CAST(:refunded AS timestamptz[]), CAST(:currencies AS text[]),
  CAST(:gross AS bigint[]), CAST(:shipping AS bigint[])
) ORDER BY 1
ON CONFLICT DO NOTHING
RETURNING refund_id
""",
    refunds=_UUIDS,
    orders=_UUIDS,
    refunded=_MOMENTS,
    currencies=_TEXTS,
    gross=_NUMBERS,
    shipping=_NUMBERS,
)

INSERT_REFUND_PRODUCTS = statement(
    """
INSERT INTO refund_products (refund_id, product_id, refunded_at, currency, gross)
SELECT * FROM unnest(
  CAST(:refunds AS uuid[]), CAST(:products AS uuid[]), CAST(:refunded AS timestamptz[]), CAST(:currencies AS text[]),
  CAST(:gross AS bigint[])
)
""",
    refunds=_UUIDS,
    products=_UUIDS,
    refunded=_MOMENTS,
    currencies=_TEXTS,
    gross=_NUMBERS,
)

ADD_SALE_SLOTS = statement(
    """
INSERT INTO sale_slots AS s (slot, currency, orders, gross, shipping, refunds, refunded_shipping)
SELECT slot, currency, sum(orders), sum(gross), sum(shipping), sum(refunds), sum(refunded_shipping)
FROM unnest(
  CAST(:slots AS timestamptz[]), CAST(:currencies AS text[]), CAST(:orders AS bigint[]), CAST(:gross AS bigint[]),
  CAST(:shipping AS bigint[]), CAST(:refunds AS bigint[]), CAST(:refunded_shipping AS bigint[])
) AS sent (slot, currency, orders, gross, shipping, refunds, refunded_shipping)
GROUP BY slot, currency ORDER BY slot, currency
ON CONFLICT (slot, currency) DO UPDATE SET
  orders = s.orders + excluded.orders, gross = s.gross + excluded.gross, shipping = s.shipping + excluded.shipping,
  refunds = s.refunds + excluded.refunds, refunded_shipping = s.refunded_shipping + excluded.refunded_shipping
""",
    slots=_MOMENTS,
    currencies=_TEXTS,
    orders=_NUMBERS,
    gross=_NUMBERS,
    shipping=_NUMBERS,
    refunds=_NUMBERS,
    refunded_shipping=_NUMBERS,
)

ADD_SOLD = statement(
    """
INSERT INTO product_days AS p (epoch, day, product_id, pieces, orders, revenue, refunds)
SELECT epoch, day, product_id, sum(pieces), sum(orders), sum(revenue), sum(refunds)
FROM unnest(
  CAST(:epochs AS integer[]), CAST(:days AS date[]), CAST(:products AS uuid[]), CAST(:pieces AS bigint[]),
  CAST(:orders AS bigint[]), CAST(:revenue AS bigint[]), CAST(:refunds AS bigint[])
) AS sent (epoch, day, product_id, pieces, orders, revenue, refunds)
GROUP BY epoch, day, product_id ORDER BY epoch, day, product_id
ON CONFLICT (epoch, day, product_id) DO UPDATE SET
  pieces = p.pieces + excluded.pieces, orders = p.orders + excluded.orders, revenue = p.revenue + excluded.revenue,
  refunds = p.refunds + excluded.refunds
""",
    epochs=_INTS,
    days=_DAYS,
    products=_UUIDS,
    pieces=_NUMBERS,
    orders=_NUMBERS,
    revenue=_NUMBERS,
    refunds=_NUMBERS,
)

ADD_BUYERS = statement(
    """
INSERT INTO buyers AS b (buyer, first_paid_at)
SELECT buyer, min(paid) FROM unnest(CAST(:buyers AS bytea[]), CAST(:paid AS timestamptz[])) AS sent (buyer, paid)
GROUP BY buyer ORDER BY buyer
ON CONFLICT (buyer) DO UPDATE SET first_paid_at = excluded.first_paid_at WHERE excluded.first_paid_at < b.first_paid_at
""",
    buyers=_MARKS,
    paid=_MOMENTS,
)

# Of a sale that is known when its session grows, see `count_statements`.
PAY_SESSIONS = statement(
    """
UPDATE sessions AS s SET paid_at = least(s.paid_at, paid.at)
FROM (
  SELECT g.id, min(sent.paid) AS at
  FROM unnest(CAST(:buyers AS bytea[]), CAST(:paid AS timestamptz[])) AS sent (buyer, paid)
  JOIN sessions g ON g.buyer = sent.buyer AND sent.paid BETWEEN g.started_at AND g.ended_at + interval '30 minutes'
  GROUP BY g.id
) AS paid
WHERE s.id = paid.id
""",
    buyers=_MARKS,
    paid=_MOMENTS,
)

LINES_OF = statement(
    "SELECT order_id, product_id, gross FROM sale_products WHERE order_id = ANY(CAST(:orders AS uuid[]))"
    " ORDER BY order_id, product_id",
    orders=_UUIDS,
)

_BUYER: Final[dict[str, sa.types.TypeEngine[Any]]] = {"buyer": sa.LargeBinary(), "stranger": sa.LargeBinary()}
FORGET: Final = (
    statement("UPDATE sales SET buyer = :stranger WHERE buyer = :buyer", **_BUYER),
    statement("UPDATE buyers SET buyer = :stranger WHERE buyer = :buyer", **_BUYER),
    statement("UPDATE sessions SET buyer = NULL WHERE buyer = :buyer", buyer=sa.LargeBinary()),
)
