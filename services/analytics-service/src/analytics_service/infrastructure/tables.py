"""The tables of analytics_db. Moments lie in slots of 15 minutes, which make the days of every time zone."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from servicekit.database.foundation import foundation_tables

metadata = sa.MetaData()
foundation_tables(metadata)

# Partitions by day, the UTC day in the id: `make_event_days` makes them, `drop_event_days` drops them.
events = sa.Table(
    "events",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("type", sa.SmallInteger, nullable=False),
    sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("visitor", sa.Uuid),
    sa.Column("session", sa.Uuid),
    sa.Column("product_id", sa.Uuid),
    sa.Column("term", sa.Text),
    sa.Column("results", sa.Integer),
    sa.Column("page", sa.Text),
    sa.Column("is_bot", sa.Boolean, nullable=False),
    postgresql_partition_by="RANGE (day)",
)

# How far the stream was counted, by what Valkey calls its epoch: another one after each flush.
intake = sa.Table(
    "intake",
    metadata,
    sa.Column("epoch", sa.Text, primary_key=True),
    sa.Column("position", sa.Text, nullable=False),
    sa.Column("received", sa.BigInteger, nullable=False),
    sa.Column("stored", sa.BigInteger, nullable=False),
    sa.Column("began_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
)

slots = sa.Table(
    "slots",
    metadata,
    sa.Column("slot", sa.DateTime(timezone=True), primary_key=True),
    sa.Column("type", sa.SmallInteger, primary_key=True),
    sa.Column("events", sa.BigInteger, nullable=False),
    sa.Column("bots", sa.BigInteger, nullable=False),
)

# Whose days the tables with an `epoch` have. Those of the live one are reported; one being built is written too.
calendars = sa.Table(
    "calendars",
    metadata,
    sa.Column("epoch", sa.Integer, primary_key=True),
    sa.Column("zone", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("since", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
    sa.Column("built_until", sa.Date),
    sa.Column("cohorts_of", sa.Date),
)

product_days = sa.Table(
    "product_days",
    metadata,
    sa.Column("epoch", sa.Integer, primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("product_id", sa.Uuid, primary_key=True),
    sa.Column("views", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("carts", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("pieces", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("orders", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("revenue", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("refunds", sa.BigInteger, nullable=False, server_default="0"),
)

term_days = sa.Table(
    "term_days",
    metadata,
    sa.Column("epoch", sa.Integer, primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("term", sa.Text, primary_key=True),
    sa.Column("searches", sa.BigInteger, nullable=False),
    sa.Column("without_results", sa.BigInteger, nullable=False),
)

# By the UTC day of the event; kept for as long as trends are made of it.
term_visitors = sa.Table(
    "term_visitors",
    metadata,
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("term", sa.Text, primary_key=True),
    sa.Column("visitor", sa.Uuid, primary_key=True),
)

visitor_days = sa.Table(
    "visitor_days",
    metadata,
    sa.Column("epoch", sa.Integer, primary_key=True),
    sa.Column("day", sa.Date, primary_key=True),
    sa.Column("visitor", sa.Uuid, primary_key=True),
    sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("events", sa.BigInteger, nullable=False),
)

# Visitors by the week of their first day, and of these who came `later` weeks after; counted once a day.
cohorts = sa.Table(
    "cohorts",
    metadata,
    sa.Column("epoch", sa.Integer, primary_key=True),
    sa.Column("week", sa.Date, primary_key=True),
    sa.Column("later", sa.Integer, primary_key=True),
    sa.Column("visitors", sa.BigInteger, nullable=False),
)

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("visitor", sa.Uuid, nullable=False),
    sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("events", sa.BigInteger, nullable=False),
    sa.Column("page_views", sa.BigInteger, nullable=False),
    sa.Column("viewed_at", sa.DateTime(timezone=True)),
    sa.Column("carted_at", sa.DateTime(timezone=True)),
    sa.Column("checkout_at", sa.DateTime(timezone=True)),
    sa.Column("paid_at", sa.DateTime(timezone=True)),
    sa.Column("buyer", sa.LargeBinary),
)

basket_products = sa.Table(
    "basket_products",
    metadata,
    sa.Column("session_id", sa.Uuid, primary_key=True),
    sa.Column("product_id", sa.Uuid, primary_key=True),
    sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
)

# What order-service says. `buyer` is a mark instead of the person; another one, at random, once the person is gone.
sales = sa.Table(
    "sales",
    metadata,
    sa.Column("order_id", sa.Uuid, primary_key=True),
    sa.Column("paid_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("buyer", sa.LargeBinary, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("gross", sa.BigInteger, nullable=False),
    sa.Column("shipping", sa.BigInteger, nullable=False),
)

sale_products = sa.Table(
    "sale_products",
    metadata,
    sa.Column("order_id", sa.Uuid, primary_key=True),
    sa.Column("product_id", sa.Uuid, primary_key=True),
    sa.Column("paid_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("pieces", sa.BigInteger, nullable=False),
    sa.Column("gross", sa.BigInteger, nullable=False),
)

refunds = sa.Table(
    "refunds",
    metadata,
    sa.Column("refund_id", sa.Uuid, primary_key=True),
    sa.Column("order_id", sa.Uuid, nullable=False),
    sa.Column("refunded_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("gross", sa.BigInteger, nullable=False),
    sa.Column("shipping", sa.BigInteger, nullable=False),
)

refund_products = sa.Table(
    "refund_products",
    metadata,
    sa.Column("refund_id", sa.Uuid, primary_key=True),
    sa.Column("product_id", sa.Uuid, primary_key=True),
    sa.Column("refunded_at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("gross", sa.BigInteger, nullable=False),
)

sale_slots = sa.Table(
    "sale_slots",
    metadata,
    sa.Column("slot", sa.DateTime(timezone=True), primary_key=True),
    sa.Column("currency", sa.Text, primary_key=True),
    sa.Column("orders", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("gross", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("shipping", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("refunds", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("refunded_shipping", sa.BigInteger, nullable=False, server_default="0"),
)

buyers = sa.Table(
    "buyers",
    metadata,
    sa.Column("buyer", sa.LargeBinary, primary_key=True),
    sa.Column("first_paid_at", sa.DateTime(timezone=True), nullable=False),
)

products = sa.Table(
    "products",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("version", sa.BigInteger, nullable=False),
    sa.Column("slug", sa.Text, nullable=False),
    sa.Column("titles", JSONB, nullable=False),
    sa.Column("category_ids", ARRAY(sa.Uuid), nullable=False),
    sa.Column("is_on_sale", sa.Boolean, nullable=False),
)

categories = sa.Table(
    "categories",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("sequence", sa.BigInteger, nullable=False),
    sa.Column("names", JSONB, nullable=False),
)

sa.Index("calendars_live_idx", calendars.c.state, unique=True, postgresql_where=calendars.c.state == "live")
sa.Index("sessions_started_at_idx", sessions.c.started_at)
sa.Index("sessions_buyer_idx", sessions.c.buyer, sessions.c.started_at, postgresql_where=sessions.c.buyer.is_not(None))
sa.Index("visitor_days_visitor_idx", visitor_days.c.epoch, visitor_days.c.visitor, visitor_days.c.day)
sa.Index("sales_paid_at_idx", sales.c.paid_at)
sa.Index("sales_buyer_idx", sales.c.buyer, sales.c.paid_at)
sa.Index("sale_products_paid_at_idx", sale_products.c.paid_at)
sa.Index("refunds_refunded_at_idx", refunds.c.refunded_at)
sa.Index("refund_products_refunded_at_idx", refund_products.c.refunded_at)
sa.Index("buyers_first_paid_at_idx", buyers.c.first_paid_at)
