"""What staff's desk reads: everybody's payments, refunds and their fate, webhooks received, the books."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, Protocol
from uuid import UUID

from commerce.values import PaymentStatus
from payment_service.application.views import AccountBalance, PaymentView, RefundView, TransactionView
from payment_service.domain.ledger import Account, TransactionKind, kinds_of
from payment_service.domain.provider_state import RefundStatus
from payment_service.domain.webhook import WebhookOutcome

MOST_COUNTED: Final = 10_000
"""No number of the desk is counted further: it costs the same in every larger shop."""
Place = tuple[Any, Any]
"""Where a page ends: the value that is sorted by, and the row's id."""


class PaymentSort(StrEnum):
    """In which order staff sees payments."""

    NEWEST = "newest"
    OLDEST = "oldest"
    AMOUNT_DESCENDING = "amount_desc"
    AMOUNT_ASCENDING = "amount_asc"


class RefundSort(StrEnum):
    """FAILED_FIRST shows failed refunds, then pending, then succeeded ones, of each the newest first."""

    FAILED_FIRST = "failed_first"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFilter:
    """Which payments staff wants to see; None is any. `created_before` is outside, both amounts (minor units) inside.

    `text` is the id of a payment, an order or a refund, or what the provider calls the payment, its charge or a refund.
    """

    status: PaymentStatus | None = None
    provider: str | None = None
    currency: str | None = None
    created_from: datetime | None = None
    created_before: datetime | None = None
    amount_min: int | None = None
    amount_max: int | None = None
    text: str | None = None
    sort: PaymentSort = PaymentSort.NEWEST

    def fits(self, created_at: datetime, amount: int) -> bool:
        """Whether both ranges hold them."""
        return (
            (self.created_from is None or self.created_from <= created_at)
            and (self.created_before is None or created_at < self.created_before)
            and (self.amount_min is None or self.amount_min <= amount)
            and (self.amount_max is None or amount <= self.amount_max)
        )


@dataclass(frozen=True, slots=True)
class StaffPaymentView:
    """A payment in staff's list, with how often it was tried and how the latest attempt was refused."""

    payment: PaymentView
    attempts: int
    decline_code: str | None


@dataclass(frozen=True, slots=True)
class StaffRefundView:
    """A refund with what it belongs to."""

    refund: RefundView
    order_id: UUID
    provider: str


@dataclass(frozen=True, slots=True)
class WebhookView:
    """An event of the provider, without its body; `heard_at` is the last of its `deliveries`."""

    event_id: str
    type: str
    provider: str
    about: str
    payment_id: UUID | None
    outcome: str
    reason: str | None
    deliveries: int
    received_at: datetime
    heard_at: datetime


@dataclass(frozen=True, slots=True)
class MovementView:
    """A ledger transaction, with the payment that it moved."""

    transaction: TransactionView
    payment_id: UUID
    order_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementFilter:
    """Which movements of the books; None is any, `occurred_before` is outside."""

    currency: str | None = None
    account: Account | None = None
    kind: TransactionKind | None = None
    occurred_from: datetime | None = None
    occurred_before: datetime | None = None

    @property
    def kinds(self) -> list[TransactionKind]:
        """The kinds that fit both account and kind."""
        of_account = kinds_of(self.account) if self.account else frozenset(TransactionKind)
        return sorted(of_account if self.kind is None else of_account & {self.kind})


@dataclass(frozen=True, slots=True)
class WaitingMoney:
    """How many there are of what somebody may have to look at, counted up to MOST_COUNTED."""

    refunds_pending: int
    webhooks_failed: int
    webhooks_not_understood: int


@dataclass(frozen=True, slots=True)
class PaymentPage:
    """Payments as sorted, and where to go on; a page that goes on may be short, even empty."""

    rows: Sequence[StaffPaymentView]
    next: Place | None


class DeskQueries(Protocol):
    """Reads of the desk. `after` is where the page before ended, None at the start; at most `limit` rows come."""

    async def payments(self, wanted: PaymentFilter, after: Place | None, limit: int) -> PaymentPage:
        """Everybody's payments."""

    async def refunds(
        self, status: RefundStatus | None, sort: RefundSort, after: tuple[Any, ...] | None, limit: int
    ) -> list[StaffRefundView]:
        """Refunds with their fate; `after` is status, moment and id of the last one seen."""

    async def webhooks(
        self, outcome: WebhookOutcome | None, payment_id: UUID | None, after: Place | None, limit: int
    ) -> list[WebhookView]:
        """What the provider sent within thirty days, the newest first."""

    async def balances(self) -> list[AccountBalance]:
        """Every account's sums per currency."""

    async def movements(self, wanted: MovementFilter, after: Place | None, limit: int) -> list[MovementView]:
        """Movements of the books, the newest first."""

    async def waiting(self) -> WaitingMoney:
        """The desk's numbers."""
