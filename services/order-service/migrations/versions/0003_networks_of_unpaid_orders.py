"""Orders that are not paid yet know, as a keyed hash, the network they were placed from."""

from alembic import op

revision = "0003"
down_revision = "0002"
phase = "expand"


def upgrade() -> None:
    """Orders of before have none."""
    op.execute("ALTER TABLE orders ADD COLUMN placed_from bytea")
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS orders_placed_from_idx")
        op.execute(
            "CREATE INDEX CONCURRENTLY orders_placed_from_idx ON orders (placed_from) WHERE placed_from IS NOT NULL"
        )


def downgrade() -> None:
    """Back to orders without."""
    op.execute("ALTER TABLE orders DROP COLUMN placed_from")
