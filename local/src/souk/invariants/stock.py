"""I1 and I2: the stock of every variant."""

from souk.invariants.check import Check, Finding, rows_that_break
from souk.invariants.sources import Sources

_ADDS_UP = """
SELECT s.variant_id, s.available, s.reserved, s.sold, coalesce(m.quantity, 0) AS brought_in
FROM stock s
LEFT JOIN (SELECT variant_id, sum(quantity) AS quantity FROM stock_movements GROUP BY variant_id) m USING (variant_id)
WHERE s.available + s.reserved + s.sold <> coalesce(m.quantity, 0)
   OR s.available < 0 OR s.reserved < 0 OR s.sold < 0
"""

_HOLDS = """
SELECT variant_id, s.reserved, coalesce(h.quantity, 0) AS held
FROM stock s
FULL JOIN (
  SELECT l.variant_id, sum(l.quantity) AS quantity
  FROM reservations r JOIN reservation_lines l ON l.reservation_id = r.id WHERE r.status = 'held' GROUP BY l.variant_id
) h USING (variant_id)
WHERE coalesce(s.reserved, 0) <> coalesce(h.quantity, 0)
"""

_RESTOCKED = """
SELECT coalesce(l.variant_id, m.variant_id) AS variant_id, coalesce(l.quantity, 0) AS restocked,
       coalesce(m.quantity, 0) AS returned
FROM (SELECT variant_id, sum(restocked) AS quantity FROM reservation_lines WHERE restocked > 0 GROUP BY variant_id) l
FULL JOIN (
  SELECT variant_id, sum(quantity) AS quantity FROM stock_movements WHERE restock_id IS NOT NULL GROUP BY variant_id
) m USING (variant_id)
WHERE coalesce(l.quantity, 0) <> coalesce(m.quantity, 0)
"""

_OF_ORDERS = """
SELECT o.id, o.status, o.reservation_id, l.variant_id, sum(l.quantity) AS quantity
FROM orders o JOIN order_lines l ON l.order_id = o.id
WHERE o.status IN ('confirmed', 'completed') GROUP BY o.id, l.variant_id
"""

_COMMITTED = """
SELECT r.id, l.variant_id, sum(l.quantity) AS quantity, sum(l.quantity - l.restocked) AS kept
FROM reservations r JOIN reservation_lines l ON l.reservation_id = r.id
WHERE r.status = 'committed' GROUP BY r.id, l.variant_id
"""


def _sold_is_what_was_ordered(sources: Sources) -> Finding:
    """Nothing oversold: what confirmed orders bought and what left the stock for them are the same pieces."""
    ordered = {(row["reservation_id"], row["variant_id"]): row for row in sources.rows("order", _OF_ORDERS)}
    committed = {(row["id"], row["variant_id"]): row for row in sources.rows("product", _COMMITTED)}
    taken = {key: row["quantity"] for key, row in committed.items()}
    violations = [
        f"order {row['id']} bought {row['quantity']} of variant {key[1]}, {taken.get(key, 0)} were taken from stock"
        for key, row in ordered.items()
        if taken.get(key) != row["quantity"]
    ]
    # A purchase that its customer gave up in the last moment was sold, and put back on sale.
    violations += [
        f"reservation {key[0]} sold {row['kept']} of variant {key[1]}, but no confirmed order has bought them"
        for key, row in committed.items()
        if key not in ordered and row["kept"]
    ]
    return Finding(len(ordered), "order lines", violations)


CHECKS = (
    Check(
        "I1",
        "available + reserved + sold = what movements brought in, none negative",
        ("product.stock",),
        rows_that_break(
            "product",
            "SELECT count(*) FROM stock",
            "variants",
            _ADDS_UP,
            "variant {variant_id}: {available} available + {reserved} reserved + {sold} sold, {brought_in} brought in",
        ),
    ),
    Check(
        "I1",
        "what was restocked is what the journal calls returned",
        ("product.stock",),
        rows_that_break(
            "product",
            "SELECT count(*) FROM restocks",
            "restocks",
            _RESTOCKED,
            "variant {variant_id}: {restocked} restocked, {returned} in the journal",
        ),
    ),
    Check(
        "I1",
        "what confirmed orders bought is what left the stock",
        ("product.stock", "order.orders"),
        _sold_is_what_was_ordered,
        at_rest=True,
    ),
    Check(
        "I2",
        "live reservations sum to the reserved column",
        ("product.stock",),
        rows_that_break(
            "product",
            "SELECT count(*) FROM reservations WHERE status = 'held'",
            "live reservations",
            _HOLDS,
            "variant {variant_id}: {reserved} reserved, {held} held",
        ),
    ),
)
