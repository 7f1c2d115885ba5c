"""The catalogue: categories, products, variants, prices, pictures, and the foundation tables."""

from alembic import op

from servicekit.migrate import foundation_v1

revision = "0001"
down_revision = None
phase = "expand"

# A trusted extension: the database's owner may create it where provisioning has not.
_UP = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    """
CREATE TABLE categories (
  id UUID NOT NULL,
  parent_id UUID,
  slug TEXT NOT NULL,
  names JSONB NOT NULL,
  path UUID[] NOT NULL,
  position INTEGER DEFAULT '0' NOT NULL,
  version INTEGER DEFAULT '1' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(parent_id) REFERENCES categories (id),
  UNIQUE (slug)
)
""",
    "COMMENT ON COLUMN categories.path IS 'ids from the root down to itself'",
    "CREATE INDEX categories_path ON categories USING gin (path)",
    """
CREATE TABLE products (
  id UUID NOT NULL,
  slug TEXT NOT NULL,
  status TEXT NOT NULL,
  titles JSONB NOT NULL,
  descriptions JSONB NOT NULL,
  attributes JSONB DEFAULT '{}'::jsonb NOT NULL,
  version INTEGER DEFAULT '1' NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  published_at TIMESTAMP WITH TIME ZONE,
  listed_in UUID[] NOT NULL,
  facets TEXT[] NOT NULL,
  price_from BIGINT NOT NULL,
  price_to BIGINT NOT NULL,
  compare_at_from BIGINT,
  currency TEXT NOT NULL,
  image JSONB,
  band TEXT DEFAULT 'out' NOT NULL,
  sort_title TEXT COLLATE "C" NOT NULL,
  search TSVECTOR NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT products_status CHECK (status IN ('draft', 'published', 'archived')),
  CONSTRAINT products_band CHECK (band IN ('in_stock', 'low', 'out')),
  UNIQUE (slug)
)
""",
    "COMMENT ON COLUMN products.titles IS 'title per locale'",
    "COMMENT ON COLUMN products.descriptions IS 'description per locale'",
    "COMMENT ON COLUMN products.listed_in IS 'its categories and all above them'",
    "COMMENT ON COLUMN products.facets IS 'name=value, of the product and of its variants'",
    "COMMENT ON COLUMN products.image IS 'the first picture: sha256, width, height, alt'",
    "COMMENT ON COLUMN products.band IS 'the best band of its variants'",
    "CREATE INDEX products_by_price ON products (price_from, id) WHERE status = 'published'",
    "CREATE INDEX products_by_title ON products (sort_title, id) WHERE status = 'published'",
    "CREATE INDEX products_facets ON products USING gin (facets) WHERE status = 'published'",
    "CREATE INDEX products_listed_in ON products USING gin (listed_in)",
    "CREATE INDEX products_newest ON products (published_at, id) WHERE status = 'published'",
    "CREATE INDEX products_search ON products USING gin (search) WHERE status = 'published'",
    "CREATE INDEX products_title_trigrams ON products USING gin (sort_title gin_trgm_ops) WHERE status = 'published'",
    "CREATE INDEX products_updated ON products (updated_at, id)",
    """
CREATE TABLE former_slugs (
  slug TEXT NOT NULL,
  product_id UUID NOT NULL,
  PRIMARY KEY (slug),
  FOREIGN KEY(product_id) REFERENCES products (id)
)
""",
    """
CREATE TABLE images (
  id UUID NOT NULL,
  product_id UUID NOT NULL,
  position INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  alt TEXT DEFAULT '' NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(product_id) REFERENCES products (id)
)
""",
    "CREATE INDEX images_product ON images (product_id, position)",
    """
CREATE TABLE product_categories (
  product_id UUID NOT NULL,
  category_id UUID NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (product_id, category_id),
  FOREIGN KEY(product_id) REFERENCES products (id),
  FOREIGN KEY(category_id) REFERENCES categories (id)
)
""",
    "CREATE INDEX product_categories_category ON product_categories (category_id)",
    """
CREATE TABLE variants (
  id UUID NOT NULL,
  product_id UUID NOT NULL,
  position INTEGER NOT NULL,
  sku TEXT NOT NULL,
  price BIGINT NOT NULL,
  compare_at BIGINT,
  currency TEXT NOT NULL,
  attributes JSONB NOT NULL,
  weight_grams INTEGER NOT NULL,
  line_limit INTEGER NOT NULL,
  withdrawn BOOLEAN DEFAULT false NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT variants_prices CHECK (price > 0 AND (compare_at IS NULL OR compare_at > price)),
  FOREIGN KEY(product_id) REFERENCES products (id),
  UNIQUE (sku)
)
""",
    "COMMENT ON COLUMN variants.price IS 'minor units'",
    "COMMENT ON COLUMN variants.attributes IS '[[name, value], …]: their order matters'",
    "CREATE INDEX variants_product ON variants (product_id, position)",
    """
CREATE TABLE price_history (
  id BIGINT GENERATED ALWAYS AS IDENTITY,
  variant_id UUID NOT NULL,
  price BIGINT NOT NULL,
  compare_at BIGINT,
  currency TEXT NOT NULL,
  since TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(variant_id) REFERENCES variants (id)
)
""",
    "CREATE INDEX price_history_variant ON price_history (variant_id, since)",
)
_TABLES = ("price_history", "variants", "product_categories", "images", "former_slugs", "products", "categories")


def upgrade() -> None:
    """Create the tables and their indexes."""
    foundation_v1.upgrade(op)
    for statement in _UP:
        op.execute(statement)


def downgrade() -> None:
    """Drop them."""
    for table in _TABLES:
        op.execute(f"DROP TABLE {table}")
    foundation_v1.downgrade(op)
