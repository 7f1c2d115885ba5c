"""Money on its way back to a customer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from commerce.values import Money
from payment_service.domain.provider_state import KEY_LASTS, RefundStatus


class RefundOrigin(StrEnum):
    """Who asked for it: order-service, or somebody in the provider's own dashboard."""

    ORDER = "order"
    DASHBOARD = "dashboard"


@dataclass(slots=True)
class Refund:
    """`provider_id` is None until the provider has answered; `check_at` is when to ask about it again."""

    id: UUID
    payment_id: UUID
    amount: Money
    reason: str
    origin: RefundOrigin
    created_at: datetime
    status: RefundStatus = RefundStatus.PENDING
    provider_id: str | None = None
    check_at: datetime | None = None

    def request_number(self, now: datetime) -> int:
        """0 while the provider surely remembers our first request; then one more each time the last may be forgotten.

        Counted from when the refund was reserved, which is before its first request.
        """
        return max(0, (now - self.created_at) // KEY_LASTS)
