"""What waits for a person: money that does not match its order, or a refund that does not go through."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from commerce.values import OrderStatus

SYSTEM = "system"
PROVIDER = "provider"
STAFF = "staff"
BUYER = "buyer"
MACHINES = frozenset((SYSTEM, PROVIDER))
"""Who acts without being a person: their reasons are codes and amounts, and name nobody."""


class AttentionKind(StrEnum):
    """Why nothing more happens by itself."""

    AMOUNT_DIFFERS = "amount_differs"
    REFUND_FAILED = "refund_failed"


class Resolution(StrEnum):
    """How a person ends it: the provider gives the money back, or it has gone back another way."""

    REFUND = "refund"
    CLOSE = "close"


@dataclass(slots=True, kw_only=True)
class Attention:
    """Open until somebody resolves it; `was` is the order's status before, `refund_id` the refund that failed."""

    kind: AttentionKind
    since: datetime
    was: OrderStatus
    refund_id: UUID | None = None
    resolution: Resolution | None = None
    resolved_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for a person."""
        return self.resolved_at is None

    def resolve(self, resolution: Resolution, at: datetime) -> None:
        """It waits for nobody any more."""
        self.resolution, self.resolved_at = resolution, at


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One entry of an order's audit: `by` is a member of staff's id, `system` or `provider`; `why` is for people."""

    at: datetime
    by: str
    what: str
    why: str
