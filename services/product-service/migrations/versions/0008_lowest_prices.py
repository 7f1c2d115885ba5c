"""A reduced variant keeps the lowest price of the 30 days before."""

from alembic import op

revision = "0008"
down_revision = "0007"
phase = "expand"

_BACKFILL = """
UPDATE variants SET lowest_price = (
  SELECT min(earlier.price)
  FROM (
    SELECT id, price, lead(since) OVER (ORDER BY id) AS until FROM price_history WHERE variant_id = variants.id
  ) AS earlier, (
    SELECT id, since FROM price_history WHERE variant_id = variants.id AND id > coalesce((
      SELECT max(id) FROM price_history WHERE variant_id = variants.id AND compare_at IS NULL
    ), 0) ORDER BY id LIMIT 1
  ) AS reduction
  WHERE earlier.id < reduction.id AND earlier.until > reduction.since - interval '30 days'
) WHERE compare_at IS NOT NULL
"""


def upgrade() -> None:
    """Add the column, and fill it for what is reduced now."""
    op.execute("ALTER TABLE variants ADD COLUMN lowest_price BIGINT")
    op.execute(
        "COMMENT ON COLUMN variants.lowest_price IS "
        "'while it is reduced: the lowest price of the 30 days before that began; null where none is known'"
    )
    op.execute(_BACKFILL)


def downgrade() -> None:
    """Forget the column."""
    op.execute("ALTER TABLE variants DROP COLUMN lowest_price")
