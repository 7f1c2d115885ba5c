"""The SQL of documents, words and vectors."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from search_service.infrastructure.sql import statement

_IDS, _TEXTS = ARRAY(sa.Uuid()), ARRAY(sa.Text())

STALE = statement(
    "SELECT id FROM products WHERE is_stale ORDER BY id LIMIT :most FOR UPDATE SKIP LOCKED", most=sa.Integer()
)
LOOK = statement("SELECT id FROM products WHERE is_stale LIMIT 1")
LOAD = """
SELECT p.id, p.version, p.status, p.slug, p.brand, p.category_ids, p.attributes, p.texts, p.image, v.variants
FROM products p
CROSS JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object(
    'id', v.id, 'sku', v.sku, 'title', v.title, 'attributes', v.attributes, 'price', v.price,
    'compare_at', v.compare_at, 'currency', v.currency, 'gtins', v.gtins, 'mpn', v.mpn) ORDER BY v.position) AS variants
  FROM variants v WHERE v.product_id = p.id AND NOT v.withdrawn
) AS v
WHERE p.id = ANY(:ids) ORDER BY p.id
"""
READ = statement(LOAD, ids=_IDS)
READ_LOCKED = statement(f"{LOAD} FOR UPDATE OF p", ids=_IDS)
CATEGORIES = statement("SELECT id, parent_id, slug, names FROM categories")
ATTRIBUTE_WORDS = statement("SELECT locale, words FROM attribute_words")

DROP_DOCUMENTS = statement(
    "DELETE FROM documents WHERE slot = ANY(:slots) AND product_id = ANY(:ids)", slots=_TEXTS, ids=_IDS
)
PUT_DOCUMENTS = statement(
    """
INSERT INTO documents (slot, product_id, language, languages, tsv, codes, words)
SELECT slot, product_id, language, languages, CAST(tsv AS tsvector), codes, words
FROM jsonb_to_recordset(:rows) AS r (
  product_id uuid, language text, languages text[], tsv text, codes text[], words text[]
) CROSS JOIN unnest(:slots) AS slot
""",
    rows=JSONB(),
    slots=_TEXTS,
)
SETTLE = statement(
    """
UPDATE products SET is_stale = false, listed_in = said.listed_in
FROM jsonb_to_recordset(:rows) AS said (id uuid, listed_in uuid[])
WHERE products.id = said.id
""",
    rows=JSONB(),
)
CHANGED = statement("UPDATE live SET uncounted = true WHERE NOT uncounted")
# Words that are new count once until all are counted again.
MEET_TERMS = statement(
    """
INSERT INTO terms (language, lexeme, products)
SELECT language, lexeme, 1 FROM unnest(CAST(:languages AS text[]), CAST(:lexemes AS text[])) AS said (language, lexeme)
ORDER BY 1, 2 ON CONFLICT DO NOTHING
""",
    languages=_TEXTS,
    lexemes=_TEXTS,
)
MEET_WORDS = statement(
    """
INSERT INTO words (language, word, products, deletes)
SELECT language, word, 1, deletes FROM jsonb_to_recordset(:rows) AS r (language text, word text, deletes text[])
ORDER BY 1, 2 ON CONFLICT DO NOTHING
""",
    rows=JSONB(),
)
KNOWN_WORDS = statement(
    """
SELECT words.language, words.word
FROM unnest(CAST(:languages AS text[]), CAST(:words AS text[])) AS said (language, word)
JOIN words ON words.language = said.language AND words.word = said.word
""",
    languages=_TEXTS,
    words=_TEXTS,
)
COUNT_TERMS = """
WITH counted AS MATERIALIZED (
  SELECT spoken.language, counts.word AS lexeme, counts.ndoc AS products
  FROM (SELECT DISTINCT language FROM documents_{slot}) AS spoken
  CROSS JOIN LATERAL ts_stat(format('SELECT tsv FROM documents_{slot} WHERE language = %L', spoken.language)) AS counts
), gone AS (
  DELETE FROM terms WHERE NOT EXISTS (
    SELECT FROM counted WHERE counted.language = terms.language AND counted.lexeme = terms.lexeme)
)
INSERT INTO terms (language, lexeme, products) SELECT language, lexeme, products FROM counted ORDER BY 1, 2
ON CONFLICT (language, lexeme) DO UPDATE SET products = excluded.products WHERE terms.products <> excluded.products
"""
COUNT_WORDS = """
WITH counted AS MATERIALIZED (
  SELECT language, word, count(*)::integer AS products FROM documents_{slot}, unnest(words) AS word GROUP BY 1, 2
), gone AS (
  DELETE FROM words WHERE NOT EXISTS (
    SELECT FROM counted WHERE counted.language = words.language AND counted.word = words.word)
)
UPDATE words SET products = counted.products FROM counted
WHERE counted.language = words.language AND counted.word = words.word AND words.products <> counted.products
"""
EMPTY = statement("SELECT empty_slot(:slot)", slot=sa.Text())
COUNT_IN = statement("SELECT count(DISTINCT product_id) FROM documents WHERE slot = :slot", slot=sa.Text())
MISSING_IN = statement(
    """
SELECT count(*) FROM products p WHERE status = 'published' AND NOT is_stale
  AND NOT EXISTS (SELECT FROM documents d WHERE d.slot = :slot AND d.product_id = p.id)
""",
    slot=sa.Text(),
)
SOME_TITLES = statement(
    """
SELECT id, texts -> 'en' ->> 'title' AS title FROM products
WHERE status = 'published' AND NOT is_stale ORDER BY popularity DESC, id LIMIT :most
""",
    most=sa.Integer(),
)
FINDS = statement(
    "SELECT count(*) > 0 FROM documents WHERE slot = :slot AND product_id = :id AND tsv @@ CAST(:query AS tsquery)",
    slot=sa.Text(),
    id=sa.Uuid(),
    query=sa.Text(),
)
