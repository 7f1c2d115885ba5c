"""Products have a brand, variants the maker's number and GTINs; what is published can be read in the order of ids."""

from alembic import op

revision = "0013"
down_revision = "0012"
phase = "expand"

_INDEXES = {
    "products_published": "products (id) WHERE status = 'published'",
    "variants_mpn": "variants (lower(mpn)) WHERE mpn IS NOT NULL",
}
_UP = (
    "ALTER TABLE products ADD COLUMN brand TEXT",
    "ALTER TABLE variants ADD COLUMN mpn TEXT",
    "COMMENT ON COLUMN variants.mpn IS 'the maker''s own number of it'",
    """
CREATE TABLE gtins (
  gtin TEXT NOT NULL,
  variant_id UUID NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (gtin),
  FOREIGN KEY (variant_id) REFERENCES variants (id),
  CONSTRAINT gtins_digits CHECK (gtin ~ '^[0-9]{14}$')
)
""",
    "COMMENT ON COLUMN gtins.gtin IS '14 digits'",
    "CREATE INDEX gtins_variant ON gtins (variant_id, position)",
)


def upgrade() -> None:
    """Add them; nobody has noted any down yet."""
    for statement in _UP:
        op.execute(statement)
    with op.get_context().autocommit_block():
        for name, what in _INDEXES.items():
            op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
            op.execute(f"CREATE INDEX CONCURRENTLY {name} ON {what}")


def downgrade() -> None:
    """Forget them."""
    op.execute("DROP INDEX products_published")
    op.execute("DROP TABLE gtins")
    op.execute("ALTER TABLE variants DROP COLUMN mpn")
    op.execute("ALTER TABLE products DROP COLUMN brand")
