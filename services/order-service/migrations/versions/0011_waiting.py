"""What waits for a person beside an order's money: steps that come to no end, and mails that did not go out for good.

A trigger notes a failed mail with its order, because whoever sends mail knows nothing of orders. Mails that were
withheld for their number are not noted: nobody shall send them.
"""

from alembic import op

revision = "0011"
down_revision = "0010"
phase = "expand"

_UP = (
    "ALTER TABLE sagas ADD COLUMN stuck_since timestamptz",
    """
CREATE TABLE failed_mails (
  mail_id uuid PRIMARY KEY,
  order_id uuid NOT NULL,
  kind text NOT NULL,
  error text NOT NULL,
  failed_at timestamptz NOT NULL,
  closed_at timestamptz
)
""",
    "CREATE INDEX failed_mails_open_idx ON failed_mails (failed_at, mail_id) WHERE closed_at IS NULL",
    "CREATE INDEX failed_mails_order_idx ON failed_mails (order_id)",
    """
CREATE FUNCTION mail_failed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  INSERT INTO failed_mails (mail_id, order_id, kind, error, failed_at)
  SELECT NEW.id, id, NEW.template, COALESCE(NEW.error, ''), NEW.failed_at
  FROM orders WHERE number = NEW.data ->> 'number'
  ON CONFLICT (mail_id) DO UPDATE SET error = EXCLUDED.error, failed_at = EXCLUDED.failed_at, closed_at = NULL;
  RETURN NULL;
END
$$
""",
    """
CREATE TRIGGER outgoing_mail_failed AFTER UPDATE ON outgoing_mail FOR EACH ROW
WHEN (OLD.failed_at IS NULL AND NEW.failed_at IS NOT NULL AND NEW.data ? 'number')
EXECUTE FUNCTION mail_failed()
""",
    """
INSERT INTO failed_mails (mail_id, order_id, kind, error, failed_at)
SELECT outgoing_mail.id, orders.id, template, COALESCE(error, ''), failed_at
FROM outgoing_mail JOIN orders ON number = data ->> 'number' WHERE failed_at IS NOT NULL
""",
)
_DOWN = (
    "DROP TRIGGER outgoing_mail_failed ON outgoing_mail",
    "DROP FUNCTION mail_failed()",
    "DROP TABLE failed_mails",
    "DROP INDEX sagas_stuck_idx",
    "ALTER TABLE sagas DROP COLUMN stuck_since",
)


def upgrade() -> None:
    for statement in _UP:
        op.execute(statement)
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS sagas_stuck_idx")
        op.execute(
            "CREATE INDEX CONCURRENTLY sagas_stuck_idx ON sagas (stuck_since, order_id) WHERE stuck_since IS NOT NULL"
        )


def downgrade() -> None:
    for statement in _DOWN:
        op.execute(statement)
