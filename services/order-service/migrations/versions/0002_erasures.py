"""People who left the shop, until no order names them any more."""

from alembic import op

revision = "0002"
down_revision = "0001"
phase = "expand"


def upgrade() -> None:
    """Create the table and its index."""
    op.execute(
        """
CREATE TABLE erasures (
  person_id uuid PRIMARY KEY,
  begun_at timestamptz NOT NULL,
  look_at timestamptz NOT NULL
)
"""
    )
    op.execute("CREATE INDEX erasures_look_at_idx ON erasures (look_at)")


def downgrade() -> None:
    """Drop it."""
    op.execute("DROP TABLE erasures")
