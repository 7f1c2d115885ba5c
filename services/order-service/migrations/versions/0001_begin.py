"""Begin: the foundation, orders with their lines, and the sagas of their purchases."""

from alembic import op

from servicekit.migrate import foundation_v1

revision = "0001"
down_revision = None
phase = "expand"

_UP = (
    """
CREATE TABLE orders (
  id uuid NOT NULL,
  number text NOT NULL,
  customer_id uuid NOT NULL,
  customer_role text NOT NULL,
  email text NOT NULL,
  locale text NOT NULL,
  accepted_terms_version text NOT NULL,
  cart_id uuid NOT NULL,
  cart_version bigint NOT NULL,
  shipping_address jsonb NOT NULL,
  billing_address jsonb,
  shipping_method_id text NOT NULL,
  shipping_method_name text NOT NULL,
  currency text NOT NULL,
  prices_include_tax boolean NOT NULL,
  subtotal bigint NOT NULL,
  discount bigint NOT NULL,
  shipping_net bigint NOT NULL,
  shipping_tax bigint NOT NULL,
  shipping_gross bigint NOT NULL,
  tax bigint NOT NULL,
  total bigint NOT NULL,
  placed_at timestamptz NOT NULL,
  payment_due_at timestamptz NOT NULL,
  status text NOT NULL,
  payment_status text NOT NULL,
  fulfilment_status text NOT NULL,
  cancel_reason text,
  reservation_id uuid NOT NULL,
  payment_id uuid,
  refunds jsonb NOT NULL,
  refunded bigint NOT NULL,
  access_token_hash bytea,
  paid_at timestamptz,
  closed_at timestamptz,
  PRIMARY KEY (id),
  CONSTRAINT status_known CHECK (status IN (
    'pending', 'awaiting_payment', 'cancelling', 'confirmed', 'completed', 'cancelled', 'expired'
  )),
  CONSTRAINT payment_status_known CHECK (payment_status IN ('unpaid', 'paid', 'partially_refunded', 'refunded')),
  CONSTRAINT fulfilment_status_known CHECK (fulfilment_status IN ('unfulfilled', 'partial', 'shipped', 'delivered')),
  CONSTRAINT shipping_adds_up CHECK (shipping_gross = shipping_net + shipping_tax),
  CONSTRAINT refunded_at_most_total CHECK (refunded BETWEEN 0 AND total)
)
""",
    "CREATE INDEX orders_customer_idx ON orders (customer_id, id)",
    "CREATE INDEX orders_email_idx ON orders (email, id)",
    "CREATE UNIQUE INDEX orders_number_idx ON orders (number)",
    """
CREATE UNIQUE INDEX orders_one_per_cart_idx ON orders (cart_id, cart_version)
WHERE status NOT IN ('cancelling', 'cancelled', 'expired')
""",
    """
CREATE TABLE order_lines (
  order_id uuid NOT NULL,
  position smallint NOT NULL,
  variant_id uuid NOT NULL,
  product_id uuid NOT NULL,
  sku text NOT NULL,
  title text NOT NULL,
  variant_title text NOT NULL,
  image_url text,
  quantity integer NOT NULL,
  unit_price bigint NOT NULL,
  discount bigint NOT NULL,
  net bigint NOT NULL,
  tax bigint NOT NULL,
  gross bigint NOT NULL,
  PRIMARY KEY (order_id, position),
  CONSTRAINT quantity_positive CHECK (quantity > 0),
  CONSTRAINT line_adds_up CHECK (gross = net + tax),
  FOREIGN KEY (order_id) REFERENCES orders (id)
)
""",
    """
CREATE TABLE sagas (
  order_id uuid NOT NULL,
  step text NOT NULL,
  due_at timestamptz,
  attempts integer NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (order_id),
  CONSTRAINT step_known CHECK (step IN (
    'placing', 'awaiting_payment', 'voiding', 'returning_stock', 'committing', 'refunding', 'done'
  )),
  FOREIGN KEY (order_id) REFERENCES orders (id)
)
""",
    "CREATE INDEX sagas_awaiting_payment_idx ON sagas (order_id) WHERE step = 'awaiting_payment'",
    "CREATE INDEX sagas_due_idx ON sagas (due_at) WHERE due_at IS NOT NULL",
)

_TABLES = ("sagas", "order_lines", "orders")


def upgrade() -> None:
    """Everything a first purchase needs."""
    foundation_v1.upgrade(op)
    for statement in _UP:
        op.execute(statement)


def downgrade() -> None:
    """Back to an empty database."""
    for table in _TABLES:
        op.execute(f"DROP TABLE {table}")
    foundation_v1.downgrade(op)
