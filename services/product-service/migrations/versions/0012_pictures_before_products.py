"""Pictures are uploaded before a product names them, and described in each locale."""

from alembic import op

revision = "0012"
down_revision = "0011"
phase = "expand"

_UP = (
    "ALTER TABLE images ADD COLUMN alt_translations JSONB DEFAULT '{}'::jsonb NOT NULL",
    "COMMENT ON COLUMN images.alt_translations IS 'per locale but the default'",
    "COMMENT ON COLUMN images.alt IS 'in the default locale'",
    "COMMENT ON COLUMN products.image IS 'the first picture: sha256, width, height, alt, alt_translations'",
    """
CREATE TABLE uploads (
  id UUID NOT NULL,
  sha256 TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
  PRIMARY KEY (id)
)
""",
    "COMMENT ON COLUMN uploads.id IS 'that of the image which it becomes'",
)


def upgrade() -> None:
    """Add them; what a picture shows is said in the default locale until somebody translates it."""
    for statement in _UP:
        op.execute(statement)


def downgrade() -> None:
    """Forget them."""
    op.execute("DROP TABLE uploads")
    op.execute("COMMENT ON COLUMN products.image IS 'the first picture: sha256, width, height, alt'")
    op.execute("COMMENT ON COLUMN images.alt IS NULL")
    op.execute("ALTER TABLE images DROP COLUMN alt_translations")
