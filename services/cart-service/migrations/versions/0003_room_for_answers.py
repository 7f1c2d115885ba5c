"""The foundation with room for answers beside their claims, and without an index that nobody read."""

from alembic import op

from servicekit.migrate import foundation_v2

revision = "0003"
down_revision = "0002"
phase = "expand"


def upgrade() -> None:
    foundation_v2.upgrade(op)


def downgrade() -> None:
    foundation_v2.downgrade(op)
