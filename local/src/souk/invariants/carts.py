"""I15: what a merge of carts says and what it did. A merged guest's cart keeps its lines, so both can be compared."""

from souk.invariants.check import Check, rows_that_break

_REPORTS = """
SELECT c.id, m.report ->> 'merged_lines' AS reported,
       (SELECT count(*) FROM cart_items i WHERE i.cart_id = c.id) AS lines
FROM carts c LEFT JOIN cart_merges m ON m.guest_cart_id = c.id
WHERE (c.status = 'merged') IS DISTINCT FROM (m.guest_cart_id IS NOT NULL)
   OR (m.report ->> 'merged_lines')::bigint <> (SELECT count(*) FROM cart_items i WHERE i.cart_id = c.id)
"""

# Only carts that nobody has changed since: now() is one moment for everything in the merge's transaction.
_LOST = """
SELECT g.cart_id, g.variant_id, g.quantity, coalesce(o.quantity, 0) AS found, (cap ->> 'kept')::bigint AS kept
FROM cart_merges m
JOIN carts guest ON guest.id = m.guest_cart_id
JOIN carts own ON own.id = guest.merged_into AND own.updated_at = m.merged_at
JOIN cart_items g ON g.cart_id = guest.id
LEFT JOIN cart_items o ON o.cart_id = own.id AND o.variant_id = g.variant_id
LEFT JOIN LATERAL (
  SELECT cap FROM jsonb_array_elements(m.report -> 'capped') cap WHERE cap ->> 'variant_id' = g.variant_id::text
) c ON true
WHERE CASE WHEN cap IS NULL THEN coalesce(o.quantity, 0) < g.quantity
           ELSE coalesce(o.quantity, 0) <> (cap ->> 'kept')::bigint END
"""

_COUNT = "SELECT count(*) FROM cart_merges"

CHECKS = (
    Check(
        "I15",
        "every merge has a report of all its lines",
        ("cart.cart_merges",),
        rows_that_break(
            "cart", _COUNT, "merges", _REPORTS, "guest cart {id} has {lines} lines, its merge reports {reported}"
        ),
    ),
    Check(
        "I15",
        "a merge loses nothing but what its report names as capped",
        ("cart.cart_merges",),
        rows_that_break(
            "cart",
            _COUNT,
            "merges",
            _LOST,
            "guest cart {cart_id} had {quantity} of variant {variant_id}; {found} arrived, the report keeps {kept}",
        ),
    ),
)
