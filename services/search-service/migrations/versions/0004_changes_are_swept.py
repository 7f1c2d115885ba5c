"""An index by which changes of offers are found that are too old to be shown."""

from alembic import op

revision = "0004"
down_revision = "0003"
phase = "expand"


def upgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS offer_changes_at_idx")
        op.execute("CREATE INDEX CONCURRENTLY offer_changes_at_idx ON offer_changes (at)")


def downgrade() -> None:
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS offer_changes_at_idx")
