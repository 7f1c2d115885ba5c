"""The tables of search_db."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.dialects.postgresql.base import ischema_names

from servicekit.database.foundation import foundation_tables


class Halfvec(sa.types.UserDefinedType[str]):
    """pgvector's vector of 16-bit floats, as text: `[0.1,0.2]`."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """Its name in SQL."""
        return "halfvec"


ischema_names["halfvec"] = Halfvec
metadata = sa.MetaData()
foundation_tables(metadata)

products = sa.Table(
    "products",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("version", sa.BigInteger, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("slug", sa.Text, nullable=False),
    sa.Column("brand", sa.Text),
    sa.Column("category_ids", ARRAY(sa.Uuid), nullable=False),
    sa.Column("attributes", JSONB, nullable=False),
    sa.Column("texts", JSONB, nullable=False),
    sa.Column("image", sa.Text),
    sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
    # From here on it follows from the above, from variants and from categories.
    sa.Column("price_from", sa.BigInteger),
    sa.Column("price_to", sa.BigInteger),
    sa.Column("compare_at_from", sa.BigInteger),
    sa.Column("currency", sa.Text),
    sa.Column("band", sa.Text, nullable=False, server_default="in_stock"),
    sa.Column("listed_in", ARRAY(sa.Uuid), nullable=False, server_default="{}"),
    sa.Column("facets", ARRAY(sa.Text), nullable=False, server_default="{}"),
    sa.Column("popularity", sa.Double, nullable=False, server_default="0"),
    sa.Column("is_stale", sa.Boolean, nullable=False, server_default=sa.true()),
)

variants = sa.Table(
    "variants",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("product_id", sa.Uuid, sa.ForeignKey("products.id"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("sku", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("attributes", JSONB, nullable=False),
    sa.Column("price", sa.BigInteger, nullable=False),
    sa.Column("compare_at", sa.BigInteger),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("band", sa.Text, nullable=False, server_default="in_stock"),
    sa.Column("gtins", ARRAY(sa.Text), nullable=False),
    sa.Column("mpn", sa.Text),
    sa.Column("withdrawn", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("price_sequence", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("band_sequence", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
)

own_prices = sa.Table(
    "own_prices",
    metadata,
    sa.Column("variant_id", sa.Uuid, sa.ForeignKey("variants.id"), primary_key=True),
    sa.Column("at", sa.DateTime(timezone=True), primary_key=True),
    sa.Column("price", sa.BigInteger, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
)

sa.Index("variants_product_id_idx", variants.c.product_id, variants.c.position)
sa.Index("variants_gtins_idx", variants.c.gtins, postgresql_using="gin")
sa.Index("variants_mpn_idx", sa.func.lower(variants.c.mpn), postgresql_where=variants.c.mpn.is_not(None))
sa.Index("products_stale_idx", products.c.id, postgresql_where=products.c.is_stale)
sa.Index("products_listed_in_idx", products.c.listed_in, postgresql_using="gin")
sa.Index("products_facets_idx", products.c.facets, postgresql_using="gin")
sa.Index(
    "products_popular_idx", products.c.popularity.desc(), products.c.id,
    postgresql_where=products.c.status == sa.literal_column("'published'"),
)  # fmt: skip
