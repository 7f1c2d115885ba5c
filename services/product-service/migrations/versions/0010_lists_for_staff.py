"""Staff list products in any status: in each of their orders, by words, and those of which something is missing."""

from alembic import op

revision = "0010"
down_revision = "0009"
phase = "expand"

_MISSING = "(updated_at, id) WHERE NOT (titles ? '{0}' AND coalesce(descriptions ->> '{0}', '') <> '')"
_INDEXES = {
    "products_all_newest": "products (created_at, id)",
    "products_all_by_title": "products (sort_title, id)",
    "products_all_by_price": "products (price_from, id)",
    "products_all_by_band": "products (band, id)",
    "products_all_by_status": "products (status, updated_at, id)",
    "products_missing_en": "products " + _MISSING.format("en"),
    "products_missing_fr": "products " + _MISSING.format("fr"),
    "products_missing_ar": "products " + _MISSING.format("ar"),
    "products_without_picture": "products (updated_at, id) WHERE image IS NULL",
    "products_search_unpublished": "products USING gin (search) WHERE status <> 'published'",
    "variants_sku_beginning": "variants (sku_folded text_pattern_ops)",
}


def upgrade() -> None:
    """Add the indexes."""
    with op.get_context().autocommit_block():
        for name, what in _INDEXES.items():
            op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
            op.execute(f"CREATE INDEX CONCURRENTLY {name} ON {what}")


def downgrade() -> None:
    """Drop them."""
    for name in _INDEXES:
        op.execute(f"DROP INDEX {name}")
