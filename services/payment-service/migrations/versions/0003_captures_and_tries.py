"""The currency of a capture, which may not be the payment's, and how often the provider was asked about a refund."""

from alembic import op

revision = "0003"
down_revision = "0002"
phase = "expand"


def upgrade() -> None:
    op.execute("ALTER TABLE payments ADD COLUMN captured_currency text")
    op.execute("ALTER TABLE refunds ADD COLUMN tries smallint NOT NULL DEFAULT 0")


def downgrade() -> None:
    op.execute("ALTER TABLE refunds DROP COLUMN tries")
    op.execute("ALTER TABLE payments DROP COLUMN captured_currency")
