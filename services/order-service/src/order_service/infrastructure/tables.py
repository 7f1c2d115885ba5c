"""The tables of order_db. Amounts are minor units of the order's currency."""

from enum import StrEnum
from typing import Final

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from commerce.values import FulfilmentStatus, OrderPaymentStatus, OrderStatus
from order_service.domain.saga import SagaStep
from servicekit.database.foundation import foundation_tables

metadata = sa.MetaData()
foundation = foundation_tables(metadata)

_MOMENT = sa.TIMESTAMP(timezone=True)


def _one_of(column: str, values: type[StrEnum]) -> sa.CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


# Neither given up nor on hold. Not by the status, which changes with each step of a purchase: when an index knows a
# column that changes, every index of the table gets a new entry.
LIVE = sa.text("cancel_reason IS NULL AND (attention ->> 'kind') IS DISTINCT FROM 'amount_differs'")

orders = sa.Table(
    "orders",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("number", sa.Text, nullable=False),
    sa.Column("customer_id", sa.Uuid, nullable=False),
    sa.Column("customer_role", sa.Text, nullable=False),
    sa.Column("email", sa.Text, nullable=False),
    sa.Column("locale", sa.Text, nullable=False),
    sa.Column("accepted_terms_version", sa.Text, nullable=False),
    sa.Column("cart_id", sa.Uuid, nullable=False),
    sa.Column("cart_version", sa.BigInteger, nullable=False),
    sa.Column("shipping_address", JSONB, nullable=False),
    sa.Column("billing_address", JSONB),
    sa.Column("shipping_method_id", sa.Text, nullable=False),
    sa.Column("shipping_method_name", sa.Text, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("prices_include_tax", sa.Boolean, nullable=False),
    sa.Column("subtotal", sa.BigInteger, nullable=False),
    sa.Column("discount", sa.BigInteger, nullable=False),
    sa.Column("shipping_net", sa.BigInteger, nullable=False),
    sa.Column("shipping_tax", sa.BigInteger, nullable=False),
    sa.Column("shipping_gross", sa.BigInteger, nullable=False),
    sa.Column("tax", sa.BigInteger, nullable=False),
    sa.Column("total", sa.BigInteger, nullable=False),
    sa.Column("placed_at", _MOMENT, nullable=False),
    sa.Column("payment_due_at", _MOMENT, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("payment_status", sa.Text, nullable=False),
    sa.Column("fulfilment_status", sa.Text, nullable=False),
    sa.Column("cancel_reason", sa.Text),
    sa.Column("reservation_id", sa.Uuid, nullable=False),
    sa.Column("payment_id", sa.Uuid),
    sa.Column("refunds", JSONB, nullable=False),
    sa.Column("refunded", sa.BigInteger, nullable=False),
    sa.Column("access_token_hash", sa.LargeBinary),
    # Of the keys before, the newest first: links that were mailed go on opening the order.
    sa.Column("earlier_token_hashes", ARRAY(sa.LargeBinary)),
    # A keyed hash of the network that the order was placed from, until it is paid or over.
    sa.Column("placed_from", sa.LargeBinary),
    sa.Column("paid_at", _MOMENT),
    sa.Column("closed_at", _MOMENT),
    # What was captured and in which currency; until release 0.2 null in paid orders, whose capture is their total.
    sa.Column("captured", sa.BigInteger),
    sa.Column("captured_currency", sa.Text),
    sa.Column("attention", JSONB),
    # Since when it waits for a person; null once nobody has to look.
    sa.Column("attention_since", _MOMENT),
    sa.Column("history", JSONB, nullable=False, server_default="[]"),
    _one_of("status", OrderStatus),
    _one_of("payment_status", OrderPaymentStatus),
    _one_of("fulfilment_status", FulfilmentStatus),
    sa.CheckConstraint("shipping_gross = shipping_net + shipping_tax", name="shipping_adds_up"),
    sa.CheckConstraint(
        "refunded BETWEEN 0 AND GREATEST(total, COALESCE(captured, 0))", name="refunded_at_most_captured"
    ),
    sa.Index("orders_number_idx", "number", unique=True),
    sa.Index("orders_customer_idx", "customer_id", "id"),
    sa.Index("orders_email_idx", "email", "id"),
    sa.Index("orders_placed_from_idx", "placed_from", postgresql_where=sa.text("placed_from IS NOT NULL")),
    sa.Index("orders_one_per_cart_idx", "cart_id", "cart_version", unique=True, postgresql_where=LIVE),
    sa.Index("orders_attention_idx", "attention_since", "id", postgresql_where=sa.text("attention_since IS NOT NULL")),
    postgresql_with={"fillfactor": 80},
)

order_lines = sa.Table(
    "order_lines",
    metadata,
    sa.Column("order_id", sa.Uuid, sa.ForeignKey("orders.id"), primary_key=True),
    sa.Column("position", sa.SmallInteger, primary_key=True),
    sa.Column("variant_id", sa.Uuid, nullable=False),
    sa.Column("product_id", sa.Uuid, nullable=False),
    sa.Column("sku", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("variant_title", sa.Text, nullable=False),
    sa.Column("image_url", sa.Text),
    sa.Column("quantity", sa.Integer, nullable=False),
    sa.Column("unit_price", sa.BigInteger, nullable=False),
    sa.Column("discount", sa.BigInteger, nullable=False),
    sa.Column("net", sa.BigInteger, nullable=False),
    sa.Column("tax", sa.BigInteger, nullable=False),
    sa.Column("gross", sa.BigInteger, nullable=False),
    sa.Column("lang", sa.Text, comment="of the title"),
    sa.Column("slug", sa.Text, comment="of the product's page when it was ordered"),
    sa.CheckConstraint("quantity > 0", name="quantity_positive"),
    sa.CheckConstraint("gross = net + tax", name="line_adds_up"),
)

sagas = sa.Table(
    "sagas",
    metadata,
    sa.Column("order_id", sa.Uuid, sa.ForeignKey("orders.id"), primary_key=True),
    sa.Column("step", sa.Text, nullable=False),
    sa.Column("due_at", _MOMENT),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("version", sa.BigInteger, nullable=False),
    # Since when the present step has been tried in vain too often.
    sa.Column("stuck_since", _MOMENT),
    _one_of("step", SagaStep),
    sa.Index("sagas_due_idx", "due_at", postgresql_where=sa.text("due_at IS NOT NULL")),
    sa.Index("sagas_awaiting_payment_idx", "order_id", postgresql_where=sa.text("step = 'awaiting_payment'")),
    sa.Index("sagas_stuck_idx", "stuck_since", "order_id", postgresql_where=sa.text("stuck_since IS NOT NULL")),
)

# Mails about orders that were given up, until somebody has seen to it: a trigger on `outgoing_mail` notes each.
failed_mails = sa.Table(
    "failed_mails",
    metadata,
    sa.Column("mail_id", sa.Uuid, primary_key=True),
    sa.Column("order_id", sa.Uuid, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("error", sa.Text, nullable=False),
    sa.Column("failed_at", _MOMENT, nullable=False),
    sa.Column("closed_at", _MOMENT),
    sa.Index("failed_mails_open_idx", "failed_at", "mail_id", postgresql_where=sa.text("closed_at IS NULL")),
    sa.Index("failed_mails_order_idx", "order_id"),
)

erasures = sa.Table(
    "erasures",
    metadata,
    sa.Column("person_id", sa.Uuid, primary_key=True),
    sa.Column("begun_at", _MOMENT, nullable=False),
    sa.Column("look_at", _MOMENT, nullable=False),
    sa.Index("erasures_look_at_idx", "look_at"),
)

# A trigger keeps it as `orders` is: what the desk's lists are found by. `lane` is the three states with / between them.
desk_orders = sa.Table(
    "desk_orders",
    metadata,
    sa.Column("order_id", sa.Uuid, primary_key=True),
    sa.Column("lane", sa.Text, nullable=False),
    sa.Column("country", sa.Text, nullable=False),
    sa.Column("placed_at", _MOMENT, nullable=False),
    sa.Column("total", sa.BigInteger, nullable=False),
    sa.Index("desk_orders_placed_idx", "lane", "placed_at", "order_id"),
    sa.Index("desk_orders_total_idx", "lane", "total", "order_id"),
    sa.Index("desk_orders_country_placed_idx", "country", "lane", "placed_at", "order_id"),
    sa.Index("desk_orders_country_total_idx", "country", "lane", "total", "order_id"),
)

# A word with a Latin letter that `commerce.folding` writes in plain ones: an older release wrote it.
UNFOLDED: Final = sa.text("word ~ '[\u00c0-\u024f\u1e00-\u1eff]'")

order_words = sa.Table(
    "order_words",
    metadata,
    sa.Column("order_id", sa.Uuid, primary_key=True),
    sa.Column("word", sa.Text(collation="C"), primary_key=True),
    sa.Index("order_words_word_idx", "word", sa.desc("order_id")),
    sa.Index("order_words_unfolded_idx", "order_id", postgresql_where=UNFOLDED),
)

# Orders whose words are still to be written.
order_words_due = sa.Table("order_words_due", metadata, sa.Column("order_id", sa.Uuid, primary_key=True))

order_notes = sa.Table(
    "order_notes",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("order_id", sa.Uuid, sa.ForeignKey("orders.id"), nullable=False),
    sa.Column("author_id", sa.Uuid, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("created_at", _MOMENT, nullable=False),
    sa.Index("order_notes_order_idx", "order_id", "id"),
)
