"""What staff notes about an order."""

from alembic import op

revision = "0010"
down_revision = "0009"
phase = "expand"

_UP = (
    """
CREATE TABLE order_notes (
  id uuid PRIMARY KEY,
  order_id uuid NOT NULL REFERENCES orders (id),
  author_id uuid NOT NULL,
  text text NOT NULL,
  created_at timestamptz NOT NULL
)
""",
    "CREATE INDEX order_notes_order_idx ON order_notes (order_id, id)",
)


def upgrade() -> None:
    """Create the table and its index."""
    for statement in _UP:
        op.execute(statement)


def downgrade() -> None:
    """Drop it."""
    op.execute("DROP TABLE order_notes")
