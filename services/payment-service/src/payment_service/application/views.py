"""What reads answer with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from commerce.values import Money


@dataclass(frozen=True, slots=True)
class Standing:
    """A payment and how it stands."""

    payment_id: UUID
    status: str


@dataclass(frozen=True, slots=True)
class PaymentView:
    """A payment as its owner, staff and order-service see it."""

    id: UUID
    order_id: UUID
    owner_id: UUID
    status: str
    amount: Money
    captured: Money
    refunded: Money
    provider: str
    client_secret: str
    intent_id: str | None
    charge_id: str | None
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class AttemptView:
    """One try to pay."""

    id: UUID
    payment_method: str
    status: str
    decline_code: str | None
    started_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class RefundView:
    """A refund as routes show it; `check_at` is when the provider is asked about it again."""

    id: UUID
    payment_id: UUID
    status: str
    amount: Money
    reason: str
    origin: str
    created_at: datetime
    provider_id: str | None
    failure_code: str | None
    tries: int
    check_at: datetime | None


@dataclass(frozen=True, slots=True)
class PaymentDetails:
    """A payment with everything that happened to it."""

    payment: PaymentView
    action_url: str | None
    attempts: Sequence[AttemptView]
    refunds: Sequence[RefundView]


@dataclass(frozen=True, slots=True)
class EntryView:
    """One leg of a transaction (minor units)."""

    account: str
    debit: int
    credit: int


@dataclass(frozen=True, slots=True)
class TransactionView:
    """One balanced ledger transaction."""

    id: UUID
    kind: str
    refund_id: UUID | None
    currency: str
    occurred_at: datetime
    entries: Sequence[EntryView]


@dataclass(frozen=True, slots=True)
class AccountBalance:
    """An account's sums in one currency (minor units)."""

    account: str
    currency: str
    debit: int
    credit: int
