"""Fakes of product-service and payment-service that can refuse, hang, or lose answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from fakes import Points

from commerce.values import Money, PaymentStatus
from order_service.application.ports import Capture, Offer, Payment, RefundOutcome, VoidOutcome
from order_service.domain.charging import ChargingRule
from order_service.domain.errors import AlreadyCancelled, OutOfStock, Shortage
from order_service.domain.snapshot import OrderLine
from servicekit.domain import new_id
from servicekit.domain.errors import OutcomeUnknown


class Neighbour:
    """Scripted trouble: each entry of `trouble` is raised by one call, before or (`after`) after it was done."""

    def __init__(self, points: Points) -> None:
        self._points = points
        self.trouble: list[Exception] = []
        self.after: list[Exception] = []
        self.calls: list[str] = []

    def begin(self, call: str) -> None:
        self.calls.append(call)
        self._points.pass_by()
        if self.trouble:
            raise self.trouble.pop(0)

    def end(self) -> None:
        self._points.pass_by()
        if self.after:
            raise self.after.pop(0)


class FakeStock(Neighbour):
    """product-service: what is free, and reservations."""

    def __init__(self, points: Points | None = None, free: int = 100) -> None:
        super().__init__(points or Points())
        self.free = free
        self.reservations: dict[UUID, str] = {}
        self.quantities: dict[UUID, int] = {}
        self.restocks: set[UUID] = set()
        self.prices: dict[UUID, Offer] = {}

    async def offers(self, variant_ids: Sequence[UUID]) -> Mapping[UUID, Offer]:
        return {key: self.prices[key] for key in variant_ids if key in self.prices}

    async def reserve(self, reservation_id: UUID, lines: Sequence[OrderLine]) -> None:
        self.begin("reserve")
        state = self.reservations.get(reservation_id)
        if state == "released":
            raise AlreadyCancelled
        if state is None:
            wanted = sum(line.quantity for line in lines)
            if wanted > self.free:
                raise OutOfStock([Shortage(lines[0].variant_id, wanted, self.free)])
            self.free -= wanted
            self.reservations[reservation_id], self.quantities[reservation_id] = "held", wanted
        self.end()

    async def commit(self, reservation_id: UUID) -> bool:
        self.begin("commit")
        if self.reservations.get(reservation_id) not in ("held", "committed"):
            return False
        self.reservations[reservation_id] = "committed"
        self.end()
        return True

    async def release(self, reservation_id: UUID) -> bool:
        self.begin("release")
        state = self.reservations.get(reservation_id)
        if state == "committed":
            return False
        if state == "held":
            self.free += self.quantities[reservation_id]
        self.reservations[reservation_id] = "released"
        self.end()
        return True

    async def restock(self, reservation_id: UUID, restock_id: UUID, pieces: Mapping[UUID, int]) -> None:
        self.begin("restock")
        if restock_id not in self.restocks:
            self.restocks.add(restock_id)
            self.free += sum(pieces.values())
        self.end()

    def lapse(self, reservation_id: UUID) -> None:
        self.free += self.quantities[reservation_id]
        self.reservations[reservation_id] = "released"


class FakeCharging:
    """What the provider can charge; `knows` is false until payment-service has been heard."""

    knows = True
    test_mode = False
    rule = ChargingRule("EUR", 50, 99_999_999, 1)

    def require_chargeable(self, total: Money) -> None:
        if self.knows:
            self.rule.require_chargeable(total)


@dataclass
class FakeIntent:
    id: UUID
    amount: Money
    state: str = "open"
    captured: Money | None = None
    refunds: dict[UUID, Money] = field(default_factory=dict)

    @property
    def taken(self) -> Money:
        """What a charge takes, or took."""
        return self.amount if self.captured is None else self.captured


class FakePayments(Neighbour):
    """payment-service with its provider."""

    def __init__(self, points: Points | None = None) -> None:
        super().__init__(points or Points())
        self.intents: dict[UUID, FakeIntent] = {}
        self.voids: list[VoidOutcome] = []
        self.refund_outcomes: list[RefundOutcome] = []

    async def create_intent(self, order_id: UUID, owner_id: UUID, amount: Money) -> Payment:
        self.begin("create_intent")
        intent = self.intents.setdefault(order_id, FakeIntent(new_id(), amount))
        if intent.state == "never":
            raise AlreadyCancelled
        self.end()
        return Payment(intent.id, "secret", "pk_sandbox", "sandbox", PaymentStatus.REQUIRES_PAYMENT_METHOD)

    async def void(self, order_id: UUID) -> VoidOutcome:
        self.begin("void")
        if self.voids:
            return self.voids.pop(0)
        intent = self.intents.setdefault(order_id, FakeIntent(new_id(), Money(0, "XXX"), "never"))
        if intent.state == "succeeded":
            return VoidOutcome.SUCCEEDED
        if intent.state == "open":
            intent.state = "voided"
        self.end()
        return VoidOutcome.VOIDED

    async def refund(self, order_id: UUID, refund_id: UUID, amount: Money, reason: str) -> RefundOutcome:
        self.begin("refund")
        if self.refund_outcomes:
            return self.refund_outcomes.pop(0)
        intent = self.intents[order_id]
        given = Money.total((m for key, m in intent.refunds.items() if key != refund_id), amount.currency)
        if intent.taken < given + amount:
            return RefundOutcome.FAILED
        intent.refunds[refund_id] = amount
        self.end()
        return RefundOutcome.SUCCEEDED

    async def lookup(self, order_ids: Sequence[UUID]) -> list[Capture]:
        self.begin("lookup")
        return [self._capture(key) for key in order_ids if key in self.intents]

    def pay(self, order_id: UUID, captured: Money | None = None) -> UUID:
        """The payer's card is charged: the order's total, or `captured` instead."""
        intent = self.intents[order_id]
        if intent.state not in ("open", "succeeded"):
            raise OutcomeUnknown("not payable")
        intent.state, intent.captured = "succeeded", captured
        return intent.id

    def _capture(self, order_id: UUID) -> Capture:
        intent = self.intents[order_id]
        succeeded = intent.state == "succeeded"
        taken = intent.taken
        refunded = Money.total(intent.refunds.values(), taken.currency)
        captured = taken if succeeded else Money.zero(taken.currency)
        return Capture(intent.id, order_id, succeeded, captured, refunded)
