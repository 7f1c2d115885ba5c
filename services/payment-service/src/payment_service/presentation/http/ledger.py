"""The books."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Depends

from payment_service.domain.errors import PaymentNotFound
from payment_service.presentation.http.dependencies import App
from servicekit.documented import Tag
from servicekit.identity import AdminCaller, AnyCaller
from servicekit.limits import limit
from servicekit.problems import problems
from servicekit.schemas import Answer

router = APIRouter(
    prefix="/payments",
    tags=[Tag("Ledger", "How money was booked.")],
    dependencies=[Depends(limit("payments", times=300, per_seconds=60))],
)


class EntrySchema(Answer):
    """One leg; minor units of the transaction's currency."""

    account: str
    debit: int
    credit: int


class TransactionSchema(Answer):
    """A movement of money; its debits equal its credits."""

    id: UUID
    kind: str
    refund_id: UUID | None
    currency: str
    occurred_at: datetime
    entries: list[EntrySchema]


class Transactions(Answer):
    """All of a payment's transactions, oldest first."""

    items: list[TransactionSchema]


class AccountBalanceSchema(Answer):
    """An account's sums in one currency, in minor units."""

    account: str
    currency: str
    debit: int
    credit: int


class TrialBalance(Answer):
    """Every account per currency; `balanced` when debits equal credits in each currency."""

    accounts: list[AccountBalanceSchema]
    balanced: bool


@router.get("/ledger")
async def trial_balance(_: AdminCaller, app: App) -> TrialBalance:
    """The trial balance."""
    accounts = await app.queries.trial_balance()
    differences: dict[str, int] = {}
    for account in accounts:
        differences[account.currency] = differences.get(account.currency, 0) + account.debit - account.credit
    rows = [AccountBalanceSchema.model_validate(account, from_attributes=True) for account in accounts]
    return TrialBalance(accounts=rows, balanced=not any(differences.values()))


@router.get("/{payment_id}/transactions", responses=problems(PaymentNotFound))
async def list_transactions(payment_id: UUID, caller: AnyCaller, app: App) -> Transactions:
    """How a payment was booked; staff see everybody's."""
    transactions = await app.show_transactions(payment_id, None if caller.is_staff else caller.id)
    rows = [TransactionSchema.model_validate(row, from_attributes=True) for row in transactions]
    return Transactions(items=rows)
