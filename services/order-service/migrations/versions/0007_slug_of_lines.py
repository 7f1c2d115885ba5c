"""The slug of an order line's product, for orders placed from now on: pages link to the product."""

from alembic import op

revision = "0007"
down_revision = "0006"
phase = "expand"


def upgrade() -> None:
    op.execute("ALTER TABLE order_lines ADD COLUMN slug text")
    op.execute("COMMENT ON COLUMN order_lines.slug IS 'of the product''s page when it was ordered'")


def downgrade() -> None:
    op.execute("ALTER TABLE order_lines DROP COLUMN slug")
