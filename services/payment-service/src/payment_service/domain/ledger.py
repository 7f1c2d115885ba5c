"""Double entry: each movement of money is a transaction whose debits equal its credits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from commerce.values import Money
from servicekit.domain import new_id


class Account(StrEnum):
    """What the provider holds for us, what customers paid for their orders, and what they got back."""

    PROVIDER_BALANCE = "provider_balance"
    ORDER_PAYMENTS = "order_payments"
    REFUNDS = "refunds"


class TransactionKind(StrEnum):
    """Why money moved between two accounts."""

    CAPTURE = "capture"
    REFUND = "refund"
    REFUND_REVERSAL = "refund_reversal"


_LEGS: Final[Mapping[TransactionKind, tuple[Account, Account]]] = {
    TransactionKind.CAPTURE: (Account.PROVIDER_BALANCE, Account.ORDER_PAYMENTS),
    TransactionKind.REFUND: (Account.REFUNDS, Account.PROVIDER_BALANCE),
    TransactionKind.REFUND_REVERSAL: (Account.PROVIDER_BALANCE, Account.REFUNDS),
}
"""Which account is debited, and which credited."""


def kinds_of(account: Account) -> frozenset[TransactionKind]:
    """What moves an account."""
    return frozenset(kind for kind, legs in _LEGS.items() if account in legs)


@dataclass(frozen=True, slots=True)
class Entry:
    """One leg; one of debit and credit is zero (minor units of the transaction's currency)."""

    account: Account
    debit: int = 0
    credit: int = 0


@dataclass(frozen=True, slots=True)
class LedgerTransaction:
    """Balanced entries in one currency; raises ValueError when they are not."""

    id: UUID
    kind: TransactionKind
    payment_id: UUID
    refund_id: UUID | None
    currency: str
    occurred_at: datetime
    entries: Sequence[Entry]

    def __post_init__(self) -> None:
        if sum(entry.debit - entry.credit for entry in self.entries) != 0:
            raise ValueError(f"debits and credits of a {self.kind} differ")


def capture(payment_id: UUID, amount: Money, now: datetime) -> LedgerTransaction:
    """The provider took the customer's money for us."""
    return _transfer(TransactionKind.CAPTURE, payment_id, None, amount, now)


def refund(payment_id: UUID, refund_id: UUID, amount: Money, now: datetime) -> LedgerTransaction:
    """The provider gave money back to the customer."""
    return _transfer(TransactionKind.REFUND, payment_id, refund_id, amount, now)


def refund_reversal(payment_id: UUID, refund_id: UUID, amount: Money, now: datetime) -> LedgerTransaction:
    """A refund that had looked done came back to us."""
    return _transfer(TransactionKind.REFUND_REVERSAL, payment_id, refund_id, amount, now)


def _transfer(
    kind: TransactionKind, payment_id: UUID, refund_id: UUID | None, amount: Money, now: datetime
) -> LedgerTransaction:
    identifier = new_id(int(now.timestamp() * 1000))
    debited, credited = _LEGS[kind]
    entries = (Entry(debited, debit=amount.amount), Entry(credited, credit=amount.amount))
    return LedgerTransaction(identifier, kind, payment_id, refund_id, amount.currency, now, entries)
