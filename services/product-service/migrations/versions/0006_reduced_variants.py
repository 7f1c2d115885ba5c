"""Lists find what is on sale by an index of the reduced variants."""

from alembic import op

revision = "0006"
down_revision = "0005"
phase = "expand"


def upgrade() -> None:
    """Add the index."""
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS variants_reduced")
        op.execute(
            "CREATE INDEX CONCURRENTLY variants_reduced ON variants (product_id)"
            " WHERE compare_at IS NOT NULL AND NOT withdrawn"
        )


def downgrade() -> None:
    """Drop it."""
    op.execute("DROP INDEX variants_reduced")
