"""Pieces of a refund go back on sale: a step of its saga, and of no other.

Only orders of which staff refunds pieces with `restock` have the new step, which the release before cannot read and
never makes. The check is replaced by a wider one, so that no running image loses a guarantee: the linter finding is set
aside.
"""

from alembic import op

revision = "0008"
down_revision = "0007"
phase = "expand"

_STEPS = "'placing', 'awaiting_payment', 'voiding', 'returning_stock', 'committing', 'refunding', {more}'done'"


def upgrade() -> None:
    op.execute("-- squawk-ignore ban-drop-constraint\nALTER TABLE sagas DROP CONSTRAINT step_known")
    steps = _STEPS.format(more="'restocking', ")
    op.execute(f"ALTER TABLE sagas ADD CONSTRAINT step_known CHECK (step IN ({steps})) NOT VALID")
    with op.get_context().autocommit_block():
        op.execute("ALTER TABLE sagas VALIDATE CONSTRAINT step_known")


def downgrade() -> None:
    op.execute("ALTER TABLE sagas DROP CONSTRAINT step_known")
    op.execute(f"ALTER TABLE sagas ADD CONSTRAINT step_known CHECK (step IN ({_STEPS.format(more='')}))")
