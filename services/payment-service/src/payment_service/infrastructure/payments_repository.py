"""Payments as rows of `payments`, with their ledger transactions."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from commerce.values import Money, PaymentStatus
from payment_service.domain.attempt import Attempt, AttemptStatus
from payment_service.domain.errors import PaymentNotFound
from payment_service.domain.ledger import LedgerTransaction
from payment_service.domain.payment import Payment
from payment_service.infrastructure import statements
from servicekit.database import Record, Transaction
from servicekit.domain import Clock, Event, Stale
from servicekit.domain.staleness import contended

Publish = Callable[[UUID, Sequence[Event]], Awaitable[None]]


class PaymentsRepository:
    """The payments of one transaction; saving one that was changed since it was read ends it with Stale."""

    def __init__(self, transaction: Transaction, publish: Publish, clock: Clock) -> None:
        self._transaction = transaction
        self._publish = publish
        self._clock = clock

    async def of_id(self, payment_id: UUID) -> Payment:
        """One payment; raises PaymentNotFound."""
        return _found(await self._read(statements.OF_ID, payment_id=payment_id))

    async def owned(self, payment_id: UUID, owner_id: UUID) -> Payment:
        """Raises PaymentNotFound, also for somebody else's."""
        return _found(await self._read(statements.OWNED, payment_id=payment_id, owner=owner_id))

    async def of_order(self, order_id: UUID) -> Payment | None:
        """The payment of an order."""
        row = await self._read(statements.OF_ORDER, order=order_id)
        return None if row is None else _payment(row)

    async def of_intent(self, intent_id: str) -> Payment | None:
        """The payment of a provider's intent."""
        row = await self._read(statements.OF_INTENT, intent=intent_id)
        return None if row is None else _payment(row)

    async def add(self, payment: Payment) -> None:
        """Store a new payment; the transaction ends with Stale when its order has one already."""
        self._transaction.write(
            statements.ADD,
            missing=Stale,
            id=payment.id,
            order_id=payment.order_id,
            owner_id=payment.owner_id,
            amount=payment.amount.amount,
            currency=payment.amount.currency,
            provider=payment.provider,
            intent_id=payment.intent_id,
            client_secret=payment.client_secret,
            status=payment.status,
            created_at=payment.created_at,
            updated_at=payment.created_at,
        )

    async def save(self, payment: Payment) -> None:
        """The payment with its attempts, its ledger transactions and its events."""
        changes = {**_changes(payment), "new_updated_at": self._clock()}
        if payment.revision is None:  # added by this very transaction
            self._transaction.write(statements.SAVE_ADDED, **changes)
        else:
            self._transaction.write(statements.SAVE, missing=Stale, seen=payment.revision, **changes)
        for booked in payment.pull_transactions():
            self._transaction.insert(statements.BOOK, [_booked_row(booked)])
            self._transaction.insert(statements.BOOK_ENTRIES, _entry_rows(booked))
        await self._publish(payment.id, payment.pull_events())

    async def _read(self, read: statements.Read, **parameters: Any) -> Record | None:
        return await self._transaction.fetch_one(read.locking if contended() else read.plain, **parameters)


def _booked_row(booked: LedgerTransaction) -> dict[str, Any]:
    return {
        "id": booked.id, "payment_id": booked.payment_id, "refund_id": booked.refund_id, "kind": booked.kind,
        "currency": booked.currency, "occurred_at": booked.occurred_at,
    }  # fmt: skip


def _entry_rows(booked: LedgerTransaction) -> list[dict[str, Any]]:
    return [
        {"transaction_id": booked.id, "line": line, "account": leg.account, "debit": leg.debit, "credit": leg.credit}
        for line, leg in enumerate(booked.entries, start=1)
    ]


def _found(row: Record | None) -> Payment:
    if row is None:
        raise PaymentNotFound
    return _payment(row)


def _payment(row: Record) -> Payment:
    return Payment(
        id=row["id"],
        order_id=row["order_id"],
        owner_id=row["owner_id"],
        amount=Money(row["amount"], row["currency"]),
        provider=row["provider"],
        intent_id=row["intent_id"],
        client_secret=row["client_secret"],
        created_at=row["created_at"],
        status=PaymentStatus(row["status"]),
        attempts=[_attempt(stored) for stored in row["attempts"]],
        captured=_captured(row),
        refunding=row["refunding"],
        refunded=row["refunded"],
        charge_id=row["charge_id"],
        check_at=row["check_at"],
        checks=row["checks"],
        revision=row["revision"],
    )


def _captured(row: Record) -> Money | None:
    """A capture of release 0.1 has no currency of its own: it was the payment's."""
    if row["captured_currency"] is not None:
        return Money(row["captured"], row["captured_currency"])
    return Money(row["captured"], row["currency"]) if row["captured"] else None


def _attempt(stored: dict[str, Any]) -> Attempt:
    finished_at = stored["finished_at"]
    return Attempt(
        id=UUID(stored["id"]),
        payment_method=stored["payment_method"],
        return_url=stored["return_url"],
        request_key=stored["request_key"],
        started_at=datetime.fromisoformat(stored["started_at"]),
        status=AttemptStatus(stored["status"]),
        decline_code=stored["decline_code"],
        charge_id=stored["charge_id"],
        action_url=stored["action_url"],
        finished_at=None if finished_at is None else datetime.fromisoformat(finished_at),
    )


def _changes(payment: Payment) -> dict[str, Any]:
    return {
        "payment": payment.id,
        "new_status": payment.status,
        "new_attempts": payment.attempts,
        "new_captured": payment.taken.amount,
        "new_captured_currency": payment.captured.currency if payment.captured is not None else None,
        "new_refunding": payment.refunding,
        "new_refunded": payment.refunded,
        "new_charge_id": payment.charge_id,
        "new_check_at": payment.check_at,
        "new_checks": payment.checks,
    }
