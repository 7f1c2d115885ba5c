"""The statements of the products repository."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, insert

from product_service.infrastructure.gtins import OF_VARIANT
from product_service.infrastructure.stock_tables import stock
from product_service.infrastructure.tables import (
    categories,
    former_slugs,
    images,
    price_history,
    product_categories,
    products,
    variants,
)
from servicekit.database import Statement

_product_id = sa.bindparam("product_id", type_=sa.Uuid)
_CONTENT = (
    "slug", "status", "titles", "descriptions", "attributes", "brand", "published_at", "listed_in", "facets",
    "price_from", "price_to", "compare_at_from", "currency", "image", "sort_title",
)  # fmt: skip
_VARIANT = (
    "id", "product_id", "position", "sku", "sku_folded", "price", "compare_at", "currency", "attributes",
    "weight_grams", "line_limit", "withdrawn", "image_id", "mpn",
)  # fmt: skip
_IMAGE = ("id", "product_id", "position", "sha256", "width", "height", "alt", "alt_translations")


def _words(parameter: str, weight: str) -> sa.ColumnElement[object]:
    words = sa.func.to_tsvector(sa.literal_column("'english'::regconfig"), sa.bindparam(parameter, type_=sa.Text))
    return sa.func.setweight(words, sa.literal_column(f"'{weight}'"))


def _search() -> sa.ColumnElement[object]:
    """Titles weigh most, then attributes and SKUs, then descriptions. Queries are stemmed in the same way."""
    title, names, text = _words("title_words", "A"), _words("names", "B"), _words("text", "D")
    return title.op("||")(names).op("||")(text)


def _content() -> dict[str, sa.ColumnElement[object]]:
    values: dict[str, sa.ColumnElement[object]] = {
        name: sa.bindparam(name, type_=products.c[name].type) for name in _CONTENT
    }
    return values | {"search": _search()}


PRODUCT = sa.select(products).where(products.c.id == _product_id)
FETCH = Statement(PRODUCT)
FETCH_LOCKED = Statement(PRODUCT.with_for_update())
FETCH_VARIANTS = Statement(
    sa.select(variants, OF_VARIANT.label("gtins"))
    .where(variants.c.product_id == _product_id)
    .order_by(variants.c.position)
)
FETCH_IMAGES = Statement(sa.select(images).where(images.c.product_id == _product_id).order_by(images.c.position))
FETCH_CATEGORIES = Statement(
    sa.select(product_categories.c.category_id)
    .where(product_categories.c.product_id == _product_id)
    .order_by(product_categories.c.position)
)
INSERT = Statement(sa.insert(products).values(id=_product_id, words_version=1, **_content()))
UPDATE = Statement(
    sa.update(products)
    .where(products.c.id == _product_id)
    .values(
        version=products.c.version + 1, words_version=products.c.version + 1, updated_at=sa.func.now(), **_content()
    )
    .returning(products.c.version)
)

# Products whose words an older release wrote, or nobody yet. The busy ones come next time.
STALE_WORDS = Statement(
    sa.select(*products.c["id", "version", "titles", "descriptions", "attributes", "brand"])
    .where(products.c.words_version != products.c.version)
    .order_by(products.c.id)
    .limit(sa.bindparam("limit", type_=sa.Integer))
    .with_for_update(skip_locked=True)
)
NAMES_ON_SALE = Statement(
    sa.select(*variants.c["product_id", "sku", "mpn", "attributes"])
    .where(variants.c.product_id == sa.any_(sa.bindparam("product_ids", type_=ARRAY(sa.Uuid))), ~variants.c.withdrawn)
    .order_by(variants.c.product_id, variants.c.position)
)
WRITE_WORDS = Statement(
    sa.update(products)
    .where(products.c.id == _product_id)
    .values(words_version=products.c.version, sort_title=sa.bindparam("sort_title", type_=sa.Text), search=_search())
)

# A withdrawn variant no longer counts for what the product's card says.
_of_products = sa.bindparam("product_ids", type_=ARRAY(sa.Uuid))
_best = (
    sa.select(sa.func.min(sa.case({"in_stock": 1, "low": 2}, value=stock.c.band, else_=3)))
    .select_from(variants.join(stock, stock.c.variant_id == variants.c.id))
    .where(variants.c.product_id == products.c.id, ~variants.c.withdrawn)
    .scalar_subquery()
)
_shown = sa.case({1: "in_stock", 2: "low"}, value=_best, else_="out")
SHOW_BEST_BAND = Statement(sa.update(products).where(products.c.id == sa.any_(_of_products)).values(band=_shown))
_variant_id = sa.bindparam("variant_id", type_=sa.Uuid)
_owner = sa.select(variants.c.product_id).where(variants.c.id == _variant_id).scalar_subquery()
SHOW_BAND_OF_PRODUCT = Statement(sa.update(products).where(products.c.id == _owner).values(band=_shown))
LOCK_PRODUCTS = Statement(
    sa.select(products.c.id).where(products.c.id == sa.any_(_of_products)).order_by(products.c.id).with_for_update()
)

PATHS = Statement(
    sa.select(categories.c.path).where(categories.c.id == sa.any_(sa.bindparam("ids", type_=ARRAY(sa.Uuid))))
)
# Product writes share this lock and moves of categories hold it alone, both before any row: a product's `listed_in`
# then always follows the tree, and the two can never wait for each other.
_TREE = sa.literal(0x736F756B)
SHARE_TREE = Statement(sa.select(sa.func.pg_advisory_xact_lock_shared(_TREE)))
HOLD_TREE = Statement(sa.select(sa.func.pg_advisory_xact_lock(_TREE)))
UNLIST = Statement(sa.delete(product_categories).where(product_categories.c.product_id == _product_id))
LIST_IN = Statement(sa.insert(product_categories), columns=("product_id", "category_id", "position"))

_upsert_variant = insert(variants)
SAVE_VARIANT = Statement(
    _upsert_variant.on_conflict_do_update(
        index_elements=["id"],
        set_={
            **{name: _upsert_variant.excluded[name] for name in _VARIANT if name not in ("id", "product_id")},
            # Two SKUs of old that differ by case stay as they are, told apart in this column until one is changed.
            "sku_folded": sa.case(
                (
                    variants.c.sku == _upsert_variant.excluded.sku,
                    sa.func.coalesce(variants.c.sku_folded, _upsert_variant.excluded.sku_folded),
                ),
                else_=_upsert_variant.excluded.sku_folded,
            ),
        },
    ),
    columns=_VARIANT,
)
# No two rows may have one SKU, even for a moment: variants that take over each other's first have their id for one.
PARK_SKUS = Statement(
    sa.update(variants)
    .where(variants.c.id == sa.any_(sa.bindparam("ids", type_=ARRAY(sa.Uuid))))
    .values(sku=sa.cast(variants.c.id, sa.Text), sku_folded=sa.cast(variants.c.id, sa.Text))
)
SKU_HOLDER = Statement(
    sa.select(variants.c.id, variants.c.sku, variants.c.product_id, products.c.titles)
    .join(products, products.c.id == variants.c.product_id)
    .where(
        sa.or_(
            variants.c.sku_folded == sa.any_(sa.bindparam("folded", type_=ARRAY(sa.Text))),
            variants.c.sku == sa.any_(sa.bindparam("skus", type_=ARRAY(sa.Text))),
        ),
        variants.c.id != sa.all_(sa.bindparam("ids", type_=ARRAY(sa.Uuid))),
    )
    .limit(1)
)
SLUG_HOLDER = Statement(
    sa.select(products.c.id, products.c.titles).where(
        products.c.slug == sa.bindparam("slug", type_=sa.Text), products.c.id != _product_id
    )
)
ADD_PRICE = Statement(sa.insert(price_history), columns=("variant_id", "price", "compare_at", "currency", "actor_id"))

REMOVE_IMAGES = Statement(
    sa.delete(images).where(
        images.c.product_id == _product_id,
        images.c.id != sa.all_(sa.bindparam("kept", type_=ARRAY(sa.Uuid))),
    )
)
_upsert_image = insert(images)
SAVE_IMAGE = Statement(
    _upsert_image.on_conflict_do_update(
        index_elements=["id"],
        set_={name: _upsert_image.excluded[name] for name in ("position", "alt", "alt_translations")},
    ),
    columns=_IMAGE,
)

FORGET_FORMER = Statement(sa.delete(former_slugs).where(former_slugs.c.slug == sa.bindparam("slug", type_=sa.Text)))
KEEP_FORMER = Statement(insert(former_slugs).on_conflict_do_nothing(), columns=("slug", "product_id"))
