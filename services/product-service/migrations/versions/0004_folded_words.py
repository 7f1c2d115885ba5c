"""Titles are sorted and products found by folded words; the service folds anew what an older release wrote."""

from alembic import op

revision = "0004"
down_revision = "0003"
phase = "expand"


def upgrade() -> None:
    """Tell products apart whose words are of another version; of all that are there now they are."""
    op.execute("ALTER TABLE products ADD COLUMN words_version INTEGER DEFAULT 0 NOT NULL")
    op.execute(
        "COMMENT ON COLUMN products.words_version IS "
        "'of which version sort_title and search are; another one than the row''s: an older release wrote it'"
    )
    with op.get_context().autocommit_block():
        op.execute("DROP INDEX CONCURRENTLY IF EXISTS products_stale_words")
        op.execute("CREATE INDEX CONCURRENTLY products_stale_words ON products (id) WHERE words_version <> version")


def downgrade() -> None:
    """Forget the column."""
    op.execute("ALTER TABLE products DROP COLUMN words_version")
