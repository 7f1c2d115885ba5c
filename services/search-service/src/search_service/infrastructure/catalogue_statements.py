"""The SQL of products, variants and categories as others tell of them."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from search_service.infrastructure.sql import statement

_IDS = ARRAY(sa.Uuid())
_MOMENT = sa.DateTime(timezone=True)

# In the order of ids, so that two that write the same products do not wait for each other for ever.
LOCK = statement("SELECT id FROM products WHERE id = ANY(:ids) ORDER BY id FOR UPDATE", ids=_IDS)

PUT_PRODUCTS = statement(
    """
INSERT INTO products (
  id, version, status, slug, brand, category_ids, attributes, texts, image, facets, published_at, changed_at
)
SELECT id, version, status, slug, brand, category_ids, attributes, texts, image, facets, at, now()
FROM jsonb_to_recordset(:rows) AS r (
  id uuid, version bigint, status text, slug text, brand text, category_ids uuid[], attributes jsonb, texts jsonb,
  image text, facets text[], at timestamptz
)
ORDER BY id
ON CONFLICT (id) DO UPDATE SET
  version = excluded.version, status = excluded.status, slug = excluded.slug, brand = excluded.brand,
  category_ids = excluded.category_ids, attributes = excluded.attributes, texts = excluded.texts,
  image = excluded.image, facets = excluded.facets, changed_at = now(), is_stale = true
WHERE products.version < excluded.version
RETURNING id
""",
    rows=JSONB(),
)

# An export has no sequence: that its product is newer than what is known is enough.
_NEWER = "excluded.price_sequence = 0 OR v.price_sequence <= excluded.price_sequence"
# Prices are written down as they were at each change; what a later event has said already stays.
PUT_VARIANTS = statement(
    """
WITH said AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset(:rows) AS r (
    id uuid, product_id uuid, position integer, sku text, title text, attributes jsonb, price bigint,
    compare_at bigint, currency text, band text, gtins text[], mpn text, sequence bigint, at timestamptz
  )
), before AS MATERIALIZED (
  SELECT v.id, v.price, v.currency, v.price_sequence FROM variants v JOIN said ON said.id = v.id
), priced AS (
  INSERT INTO own_prices (variant_id, at, price, currency)
  SELECT said.id, CASE WHEN before.id IS NULL OR said.sequence > 0 THEN said.at ELSE now() END, said.price,
         said.currency
  FROM said LEFT JOIN before ON before.id = said.id
  WHERE before.id IS NULL
     OR (said.sequence = 0 OR before.price_sequence <= said.sequence)
        AND (before.price, before.currency) <> (said.price, said.currency)
  ON CONFLICT (variant_id, at) DO UPDATE SET price = excluded.price, currency = excluded.currency
)
INSERT INTO variants AS v (
  id, product_id, position, sku, title, attributes, price, compare_at, currency, band, gtins, mpn, price_sequence,
  changed_at
)
SELECT id, product_id, position, sku, title, attributes, price, compare_at, currency, coalesce(band, 'in_stock'),
       gtins, mpn, sequence, now()
FROM said ORDER BY id
ON CONFLICT (id) DO UPDATE SET
  product_id = excluded.product_id, position = excluded.position, sku = excluded.sku, title = excluded.title,
  attributes = excluded.attributes, gtins = excluded.gtins, mpn = excluded.mpn, withdrawn = false,
  changed_at = now(),
  price = CASE WHEN {newer} THEN excluded.price ELSE v.price END,
  compare_at = CASE WHEN {newer} THEN excluded.compare_at ELSE v.compare_at END,
  currency = CASE WHEN {newer} THEN excluded.currency ELSE v.currency END,
  price_sequence = greatest(v.price_sequence, excluded.price_sequence)
""".replace("{newer}", _NEWER),
    rows=JSONB(),
)

PUT_BANDS = statement(
    """
UPDATE variants SET band = said.band, changed_at = now()
FROM unnest(CAST(:ids AS uuid[]), CAST(:bands AS text[])) AS said (id, band)
WHERE variants.id = said.id AND variants.band <> said.band
""",
    ids=_IDS,
    bands=ARRAY(sa.Text()),
)

WITHDRAW_OTHERS = statement(
    """
UPDATE variants SET withdrawn = true, changed_at = now()
WHERE product_id = ANY(:product_ids) AND NOT id = ANY(:ids) AND NOT withdrawn
""",
    product_ids=_IDS,
    ids=_IDS,
)

# What cards and filters show of a product's variants.
SUM_UP = statement(
    """
UPDATE products SET price_from = sums.price_from, price_to = sums.price_to, compare_at_from = sums.compare_at_from,
  currency = sums.currency, band = sums.band
