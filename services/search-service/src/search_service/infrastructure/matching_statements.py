"""Offers and variants brought together, by sets."""

from search_service.infrastructure.comparison_statements import TITLE
from search_service.infrastructure.sql import statement

# What is still to be matched, but for what other workers have in hand.
TAKE = statement("""
SELECT o.id, o.title, o.brand, coalesce(m.method = 'manual', false) AS decided
FROM offers o LEFT JOIN offer_matches m ON m.offer_id = o.id
WHERE o.match_due ORDER BY o.id LIMIT :limit FOR UPDATE OF o SKIP LOCKED
""")
LOOK = statement("SELECT id FROM offers WHERE match_due LIMIT 1")
# Each offer walks the indexes by itself: joined as sets, products would be read whole. OFFSET 0 keeps them apart; with
# LIMIT the planner would hope for an early hit and read variants from the beginning.
HITS = statement("""
SELECT o.id AS offer_id, 'gtin' AS method, v.id AS variant_id, v.product_id, v.brand
FROM offers o JOIN LATERAL (
  SELECT w.id, w.product_id, p.brand FROM variants w JOIN products p ON p.id = w.product_id AND p.status = 'published'
  WHERE NOT w.withdrawn AND w.gtins @> ARRAY[o.gtin] OFFSET 0) v ON true
WHERE o.id = ANY(:ids) AND o.gtin IS NOT NULL
UNION ALL
SELECT o.id, 'seller_sku', v.id, v.product_id, v.brand
FROM offers o JOIN sellers s ON s.id = o.seller_id AND s.sends_our_skus JOIN LATERAL (
  SELECT w.id, w.product_id, p.brand FROM variants w JOIN products p ON p.id = w.product_id AND p.status = 'published'
  WHERE NOT w.withdrawn AND lower(w.sku) = lower(o.seller_sku) LIMIT 10) v ON true
WHERE o.id = ANY(:ids)
UNION ALL
SELECT o.id, 'brand_mpn', v.id, v.product_id, v.brand
FROM offers o JOIN LATERAL (
  SELECT w.id, w.product_id, p.brand FROM variants w JOIN products p ON p.id = w.product_id AND p.status = 'published'
  WHERE NOT w.withdrawn AND lower(w.mpn) = lower(o.mpn) LIMIT 200) v ON true
WHERE o.id = ANY(:ids) AND o.mpn IS NOT NULL AND o.brand IS NOT NULL
""")
LIKELY = statement(f"""
SELECT o.id AS offer_id, v.id AS variant_id, v.title
FROM offers o
JOIN LATERAL (
  SELECT w.id, concat_ws(' ', {TITLE}, w.title, w.mpn) AS title
  FROM products p JOIN variants w ON w.product_id = p.id AND NOT w.withdrawn
  WHERE lower(p.brand) = lower(o.brand) AND p.status = 'published'
  ORDER BY w.id LIMIT 100
) v ON true
WHERE o.id = ANY(:ids) AND o.brand IS NOT NULL
""")  # noqa: S608 - a piece of our own
DONE = statement("UPDATE offers SET match_due = false WHERE id = ANY(:ids)")
UNMATCH = statement("DELETE FROM offer_matches WHERE offer_id = ANY(:ids) RETURNING product_id")
MATCH = statement("""
INSERT INTO offer_matches (offer_id, product_id, variant_id, method, state, decided_at)
SELECT offer_id, product_id, variant_id, method, 'auto', :now
FROM unnest(:offers, :products, :variants, :methods) AS t (offer_id, product_id, variant_id, method)
""")
DROP_REVIEWS = statement("DELETE FROM match_reviews WHERE offer_id = ANY(:ids)")
REVIEW = statement("""
INSERT INTO match_reviews (offer_id, score, method, since)
SELECT offer_id, score, method, :now FROM unnest(:offers, :scores, :methods) AS t (offer_id, score, method)
ON CONFLICT (offer_id) DO UPDATE SET score = excluded.score, method = excluded.method
""")
DROP_CANDIDATES = statement("DELETE FROM match_candidates WHERE offer_id = ANY(:ids)")
CANDIDATES = statement("""
INSERT INTO match_candidates (offer_id, variant_id, score)
SELECT offer_id, variant_id, score FROM unnest(:offers, :variants, :scores) AS t (offer_id, variant_id, score)
""")
WAKE_ALERTS = statement("UPDATE alerts SET due_at = :now WHERE product_id = ANY(:products)")

OFFER = statement("""
SELECT o.id FROM offers o JOIN sellers s ON s.id = o.seller_id AND s.removed_at IS NULL
WHERE o.id = :offer FOR UPDATE OF o
""")
PRODUCT_OF = statement("""
SELECT v.product_id FROM variants v JOIN products p ON p.id = v.product_id AND p.status = 'published'
WHERE v.id = :variant AND NOT v.withdrawn
""")
DECIDE = statement("""
INSERT INTO offer_matches (offer_id, product_id, variant_id, method, state, decided_by, decided_at)
VALUES (:offer, :product, :variant, 'manual', :state, :by, :now)
""")

BEGIN_LOOK = statement("""
INSERT INTO catalogue_looks (name, changed_at, variant_id)
VALUES (:name, '2000-01-01Z', '00000000-0000-0000-0000-000000000000') ON CONFLICT DO NOTHING
""")
LOCK_LOOK = statement("SELECT changed_at, variant_id FROM catalogue_looks WHERE name = :name FOR UPDATE")
NEWS = statement("""
SELECT changed_at, id, product_id FROM variants
WHERE (changed_at, id) > (:since, :after) AND changed_at <= :until
ORDER BY changed_at, id LIMIT :limit
""")
ANY_NEWS = statement("""
SELECT EXISTS (SELECT FROM variants WHERE changed_at <= :until AND (changed_at, id) > (
  coalesce((SELECT changed_at FROM catalogue_looks WHERE name = :name), '2000-01-01Z'),
  coalesce((SELECT variant_id FROM catalogue_looks WHERE name = :name), '00000000-0000-0000-0000-000000000000')))
""")
MOVE_LOOK = statement("UPDATE catalogue_looks SET changed_at = :at, variant_id = :after WHERE name = :name")
# By each of the numbers that may have changed, and what was matched by one that may be gone.
TOUCHED = statement("""
SELECT o.id FROM variants v
JOIN LATERAL (SELECT id FROM offers WHERE gtin = ANY(v.gtins) OFFSET 0) o ON true WHERE v.id = ANY(:ids)
UNION
SELECT o.id FROM variants v
JOIN LATERAL (SELECT id FROM offers WHERE lower(mpn) = lower(v.mpn) OFFSET 0) o ON true WHERE v.id = ANY(:ids)
UNION
SELECT o.id FROM variants v
JOIN LATERAL (SELECT id, seller_id FROM offers WHERE lower(seller_sku) = lower(v.sku) OFFSET 0) o ON true
JOIN sellers s ON s.id = o.seller_id AND s.sends_our_skus WHERE v.id = ANY(:ids)
UNION
SELECT m.offer_id FROM offer_matches m WHERE m.variant_id = ANY(:ids) AND m.method <> 'manual'
""")
DUE_AGAIN = statement("UPDATE offers SET match_due = true WHERE id = ANY(:ids) AND NOT match_due")
