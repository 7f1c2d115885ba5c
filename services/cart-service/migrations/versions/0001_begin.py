"""Begin: the foundation, carts, their items, and the reports of merges."""

from alembic import op

from servicekit.migrate import foundation_v1

revision = "0001"
down_revision = None
phase = "expand"

_TABLES = (
    """
CREATE TABLE carts (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL,
  status text NOT NULL,
  version bigint NOT NULL,
  merged_into uuid REFERENCES carts (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT carts_status_is_known CHECK (status IN ('open', 'merged')),
  CONSTRAINT carts_merged_somewhere CHECK ((status = 'merged') = (merged_into IS NOT NULL))
)
""",
    "CREATE UNIQUE INDEX carts_one_open_idx ON carts (owner_id) WHERE status = 'open'",
    "CREATE INDEX carts_merged_into_idx ON carts (merged_into) WHERE merged_into IS NOT NULL",
    """
CREATE TABLE cart_items (
  id uuid PRIMARY KEY,
  position bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  cart_id uuid NOT NULL REFERENCES carts (id),
  variant_id uuid NOT NULL,
  product_id uuid NOT NULL,
  sku text NOT NULL,
  title text NOT NULL,
  variant_title text NOT NULL,
  slug text NOT NULL,
  image_url text,
  quantity integer NOT NULL,
  price_amount bigint NOT NULL,
  price_currency text NOT NULL,
  CONSTRAINT cart_items_cart_id_variant_id_key UNIQUE (cart_id, variant_id),
  CONSTRAINT cart_items_quantity_is_positive CHECK (quantity > 0)
)
""",
    """
CREATE TABLE cart_merges (
  guest_cart_id uuid PRIMARY KEY REFERENCES carts (id),
  guest_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  report jsonb NOT NULL,
  merged_at timestamptz NOT NULL DEFAULT now()
)
""",
    "CREATE INDEX cart_merges_guest_id_idx ON cart_merges (guest_id, customer_id, merged_at)",
)


def upgrade() -> None:
    foundation_v1.upgrade(op)
    for statement in _TABLES:
        op.execute(statement)


def downgrade() -> None:
    for name in ("cart_merges", "cart_items", "carts"):
        op.execute(f"DROP TABLE {name}")
    foundation_v1.downgrade(op)
