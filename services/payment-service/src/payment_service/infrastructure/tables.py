"""The tables of payment_db."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from servicekit.database.foundation import foundation_tables

metadata = sa.MetaData()
foundation = foundation_tables(metadata)

_MOMENT = sa.TIMESTAMP(timezone=True)

payments = sa.Table(
    "payments",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("order_id", sa.Uuid, nullable=False, unique=True),
    sa.Column("owner_id", sa.Uuid, nullable=False),
    sa.Column("amount", sa.BigInteger, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("provider", sa.Text, nullable=False),
    sa.Column("intent_id", sa.Text, unique=True),
    sa.Column("client_secret", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    # The few attempts live in the payment's row, so that its lock covers them.
    sa.Column("attempts", JSONB, nullable=False, server_default="[]"),
    sa.Column("captured", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("refunding", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("refunded", sa.BigInteger, nullable=False, server_default="0"),
    sa.Column("charge_id", sa.Text),
    sa.Column("check_at", _MOMENT),
    sa.Column("checks", sa.SmallInteger, nullable=False, server_default="0"),
    sa.Column("created_at", _MOMENT, nullable=False),
    sa.Column("updated_at", _MOMENT, nullable=False),
    # Null before a capture, and in those of release 0.1: they were in the payment's own currency.
    sa.Column("captured_currency", sa.Text),
    sa.CheckConstraint("amount >= 0 AND captured >= 0", name="payments_amounts_check"),
    sa.CheckConstraint("refunded BETWEEN 0 AND captured AND refunding >= refunded", name="payments_refunds_check"),
    sa.Index("payments_check_at_idx", "check_at", postgresql_where=sa.text("check_at IS NOT NULL")),
    sa.Index("payments_owner_idx", "owner_id", "created_at", "id"),
    sa.Index("payments_created_idx", "created_at", "id"),
)

refunds = sa.Table(
    "refunds",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("payment_id", sa.Uuid, sa.ForeignKey("payments.id"), nullable=False),
    sa.Column("amount", sa.BigInteger, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("provider_id", sa.Text, unique=True),
    sa.Column("check_at", _MOMENT),
    sa.Column("created_at", _MOMENT, nullable=False),
    sa.Column("tries", sa.SmallInteger, nullable=False, server_default="0"),
    sa.CheckConstraint("amount > 0", name="refunds_amount_check"),
    sa.Index("refunds_payment_idx", "payment_id"),
    sa.Index("refunds_check_at_idx", "check_at", postgresql_where=sa.text("check_at IS NOT NULL")),
)

# What the provider signed and we could not read: enough to find it in the provider's dashboard, and no personal data.
webhooks_not_understood = sa.Table(
    "webhooks_not_understood",
    metadata,
    sa.Column("event_id", sa.Text, primary_key=True),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("about", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("received_at", _MOMENT, nullable=False),
)

ledger_transactions = sa.Table(
    "ledger_transactions",
    metadata,
    sa.Column("id", sa.Uuid, primary_key=True),
    sa.Column("payment_id", sa.Uuid, sa.ForeignKey("payments.id"), nullable=False),
    sa.Column("refund_id", sa.Uuid),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("occurred_at", _MOMENT, nullable=False),
    # One capture a payment; one refund and one reversal a refund.
    sa.UniqueConstraint(
        "payment_id", "kind", "refund_id", name="ledger_transactions_once", postgresql_nulls_not_distinct=True
    ),
)

ledger_entries = sa.Table(
    "ledger_entries",
    metadata,
    sa.Column("transaction_id", sa.Uuid, sa.ForeignKey("ledger_transactions.id"), primary_key=True),
    sa.Column("line", sa.SmallInteger, primary_key=True),
    sa.Column("account", sa.Text, nullable=False),
    sa.Column("debit", sa.BigInteger, nullable=False),
    sa.Column("credit", sa.BigInteger, nullable=False),
    sa.CheckConstraint(
        "debit >= 0 AND credit >= 0 AND (debit = 0) <> (credit = 0)", name="ledger_entries_one_side_check"
    ),
)
