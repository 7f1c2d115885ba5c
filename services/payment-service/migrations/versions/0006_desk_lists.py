"""Indexes of staff's lists: payments by what they are alike in, refunds by their fate, movements of the ledger.

A payment's state changes twice on its way, and both times it enters or leaves the queue of what is to be asked about:
such an update writes an entry into every index anyway (ADR 0047).
"""

from alembic import op

revision = "0006"
down_revision = "0005"
phase = "expand"

_INDEXES = {
    "payments_desk_created_idx": "payments (currency, provider, status, created_at, id)",
    "payments_desk_amount_idx": "payments (currency, provider, status, amount, id)",
    "payments_charge_idx": "payments (charge_id) WHERE charge_id IS NOT NULL",
    "refunds_desk_idx": "refunds (status, created_at, id)",
    "ledger_transactions_desk_idx": "ledger_transactions (currency, kind, occurred_at, id)",
}


def upgrade() -> None:
    with op.get_context().autocommit_block():
        for name, on in _INDEXES.items():
            op.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
            op.execute(f"CREATE INDEX CONCURRENTLY {name} ON {on}")


def downgrade() -> None:
    for name in _INDEXES:
        op.execute(f"DROP INDEX {name}")
