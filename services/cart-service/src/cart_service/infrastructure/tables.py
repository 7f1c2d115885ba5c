"""The tables of cart_db."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from servicekit.database.foundation import foundation_tables

metadata = sa.MetaData()
foundation_tables(metadata)

carts = sa.Table(
    "carts",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("owner_id", sa.Uuid, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("version", sa.BigInteger, nullable=False),
    sa.Column("merged_into", sa.Uuid, sa.ForeignKey("carts.id")),
    sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
    sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
)

cart_items = sa.Table(
    "cart_items",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("position", sa.BigInteger, sa.Identity(always=True), nullable=False),
    sa.Column("cart_id", sa.Uuid, sa.ForeignKey("carts.id"), nullable=False),
    sa.Column("variant_id", sa.Uuid, nullable=False),
    sa.Column("product_id", sa.Uuid, nullable=False),
    sa.Column("sku", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("variant_title", sa.Text, nullable=False),
    sa.Column("slug", sa.Text, nullable=False),
    sa.Column("image_url", sa.Text),
    sa.Column("quantity", sa.Integer, nullable=False),
    sa.Column("price_amount", sa.BigInteger, nullable=False),
    sa.Column("price_currency", sa.Text, nullable=False),
    sa.Column("lang", sa.Text, comment="of the title"),
    sa.UniqueConstraint("cart_id", "variant_id", name="cart_items_cart_id_variant_id_key"),
)

cart_merges = sa.Table(
    "cart_merges",
    metadata,
    sa.Column("guest_cart_id", sa.Uuid, sa.ForeignKey("carts.id"), primary_key=True),
    sa.Column("guest_id", sa.Uuid, nullable=False),
    sa.Column("customer_id", sa.Uuid, nullable=False),
    sa.Column("report", JSONB, nullable=False),
    sa.Column("merged_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
)

_is_open = carts.c.status == sa.literal_column("'open'")
sa.Index("carts_one_open_idx", carts.c.owner_id, unique=True, postgresql_where=_is_open)
sa.Index("carts_merged_into_idx", carts.c.merged_into, postgresql_where=carts.c.merged_into.is_not(None))
sa.Index("cart_merges_guest_id_idx", cart_merges.c.guest_id, cart_merges.c.customer_id, cart_merges.c.merged_at)
