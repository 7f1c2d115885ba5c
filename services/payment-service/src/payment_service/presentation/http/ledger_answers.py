"""What the ledger's routes give."""

from datetime import datetime
from uuid import UUID

from payment_service.application.desk import MovementView
from payment_service.domain.ledger import Account, TransactionKind
from servicekit.schemas import Answer


class LedgerEntryAnswer(Answer):
    """One leg; minor units of the transaction's currency."""

    account: Account
    debit: int
    credit: int


class TransactionAnswer(Answer):
    """A movement of money; its debits equal its credits."""

    id: UUID
    kind: TransactionKind
    refund_id: UUID | None
    currency: str
    occurred_at: datetime
    entries: list[LedgerEntryAnswer]


class LedgerMovementAnswer(TransactionAnswer):
    """A movement in the list of all, with the payment and the order that it was for."""

    payment_id: UUID
    order_id: UUID

    @classmethod
    def of(cls, view: MovementView) -> "LedgerMovementAnswer":
        """A row of the list."""
        transaction = TransactionAnswer.model_validate(view.transaction, from_attributes=True)
        return cls(**transaction.model_dump(), payment_id=view.payment_id, order_id=view.order_id)


class AccountBalanceAnswer(Answer):
    """An account's sums in one currency, in minor units."""

    account: Account
    currency: str
    debit: int
    credit: int


class TrialBalanceAnswer(Answer):
    """Every account per currency; `balanced` when debits equal credits in each currency."""

    accounts: list[AccountBalanceAnswer]
    balanced: bool
