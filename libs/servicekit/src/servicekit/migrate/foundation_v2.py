"""The foundation with one index less, which nobody read, and with room for answers beside their claims. Frozen.

def upgrade() -> None:
    foundation_v2.upgrade(op)

Alone in its revision, or last: the index goes in a block of its own.
"""

from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Pages that are full already stay as they are."""
    op.execute("ALTER TABLE idempotency_keys SET (fillfactor = 70)")
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS outbox_occurred_at_idx")


def downgrade(op: Operations) -> None:
    """Back to the first shape."""
    op.execute("ALTER TABLE idempotency_keys RESET (fillfactor)")
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS outbox_occurred_at_idx")
        op.execute("CREATE INDEX CONCURRENTLY outbox_occurred_at_idx ON outbox (occurred_at)")
