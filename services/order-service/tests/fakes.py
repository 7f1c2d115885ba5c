"""Fakes of the ports: a database in memory, and neighbours that can refuse, hang, or lose answers."""

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any
from uuid import UUID

from builders import NOON

from order_service.application.ports import (
    Capture,
    CartOrderedTwice,
    Offer,
    Payment,
    RefundOutcome,
    StaleSaga,
    VoidOutcome,
)  # fmt: skip
from order_service.domain.errors import OrderGivenUp, OrderNotFound, OutOfStock, Shortage
from order_service.domain.order import Order
from order_service.domain.saga import SagaStep
from order_service.domain.snapshot import OrderLine
from order_service.domain.states import OPEN, TERMINAL, OrderStatus, PaymentStatus
from servicekit.domain import Event, Money, new_id
from servicekit.domain.errors import OutcomeUnknown


class Crash(BaseException):
    """kill -9."""


@dataclass
class FakeClock:
    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **parts: float) -> None:
        self.now += timedelta(**parts)


@dataclass
class Points:
    """Counts the places where a process may die, and dies at one of them."""

    die_at: int | None = None
    passed: int = 0

    def pass_by(self) -> None:
        self.passed += 1
        if self.passed == self.die_at:
            raise Crash


@dataclass
class FakeDatabase:
    points: Points = field(default_factory=Points)
    orders: dict[UUID, Order] = field(default_factory=dict)
    inbox: set[UUID] = field(default_factory=set)
    mails: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def unit_of_work(self) -> "FakeUnitOfWork":
        return FakeUnitOfWork(self)

    async def get(self, order_id: UUID, owner: UUID | None = None) -> Order:
        order = self.orders.get(order_id)
        if order is None or (owner is not None and order.snapshot.buyer.customer_id != owner):
            raise OrderNotFound
        return copy.deepcopy(order)

    async def claim_due(self, now: datetime, until: datetime, limit: int) -> list[UUID]:
        due = [order for order in self.orders.values() if order.saga.due_at is not None and order.saga.due_at <= now]
        for order in due[:limit]:
            order.saga.due_at, order.saga.version = until, order.saga.version + 1
        return [order.id for order in due[:limit]]

    async def awaiting_payment(self, after: UUID, limit: int) -> list[UUID]:
        waiting = sorted(key for key, order in self.orders.items() if order.saga.step is SagaStep.AWAITING_PAYMENT)
        return [key for key in waiting if key > after][:limit]

    def event_types(self) -> list[str]:
        return [event.type for event in self.events]


class FakeUnitOfWork:
    def __init__(self, database: FakeDatabase) -> None:
        self._database = database

    async def __aenter__(self) -> "FakeUnitOfWork":
        self.orders = FakeOrders(self._database)
        self.mail = FakeMail()
        self._seen: set[UUID] = set()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            return
        self._database.points.pass_by()
        self._database.orders.update(self.orders.staged)
        self._database.events.extend(self.orders.events)
        self._database.mails.extend(self.mail.posted)
        self._database.inbox |= self._seen
        self._database.points.pass_by()

    async def first_time(self, event_id: UUID) -> bool:
        self._seen.add(event_id)
        return event_id not in self._database.inbox


class FakeMail:
    def __init__(self) -> None:
        self.posted: list[tuple[str, Mapping[str, Any]]] = []

    async def post(
        self, event_id: UUID, recipient: str, template: str, locale: str, data: Mapping[str, Any] | None = None
    ) -> bool:
        self.posted.append((template, dict(data or {})))
        return True


class FakeOrders:
    def __init__(self, database: FakeDatabase) -> None:
        self._database = database
        self.staged: dict[UUID, Order] = {}
        self.events: list[Event] = []

    async def lock_customer(self, customer_id: UUID) -> None: ...

    async def unpaid_of(self, customer_id: UUID) -> list[Order]:
        mine = (order for order in self._all() if order.snapshot.buyer.customer_id == customer_id)
        unpaid = [o for o in mine if o.status in OPEN and o.payment_status is PaymentStatus.UNPAID]
        return [copy.deepcopy(order) for order in sorted(unpaid, key=lambda order: order.id)]

    async def get(self, order_id: UUID, owner: UUID | None = None, *, for_update: bool = False) -> Order:
        if order_id in self.staged:
            return copy.deepcopy(self.staged[order_id])
        return await self._database.get(order_id, owner)

    async def add(self, order: Order) -> None:
        self._one_per_cart(order)
        self._stage(order)

    async def save(self, order: Order) -> None:
        stored = self.staged.get(order.id) or self._database.orders[order.id]
        if stored.saga.version != order.saga.version:
            raise StaleSaga
        self._one_per_cart(order)
        order.saga.version += 1
        self._stage(order)

    def _all(self) -> list[Order]:
        return list((self._database.orders | self.staged).values())

    def _one_per_cart(self, order: Order) -> None:
        ended = TERMINAL | {OrderStatus.CANCELLING}
        cart = (order.snapshot.cart_id, order.snapshot.cart_version)
        for other in self._all():
            same = (other.snapshot.cart_id, other.snapshot.cart_version) == cart
            if same and other.id != order.id and other.status not in ended and order.status not in ended:
                raise CartOrderedTwice

    def _stage(self, order: Order) -> None:
        self.events.extend(order.pull_events())
        self.staged[order.id] = copy.deepcopy(order)


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
            raise OrderGivenUp
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

    async def restock(self, reservation_id: UUID, restock_id: UUID, lines: Sequence[OrderLine]) -> None:
        self.begin("restock")
        if restock_id not in self.restocks:
            self.restocks.add(restock_id)
            self.free += self.quantities[reservation_id]
        self.end()

    def lapse(self, reservation_id: UUID) -> None:
        self.free += self.quantities[reservation_id]
        self.reservations[reservation_id] = "released"


@dataclass
class FakeIntent:
    id: UUID
    amount: Money
    state: str = "open"
    refunds: dict[UUID, Money] = field(default_factory=dict)


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
            raise OrderGivenUp
        self.end()
        return Payment(intent.id, "secret", "sandbox", "requires_payment_method")

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
        if intent.amount < given + amount:
            return RefundOutcome.FAILED
        intent.refunds[refund_id] = amount
        self.end()
        return RefundOutcome.SUCCEEDED

    async def lookup(self, order_ids: Sequence[UUID]) -> list[Capture]:
        self.begin("lookup")
        return [self._capture(key) for key in order_ids if key in self.intents]

    def pay(self, order_id: UUID) -> UUID:
        """The payer's card is charged."""
        intent = self.intents[order_id]
        if intent.state not in ("open", "succeeded"):
            raise OutcomeUnknown("not payable")
        intent.state = "succeeded"
        return intent.id

    def _capture(self, order_id: UUID) -> Capture:
        intent = self.intents[order_id]
        succeeded = intent.state == "succeeded"
        refunded = Money.total(intent.refunds.values(), intent.amount.currency)
        captured = intent.amount if succeeded else Money.zero(intent.amount.currency)
        return Capture(intent.id, order_id, succeeded, captured, refunded)


Wake = Callable[[], None]
