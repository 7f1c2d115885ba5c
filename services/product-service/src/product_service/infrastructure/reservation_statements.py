"""One statement per step of a reservation: a hot variant's row stays locked for one commit, never for a round trip.

Each locks the reservation before stock, and stock rows in id order, so that no two steps can wait for each other.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from servicekit.database import Statement

_TYPES: dict[str, sa.types.TypeEngine[Any]] = {
    "id": sa.Uuid(),
    "restock_id": sa.Uuid(),
    "variant_ids": ARRAY(sa.Uuid),
    "quantities": ARRAY(sa.Integer),
    "expires_at": sa.TIMESTAMP(timezone=True),
    "now": sa.TIMESTAMP(timezone=True),
    "at_most": sa.Integer(),
}


def _statement(sql: str) -> Statement:
    clause = sa.text(sql)
    names = clause._bindparams  # noqa: SLF001 - the names that text() found
    return Statement(clause.bindparams(*(sa.bindparam(name, type_=_TYPES[name]) for name in names)))


# A line without enough stock is not even locked, so that a sold-out variant costs its losers nothing. Answers
# (variant_id, quantity, available, held, crossed): available is null for unknown variants and a snapshot otherwise;
# crossed says that a band is now to be published.
#
# Planned once (`servicekit.database.plans`): the arrays are sub-selects, which the planner does not look into; of lines
# with enough it expects few, and finds them by the index, in shops of a thousand variants too.
HOLD = _statement("""
WITH wanted AS MATERIALIZED (
  SELECT line.variant_id, line.quantity, seen.available
  FROM unnest((SELECT :variant_ids), (SELECT :quantities)) AS line(variant_id, quantity)
  LEFT JOIN LATERAL (SELECT available FROM stock WHERE stock.variant_id = line.variant_id LIMIT 1) AS seen ON true
), locked AS MATERIALIZED (
  SELECT stock.variant_id, wanted.quantity FROM wanted JOIN stock USING (variant_id)
  WHERE stock.available >= wanted.quantity AND wanted.available >= wanted.quantity
    AND (SELECT bool_and(coalesce(available, 0) >= quantity) FROM wanted)
  ORDER BY stock.variant_id FOR UPDATE OF stock
), held AS (
  INSERT INTO reservations (id, status, expires_at)
  SELECT :id, 'held', :expires_at WHERE (SELECT count(*) FROM locked) = (SELECT count(*) FROM wanted)
  ON CONFLICT (id) DO NOTHING RETURNING id
), lines AS (
  INSERT INTO reservation_lines (reservation_id, variant_id, quantity)
  SELECT held.id, locked.variant_id, locked.quantity FROM held CROSS JOIN locked
), taken AS (
  UPDATE stock SET available = stock.available - locked.quantity, reserved = stock.reserved + locked.quantity
  FROM locked, held WHERE stock.variant_id = locked.variant_id
  RETURNING stock.band <> stock.told_band AS crossed
)
SELECT variant_id, quantity, available, (SELECT count(*) FROM held) = 1 AS held,
       coalesce((SELECT bool_or(crossed) FROM taken), false) AS crossed
FROM wanted
""")

FIND = _statement("""
SELECT status, array_agg(variant_id ORDER BY variant_id) FILTER (WHERE variant_id IS NOT NULL) AS variant_ids,
       array_agg(quantity ORDER BY variant_id) FILTER (WHERE variant_id IS NOT NULL) AS quantities
FROM reservations LEFT JOIN reservation_lines ON reservation_id = id WHERE id = :id GROUP BY id
""")

_SETTLE_ONE = (
    "UPDATE reservations SET status = '{status}', settled_at = now() WHERE id = :id AND status = 'held' RETURNING id"
)
_SETTLE_LATE = """
UPDATE reservations SET status = 'lapsed', settled_at = now() WHERE id IN (
  SELECT id FROM reservations WHERE status = 'held' AND expires_at <= :now
  ORDER BY id LIMIT :at_most FOR UPDATE SKIP LOCKED
) AND status = 'held' RETURNING id
"""
_MOVE_STOCK = """
WITH settled AS ({settle}), freed AS (
  SELECT variant_id, sum(quantity)::integer AS quantity
  FROM reservation_lines JOIN settled ON settled.id = reservation_id GROUP BY variant_id
), locked AS MATERIALIZED (
  SELECT stock.variant_id, freed.quantity FROM freed JOIN stock USING (variant_id)
  ORDER BY stock.variant_id FOR UPDATE OF stock
), moved AS (
  UPDATE stock SET reserved = stock.reserved - locked.quantity, {to} = stock.{to} + locked.quantity
  FROM locked WHERE stock.variant_id = locked.variant_id
)
SELECT count(*) FROM settled
"""
COMMIT = _statement(_MOVE_STOCK.format(settle=_SETTLE_ONE.format(status="committed"), to="sold"))
RELEASE = _statement(_MOVE_STOCK.format(settle=_SETTLE_ONE.format(status="released"), to="available"))
LAPSE = _statement(_MOVE_STOCK.format(settle=_SETTLE_LATE, to="available"))
TOMBSTONE = _statement(
    "INSERT INTO reservations (id, status, settled_at) VALUES (:id, 'released', now()) ON CONFLICT (id) DO NOTHING"
)

LOCK = _statement("SELECT status FROM reservations WHERE id = :id FOR UPDATE")
BEGIN_RESTOCK = _statement(
    "INSERT INTO restocks (id, reservation_id) VALUES (:restock_id, :id) ON CONFLICT (id) DO NOTHING"
)
# Answers how many lines could be returned: all of them, or the caller rolls back.
RESTOCK = _statement("""
WITH returned AS (
  UPDATE reservation_lines AS sale SET restocked = sale.restocked + line.quantity
  FROM unnest(:variant_ids, :quantities) AS line(variant_id, quantity)
  WHERE sale.reservation_id = :id AND sale.variant_id = line.variant_id
    AND sale.restocked + line.quantity <= sale.quantity
  RETURNING sale.variant_id, line.quantity
), locked AS MATERIALIZED (
  SELECT stock.variant_id, returned.quantity FROM returned JOIN stock USING (variant_id)
  ORDER BY stock.variant_id FOR UPDATE OF stock
), moved AS (
  UPDATE stock SET available = stock.available + locked.quantity FROM locked WHERE stock.variant_id = locked.variant_id
  RETURNING stock.variant_id, locked.quantity, stock.available
), journal AS (
  INSERT INTO stock_movements (id, variant_id, quantity, reason, restock_id, available_after)
  SELECT gen_random_uuid(), variant_id, quantity, 'return', :restock_id, available FROM moved
)
SELECT count(*) FROM returned
""")
