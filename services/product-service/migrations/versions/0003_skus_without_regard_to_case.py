"""SKUs are unique without regard to case; those of old that differ by case alone stay, each with a key of its own."""

from alembic import op

revision = "0003"
down_revision = "0002"
phase = "expand"

# All SKUs of the release before are ASCII, where lower() folds as the code does. Of several that differ by case, the
# oldest gets the key: the others are told apart by their id, and give it up when their SKU is changed.
_BACKFILL = """
UPDATE variants
SET sku_folded = CASE WHEN ranked.place = 1 THEN ranked.folded ELSE ranked.folded || ' ' || variants.id END
FROM (
  SELECT id, lower(sku) AS folded, row_number() OVER (PARTITION BY lower(sku) ORDER BY id) AS place FROM variants
) AS ranked
WHERE ranked.id = variants.id
"""


def upgrade() -> None:
    """Add the column, fill it, and make it unique."""
    op.execute("ALTER TABLE variants ADD COLUMN sku_folded TEXT")
    op.execute("COMMENT ON COLUMN variants.sku_folded IS 'the SKU in one case; null only from an older release'")
    op.execute(_BACKFILL)
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS variants_sku_folded")
        op.execute("CREATE UNIQUE INDEX CONCURRENTLY variants_sku_folded ON variants (sku_folded)")


def downgrade() -> None:
    """Forget the column."""
    op.execute("ALTER TABLE variants DROP COLUMN sku_folded")
