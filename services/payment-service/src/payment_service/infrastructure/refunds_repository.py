"""Refunds as rows of `refunds`."""

from uuid import UUID

from commerce.values import Money
from payment_service.domain.provider_state import RefundStatus
from payment_service.domain.refund import Refund, RefundOrigin
from payment_service.infrastructure import statements
from servicekit.database import Record, Transaction
from servicekit.domain import Stale

_KNOWN_MEANWHILE = {"refunds_pkey": Stale, "refunds_provider_id_key": Stale}


class RefundsRepository:
    """The refunds of one transaction; the payment's revision guards them: who changes one saves the payment."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def find(self, refund_id: UUID) -> Refund | None:
        """The refund with our id, not the provider's."""
        return _refund(await self._transaction.fetch_one(statements.FIND_REFUND, refund=refund_id))

    async def made_as(self, provider_id: str) -> Refund | None:
        """By the provider's id."""
        return _refund(await self._transaction.fetch_one(statements.REFUND_MADE_AS, provider=provider_id))

    async def add(self, refund: Refund) -> None:
        """Store a new refund; the transaction ends with Stale when somebody else has stored it meanwhile."""
        self._transaction.write(
            statements.ADD_REFUND,
            taken=_KNOWN_MEANWHILE,
            id=refund.id,
            payment_id=refund.payment_id,
            amount=refund.amount.amount,
            currency=refund.amount.currency,
            reason=refund.reason,
            origin=refund.origin,
            status=refund.status,
            provider_id=refund.provider_id,
            check_at=refund.check_at,
            created_at=refund.created_at,
            tries=refund.tries,
            failure_code=refund.failure_code,
        )

    async def save(self, refund: Refund) -> None:
        """Store its status, what the provider calls it, and why it failed."""
        self._transaction.write(
            statements.SAVE_REFUND,
            refund=refund.id,
            new_status=refund.status,
            new_provider_id=refund.provider_id,
            new_check_at=refund.check_at,
            new_tries=refund.tries,
            new_failure_code=refund.failure_code,
        )


def _refund(row: Record | None) -> Refund | None:
    if row is None:
        return None
    return Refund(
        id=row["id"],
        payment_id=row["payment_id"],
        amount=Money(row["amount"], row["currency"]),
        reason=row["reason"],
        origin=RefundOrigin(row["origin"]),
        created_at=row["created_at"],
        status=RefundStatus(row["status"]),
        provider_id=row["provider_id"],
        check_at=row["check_at"],
        tries=row["tries"],
        failure_code=row["failure_code"],
    )