FROM (
  SELECT product_id, min(price) AS price_from, max(price) AS price_to, min(currency) AS currency,
         (array_agg(compare_at ORDER BY price, position))[1] AS compare_at_from,
         CASE WHEN bool_or(band = 'in_stock') THEN 'in_stock' WHEN bool_or(band = 'low') THEN 'low' ELSE 'out' END
           AS band
  FROM variants WHERE product_id = ANY(:ids) AND NOT withdrawn GROUP BY product_id
) AS sums
WHERE products.id = sums.product_id
""",
    ids=_IDS,
)

PRODUCT_OF = statement("SELECT product_id FROM variants WHERE id = :id", id=sa.Uuid())

CHANGE_PRICE = statement(
    """
WITH changed AS (
  UPDATE variants SET price = :price, compare_at = :compare_at, currency = :currency, price_sequence = :sequence,
    changed_at = now()
  WHERE id = :id AND price_sequence < :sequence
  RETURNING id
)
INSERT INTO own_prices (variant_id, at, price, currency) SELECT id, :at, :price, :currency FROM changed
ON CONFLICT (variant_id, at) DO UPDATE SET price = excluded.price, currency = excluded.currency
""",
    id=sa.Uuid(),
    price=sa.BigInteger(),
    compare_at=sa.BigInteger(),
    currency=sa.Text(),
    sequence=sa.BigInteger(),
    at=_MOMENT,
)

CHANGE_BAND = statement(
    """
UPDATE variants SET band = :band, band_sequence = :sequence, changed_at = now()
WHERE id = :id AND band_sequence < :sequence
""",
    id=sa.Uuid(),
    band=sa.Text(),
    sequence=sa.BigInteger(),
)

# An export that says what is known makes nothing stale: each building anew reads all categories.
PUT_CATEGORY = statement(
    """
INSERT INTO categories (id, parent_id, slug, names, sequence) VALUES (:id, :parent_id, :slug, :names, :sequence)
ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, slug = excluded.slug, names = excluded.names,
  sequence = excluded.sequence
WHERE categories.sequence <= excluded.sequence AND (excluded.sequence > 0
  OR (categories.parent_id, categories.slug, categories.names)
     IS DISTINCT FROM (excluded.parent_id, excluded.slug, excluded.names))
""",
    id=sa.Uuid(),
    parent_id=sa.Uuid(),
    slug=sa.Text(),
    names=JSONB(),
    sequence=sa.BigInteger(),
)
REMOVE_CATEGORY = statement(
    "DELETE FROM categories WHERE id = :id AND sequence <= :sequence", id=sa.Uuid(), sequence=sa.BigInteger()
)
# A product may have been told of before the category that it stands in.
STALE_BY_CATEGORY = statement(
    """
UPDATE products SET is_stale = true WHERE id IN (
  SELECT id FROM products WHERE (listed_in && ARRAY[:id] OR category_ids && ARRAY[:id]) AND NOT is_stale
  ORDER BY id FOR UPDATE
)
""",
    id=sa.Uuid(),
)

CHANGE_WORDS = statement(
    """
INSERT INTO attribute_words (locale, words, version) VALUES (:locale, :words, :version)
ON CONFLICT (locale) DO UPDATE SET
  words = (attribute_words.words || excluded.words) - CAST(:removed AS text[]), version = excluded.version
WHERE attribute_words.version < excluded.version
""",
    locale=sa.Text(),
    words=JSONB(),
    version=sa.BigInteger(),
    removed=ARRAY(sa.Text()),
)
# Those that have one of these texts as a value.
STALE_BY_VALUES = statement(
    """
UPDATE products SET is_stale = true WHERE id IN (
  SELECT id FROM products
  WHERE status = 'published' AND NOT is_stale
    AND EXISTS (SELECT FROM unnest(facets) AS facet WHERE split_part(facet, '=', 2) = ANY(CAST(:texts AS text[])))
  ORDER BY id FOR UPDATE
)
""",
    texts=ARRAY(sa.Text()),
)

COUNT_SOLD = statement(
    """
UPDATE products SET popularity = popularity + said.pieces
FROM unnest(CAST(:ids AS uuid[]), CAST(:pieces AS bigint[])) AS said (id, pieces)
WHERE products.id = said.id
""",
    ids=_IDS,
    pieces=ARRAY(sa.BigInteger()),
)

ARCHIVE_MISSING = statement(
    """
UPDATE products SET status = 'archived', is_stale = true, changed_at = now() WHERE id IN (
  SELECT id FROM products p WHERE status = 'published' AND NOT is_stale
    AND NOT EXISTS (SELECT FROM documents d WHERE d.slot = :slot AND d.product_id = p.id)
  ORDER BY id FOR UPDATE
)
""",
    slot=sa.Text(),
)
