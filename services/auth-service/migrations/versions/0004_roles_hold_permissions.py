"""Roles that people make. Indexes for lists by role, actor and action.

Support begins with what it could do before, and with orders' notes and cancelling.
"""

from collections.abc import Mapping

from alembic import op

revision = "0004"
down_revision = "0003"
phase = "expand"

_ROLES = """
CREATE TABLE roles (
  name text PRIMARY KEY,
  permissions text[] NOT NULL,
  version bigint NOT NULL DEFAULT 1
)
"""
_SUPPORT = """
INSERT INTO roles (name, permissions) VALUES (
  'support',
  '{customers.read,orders.cancel,orders.note,orders.read,orders.refund,orders.resolve,payments.read,products.read}'
)
"""
_INDEXES = {
    "users_role_idx": "users (role, id)",
    "audit_entries_newest_idx": "audit_entries (at, id)",
    "audit_entries_by_actor_idx": "audit_entries (actor_id, at, id)",
    "audit_entries_by_action_idx": "audit_entries (action, at, id)",
}
# Each begins as one of the new ones does.
_REPLACED = {
    "audit_entries_actor_id_idx": "audit_entries (actor_id) WHERE actor_id IS DISTINCT FROM subject_id",
    "audit_entries_at_idx": "audit_entries (at)",
}


def upgrade() -> None:
    op.execute(_ROLES)
    op.execute(_SUPPORT)
    # An account may have any role now. Nobody needs the constraint: pods of the release before give no other role.
    op.execute("-- squawk-ignore ban-drop-constraint\nALTER TABLE users DROP CONSTRAINT users_role_is_known")
    _replace_indexes(_REPLACED, _INDEXES)


def _replace_indexes(old: Mapping[str, str], new: Mapping[str, str]) -> None:
    with op.get_context().autocommit_block():
        for name, what in new.items():
            op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
            op.execute(f"CREATE INDEX CONCURRENTLY {name} ON {what}")
        for name in old:
            op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")


def downgrade() -> None:
    _replace_indexes(_INDEXES, _REPLACED)
    op.execute("DROP TABLE roles")
    known = "CHECK (role IN ('customer', 'support', 'admin'))"
    op.execute(f"ALTER TABLE users ADD CONSTRAINT users_role_is_known {known} NOT VALID")
