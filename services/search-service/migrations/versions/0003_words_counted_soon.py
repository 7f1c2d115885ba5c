"""Whether words changed since they were last counted, and by which analysis the live documents were made."""

from alembic import op

revision = "0003"
down_revision = "0002"
phase = "expand"

_COLUMNS = {
    "uncounted": "boolean NOT NULL DEFAULT true",
    "counted_at": "timestamptz",
    "analysis": "integer NOT NULL DEFAULT 1",
}


def upgrade() -> None:
    op.execute("SET lock_timeout = '2s'")
    for name, kind in _COLUMNS.items():
        op.execute(f"ALTER TABLE live ADD COLUMN {name} {kind}")


def downgrade() -> None:
    for name in reversed(_COLUMNS):
        op.execute(f"ALTER TABLE live DROP COLUMN {name}")
