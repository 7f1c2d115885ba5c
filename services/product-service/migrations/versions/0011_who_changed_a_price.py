"""Prices say who set them, movements of stock how many pieces there were afterwards."""

from alembic import op

revision = "0011"
down_revision = "0010"
phase = "expand"


def upgrade() -> None:
    """Add the columns; what was written before does not know."""
    op.execute("ALTER TABLE price_history ADD COLUMN actor_id UUID")
    op.execute("COMMENT ON COLUMN price_history.actor_id IS 'who set it; null where nobody noted it down'")
    op.execute("ALTER TABLE stock_movements ADD COLUMN available_after INTEGER")
    op.execute(
        "COMMENT ON COLUMN stock_movements.available_after IS "
        "'pieces that could be bought afterwards; null where nobody noted it down'"
    )


def downgrade() -> None:
    """Forget them."""
    op.execute("ALTER TABLE stock_movements DROP COLUMN available_after")
    op.execute("ALTER TABLE price_history DROP COLUMN actor_id")
