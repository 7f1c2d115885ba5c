"""Words of an older release are found, to be folded anew; and an order opens by a guest's earlier keys too.

The release before folds ø, ł and æ to themselves, and may write such words until the rollout is over: the service looks
into a partial index for them, which is empty but for those. The keys are in a column of their own, so that the newest
opens the order whichever release reads it.
"""

from alembic import op

revision = "0012"
down_revision = "0011"
phase = "expand"

_INDEX = """
CREATE INDEX CONCURRENTLY order_words_unfolded_idx ON order_words (order_id)
WHERE word ~ '[\u00c0-\u024f\u1e00-\u1eff]'
"""


def upgrade() -> None:
    """Add both."""
    op.execute("ALTER TABLE orders ADD COLUMN earlier_token_hashes bytea[]")
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS order_words_unfolded_idx")
        op.execute(_INDEX)


def downgrade() -> None:
    """Drop both."""
    op.execute("DROP INDEX order_words_unfolded_idx")
    op.execute("ALTER TABLE orders DROP COLUMN earlier_token_hashes")
