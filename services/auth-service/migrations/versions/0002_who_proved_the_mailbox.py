"""The address that last proved to read a mailbox; indexes by which the audit trail is swept and a person is found."""

from alembic import op

revision = "0002"
down_revision = "0001"
phase = "expand"

_INDEXES = {
    "audit_entries_actor_id_idx": "audit_entries (actor_id) WHERE actor_id IS DISTINCT FROM subject_id",
    "audit_entries_at_idx": "audit_entries (at)",
}


def upgrade() -> None:
    op.execute("ALTER TABLE users ADD COLUMN proved_from text")
    with op.get_context().autocommit_block():
        for name, what in _INDEXES.items():
            op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
            op.execute(f"CREATE INDEX CONCURRENTLY {name} ON {what}")


def downgrade() -> None:
    with op.get_context().autocommit_block():
        for name in _INDEXES:
            op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
    op.execute("ALTER TABLE users DROP COLUMN proved_from")
