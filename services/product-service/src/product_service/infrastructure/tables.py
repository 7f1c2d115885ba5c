"""Every table of product_db."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TSVECTOR

from product_service.domain.texts import Language
from servicekit.database.foundation import foundation_tables

metadata = sa.MetaData()
foundation = foundation_tables(metadata)
_now = sa.text("now()")
_empty_object = sa.text("'{}'::jsonb")

categories = sa.Table(
    "categories",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("parent_id", sa.Uuid, sa.ForeignKey("categories.id"), nullable=True),
    sa.Column("slug", sa.Text, nullable=False, unique=True),
    sa.Column("names", JSONB, nullable=False),
    sa.Column("path", ARRAY(sa.Uuid), nullable=False, comment="ids from the root down to itself"),
    sa.Column("position", sa.Integer, nullable=False, server_default="0"),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Index("categories_path", "path", postgresql_using="gin"),
)

products = sa.Table(
    "products",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("slug", sa.Text, nullable=False, unique=True),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("titles", JSONB, nullable=False, comment="title per locale"),
    sa.Column("descriptions", JSONB, nullable=False, comment="description per locale"),
    sa.Column("attributes", JSONB, nullable=False, server_default=_empty_object),
    sa.Column("brand", sa.Text, nullable=True),
    sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=_now),
    sa.Column("updated_at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=_now),
    sa.Column("published_at", sa.TIMESTAMP(timezone=True), nullable=True),
    # What lists show, filter and sort by, written with the product so that a page is one index walk.
    sa.Column("listed_in", ARRAY(sa.Uuid), nullable=False, comment="its categories and all above them"),
    sa.Column("facets", ARRAY(sa.Text), nullable=False, comment="name=value, of the product and of its variants"),
    sa.Column("price_from", sa.BigInteger, nullable=False),
    sa.Column("price_to", sa.BigInteger, nullable=False),
    sa.Column("compare_at_from", sa.BigInteger, nullable=True),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("image", JSONB, nullable=True, comment="the first picture: sha256, width, height, alt, alt_translations"),
    sa.Column("band", sa.Text, nullable=False, server_default="out", comment="the best band of its variants"),
    sa.Column("sort_title", sa.Text(collation="C"), nullable=False),
    sa.Column("search", TSVECTOR, nullable=False),
    sa.Column(
        "words_version",
        sa.Integer,
        nullable=False,
        server_default="0",
        comment="of which version sort_title and search are; another one than the row's: an older release wrote it",
    ),
    sa.CheckConstraint("status IN ('draft', 'published', 'archived')", name="products_status"),
    sa.CheckConstraint("band IN ('in_stock', 'low', 'out')", name="products_band"),
)
_on_sale = products.c.status == sa.text("'published'")
for _name, _columns in {
    "products_newest": (products.c.published_at, products.c.id),
    "products_published": (products.c.id,),
    "products_by_price": (products.c.price_from, products.c.id),
    "products_by_title": (products.c.sort_title, products.c.id),
}.items():
    sa.Index(_name, *_columns, postgresql_where=_on_sale)
sa.Index("products_stale_words", products.c.id, postgresql_where=products.c.words_version != products.c.version)
sa.Index("products_updated", products.c.updated_at, products.c.id)


def missing_in(language: Language) -> sa.ColumnElement[bool]:
    """Whether a product lacks title or description in `language`; word for word the predicate of an index."""
    return sa.literal_column(
        f"NOT (titles ? '{language}' AND coalesce(descriptions ->> '{language}', '') <> '')", sa.Boolean
    )


# What staff list: any status, in each of their orders, and the few of which something is missing.
sa.Index("products_all_newest", products.c.created_at, products.c.id)
sa.Index("products_all_by_title", products.c.sort_title, products.c.id)
sa.Index("products_all_by_price", products.c.price_from, products.c.id)
sa.Index("products_all_by_band", products.c.band, products.c.id)
sa.Index("products_all_by_status", products.c.status, products.c.updated_at, products.c.id)
for _language in Language:
    sa.Index(
        f"products_missing_{_language}", products.c.updated_at, products.c.id, postgresql_where=missing_in(_language)
    )
sa.Index(
    "products_without_picture", products.c.updated_at, products.c.id, postgresql_where=products.c.image.is_(None)
)  # fmt: skip
sa.Index(
    "products_search_unpublished", products.c.search, postgresql_using="gin",
    postgresql_where=products.c.status != sa.text("'published'"),
)  # fmt: skip
sa.Index("products_listed_in", products.c.listed_in, postgresql_using="gin")
sa.Index("products_facets", products.c.facets, postgresql_using="gin", postgresql_where=_on_sale)
sa.Index("products_search", products.c.search, postgresql_using="gin", postgresql_where=_on_sale)
sa.Index(
    "products_title_trigrams", products.c.sort_title, postgresql_using="gin", postgresql_where=_on_sale,
    postgresql_ops={"sort_title": "gin_trgm_ops"},
)  # fmt: skip

product_categories = sa.Table(
    "product_categories",
    metadata,
    sa.Column("product_id", sa.Uuid, sa.ForeignKey("products.id"), primary_key=True),
    sa.Column("category_id", sa.Uuid, sa.ForeignKey("categories.id"), primary_key=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Index("product_categories_category", "category_id"),
)

former_slugs = sa.Table(
    "former_slugs",
    metadata,
    sa.Column("slug", sa.Text, primary_key=True),
    sa.Column("product_id", sa.Uuid, sa.ForeignKey("products.id"), nullable=False),
)

variants = sa.Table(
    "variants",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("product_id", sa.Uuid, sa.ForeignKey("products.id"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("sku", sa.Text, nullable=False, unique=True),
    sa.Column("sku_folded", sa.Text, nullable=True, comment="the SKU in one case; null only from an older release"),
    sa.Column("price", sa.BigInteger, nullable=False, comment="minor units"),
    sa.Column("compare_at", sa.BigInteger, nullable=True),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("attributes", JSONB, nullable=False, comment="[[name, value], …]: their order matters"),
    sa.Column("weight_grams", sa.Integer, nullable=False),
    sa.Column("line_limit", sa.Integer, nullable=False),
    sa.Column("withdrawn", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column(
        "lowest_price",
        sa.BigInteger,
        nullable=True,
        comment="while it is reduced: the lowest price of the 30 days before that began; null where none is known",
    ),
    sa.Column("image_id", sa.Uuid, sa.ForeignKey("images.id", ondelete="SET NULL"), nullable=True),
    sa.Column("mpn", sa.Text, nullable=True, comment="the maker's own number of it"),
    sa.CheckConstraint("price > 0 AND (compare_at IS NULL OR compare_at > price)", name="variants_prices"),
    sa.Index("variants_product", "product_id", "position"),
    sa.Index("variants_sku_folded", "sku_folded", unique=True),
    sa.Index("variants_sku_beginning", "sku_folded", postgresql_ops={"sku_folded": "text_pattern_ops"}),
)
sa.Index(
    "variants_reduced", variants.c.product_id,
    postgresql_where=sa.and_(variants.c.compare_at.is_not(None), ~variants.c.withdrawn),
)  # fmt: skip
sa.Index("variants_mpn", sa.func.lower(variants.c.mpn), postgresql_where=variants.c.mpn.is_not(None))
# For the foreign key alone: a picture that goes is taken from its variants.
sa.Index("variants_image", variants.c.image_id, postgresql_where=variants.c.image_id.is_not(None))

gtins = sa.Table(
    "gtins",
    metadata,
    sa.Column("gtin", sa.Text, primary_key=True, comment="14 digits"),
    sa.Column("variant_id", sa.Uuid, sa.ForeignKey("variants.id"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.CheckConstraint("gtin ~ '^[0-9]{14}$'", name="gtins_digits"),
    sa.Index("gtins_variant", "variant_id", "position"),
)

price_history = sa.Table(
    "price_history",
    metadata,
    sa.Column("id", sa.BigInteger, sa.Identity(always=True), primary_key=True),
    sa.Column("variant_id", sa.Uuid, sa.ForeignKey("variants.id"), nullable=False),
    sa.Column("price", sa.BigInteger, nullable=False),
    sa.Column("compare_at", sa.BigInteger, nullable=True),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("since", sa.TIMESTAMP(timezone=True), nullable=False, server_default=_now),
    sa.Column("actor_id", sa.Uuid, nullable=True, comment="who set it; null where nobody noted it down"),
    sa.Index("price_history_variant", "variant_id", "since"),
)

images = sa.Table(
    "images",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("product_id", sa.Uuid, sa.ForeignKey("products.id"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("height", sa.Integer, nullable=False),
    sa.Column("alt", sa.Text, nullable=False, server_default="", comment="in the default locale"),
    sa.Column(
        "alt_translations", JSONB, nullable=False, server_default=_empty_object, comment="per locale but the default"
    ),
    sa.Index("images_product", "product_id", "position"),
)

uploads = sa.Table(
    "uploads",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True, comment="that of the image which it becomes"),
    sa.Column("sha256", sa.Text, nullable=False),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("height", sa.Integer, nullable=False),
    sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=_now),
)

attribute_locales = sa.Table(
    "attribute_locales",
    metadata,
    sa.Column("locale", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
)

attribute_words = sa.Table(
    "attribute_words",
    metadata,
    sa.Column("locale", sa.Text, sa.ForeignKey("attribute_locales.locale"), primary_key=True),
    sa.Column("text", sa.Text, primary_key=True, comment="a name or value of an attribute, as products have it"),
    sa.Column("word", sa.Text, nullable=False),
)
