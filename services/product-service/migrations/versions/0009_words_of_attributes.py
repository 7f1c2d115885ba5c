"""Names and values of attributes in other locales."""

from alembic import op

revision = "0009"
down_revision = "0008"
phase = "expand"

_UP = (
    """
CREATE TABLE attribute_locales (
  locale TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (locale)
)
""",
    """
CREATE TABLE attribute_words (
  locale TEXT NOT NULL,
  text TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (locale, text),
  FOREIGN KEY(locale) REFERENCES attribute_locales (locale)
)
""",
    "COMMENT ON COLUMN attribute_words.text IS 'a name or value of an attribute, as products have it'",
)


def upgrade() -> None:
    """Create the tables."""
    for statement in _UP:
        op.execute(statement)


def downgrade() -> None:
    """Drop them."""
    op.execute("DROP TABLE attribute_words")
    op.execute("DROP TABLE attribute_locales")
