"""The locale that a line's title is in, for lines added from now on."""

from alembic import op

revision = "0002"
down_revision = "0001"
phase = "expand"


def upgrade() -> None:
    op.execute("ALTER TABLE cart_items ADD COLUMN lang text")
    op.execute("COMMENT ON COLUMN cart_items.lang IS 'of the title'")


def downgrade() -> None:
    op.execute("ALTER TABLE cart_items DROP COLUMN lang")
