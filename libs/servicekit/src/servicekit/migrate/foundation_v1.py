"""The foundation tables as they were first created. Frozen: migrations that ran never change; a later shape is a v2.

def upgrade() -> None:
    foundation_v1.upgrade(op)
"""

from alembic.operations import Operations

_UP = (
    """
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id uuid NOT NULL,
  stream text NOT NULL,
  type text NOT NULL,
  aggregate_id uuid NOT NULL,
  data jsonb NOT NULL,
  traceparent text,
  request_id text,
  occurred_at timestamptz NOT NULL DEFAULT now(),
  published_at timestamptz
)
""",
    "CREATE INDEX outbox_unpublished_idx ON outbox (id) WHERE published_at IS NULL",
    "CREATE INDEX outbox_occurred_at_idx ON outbox (occurred_at)",
    """
CREATE TABLE inbox (
  consumer text NOT NULL,
  event_id uuid NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
)
""",
    "CREATE INDEX inbox_received_at_idx ON inbox (received_at)",
    """
CREATE TABLE idempotency_keys (
  caller text NOT NULL,
  method text NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  claimed_until timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  status smallint,
  headers jsonb,
  body bytea,
  PRIMARY KEY (caller, method, route, key)
)
""",
    "CREATE INDEX idempotency_keys_created_at_idx ON idempotency_keys (created_at)",
    """
CREATE TABLE leases (
  name text PRIMARY KEY,
  holder uuid NOT NULL,
  expires_at timestamptz NOT NULL
)
""",
    """
CREATE TABLE outgoing_mail (
  id uuid PRIMARY KEY,
  recipient text NOT NULL,
  template text NOT NULL,
  locale text NOT NULL,
  data jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  next_try_at timestamptz NOT NULL DEFAULT now(),
  tries integer NOT NULL DEFAULT 0,
  sent_at timestamptz,
  failed_at timestamptz,
  error text
)
""",
    "CREATE INDEX outgoing_mail_waiting_idx ON outgoing_mail (next_try_at) WHERE sent_at IS NULL AND failed_at IS NULL",
    "CREATE INDEX outgoing_mail_created_at_idx ON outgoing_mail (created_at)",
)

_TABLES = ("outgoing_mail", "leases", "idempotency_keys", "inbox", "outbox")


def upgrade(op: Operations) -> None:
    """Create the five tables and their indexes."""
    for statement in _UP:
        op.execute(statement)


def downgrade(op: Operations) -> None:
    """Drop the foundation tables, with all that they hold."""
    for table in _TABLES:
        op.execute(f"DROP TABLE {table}")
