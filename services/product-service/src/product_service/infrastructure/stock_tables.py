"""Stock, its journal, and reservations. The checks refuse what the code must never ask for."""

import sqlalchemy as sa

from product_service.infrastructure.tables import metadata

_now = sa.text("now()")
BAND = "CASE WHEN available <= 0 THEN 'out' WHEN available <= low_at THEN 'low' ELSE 'in_stock' END"

stock = sa.Table(
    "stock",
    metadata,
    sa.Column("variant_id", sa.Uuid, sa.ForeignKey("variants.id"), primary_key=True),
    sa.Column("available", sa.Integer, nullable=False, server_default="0"),
    sa.Column("reserved", sa.Integer, nullable=False, server_default="0"),
    sa.Column("sold", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("low_at", sa.Integer, nullable=False, server_default="5"),
    sa.Column("band", sa.Text, sa.Computed(BAND, persisted=True), nullable=False),
    # The database keeps the first name: renaming a column would break the release that still runs.
    sa.Column(
        "told_band", sa.Text, key="published_band", nullable=False, server_default="", comment="the band last published"
    ),
    sa.CheckConstraint("available >= 0 AND reserved >= 0 AND sold >= 0", name="stock_never_negative"),
)
# Rows whose band is not published yet; nearly always empty, so that looking costs nothing.
sa.Index("stock_untold", stock.c.variant_id, postgresql_where=sa.text("told_band <> band"))

stock_movements = sa.Table(
    "stock_movements",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("variant_id", sa.Uuid, sa.ForeignKey("variants.id"), nullable=False),
    sa.Column("quantity", sa.Integer, nullable=False, comment="signed"),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("note", sa.Text, nullable=False, server_default=""),
    sa.Column("actor_id", sa.Uuid, nullable=True),
    sa.Column("restock_id", sa.Uuid, nullable=True),
    sa.Column(
        "available_after",
        sa.Integer,
        nullable=True,
        comment="pieces that could be bought afterwards; null where nobody noted it down",
    ),
    sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=_now),
    sa.CheckConstraint("reason IN ('initial', 'receipt', 'adjustment', 'return')", name="stock_movements_reason"),
    sa.Index("stock_movements_variant", "variant_id", "created_at"),
)

reservations = sa.Table(
    "reservations",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("expires_at", sa.TIMESTAMP(timezone=True), nullable=True),
    sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=_now),
    sa.Column("settled_at", sa.TIMESTAMP(timezone=True), nullable=True),
    sa.CheckConstraint("status IN ('held', 'committed', 'released', 'lapsed')", name="reservations_status"),
)
sa.Index("reservations_expiry", reservations.c.expires_at, postgresql_where=sa.text("status = 'held'"))

reservation_lines = sa.Table(
    "reservation_lines",
    metadata,
    sa.Column("reservation_id", sa.Uuid, sa.ForeignKey("reservations.id"), primary_key=True),
    # No foreign key: the stock row proves the variant, and the check would lock a hot variant's row once per order.
    sa.Column("variant_id", sa.Uuid, primary_key=True),
    sa.Column("quantity", sa.Integer, nullable=False),
    sa.Column("restocked", sa.Integer, nullable=False, server_default="0"),
    sa.CheckConstraint("quantity > 0 AND restocked BETWEEN 0 AND quantity", name="reservation_lines_quantities"),
)

restocks = sa.Table(
    "restocks",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("reservation_id", sa.Uuid, sa.ForeignKey("reservations.id"), nullable=False),
    sa.Column("created_at", sa.TIMESTAMP(timezone=True), nullable=False, server_default=_now),
)
