"""The locale that an order line's title is in, for orders placed from now on."""

from alembic import op

revision = "0005"
down_revision = "0004"
phase = "expand"


def upgrade() -> None:
    op.execute("ALTER TABLE order_lines ADD COLUMN lang text")
    op.execute("COMMENT ON COLUMN order_lines.lang IS 'of the title'")


def downgrade() -> None:
    op.execute("ALTER TABLE order_lines DROP COLUMN lang")
