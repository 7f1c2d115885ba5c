"""What staff's desk finds orders by: their states in a table of its own, and their words.

An index on the states themselves would give each step of a purchase new entries in every index of `orders` (ADR 0047).
A trigger keeps the states, so that what the release before changes during a rollout is right too; words are made by the
service, because SQL cannot fold (ADR 0032), for the orders that wait in `order_words_due`.
"""

from alembic import op

revision = "0009"
down_revision = "0008"
phase = "expand"

_TABLES = (
    """
CREATE TABLE desk_orders (
  order_id uuid PRIMARY KEY,
  lane text NOT NULL,
  country text NOT NULL,
  placed_at timestamptz NOT NULL,
  total bigint NOT NULL
)
""",
    'CREATE TABLE order_words (order_id uuid NOT NULL, word text COLLATE "C" NOT NULL, PRIMARY KEY (order_id, word))',
    "CREATE TABLE order_words_due (order_id uuid PRIMARY KEY)",
    "CREATE INDEX desk_orders_placed_idx ON desk_orders (lane, placed_at, order_id)",
    "CREATE INDEX desk_orders_total_idx ON desk_orders (lane, total, order_id)",
    "CREATE INDEX desk_orders_country_placed_idx ON desk_orders (country, lane, placed_at, order_id)",
    "CREATE INDEX desk_orders_country_total_idx ON desk_orders (country, lane, total, order_id)",
    "CREATE INDEX order_words_word_idx ON order_words (word, order_id DESC)",
)
_TRIGGERS = (
    """
CREATE FUNCTION orders_to_desk() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO desk_orders (order_id, lane, country, placed_at, total)
  VALUES (NEW.id, NEW.status || '/' || NEW.payment_status || '/' || NEW.fulfilment_status,
          COALESCE(NEW.shipping_address ->> 'country', ''), NEW.placed_at, NEW.total)
  ON CONFLICT (order_id) DO UPDATE SET lane = EXCLUDED.lane;
  IF TG_OP = 'INSERT' THEN
    INSERT INTO order_words_due (order_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END
$$
""",
    """
CREATE TRIGGER orders_placed_to_desk AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION orders_to_desk()
""",
    """
CREATE TRIGGER orders_changed_to_desk AFTER UPDATE ON orders FOR EACH ROW
WHEN (OLD.status <> NEW.status OR OLD.payment_status <> NEW.payment_status
      OR OLD.fulfilment_status <> NEW.fulfilment_status)
EXECUTE FUNCTION orders_to_desk()
""",
)
# What the trigger was faster with stays as it is.
_FILL = (
    """
INSERT INTO desk_orders (order_id, lane, country, placed_at, total)
SELECT id, status || '/' || payment_status || '/' || fulfilment_status, COALESCE(shipping_address ->> 'country', ''),
       placed_at, total
FROM orders ON CONFLICT DO NOTHING
""",
    "INSERT INTO order_words_due (order_id) SELECT id FROM orders ON CONFLICT DO NOTHING",
)
_DOWN = (
    "DROP TRIGGER orders_changed_to_desk ON orders",
    "DROP TRIGGER orders_placed_to_desk ON orders",
    "DROP FUNCTION orders_to_desk()",
    "DROP TABLE order_words_due, order_words, desk_orders",
)


def upgrade() -> None:
    """The triggers are committed before the orders of before are copied: none of theirs is missed."""
    for statement in (*_TABLES, *_TRIGGERS):
        op.execute(statement)
    with op.get_context().autocommit_block():
        for statement in _FILL:
            op.execute(statement)


def downgrade() -> None:
    for statement in _DOWN:
        op.execute(statement)
