"""Webhooks that were signed by the provider and not understood."""

from alembic import op

revision = "0002"
down_revision = "0001"
phase = "expand"


def upgrade() -> None:
    op.execute("""
CREATE TABLE webhooks_not_understood (
  event_id text PRIMARY KEY,
  type text NOT NULL,
  about text NOT NULL,
  reason text NOT NULL,
  received_at timestamptz NOT NULL
)
""")


def downgrade() -> None:
    op.execute("DROP TABLE webhooks_not_understood")
