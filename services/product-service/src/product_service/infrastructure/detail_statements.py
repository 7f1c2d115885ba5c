"""A product with all its parts in one round trip, and the other single reads."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, array

from product_service.infrastructure.gtins import OF_VARIANT
from product_service.infrastructure.stock_tables import stock
from product_service.infrastructure.tables import (
    attribute_words,
    categories,
    former_slugs,
    images,
    product_categories,
    products,
    variants,
)
from servicekit.database import Statement
from servicekit.database.plans import one_of, unseen

_id = sa.bindparam("product_id", type_=sa.Uuid)
_slug = sa.bindparam("slug", type_=sa.Text)
_variant_id = sa.bindparam("variant_id", type_=sa.Uuid)
p, v, s, i, w, c = products.c, variants.c, stock.c, images.c, attribute_words.c, categories.c


def json_object(**members: sa.ColumnElement[object]) -> sa.ColumnElement[object]:
    """A JSON object with these members."""
    pairs = (part for name, value in members.items() for part in (sa.literal_column(f"'{name}'"), value))
    return sa.func.jsonb_build_object(*pairs)


def listed(item: sa.ColumnElement[object], order: sa.Column[int]) -> sa.ColumnElement[object]:
    """A JSON list in this order; null for none."""
    return sa.func.jsonb_agg(sa.dialects.postgresql.aggregate_order_by(item, order))


_variant = json_object(
    id=v.id, sku=v.sku, price=v.price, compare_at=v.compare_at, currency=v.currency, attributes=v.attributes,
    weight_grams=v.weight_grams, line_limit=v.line_limit, withdrawn=v.withdrawn, lowest_price=v.lowest_price,
    image_id=v.image_id, mpn=v.mpn, gtins=OF_VARIANT, band=s.band,
    stock=json_object(available=s.available, reserved=s.reserved, sold=s.sold, low_at=s.low_at),
)  # fmt: skip
_image = json_object(
    id=i.id, sha256=i.sha256, width=i.width, height=i.height, alt=i.alt, alt_translations=i.alt_translations
)  # fmt: skip
_facet = sa.func.unnest(p.facets).column_valued("facet")
_equals = sa.func.strpos(_facet, "=")
_texts = sa.union_all(
    sa.select(sa.func.left(_facet, _equals - 1)).correlate(products),
    sa.select(sa.func.substr(_facet, _equals + 1)).correlate(products),
)


def _words_of(texts: sa.ScalarSelect[str]) -> sa.ScalarSelect[object]:
    """What the asked locale, and the wider ones, call these texts: one walk down an index each."""
    return (
        sa.select(sa.func.jsonb_agg(sa.func.jsonb_build_array(w.locale, w.text, w.word)))
        .where(w.locale == one_of("locales", sa.Text()), w.text == sa.any_(sa.func.array(texts)))
        .scalar_subquery()
    )


_detail = sa.select(
    p.id, p.slug, p.status, p.titles, p.descriptions, p.attributes, p.brand, p.version, p.published_at, p.updated_at,
    p.price_from, p.price_to, p.currency, p.band,
    sa.select(listed(_variant, v.position)).select_from(variants.join(stock, s.variant_id == v.id))
    .where(v.product_id == p.id).scalar_subquery().label("variants"),
    sa.select(listed(_image, i.position)).where(i.product_id == p.id).scalar_subquery().label("images"),
    sa.select(listed(product_categories.c.category_id, product_categories.c.position))
    .where(product_categories.c.product_id == p.id).scalar_subquery().label("category_ids"),
    _words_of(_texts.scalar_subquery()).label("words"),
)  # fmt: skip
BY_ID = Statement(_detail.where(p.id == _id))
BY_SLUG = Statement(_detail.where(p.slug == _slug))
BY_FORMER_SLUG = Statement(
    sa.select(p.slug, p.status)
    .select_from(former_slugs.join(products, p.id == former_slugs.c.product_id))
    .where(former_slugs.c.slug == _slug)
)

_published = p.status == sa.literal_column("'published'")
NUMBER_OF_PUBLISHED = Statement(sa.select(sa.func.count()).select_from(products).where(_published))
PUBLISHED_SLUGS = Statement(
    sa.select(p.slug, p.updated_at)
    .where(_published)
    .order_by(p.published_at, p.id)
    .offset(sa.bindparam("offset", type_=sa.Integer))
    .limit(sa.bindparam("limit", type_=sa.Integer))
)

# Of a department's dearest product that has one: a few steps down the index of prices, where anything is in it.
_department_picture = (
    sa.select(p.image)
    .where(c.parent_id.is_(None), _published, p.image.is_not(None), p.listed_in.contains(array([c.id])))
    .order_by(p.price_from.desc(), p.id.desc())
    .limit(sa.literal_column("1"))
    .scalar_subquery()
)
CATEGORIES = Statement(
    sa.select(categories, _department_picture.label("image")).order_by(sa.func.cardinality(c.path), c.position, c.slug)
)
CATEGORY_ID = Statement(sa.select(categories.c.id).where(categories.c.slug == _slug))

_wanted = sa.func.unnest(unseen("variant_ids", ARRAY(sa.Uuid))).table_valued("id").render_derived("wanted")
_own_picture = sa.select(json_object(sha256=i.sha256)).where(i.id == v.image_id).scalar_subquery()
_pair = sa.func.jsonb_array_elements(v.attributes).column_valued("pair")
_values = sa.select(_pair.op("->>")(sa.literal_column("1"))).correlate(variants).scalar_subquery()
_variant_of_line = (
    sa.select(
        v.id, v.product_id, v.sku, v.attributes, v.price, v.compare_at, v.currency, v.withdrawn, v.line_limit,
        v.weight_grams, p.titles, p.slug, p.status, s.available,
        sa.func.coalesce(_own_picture, p.image).label("image"), _words_of(_values).label("words"),
    )
    .select_from(variants.join(products, p.id == v.product_id).join(stock, s.variant_id == v.id))
    .where(v.id == _wanted.c.id)
    .limit(sa.literal_column("1"))
    .lateral("line")
)  # fmt: skip
# An id at a time, however small the tables are: three walks down an index each. Ids come without repeats.
LOOKUP = Statement(sa.select(_variant_of_line).select_from(_wanted.join(_variant_of_line, sa.true())))

STOCK = Statement(
    sa.select(v.sku, s.variant_id, s.available, s.reserved, s.sold, s.low_at, s.band.label("availability"))
    .select_from(stock.join(variants, v.id == s.variant_id))
    .where(s.variant_id == _variant_id)
)
