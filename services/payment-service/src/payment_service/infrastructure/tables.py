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
    sa.Index("payments_desk_created_idx", "currency", "provider", "status", "created_at", "id"),
    sa.Index("payments_desk_amount_idx", "currency", "provider", "status", "amount", "id"),
    sa.Index("payments_charge_idx", "charge_id", postgresql_where=sa.text("charge_id IS NOT NULL")),
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
    # The provider's word for why it failed; null where it said none.
    sa.Column("failure_code", sa.Text),
    sa.CheckConstraint("amount > 0", name="refunds_amount_check"),
    sa.Index("refunds_payment_idx", "payment_id"),
    sa.Index("refunds_check_at_idx", "check_at", postgresql_where=sa.text("check_at IS NOT NULL")),
    sa.Index("refunds_desk_idx", "status", "created_at", "id"),
)

# What the provider sent, for thirty days: enough to find it in its dashboard, no personal data. `about` is the id of
# its object there, `reason` why it failed or was not understood; it came first at `received_at`, last at `heard_at`.
webhooks = sa.Table(
    "webhooks",
    metadata,
    sa.Column("event_id", sa.Text, primary_key=True),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("provider", sa.Text, nullable=False),
    sa.Column("about", sa.Text, nullable=False),
    sa.Column("payment_id", sa.Uuid),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("reason", sa.Text),
    sa.Column("deliveries", sa.Integer, nullable=False),
    sa.Column("received_at", _MOMENT, nullable=False),
    sa.Column("heard_at", _MOMENT, nullable=False),
    sa.Index("webhooks_outcome_idx", "outcome", "received_at", "event_id"),
    sa.Index("webhooks_payment_idx", "payment_id", "received_at", postgresql_where=sa.text("payment_id IS NOT NULL")),
)

# Of the release before, which still writes it during a rollout.
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
    sa.Index("ledger_transactions_desk_idx", "currency", "kind", "occurred_at", "id"),
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

# The sums of all entries but those of the transactions in `ledger_unsummed`, where a trigger puts each new one.
ledger_balances = sa.Table(
    "ledger_balances",
    metadata,
    sa.Column("currency", sa.Text, primary_key=True),
    sa.Column("account", sa.Text, primary_key=True),
    sa.Column("debit", sa.BigInteger, nullable=False),
    sa.Column("credit", sa.BigInteger, nullable=False),
)
ledger_unsummed = sa.Table("ledger_unsummed", metadata, sa.Column("transaction_id", sa.Uuid, primary_key=True))
