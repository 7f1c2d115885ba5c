"""Begin: the foundation, the catalogue as product-service publishes it, and the index of it."""

from alembic import op

from servicekit.migrate import foundation_v1, foundation_v2

revision = "0001"
down_revision = None
phase = "expand"

_TABLES = (
    """
CREATE TABLE products (
  id uuid PRIMARY KEY,
  version bigint NOT NULL,
  status text NOT NULL,
  slug text NOT NULL,
  brand text,
  category_ids uuid[] NOT NULL,
  attributes jsonb NOT NULL,
  texts jsonb NOT NULL,
  image text,
  published_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  price_from bigint,
  price_to bigint,
  compare_at_from bigint,
  currency text,
  band text NOT NULL DEFAULT 'in_stock',
  listed_in uuid[] NOT NULL DEFAULT '{}',
  facets text[] NOT NULL DEFAULT '{}',
  popularity double precision NOT NULL DEFAULT 0,
  is_stale boolean NOT NULL DEFAULT true,
  CONSTRAINT products_status_is_known CHECK (status IN ('published', 'archived'))
)
""",
    """
CREATE TABLE variants (
  id uuid PRIMARY KEY,
  product_id uuid NOT NULL REFERENCES products (id),
  position integer NOT NULL,
  sku text NOT NULL,
  title text NOT NULL,
  attributes jsonb NOT NULL,
  price bigint NOT NULL,
  compare_at bigint,
  currency text NOT NULL,
  band text NOT NULL DEFAULT 'in_stock',
  gtins text[] NOT NULL,
  mpn text,
  withdrawn boolean NOT NULL DEFAULT false,
  price_sequence bigint NOT NULL DEFAULT 0,
  band_sequence bigint NOT NULL DEFAULT 0,
  changed_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT variants_band_is_known CHECK (band IN ('in_stock', 'low', 'out'))
)
""",
    "CREATE INDEX variants_product_id_idx ON variants (product_id, position)",
    "CREATE INDEX variants_gtins_idx ON variants USING gin (gtins)",
    "CREATE INDEX variants_mpn_idx ON variants (lower(mpn)) WHERE mpn IS NOT NULL",
    """
CREATE TABLE own_prices (
  variant_id uuid NOT NULL REFERENCES variants (id),
  at timestamptz NOT NULL,
  price bigint NOT NULL,
  currency text NOT NULL,
  CONSTRAINT own_prices_pkey PRIMARY KEY (variant_id, at)
)
""",
    "CREATE INDEX products_stale_idx ON products (id) WHERE is_stale",
    "CREATE INDEX products_listed_in_idx ON products USING gin (listed_in)",
    "CREATE INDEX products_facets_idx ON products USING gin (facets)",
    "CREATE INDEX products_popular_idx ON products (popularity DESC, id) WHERE status = 'published'",
    """
CREATE TABLE categories (
  id uuid PRIMARY KEY,
  parent_id uuid,
  slug text NOT NULL,
  names jsonb NOT NULL,
  sequence bigint NOT NULL
)
""",
    "CREATE TABLE attribute_words (locale text PRIMARY KEY, words jsonb NOT NULL, version bigint NOT NULL)",
    """
CREATE TABLE documents (
  slot text NOT NULL,
  product_id uuid NOT NULL,
  language text NOT NULL,
  languages text[] NOT NULL,
  tsv tsvector NOT NULL,
  codes text[] NOT NULL,
  words text[] NOT NULL,
  CONSTRAINT documents_pkey PRIMARY KEY (slot, product_id, language)
) PARTITION BY LIST (slot)
""",
    "CREATE TABLE documents_a PARTITION OF documents FOR VALUES IN ('a')",
    "CREATE TABLE documents_b PARTITION OF documents FOR VALUES IN ('b')",
    "CREATE INDEX documents_tsv_idx ON documents USING gin (tsv) WITH (fastupdate = off)",
    "CREATE INDEX documents_codes_idx ON documents USING gin (codes) WITH (fastupdate = off)",
    """
CREATE FUNCTION empty_slot(name text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = souk, pg_temp AS $$
BEGIN
  IF name = 'a' THEN TRUNCATE documents_a; ELSE TRUNCATE documents_b; END IF;
END $$
""",
    """
CREATE TABLE embeddings (
  model text NOT NULL,
  product_id uuid NOT NULL,
  source_hash bytea NOT NULL,
  vector halfvec NOT NULL,
  CONSTRAINT embeddings_pkey PRIMARY KEY (model, product_id)
) PARTITION BY LIST (model)
""",
    """
CREATE FUNCTION add_embedding_model(name text, dimensions integer) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = souk, extensions, pg_temp AS $$
DECLARE partition text := 'embeddings_' || left(encode(sha256(convert_to(name, 'UTF8')), 'hex'), 16);
BEGIN
  PERFORM pg_advisory_xact_lock(7001, hashtext(name));
  IF to_regclass(partition) IS NOT NULL THEN RETURN; END IF;
  EXECUTE format('CREATE TABLE %I PARTITION OF embeddings FOR VALUES IN (%L)', partition, name);
  EXECUTE format('ALTER TABLE %I ADD CHECK (vector_dims(vector) = %s)', partition, dimensions);
  EXECUTE format(
    'CREATE INDEX ON %I USING hnsw ((vector::halfvec(%s)) halfvec_cosine_ops) WITH (m = 32, ef_construction = 128)',
    partition, dimensions);
END $$
""",
    """
CREATE TABLE vectors_due (
  model text NOT NULL,
  product_id uuid NOT NULL,
  mark uuid NOT NULL DEFAULT gen_random_uuid(),
  CONSTRAINT vectors_due_pkey PRIMARY KEY (model, product_id)
)
""",
    """
CREATE TABLE terms (
  language text NOT NULL,
  lexeme text NOT NULL,
  products integer NOT NULL,
  CONSTRAINT terms_pkey PRIMARY KEY (language, lexeme)
)
""",
    """
CREATE TABLE words (
  language text NOT NULL,
  word text NOT NULL,
  products integer NOT NULL,
  deletes text[] NOT NULL,
  CONSTRAINT words_pkey PRIMARY KEY (language, word)
)
""",
    "CREATE INDEX words_beginnings_idx ON words (language, word text_pattern_ops)",
    "CREATE INDEX words_deletes_idx ON words USING gin (deletes)",
    "CREATE INDEX words_likeness_idx ON words USING gin (word gin_trgm_ops)",
    """
CREATE TABLE synonyms (
  language text PRIMARY KEY,
  groups jsonb NOT NULL,
  version bigint NOT NULL
)
""",
    """
CREATE TABLE live (
  id smallint PRIMARY KEY,
  slot text NOT NULL,
  model text,
  generation bigint NOT NULL,
  products bigint NOT NULL,
  CONSTRAINT live_is_one_row CHECK (id = 1)
)
""",
    """
CREATE TABLE reindexes (
  id uuid PRIMARY KEY,
  status text NOT NULL,
  requested_by uuid,
  requested_at timestamptz NOT NULL DEFAULT now(),
  slot text,
  after uuid,
  products bigint NOT NULL DEFAULT 0,
  finished_at timestamptz,
  error text,
  CONSTRAINT reindexes_status_is_known CHECK (status IN ('running', 'done', 'failed'))
)
""",
    "CREATE UNIQUE INDEX reindexes_one_running_idx ON reindexes (status) WHERE status = 'running'",
    """
CREATE TABLE empty_searches (
  language text NOT NULL,
  term text NOT NULL,
  times bigint NOT NULL,
  last_at timestamptz NOT NULL,
  CONSTRAINT empty_searches_pkey PRIMARY KEY (language, term)
)
""",
    "CREATE INDEX empty_searches_times_idx ON empty_searches (times, last_at, term)",
)

_DROPPED = (
    "FUNCTION add_embedding_model(text, integer)",
    "FUNCTION empty_slot(text)",
    *(
        f"TABLE {name}"
        for name in (
            "empty_searches", "reindexes", "live", "synonyms", "words", "terms", "vectors_due", "embeddings",
            "documents", "attribute_words", "categories", "own_prices", "variants", "products",
        )
    ),
)  # fmt: skip


def upgrade() -> None:
    foundation_v1.upgrade(op)
    for statement in _TABLES:
        op.execute(statement)
    foundation_v2.upgrade(op)


def downgrade() -> None:
    foundation_v2.downgrade(op)
    for name in _DROPPED:
        op.execute(f"DROP {name}")
    foundation_v1.downgrade(op)
