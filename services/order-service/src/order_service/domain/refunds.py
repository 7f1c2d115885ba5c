"""Refunds of one order. The provider is asked until each has an end."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from commerce.values import Money, OrderRefundStatus
from order_service.domain.attention import PROVIDER, STAFF, SYSTEM

# So many times payment-service is asked before a refund without an end is shown to a person, too: ten minutes or so.
MOST_TRIES = 10


@dataclass(slots=True, kw_only=True)
class Refund:
    """Money on its way back; `id` is also the key under which payment-service does it once.

    `by` is the id of the member of staff who asked for it, `system`, or `provider` (its dashboard); `tries` counts how
    often payment-service was asked. However often that is: one intention is one refund.
    """

    id: UUID
    amount: Money
    reason: str
    by: str
    requested_at: datetime
    tries: int = 0
    status: OrderRefundStatus = OrderRefundStatus.REQUESTED

    @property
    def reason_code(self) -> str:
        """Why, for payment-service and the provider: what staff wrote may name a person, and stays in the order."""
        return self.reason if self.by in (SYSTEM, PROVIDER) else STAFF


@dataclass(slots=True)
class Refunds:
    """All refunds of an order in the currency of its capture, oldest first; at most one of them is running."""

    currency: str
    all: list[Refund] = field(default_factory=list)

    @property
    def total(self) -> Money:
        """What went back so far."""
        given = (refund.amount for refund in self.all if refund.status is OrderRefundStatus.SUCCEEDED)
        return Money.total(given, self.currency)

    @property
    def running(self) -> Refund | None:
        """The one that has no end yet."""
        return next((refund for refund in self.all if refund.status is OrderRefundStatus.REQUESTED), None)

    def find(self, refund_id: UUID) -> Refund | None:
        """The refund with this id, whatever became of it."""
        return next((refund for refund in self.all if refund.id == refund_id), None)

    def request(self, refund_id: UUID, amount: Money, reason: str, by: str, at: datetime) -> None:
        """Begin a refund; who calls has seen that none is running."""
        self.all.append(Refund(id=refund_id, amount=amount, reason=reason, by=by, requested_at=at))

    def succeed(self, refund_id: UUID, amount: Money, at: datetime) -> Refund | None:
        """End one, also one that we never asked for (the provider's dashboard); None when it had ended well before."""
        refund = self.find(refund_id)
        if refund is None:
            refund = Refund(id=refund_id, amount=amount, reason="provider", by=PROVIDER, requested_at=at)
            self.all.append(refund)
        elif refund.status is OrderRefundStatus.SUCCEEDED:
            return None
        refund.status = OrderRefundStatus.SUCCEEDED
        return refund

    def __iter__(self) -> Iterator[Refund]:
        return iter(self.all)
