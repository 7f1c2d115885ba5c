"""The SQL of what is shown: cards, counts, suggestions, what is popular, and words that look like others."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from search_service.infrastructure.sql import statement

_IDS, _TEXTS = ARRAY(sa.Uuid()), ARRAY(sa.Text())

CARDS = statement(
    """
SELECT p.id, p.slug, p.price_from, p.price_to, p.compare_at_from, p.currency, p.band, p.image,
       found.lang, p.texts -> found.lang ->> 'title' AS title
FROM unnest(CAST(:ids AS uuid[])) WITH ORDINALITY AS asked (id, place)
JOIN products p ON p.id = asked.id AND p.status = 'published' AND p.price_from IS NOT NULL
CROSS JOIN LATERAL (
  SELECT lang FROM unnest(CAST(:chain AS text[])) WITH ORDINALITY AS chain (lang, nth)
  WHERE p.texts ? lang ORDER BY nth LIMIT 1
) AS found
ORDER BY asked.place
""",
    ids=_IDS,
    chain=_TEXTS,
)
COUNTS = statement(
    """
WITH found AS MATERIALIZED (
  SELECT p.id, p.listed_in, p.facets, p.brand, p.band, p.price_from, p.currency,
    EXISTS (SELECT FROM variants v WHERE v.product_id = p.id AND v.compare_at IS NOT NULL AND NOT v.withdrawn)
      AS reduced
  FROM unnest(CAST(:ids AS uuid[])) AS asked (id) JOIN products p ON p.id = asked.id AND p.status = 'published'
)
SELECT count(*) AS total, count(*) FILTER (WHERE band <> 'out') AS in_stock, count(*) FILTER (WHERE reduced) AS on_sale,
  min(price_from) AS lowest, max(price_from) AS highest, min(currency) AS currency,
  (SELECT jsonb_object_agg(name, number) FROM
    (SELECT unnest(listed_in) AS name, count(*) AS number FROM found GROUP BY 1) AS each) AS categories,
  (SELECT jsonb_object_agg(name, number) FROM
    (SELECT unnest(facets) AS name, count(*) AS number FROM found GROUP BY 1) AS each) AS facets,
  (SELECT jsonb_object_agg(brand, number) FROM
    (SELECT brand, count(*) AS number FROM found WHERE brand IS NOT NULL GROUP BY 1) AS each) AS brands
FROM found
""",
    ids=_IDS,
)
WORDS_OF_LOCALES = statement("SELECT locale, words FROM attribute_words WHERE locale = ANY(:locales)", locales=_TEXTS)
STANDS_IN = statement(
    """
SELECT lexeme, max(terms.products) AS products
FROM unnest(CAST(:lexemes AS text[])) AS asked (lexeme) CROSS JOIN unnest(CAST(:languages AS text[])) AS language
JOIN terms USING (language, lexeme) GROUP BY lexeme
""",
    languages=_TEXTS,
    lexemes=_TEXTS,
)
# One edit apart is found by what is left of both without a letter, more by pieces of three letters.
SIMILAR_WORDS = statement(
    """
SELECT asked.word AS asked, alike.word, alike.products
FROM jsonb_to_recordset(:words) AS asked (word text, deletes text[])
CROSS JOIN LATERAL (
  SELECT words.word, max(words.products) AS products FROM words
  WHERE words.language = ANY(:languages) AND (words.deletes && asked.deletes OR words.word % asked.word)
  GROUP BY words.word ORDER BY similarity(words.word, asked.word) DESC, words.word LIMIT 50
) AS alike
""",
    words=JSONB(),
    languages=_TEXTS,
)
# By pieces of three letters too.
ENDING_IN = statement(
    """
SELECT asked.stem AS asked, longer.word
FROM unnest(CAST(:stems AS text[])) AS asked (stem)
CROSS JOIN LATERAL (
  SELECT word FROM words WHERE language = :language AND word LIKE '%___' || asked.stem || '%'
  ORDER BY products DESC, word LIMIT 50
) AS longer
""",
    language=sa.Text(),
    stems=_TEXTS,
)
POPULAR = statement(
    "SELECT id FROM products WHERE status = 'published' ORDER BY popularity DESC, id LIMIT :most", most=sa.Integer()
)
ON_SALE = statement(
    "SELECT category_ids FROM products WHERE id = :product_id AND status = 'published'", product_id=sa.Uuid()
)
IN_CATEGORIES = statement(
    """
SELECT id FROM products WHERE listed_in && :category_ids AND id <> :product_id AND status = 'published'
ORDER BY popularity DESC, id LIMIT :most
""",
    category_ids=_IDS,
    product_id=sa.Uuid(),
    most=sa.Integer(),
)
SUGGEST_WORDS = statement(
    """
SELECT word FROM words WHERE language = :language AND word ~>=~ :beginning AND word ~<~ :end
ORDER BY products DESC, length(word), word LIMIT :most
""",
    language=sa.Text(),
    beginning=sa.Text(),
    end=sa.Text(),
    most=sa.Integer(),
)
SUGGEST_PRODUCTS = statement(
    """
SELECT p.id FROM (
  SELECT product_id FROM documents d
  WHERE d.slot = :slot AND d.tsv @@ CAST(:beginning AS tsquery)
    AND (d.language = :language OR d.language = 'en' AND NOT d.languages @> ARRAY[CAST(:language AS text)])
  LIMIT 100
) AS found JOIN products p ON p.id = found.product_id AND p.status = 'published'
ORDER BY p.popularity DESC, p.id LIMIT :most
""",
    slot=sa.Text(),
    language=sa.Text(),
    beginning=sa.Text(),
    most=sa.Integer(),
)
NOTE_EMPTY = statement(
    """
INSERT INTO empty_searches AS e (language, term, times, last_at) VALUES (:language, :term, 1, now())
ON CONFLICT (language, term) DO UPDATE SET times = e.times + 1, last_at = now()
""",
    language=sa.Text(),
    term=sa.Text(),
)
MOST_EMPTY = 10_000
FORGET_EMPTY = statement(
    f"""
DELETE FROM empty_searches WHERE (language, term) IN (
  SELECT language, term FROM empty_searches ORDER BY times DESC, last_at DESC, term DESC OFFSET {MOST_EMPTY}
)
"""  # noqa: S608 - a number of ours
)
EMPTY_SEARCHES = statement(
    """
SELECT language, term, times, last_at FROM empty_searches
WHERE CAST(:times AS bigint) IS NULL OR (times, last_at, term) < (:times, :last_at, :after)
ORDER BY times DESC, last_at DESC, term DESC LIMIT :limit
""",
    times=sa.BigInteger(),
    last_at=sa.DateTime(timezone=True),
    after=sa.Text(),
    limit=sa.Integer(),
)
SIZES = statement(
    """
SELECT (SELECT count(*) FROM vectors_due WHERE model = :model) AS missing,
       (SELECT count(*) FROM products WHERE is_stale) AS stale
""",
    model=sa.Text(),
)
