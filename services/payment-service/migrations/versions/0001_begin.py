"""Begin: the foundation, payments, refunds and the ledger."""

from alembic import op

from servicekit.migrate import foundation_v1

revision = "0001"
down_revision = None
phase = "expand"

_UP = (
    """
CREATE TABLE payments (
  id uuid PRIMARY KEY,
  order_id uuid NOT NULL UNIQUE,
  owner_id uuid NOT NULL,
  amount bigint NOT NULL,
  currency text NOT NULL,
  provider text NOT NULL,
  intent_id text UNIQUE,
  client_secret text NOT NULL,
  status text NOT NULL,
  attempts jsonb NOT NULL DEFAULT '[]',
  captured bigint NOT NULL DEFAULT 0,
  refunding bigint NOT NULL DEFAULT 0,
  refunded bigint NOT NULL DEFAULT 0,
  charge_id text,
  check_at timestamptz,
  checks smallint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT payments_amounts_check CHECK (amount >= 0 AND captured >= 0),
  CONSTRAINT payments_refunds_check CHECK (refunded BETWEEN 0 AND captured AND refunding >= refunded)
)
""",
    "CREATE INDEX payments_check_at_idx ON payments (check_at) WHERE check_at IS NOT NULL",
    "CREATE INDEX payments_owner_idx ON payments (owner_id, created_at, id)",
    "CREATE INDEX payments_created_idx ON payments (created_at, id)",
    """
CREATE TABLE refunds (
  id uuid PRIMARY KEY,
  payment_id uuid NOT NULL REFERENCES payments (id),
  amount bigint NOT NULL,
  currency text NOT NULL,
  reason text NOT NULL,
  origin text NOT NULL,
  status text NOT NULL,
  provider_id text UNIQUE,
  check_at timestamptz,
  created_at timestamptz NOT NULL,
  CONSTRAINT refunds_amount_check CHECK (amount > 0)
)
""",
    "CREATE INDEX refunds_payment_idx ON refunds (payment_id)",
    "CREATE INDEX refunds_check_at_idx ON refunds (check_at) WHERE check_at IS NOT NULL",
    """
CREATE TABLE ledger_transactions (
  id uuid PRIMARY KEY,
  payment_id uuid NOT NULL REFERENCES payments (id),
  refund_id uuid,
  kind text NOT NULL,
  currency text NOT NULL,
  occurred_at timestamptz NOT NULL,
  CONSTRAINT ledger_transactions_once UNIQUE NULLS NOT DISTINCT (payment_id, kind, refund_id)
)
""",
    """
CREATE TABLE ledger_entries (
  transaction_id uuid NOT NULL REFERENCES ledger_transactions (id),
  line smallint NOT NULL,
  account text NOT NULL,
  debit bigint NOT NULL,
  credit bigint NOT NULL,
  PRIMARY KEY (transaction_id, line),
  CONSTRAINT ledger_entries_one_side_check CHECK (debit >= 0 AND credit >= 0 AND (debit = 0) <> (credit = 0))
)
""",
)


def upgrade() -> None:
    foundation_v1.upgrade(op)
    for statement in _UP:
        op.execute(statement)


def downgrade() -> None:
    for table in ("ledger_entries", "ledger_transactions", "refunds", "payments"):
        op.execute(f"DROP TABLE {table}")
    foundation_v1.downgrade(op)
