"""Begin: the foundation, single events by day, what is counted of them, and what order-service says was sold."""

from alembic import op

from servicekit.migrate import foundation_v1, foundation_v2

revision = "0001"
down_revision = None
phase = "expand"

_TABLES = {
    "events": """
  day date NOT NULL,
  id uuid NOT NULL,
  type smallint NOT NULL,
  occurred_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  visitor uuid,
  session uuid,
  product_id uuid,
  term text,
  results integer,
  page text,
  is_bot boolean NOT NULL,
  CONSTRAINT events_pkey PRIMARY KEY (day, id)
""",
    "intake": """
  epoch text PRIMARY KEY,
  position text NOT NULL,
  received bigint NOT NULL,
  stored bigint NOT NULL,
  began_at timestamptz NOT NULL DEFAULT now()
""",
    "slots": """
  slot timestamptz NOT NULL,
  type smallint NOT NULL,
  events bigint NOT NULL,
  bots bigint NOT NULL,
  CONSTRAINT slots_pkey PRIMARY KEY (slot, type)
""",
    "calendars": """
  epoch integer PRIMARY KEY,
  zone text NOT NULL,
  state text NOT NULL,
  since timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT calendars_state_is_known CHECK (state IN ('live', 'building', 'former'))
""",
    "product_days": """
  epoch integer NOT NULL,
  day date NOT NULL,
  product_id uuid NOT NULL,
  views bigint NOT NULL DEFAULT 0,
  carts bigint NOT NULL DEFAULT 0,
  pieces bigint NOT NULL DEFAULT 0,
  orders bigint NOT NULL DEFAULT 0,
  revenue bigint NOT NULL DEFAULT 0,
  refunds bigint NOT NULL DEFAULT 0,
  CONSTRAINT product_days_pkey PRIMARY KEY (epoch, day, product_id)
""",
    "term_days": """
  epoch integer NOT NULL,
  day date NOT NULL,
  term text NOT NULL,
  searches bigint NOT NULL,
  without_results bigint NOT NULL,
  CONSTRAINT term_days_pkey PRIMARY KEY (epoch, day, term)
""",
    "term_visitors": """
  day date NOT NULL,
  term text NOT NULL,
  visitor uuid NOT NULL,
  CONSTRAINT term_visitors_pkey PRIMARY KEY (day, term, visitor)
""",
    "visitor_days": """
  epoch integer NOT NULL,
  day date NOT NULL,
  visitor uuid NOT NULL,
  first_at timestamptz NOT NULL,
  events bigint NOT NULL,
  CONSTRAINT visitor_days_pkey PRIMARY KEY (epoch, day, visitor)
""",
    "sessions": """
  id uuid PRIMARY KEY,
  visitor uuid NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at timestamptz NOT NULL,
  events bigint NOT NULL,
  page_views bigint NOT NULL,
  viewed_at timestamptz,
  carted_at timestamptz,
  checkout_at timestamptz,
  paid_at timestamptz,
  buyer bytea
""",
    "basket_products": """
  session_id uuid NOT NULL,
  product_id uuid NOT NULL,
  added_at timestamptz NOT NULL,
  CONSTRAINT basket_products_pkey PRIMARY KEY (session_id, product_id)
""",
    "sales": """
  order_id uuid PRIMARY KEY,
  paid_at timestamptz NOT NULL,
  buyer bytea NOT NULL,
  currency text NOT NULL,
  gross bigint NOT NULL,
  shipping bigint NOT NULL
""",
    "sale_products": """
  order_id uuid NOT NULL,
  product_id uuid NOT NULL,
  paid_at timestamptz NOT NULL,
  currency text NOT NULL,
  pieces bigint NOT NULL,
  gross bigint NOT NULL,
  CONSTRAINT sale_products_pkey PRIMARY KEY (order_id, product_id)
""",
    "refunds": """
  refund_id uuid PRIMARY KEY,
  order_id uuid NOT NULL,
  refunded_at timestamptz NOT NULL,
  currency text NOT NULL,
  gross bigint NOT NULL,
  shipping bigint NOT NULL
""",
    "refund_products": """
  refund_id uuid NOT NULL,
  product_id uuid NOT NULL,
  refunded_at timestamptz NOT NULL,
  currency text NOT NULL,
  gross bigint NOT NULL,
  CONSTRAINT refund_products_pkey PRIMARY KEY (refund_id, product_id)
""",
    "sale_slots": """
  slot timestamptz NOT NULL,
  currency text NOT NULL,
  orders bigint NOT NULL DEFAULT 0,
  gross bigint NOT NULL DEFAULT 0,
  shipping bigint NOT NULL DEFAULT 0,
  refunds bigint NOT NULL DEFAULT 0,
  refunded_shipping bigint NOT NULL DEFAULT 0,
  CONSTRAINT sale_slots_pkey PRIMARY KEY (slot, currency)
""",
    "buyers": """
  buyer bytea PRIMARY KEY,
  first_paid_at timestamptz NOT NULL
""",
    "products": """
  id uuid PRIMARY KEY,
  version bigint NOT NULL,
  slug text NOT NULL,
  titles jsonb NOT NULL,
  category_ids uuid[] NOT NULL,
  is_on_sale boolean NOT NULL
""",
    "categories": """
  id uuid PRIMARY KEY,
  sequence bigint NOT NULL,
  names jsonb NOT NULL
""",
}
# Rows that are counted up, or grow with each event of a session: in place, where the page has room.
_ROOM = {"events": "PARTITION BY RANGE (day)"} | dict.fromkeys(
    ("slots", "product_days", "term_days", "visitor_days", "sessions", "sale_slots"), "WITH (fillfactor = 70)"
)
_INDEXES = (
    "UNIQUE INDEX calendars_live_idx ON calendars (state) WHERE state = 'live'",
    "INDEX sessions_started_at_idx ON sessions (started_at)",
    "INDEX sessions_buyer_idx ON sessions (buyer, started_at) WHERE buyer IS NOT NULL",
    "INDEX visitor_days_visitor_idx ON visitor_days (epoch, visitor, day)",
    "INDEX sales_paid_at_idx ON sales (paid_at)",
    "INDEX sales_buyer_idx ON sales (buyer, paid_at)",
    "INDEX sale_products_paid_at_idx ON sale_products (paid_at)",
    "INDEX refunds_refunded_at_idx ON refunds (refunded_at)",
    "INDEX refund_products_refunded_at_idx ON refund_products (refunded_at)",
    "INDEX buyers_first_paid_at_idx ON buyers (first_paid_at)",
)
# Attached rather than made in place, which would wait for every reader of events; and one that has to wait gives up
# soon, since everybody behind it would wait too: the next round tries again.
_MAKE = """
CREATE FUNCTION make_event_days(first date, last date) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = souk, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  made integer := 0;
  d date;
  partition text;
BEGIN
  IF last - first > 1000 THEN RAISE EXCEPTION 'at most a thousand days at once'; END IF;
  PERFORM pg_advisory_xact_lock(8005, 1);
  FOR d IN SELECT generate_series(first, last, interval '1 day')::date LOOP
    partition := 'events_' || to_char(d, 'YYYYMMDD');
    CONTINUE WHEN to_regclass(partition) IS NOT NULL;
    EXECUTE format('CREATE TABLE %I (LIKE events INCLUDING DEFAULTS INCLUDING INDEXES)', partition);
    EXECUTE format('ALTER TABLE events ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', partition, d, d + 1);
    made := made + 1;
  END LOOP;
  RETURN made;
END $$
"""
_DROP = """
CREATE FUNCTION drop_event_days(before date) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = souk, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  dropped integer := 0;
  partition regclass;
BEGIN
  PERFORM pg_advisory_xact_lock(8005, 1);
  FOR partition IN
    SELECT inhrelid::regclass FROM pg_inherits
    WHERE inhparent = 'events'::regclass AND inhrelid::regclass::text < 'events_' || to_char(before, 'YYYYMMDD')
    ORDER BY 1 LIMIT 20
  LOOP
    EXECUTE format('DROP TABLE %s', partition);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END $$
"""


def upgrade() -> None:
    foundation_v1.upgrade(op)
    for name, columns in _TABLES.items():
        op.execute(f"CREATE TABLE {name} ({columns}) {_ROOM.get(name, '')}")
    for index in _INDEXES:
        op.execute(f"CREATE {index}")
    op.execute(_MAKE)
    op.execute(_DROP)
    foundation_v2.upgrade(op)


def downgrade() -> None:
    foundation_v2.downgrade(op)
    op.execute("DROP FUNCTION drop_event_days(date)")
    op.execute("DROP FUNCTION make_event_days(date, date)")
    for name in reversed(_TABLES):
        op.execute(f"DROP TABLE {name}")
    foundation_v1.downgrade(op)
