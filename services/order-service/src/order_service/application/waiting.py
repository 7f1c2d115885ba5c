"""What waits for a person, and the numbers that staff begin a day with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID

from commerce.values import Money
from order_service.domain.attention import AttentionKind
from order_service.domain.order import Order
from servicekit.domain import Clock

MOST_COUNTED: Final = 10_000
"""No number of the desk is counted further: it costs the same in every larger shop."""
Place = tuple[datetime, UUID, str]
"""Where a page ends: since when it waits, the id of what waits, its kind."""


class WaitingKind(StrEnum):
    """Why nothing more happens by itself, or not soon: every kind of an order's attention, and what else waits."""

    AMOUNT_DIFFERS = AttentionKind.AMOUNT_DIFFERS.value
    REFUND_FAILED = AttentionKind.REFUND_FAILED.value
    STEP_STUCK = "step_stuck"
    MAIL_FAILED = "mail_failed"


@dataclass(frozen=True, slots=True)
class FailedMail:
    """A mail about an order that was given up; `is_kept` as long as it can still be sent (14 days)."""

    id: UUID
    kind: str
    error: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: at `order`, since `since`; `mail` where it is one."""

    kind: WaitingKind
    since: datetime
    order: Order
    mail: FailedMail | None = None

    @property
    def place(self) -> Place:
        """Where it stands in the list."""
        return self.since, self.mail.id if self.mail else self.order.id, self.kind


@dataclass(frozen=True, slots=True)
class Today:
    """Orders placed since `start`: how many, how many of them were paid and what they cost, how many were cancelled."""

    start: datetime
    orders: int
    paid: int
    cancelled: int
    revenue: Sequence[Money]


@dataclass(frozen=True, slots=True)
class DeskNumbers:
    """Each number is that of the list with the same condition; `waiting` is counted up to MOST_COUNTED."""

    today: Today
    unpaid: int
    waiting: Mapping[WaitingKind, int]


class WaitingOrders(Protocol):
    """Everything that waits for a person."""

    async def waiting(self, kind: WaitingKind | None, after: Place | None, limit: int) -> list[Waiting]:
        """The longest waiting first, behind `after`."""
        ...

    async def numbers_waiting(self) -> Mapping[WaitingKind, int]:
        """How many there are of each kind."""
        ...

    async def today(self, start: datetime, currency: str) -> Today:
        """What has happened since; the shop has had one `currency` since its first order."""
        ...

    async def unpaid(self) -> int:
        """How many orders wait for their payment, counted up to MOST_COUNTED."""
        ...


@dataclass(frozen=True, slots=True)
class ShowDeskNumbers:
    """What happened today, in the shop's time zone, and what waits."""

    waiting: WaitingOrders
    time_zone: tzinfo
    currency: str
    clock: Clock

    async def __call__(self) -> DeskNumbers:
        midnight = self.clock().astimezone(self.time_zone).replace(hour=0, minute=0, second=0, microsecond=0)
        return DeskNumbers(
            await self.waiting.today(midnight, self.currency),
            await self.waiting.unpaid(),
            await self.waiting.numbers_waiting(),
        )
