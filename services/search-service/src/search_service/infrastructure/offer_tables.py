"""The tables of price comparison in search_db: sellers, their feeds and offers, and who wants to hear of prices."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from search_service.infrastructure.tables import metadata, products, variants

_TIME = sa.TIMESTAMP(timezone=True)


def _money() -> list[sa.Column[object]]:
    return [
        sa.Column("price", sa.BigInteger, nullable=False),
        sa.Column("shipping", sa.BigInteger),
        sa.Column("currency", sa.Text, nullable=False),
    ]


def _listed() -> list[sa.Column[object]]:
    """What a feed says of an offer, but for the seller's number of it."""
    return [
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        *_money(),
        sa.Column("condition", sa.Text, nullable=False),
        sa.Column("availability", sa.Text, nullable=False),
        sa.Column("gtin", sa.Text),
        sa.Column("brand", sa.Text),
        sa.Column("mpn", sa.Text),
        sa.Column("days_min", sa.Integer),
        sa.Column("days_max", sa.Integer),
    ]


sellers = sa.Table(
    "sellers",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("domain", sa.Text, nullable=False),
    sa.Column("country", sa.Text, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("sends_our_skus", sa.Boolean, nullable=False),
    sa.Column("created_at", _TIME, nullable=False),
    sa.Column("version", sa.BigInteger, nullable=False, server_default="1"),
    sa.Column("removed_at", _TIME),
    sa.Index("sellers_domain_idx", "domain", unique=True, postgresql_where=sa.text("removed_at IS NULL")),
)

feeds = sa.Table(
    "feeds",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("seller_id", sa.Uuid, sa.ForeignKey("sellers.id"), nullable=False),
    sa.Column("format", sa.Text, nullable=False),
    sa.Column("sha256", sa.LargeBinary, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("rows", sa.Integer, nullable=False),
    sa.Column("fault_count", sa.Integer, nullable=False),
    sa.Column("faults", JSONB, nullable=False),
    sa.Column("held_because", JSONB, nullable=False),
    sa.Column("difference", JSONB, nullable=False),
    sa.Column("received_at", _TIME, nullable=False),
    sa.Column("decided_at", _TIME),
    sa.Column("decided_by", sa.Uuid),
    sa.CheckConstraint("status IN ('applied', 'held', 'refused')", name="feeds_status_is_known"),
    sa.Index("feeds_newest_idx", "received_at", "id"),
    sa.Index("feeds_of_seller_idx", "seller_id", "received_at"),
)

feed_rows = sa.Table(
    "feed_rows",
    metadata,
    sa.Column("feed_id", sa.Uuid, sa.ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("bite", sa.Integer, primary_key=True),
    sa.Column("seller_sku", sa.Text, primary_key=True),
    *_listed(),
)

offers = sa.Table(
    "offers",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True, server_default=sa.text("gen_random_uuid()")),
    sa.Column("seller_id", sa.Uuid, sa.ForeignKey("sellers.id"), nullable=False),
    sa.Column("seller_sku", sa.Text, nullable=False),
    *_listed(),
    # No index knows `seen_at`, which moves with every feed.
    sa.Column("seen_at", _TIME, nullable=False),
    sa.Column("changed_at", _TIME, nullable=False),
    sa.Column("match_due", sa.Boolean, nullable=False),
    sa.UniqueConstraint("seller_id", "seller_sku", name="offers_seller_sku_key"),
    sa.Index("offers_match_due_idx", "id", postgresql_where=sa.text("match_due")),
    sa.Index("offers_gtin_idx", "gtin", postgresql_where=sa.text("gtin IS NOT NULL")),
    postgresql_with={"fillfactor": 60},
)
sa.Index("offers_mpn_idx", sa.func.lower(offers.c.mpn), postgresql_where=offers.c.mpn.is_not(None))
sa.Index("offers_sku_idx", sa.func.lower(offers.c.seller_sku))

offer_changes = sa.Table(
    "offer_changes",
    metadata,
    sa.Column("offer_id", sa.Uuid, sa.ForeignKey("offers.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("at", _TIME, primary_key=True),
    *_money(),
    sa.Column("availability", sa.Text, nullable=False),
    sa.Index("offer_changes_at_idx", "at"),
)

offer_matches = sa.Table(
    "offer_matches",
    metadata,
    sa.Column("offer_id", sa.Uuid, sa.ForeignKey("offers.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("product_id", sa.Uuid),
    sa.Column("variant_id", sa.Uuid),
    sa.Column("method", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("decided_by", sa.Uuid),
    sa.Column("decided_at", _TIME, nullable=False),
    sa.CheckConstraint("state IN ('auto', 'confirmed', 'rejected')", name="offer_matches_state_is_known"),
    sa.CheckConstraint("(state = 'rejected') = (variant_id IS NULL)", name="offer_matches_rejected_is_nothing"),
    sa.Index("offer_matches_product_idx", "product_id"),
    sa.Index("offer_matches_variant_idx", "variant_id"),
)

match_reviews = sa.Table(
    "match_reviews",
    metadata,
    sa.Column("offer_id", sa.Uuid, sa.ForeignKey("offers.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("score", sa.Integer, nullable=False),
    sa.Column("method", sa.Text),
    sa.Column("since", _TIME, nullable=False),
    sa.Index("match_reviews_best_idx", "score", "offer_id"),
)

match_candidates = sa.Table(
    "match_candidates",
    metadata,
    sa.Column("offer_id", sa.Uuid, sa.ForeignKey("match_reviews.offer_id", ondelete="CASCADE"), primary_key=True),
    sa.Column("variant_id", sa.Uuid, primary_key=True),
    sa.Column("score", sa.Integer, nullable=False),
)

catalogue_looks = sa.Table(
    "catalogue_looks",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("changed_at", _TIME, nullable=False),
    sa.Column("variant_id", sa.Uuid, nullable=False),
)

alerts = sa.Table(
    "alerts",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("product_id", sa.Uuid, nullable=False),
    sa.Column("variant_id", sa.Uuid),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("threshold", sa.BigInteger),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("locale", sa.Text, nullable=False),
    sa.Column("person_id", sa.Uuid),
    sa.Column("created_at", _TIME, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("episode", sa.Integer, nullable=False),
    sa.Column("mailed_price", sa.BigInteger),
    sa.Column("since", _TIME),
    sa.Column("was_out", sa.Boolean, nullable=False),
    sa.Column("observations", sa.Integer, nullable=False),
    sa.Column("observed", _TIME),
    sa.Column("due_at", _TIME),
    sa.UniqueConstraint(
        "email", "product_id", "variant_id", "kind", name="alerts_one_wish_key", postgresql_nulls_not_distinct=True
    ),
    sa.CheckConstraint("state IN ('unconfirmed', 'armed', 'fired')", name="alerts_state_is_known"),
    sa.CheckConstraint("(kind = 'price') = (threshold IS NOT NULL)", name="alerts_price_has_threshold"),
    sa.Index("alerts_product_idx", "product_id"),
    sa.Index("alerts_due_idx", "due_at", postgresql_where=sa.text("due_at IS NOT NULL")),
    sa.Index("alerts_person_idx", "person_id", "id", postgresql_where=sa.text("person_id IS NOT NULL")),
    sa.Index("alerts_unconfirmed_idx", "created_at", postgresql_where=sa.text("state = 'unconfirmed'")),
)

alert_mails = sa.Table(
    "alert_mails",
    metadata,
    sa.Column("alert_id", sa.Uuid, sa.ForeignKey("alerts.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("episode", sa.Integer, primary_key=True),
    sa.Column("at", _TIME, nullable=False),
)

alert_links = sa.Table(
    "alert_links",
    metadata,
    sa.Column("digest", sa.LargeBinary, primary_key=True),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("alert_id", sa.Uuid, sa.ForeignKey("alerts.id", ondelete="CASCADE")),
    sa.Column("expires_at", _TIME, nullable=False),
    sa.Index("alert_links_email_idx", "email", postgresql_where=sa.text("alert_id IS NULL")),
    sa.Index("alert_links_alert_idx", "alert_id", postgresql_where=sa.text("alert_id IS NOT NULL")),
    sa.Index("alert_links_expires_at_idx", "expires_at"),
)

sa.Index("variants_changed_at_idx", variants.c.changed_at, variants.c.id)
sa.Index("variants_sku_idx", sa.func.lower(variants.c.sku))
sa.Index("products_brand_idx", sa.func.lower(products.c.brand), postgresql_where=products.c.brand.is_not(None))
