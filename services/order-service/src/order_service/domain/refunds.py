"""Refunds of one order. The provider is asked until each has an end."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from commerce.values import Money, OrderRefundStatus
from order_service.domain.attention import PROVIDER, STAFF, SYSTEM
from order_service.domain.pricing import Taxed

# So many times payment-service is asked before a refund without an end is shown to a person, too: ten minutes or so.
MOST_TRIES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundedLine:
    """`quantity` pieces of the order's line at `position`, of which `restock` go back on sale.

    No piece where a line only gets money that it was still owed.
    """

    position: int
    variant_id: UUID
    quantity: int
    restock: int
    taxed: Taxed


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundParts:
    """What a refund consists of. Without lines and shipping it is an amount; `total` is the sum in any case."""

    lines: tuple[RefundedLine, ...] = ()
    shipping: Taxed
    total: Taxed


@dataclass(slots=True, kw_only=True)
class Refund:
    """Money on its way back; `id` is also the key under which payment-service does it once.

    `by` is the id of the member of staff who asked for it, `system`, or `provider` (its dashboard); `tries` counts how
    often payment-service was asked. However often that is: one intention is one refund. `parts` is None where money of
    an order that was never sold goes back, and in refunds from before they had parts. `restocked_at` is when its pieces
    went back on sale, None as long as that is to be done, and where there are none.
    """

    id: UUID
    amount: Money
    reason: str
    by: str
    requested_at: datetime
    tries: int = 0
    status: OrderRefundStatus = OrderRefundStatus.REQUESTED
    parts: RefundParts | None = None
    restocked_at: datetime | None = None

    @property
    def lines(self) -> tuple[RefundedLine, ...]:
        """The lines that it names."""
        return self.parts.lines if self.parts else ()

    @property
    def pieces_to_restock(self) -> dict[UUID, int]:
        """By variant, how many of its pieces are still to be put back on sale, once it has succeeded."""
        if self.restocked_at is not None:
            return {}
        pieces: Counter[UUID] = Counter()
        for line in self.lines:
            pieces[line.variant_id] += line.restock
        return {variant_id: number for variant_id, number in pieces.items() if number}

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

    @property
    def to_restock(self) -> Refund | None:
        """The first that succeeded and whose pieces are not back on sale yet."""
        given = (refund for refund in self.all if refund.status is OrderRefundStatus.SUCCEEDED)
        return next((refund for refund in given if refund.pieces_to_restock), None)

    def of_line(self, position: int) -> list[RefundedLine]:
        """What refunds gave of the line at `position`, or are about to give; those that failed gave nothing."""
        alive = (refund for refund in self.all if refund.status is not OrderRefundStatus.FAILED)
        return [line for refund in alive for line in refund.lines if line.position == position]

    def restocked(self, position: int) -> int:
        """How many pieces of a line are back on sale, or will be: also those whose money came back to us afterwards."""
        return sum(
            line.restock
            for refund in self.all
            if refund.restocked_at is not None or refund.status is not OrderRefundStatus.FAILED
            for line in refund.lines
            if line.position == position
        )

    def request(
        self, refund_id: UUID, amount: Money, reason: str, by: str, at: datetime, parts: RefundParts | None = None
    ) -> None:
        """Begin a refund; who calls has seen that none is running."""
        self.all.append(Refund(id=refund_id, amount=amount, reason=reason, by=by, requested_at=at, parts=parts))

    def succeed(self, refund_id: UUID, amount: Money, at: datetime, parts: RefundParts | None) -> Refund | None:
        """End one, also one that we never asked for (the provider's dashboard), which then consists of `parts`.

        None when it had ended well before.
        """
        refund = self.find(refund_id)
        if refund is None:
            refund = Refund(id=refund_id, amount=amount, reason="provider", by=PROVIDER, requested_at=at, parts=parts)
            self.all.append(refund)
        elif refund.status is OrderRefundStatus.SUCCEEDED:
            return None
        refund.status = OrderRefundStatus.SUCCEEDED
        return refund

    def __iter__(self) -> Iterator[Refund]:
        return iter(self.all)
