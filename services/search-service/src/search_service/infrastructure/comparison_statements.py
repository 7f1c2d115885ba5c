"""What price comparison reads: variants, offers and prices of products, by sets and bounded."""

from search_service.infrastructure.sql import statement

# Without its locale's text a product is called as in English, and then as in whichever language it has.
TITLE = """coalesce(p.texts -> 'en' ->> 'title',
  (SELECT text.value ->> 'title' FROM jsonb_each(p.texts) AS text ORDER BY text.key LIMIT 1), p.slug)"""
VARIANTS = statement("""
SELECT v.id, v.product_id, v.sku, v.title, v.price, v.currency, v.band, v.changed_at
FROM products p JOIN variants v ON v.product_id = p.id AND NOT v.withdrawn
WHERE p.id = ANY(:products) AND p.status = 'published'
ORDER BY v.product_id, v.position, v.id LIMIT 20000
""")
# Of one product no more than so many are compared, the cheapest.
OFFERS = statement("""
SELECT o.*, s.name AS seller_name, s.domain AS seller_domain, s.country AS seller_country
FROM unnest(:products) AS wanted (product_id)
JOIN LATERAL (
  SELECT o.*, m.variant_id, m.method, m.product_id FROM offer_matches m JOIN offers o ON o.id = m.offer_id
  JOIN sellers s ON s.id = o.seller_id AND s.removed_at IS NULL
  WHERE m.product_id = wanted.product_id AND o.seen_at >= :since
  ORDER BY o.price, o.id LIMIT 500
) o ON true
JOIN sellers s ON s.id = o.seller_id
""")
OWN_PRICES = statement("""
SELECT c.variant_id AS of, c.at, c.price
FROM variants v JOIN own_prices c ON c.variant_id = v.id AND c.currency = v.currency
WHERE v.product_id = :product AND (CAST(:variant AS uuid) IS NULL OR v.id = :variant)
  AND c.at >= coalesce((SELECT max(e.at) FROM own_prices e WHERE e.variant_id = v.id AND e.at <= :since), :since)
ORDER BY c.at DESC LIMIT 10000
""")
OFFER_PRICES = statement("""
SELECT c.offer_id AS of, c.at, o.seen_at,
  CASE WHEN c.availability <> 'out_of_stock' AND c.currency = v.currency THEN c.price END AS price
FROM offer_matches m
JOIN offers o ON o.id = m.offer_id AND o.condition = 'new'
JOIN sellers s ON s.id = o.seller_id AND s.removed_at IS NULL
JOIN variants v ON v.id = m.variant_id
JOIN offer_changes c ON c.offer_id = o.id
WHERE m.product_id = :product AND (CAST(:variant AS uuid) IS NULL OR m.variant_id = :variant)
  AND c.at >= coalesce((SELECT max(e.at) FROM offer_changes e WHERE e.offer_id = o.id AND e.at <= :since), :since)
ORDER BY c.at DESC LIMIT 10000
""")
WAITING = statement("""
SELECT r.offer_id, r.score, r.method, r.since, o.seller_id, s.name AS seller_name, o.seller_sku, o.title, o.url,
  o.price, o.currency, o.gtin, o.brand, o.mpn
FROM match_reviews r
JOIN offers o ON o.id = r.offer_id
JOIN sellers s ON s.id = o.seller_id AND s.removed_at IS NULL
WHERE (r.score, r.offer_id) < (:score, :after)
ORDER BY r.score DESC, r.offer_id DESC LIMIT :limit
""")
# Rows of feeds are kept for held ones alone: from one feed to the next, whatever number of rows each has.
HELD_FEEDS = statement("""
WITH RECURSIVE held (feed_id) AS (
  (SELECT feed_id FROM feed_rows ORDER BY feed_id LIMIT 1)
  UNION ALL
  SELECT (SELECT r.feed_id FROM feed_rows r WHERE r.feed_id > held.feed_id ORDER BY r.feed_id LIMIT 1)
  FROM held WHERE held.feed_id IS NOT NULL
)
SELECT count(feed_id) FROM (SELECT feed_id FROM held LIMIT :limit) AS counted
""")
WAITING_OFFERS = statement("""
SELECT count(*) FROM (SELECT FROM match_reviews ORDER BY score DESC, offer_id DESC LIMIT :limit) AS counted
""")
CANDIDATES = statement(f"""
SELECT c.offer_id, c.variant_id, c.score, v.product_id, v.sku, v.gtins, v.mpn, v.price, v.currency, p.brand,
  concat_ws(' ', {TITLE}, nullif(v.title, '')) AS title
FROM match_candidates c JOIN variants v ON v.id = c.variant_id JOIN products p ON p.id = v.product_id
WHERE c.offer_id = ANY(:ids) ORDER BY c.offer_id, c.score DESC, c.variant_id
""")  # noqa: S608 - a piece of our own
