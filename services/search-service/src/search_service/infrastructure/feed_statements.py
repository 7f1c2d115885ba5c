"""A feed's rows against its seller's offers, by sets: a statement for each bite of rows.

Each takes `feed`, `seller` and `bite`, and where it writes `now`; the seller's lock is held.
Each row looks for its offer by itself: of a seller that is new the planner expects one offer, and would compare every
row with all of them.
"""

from search_service.domain.feed_run import MOVED_BY
from search_service.infrastructure.offer_tables import feed_rows
from search_service.infrastructure.sql import statement
from servicekit.database import InsertRows

_PRICED = ("price", "shipping", "currency", "availability")
_IDENTIFYING = ("title", "gtin", "brand", "mpn")
_LISTED = tuple(column.name for column in feed_rows.columns if column.name not in ("feed_id", "bite", "seller_sku"))


def _of(alias: str, names: tuple[str, ...]) -> str:
    return ", ".join(f"{alias}.{name}" for name in names)


def _differ(names: tuple[str, ...]) -> str:
    return f"({_of('o', names)}) IS DISTINCT FROM ({_of('r', names)})"


# With LIMIT it stays a lookup by seller and number.
_OFFER_OF = "(SELECT * FROM offers WHERE seller_id = :seller AND seller_sku = {}.seller_sku LIMIT 1)"


STAGE = InsertRows(feed_rows)
DROP_ROWS = statement("DELETE FROM feed_rows WHERE feed_id = :feed")
BEFORE = statement("""
SELECT coalesce((SELECT rows FROM feeds WHERE seller_id = :seller AND status = 'applied' AND id <> :feed
                 ORDER BY received_at DESC LIMIT 1), 0) AS before,
  (SELECT count(*) FROM offers WHERE seller_id = :seller) AS offers
""")
DIFFERENCE = statement(f"""
SELECT count(*) FILTER (WHERE o.id IS NULL) AS added,
  count(*) FILTER (WHERE o.id IS NOT NULL AND {_differ(_LISTED)}) AS changed,
  count(o.id) AS kept,
  count(*) FILTER (WHERE o.currency = r.currency AND abs(r.price - o.price) > {MOVED_BY} * o.price) AS moved
FROM feed_rows r LEFT JOIN LATERAL {_OFFER_OF.format("r")} AS o ON true
WHERE r.feed_id = :feed AND r.bite = :bite
""")  # noqa: S608 - the names of our own columns
SEE_UNCHANGED = statement(f"""
UPDATE offers SET seen_at = :now FROM feed_rows r CROSS JOIN LATERAL {_OFFER_OF.format("r")} AS o
WHERE r.feed_id = :feed AND r.bite = :bite AND offers.id = o.id AND NOT {_differ(_LISTED)}
""")  # noqa: S608
CHANGE = statement(f"""
UPDATE offers SET ({", ".join(_LISTED)}) = ROW ({_of("r", _LISTED)}), seen_at = :now, changed_at = :now,
  match_due = o.match_due OR {_differ(_IDENTIFYING)}
FROM feed_rows r CROSS JOIN LATERAL {_OFFER_OF.format("r")} AS o
WHERE r.feed_id = :feed AND r.bite = :bite AND offers.id = o.id AND {_differ(_LISTED)}
""")  # noqa: S608
ADD = statement(f"""
INSERT INTO offers (seller_id, seller_sku, {", ".join(_LISTED)}, seen_at, changed_at, match_due)
SELECT :seller, r.seller_sku, {_of("r", _LISTED)}, :now, :now, true FROM feed_rows r
WHERE r.feed_id = :feed AND r.bite = :bite
ON CONFLICT (seller_id, seller_sku) DO NOTHING
""")  # noqa: S608
# A price that did not move makes no row, whatever else changed.
NOTE_CHANGES = statement(f"""
INSERT INTO offer_changes (offer_id, at, {", ".join(_PRICED)})
SELECT o.id, :now, {_of("o", _PRICED)} FROM feed_rows w
CROSS JOIN LATERAL {_OFFER_OF.format("w")} AS o
LEFT JOIN LATERAL (SELECT * FROM offer_changes c WHERE c.offer_id = o.id ORDER BY at DESC LIMIT 1) r ON true
WHERE w.feed_id = :feed AND w.bite = :bite AND o.changed_at = :now AND (r.offer_id IS NULL OR {_differ(_PRICED)})
""")  # noqa: S608
WAKE_ALERTS = statement(f"""
UPDATE alerts SET due_at = :now WHERE product_id IN (
  SELECT m.product_id FROM feed_rows w
  CROSS JOIN LATERAL {_OFFER_OF.format("w")} AS o
  CROSS JOIN LATERAL (SELECT product_id FROM offer_matches WHERE offer_id = o.id LIMIT 1) AS m
  WHERE w.feed_id = :feed AND w.bite = :bite AND o.changed_at = :now)
""")  # noqa: S608
