"""Live numbers: what the last half hour's minutes came to, as it grows."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class LiveMinute:
    """What happened in the minute that begins at `starts_at`; `revenue` in minor units."""

    starts_at: datetime
    page_views: int = 0
    product_views: int = 0
    searches: int = 0
    carts: int = 0
    checkouts: int = 0
    orders: int = 0
    revenue: int = 0


@dataclass(frozen=True, slots=True)
class LiveNumbers:
    """Minutes that changed, or all thirty of them at the beginning."""

    at: datetime
    active_sessions: int
    minutes: Sequence[LiveMinute]


class Live(Protocol):
    """The numbers of this process."""

    def follow(self) -> AsyncIterator[LiveNumbers]:
        """All minutes at once, then those that change, a second apart at least; it never ends by itself."""
