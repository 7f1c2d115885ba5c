"""What became of a feed: applied, refused, or held until staff decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from search_service.domain.feed import FeedFormat
from search_service.domain.feed_row import RowFault
from search_service.domain.price_errors import FeedNotHeld

LEAST_SHARE_OF_ROWS: Final = 0.5
MOST_SHARE_OF_MOVED_PRICES: Final = 0.3
MOVED_BY: Final = 0.5
"""A price that moved by more than this share of itself is counted as moved."""


class FeedStatus(StrEnum):
    """A held feed is decided once; the others are at rest."""

    APPLIED = "applied"
    HELD = "held"
    REFUSED = "refused"


class HeldBecause(StrEnum):
    """What looks so wrong that a person has to see it."""

    FEW_ROWS = "few_rows"
    PRICES_MOVED = "prices_moved"


@dataclass(frozen=True, slots=True)
class FeedDifference:
    """A feed against what its seller offers now, in offers.

    `before` were in the last applied feed; of `kept`, which are in both, `moved` have a price that moved by more than
    half in the same currency.
    """

    before: int
    added: int
    changed: int
    unchanged: int
    missing: int
    kept: int
    moved: int

    def held_because(self, rows: int) -> list[HeldBecause]:
        """Why a feed of so many rows waits for a person; nothing where all is well."""
        reasons = []
        if rows < LEAST_SHARE_OF_ROWS * self.before:
            reasons.append(HeldBecause.FEW_ROWS)
        if self.moved > MOST_SHARE_OF_MOVED_PRICES * self.kept:
            reasons.append(HeldBecause.PRICES_MOVED)
        return reasons


NO_DIFFERENCE: Final = FeedDifference(0, 0, 0, 0, 0, 0, 0)


@dataclass(slots=True, kw_only=True)
class FeedRun:
    """One file that was sent; `sha256` is of its bytes, `difference` what it changed or would change."""

    id: UUID
    seller_id: UUID
    format: FeedFormat
    sha256: bytes
    status: FeedStatus
    rows: int
    fault_count: int
    faults: Sequence[RowFault]
    held_because: Sequence[HeldBecause]
    difference: FeedDifference
    received_at: datetime
    decided_at: datetime | None = None
    decided_by: UUID | None = None

    def decide(self, status: FeedStatus, by: UUID, now: datetime) -> None:
        """Staff apply or refuse it; raises FeedNotHeld."""
        if self.status is not FeedStatus.HELD:
            raise FeedNotHeld
        self.status, self.decided_at, self.decided_by = status, now, by
