"""The ledger: the trial balance, its movements, and how one payment was booked."""

from datetime import datetime
from uuid import UUID

from fastapi import APIRouter, Depends

from payment_service.domain.errors import PaymentNotFound
from payment_service.presentation.http.dependencies import App, Everybodys
from payment_service.presentation.http.desk_filters import WantedMovements
from payment_service.presentation.http.ledger_answers import (
    AccountBalanceAnswer,
    LedgerMovementAnswer,
    TransactionAnswer,
    TrialBalanceAnswer,
)
from servicekit.documented import Tag
from servicekit.identity import AnyCaller, permitted
from servicekit.limits import limit
from servicekit.pages import Page, PageQuery
from servicekit.problems import problems

router = APIRouter(
    prefix="/payments",
    tags=[Tag("Ledger", "How money was booked.")],
    dependencies=[Depends(limit("payments", times=300, per_seconds=60))],
)


@router.get("/ledger", dependencies=[Depends(permitted("ledger.read"))])
async def trial_balance(app: App) -> TrialBalanceAnswer:
    """Debit and credit by account and currency, in minor units; `balanced` where they are equal in each currency."""
    accounts = await app.desk.balances()
    differences: dict[str, int] = {}
    for account in accounts:
        differences[account.currency] = differences.get(account.currency, 0) + account.debit - account.credit
    rows = [AccountBalanceAnswer.model_validate(account, from_attributes=True) for account in accounts]
    return TrialBalanceAnswer(accounts=rows, balanced=not any(differences.values()))


@router.get("/ledger/movements", dependencies=[Depends(permitted("ledger.read"))])
async def list_movements(page: PageQuery, wanted: WantedMovements, app: App) -> Page[LedgerMovementAnswer]:
    """What moved money between accounts, the newest first."""
    after = page.after(datetime, UUID)
    rows = await app.desk.movements(wanted, (after[0], after[1]) if after else None, page.limit + 1)
    return Page[LedgerMovementAnswer].of(
        rows, page, key=lambda row: (row.transaction.occurred_at, row.transaction.id), item=LedgerMovementAnswer.of
    )


@router.get("/{payment_id}/transactions", responses=problems(PaymentNotFound))
async def list_transactions(
    payment_id: UUID, caller: AnyCaller, everybodys: Everybodys, app: App
) -> Page[TransactionAnswer]:
    """How a payment was booked; some staff see everybody's."""
    transactions = await app.show_transactions(payment_id, None if everybodys else caller.id)
    rows = [TransactionAnswer.model_validate(row, from_attributes=True) for row in transactions]
    return Page(items=rows)
