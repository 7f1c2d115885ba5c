"""A variant may name the picture of its product that shows it."""

from alembic import op

revision = "0007"
down_revision = "0006"
phase = "expand"


def upgrade() -> None:
    """Add the column. A picture that is removed, by an older release too, is taken from its variants."""
    op.execute("ALTER TABLE variants ADD COLUMN image_id UUID")
    op.execute(
        "ALTER TABLE variants ADD CONSTRAINT variants_image_id_fkey"
        " FOREIGN KEY (image_id) REFERENCES images (id) ON DELETE SET NULL NOT VALID"
    )
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS variants_image")
        op.execute("CREATE INDEX CONCURRENTLY variants_image ON variants (image_id) WHERE image_id IS NOT NULL")
    op.execute("ALTER TABLE variants VALIDATE CONSTRAINT variants_image_id_fkey")


def downgrade() -> None:
    """Forget the column."""
    op.execute("ALTER TABLE variants DROP COLUMN image_id")
