"""Money on its way back to a customer."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from commerce.values import Money
from payment_service.domain.provider_state import KEY_LASTS, RefundStatus
from servicekit.domain import growing_pause

FIRST_PAUSE, LONGEST_PAUSE, MOST_COUNTED = timedelta(seconds=2), timedelta(minutes=15), 1000


class RefundOrigin(StrEnum):
    """Who asked for it: order-service, or somebody in the provider's own dashboard."""

    ORDER = "order"
    DASHBOARD = "dashboard"


@dataclass(slots=True)
class Refund:
    """`provider_id` is None until the provider has answered; `check_at` is when to ask about it again.

    `tries` counts the questions without an end (1000 at most): however many there are, it stays one refund.
    `failure_code` is the provider's word for why it failed, None where it said none.
    """

    id: UUID
    payment_id: UUID
    amount: Money
    reason: str
    origin: RefundOrigin
    created_at: datetime
    status: RefundStatus = RefundStatus.PENDING
    provider_id: str | None = None
    check_at: datetime | None = None
    tries: int = 0
    failure_code: str | None = None

    def request_number(self, now: datetime) -> int:
        """0 while the provider surely remembers our first request; then one more each time the last may be forgotten.

        Counted from when the refund was reserved, which is before its first request.
        """
        return max(0, (now - self.created_at) // KEY_LASTS)

    def is_due(self, now: datetime) -> bool:
        """Whether it is pending and may be asked about again."""
        return self.status is RefundStatus.PENDING and self.check_at is not None and self.check_at <= now

    def postpone_check(self, now: datetime) -> None:
        """Ask again later, each time twice as late, a quarter of an hour at most."""
        self.check_at = now + growing_pause(FIRST_PAUSE, LONGEST_PAUSE, self.tries, self.id)
        self.tries = min(self.tries + 1, MOST_COUNTED)
