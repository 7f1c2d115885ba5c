"""Fakes of the ports: a database in memory, and neighbours that can refuse, hang, or lose answers."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any
from uuid import UUID

from builders import NOON

from commerce.values import OrderPaymentStatus, OrderStatus
from order_service.application.ports import (
    Answers,
    CartOrderedTwice,
    Erasures,
    StaleSaga,
    Unpaid,
)  # fmt: skip
from order_service.application.queries import DeskPage, OrderFilter, OrderStates, OrderSummary, Period, SentMail
from order_service.application.waiting import Place, Today, Waiting, WaitingKind
from order_service.domain.errors import OrderNotFound
from order_service.domain.note import Note
from order_service.domain.order import Order
from order_service.domain.saga import SagaStep
from order_service.domain.states import OPEN, TERMINAL
from servicekit.domain import Event, HandledBefore


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
        due = sorted(
            (order for order in self.orders.values() if order.saga.due_at is not None and order.saga.due_at <= now),
            key=lambda order: order.saga.due_at or now,
        )
        for order in due[:limit]:
            order.saga.due_at, order.saga.version = until, order.saga.version + 1
        return [order.id for order in due[:limit]]

    async def next_due(self) -> datetime | None:
        return min((order.saga.due_at for order in self.orders.values() if order.saga.due_at is not None), default=None)

    async def awaiting_payment(self, after: UUID, limit: int) -> list[UUID]:
        waiting = sorted(key for key, order in self.orders.items() if order.saga.step is SagaStep.AWAITING_PAYMENT)
        return [key for key in waiting if key > after][:limit]

    async def waiting(self, kind: WaitingKind | None, after: Place | None, limit: int) -> list[Waiting]:
        raise AssertionError("What waits is not faked: it is tested on PostgreSQL.")

    async def numbers_waiting(self) -> Mapping[WaitingKind, int]:
        raise AssertionError("Numbers are not faked: they are tested on PostgreSQL.")

    async def today(self, start: datetime, currency: str) -> Today:
        raise AssertionError("Numbers are not faked: they are tested on PostgreSQL.")

    async def unpaid(self) -> int:
        raise AssertionError("Numbers are not faked: they are tested on PostgreSQL.")

    async def notes_of(self, order_id: UUID) -> list[Note]:
        raise AssertionError("Notes are not faked: they are tested on PostgreSQL.")

    async def mails_about(self, ids: Sequence[UUID]) -> list[SentMail]:
        raise AssertionError("What became of mails is not faked: it is tested on PostgreSQL.")

    async def states(self, order_id: UUID) -> OrderStates | None:
        raise AssertionError("How an order stands is not faked: it is tested on PostgreSQL.")

    async def of_customer(
        self, customer_id: UUID, before: UUID | None, limit: int, period: Period
    ) -> list[OrderSummary]:
        raise AssertionError("Lists are not faked: they are tested on PostgreSQL.")

    async def page(self, wanted: OrderFilter, after: tuple[Any, UUID] | None, limit: int) -> DeskPage:
        raise AssertionError("Lists are not faked: they are tested on PostgreSQL.")

    def event_types(self) -> list[str]:
        return [event.type for event in self.events]


class FakeUnitOfWork:
    answers: Answers
    erasures: Erasures
    """Neither is faked: what asks for one is tested on PostgreSQL."""

    def __init__(self, database: FakeDatabase) -> None:
        self._database = database

    async def __aenter__(self) -> "FakeUnitOfWork":
        self.orders = FakeOrders(self._database)
        self.mail = FakeMail()
        self.failed_mails = NoFailedMails()
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

    def answer_with(self, result: object) -> None: ...

    def once(self, event_id: UUID) -> None:
        if event_id in self._database.inbox:
            raise HandledBefore
        self._seen.add(event_id)


class NoFailedMails:
    """Every mail went out."""

    async def close(self, order_id: UUID, mail_id: UUID, at: datetime) -> str | None:
        return None

    async def close_kind(self, order_id: UUID, kind: str, at: datetime) -> None: ...

    async def send_again(self, mail_id: UUID) -> bool:
        return False

    async def forget(self, order_id: UUID) -> None: ...


class FakeMail:
    def __init__(self) -> None:
        self.posted: list[tuple[str, Mapping[str, Any]]] = []

    async def post(
        self, event_id: UUID, recipient: str, template: str, locale: str, data: Mapping[str, Any] | None = None
    ) -> None:
        self.posted.append((template, dict(data or {})))

    async def forget(self, recipient: str) -> None:
        raise AssertionError(f"nobody forgets {recipient} here: that is tested on PostgreSQL")


class FakeOrders:
    def __init__(self, database: FakeDatabase) -> None:
        self._database = database
        self.staged: dict[UUID, Order] = {}
        self.events: list[Event] = []

    async def add_note(self, note: Note) -> None:
        raise AssertionError("Notes are not faked: they are tested on PostgreSQL.")

    async def lock_checkout(self, customer_id: UUID, network: bytes | None) -> None: ...

    async def naming(self, person_id: UUID) -> list[Order]:
        return [copy.deepcopy(order) for order in self._all() if order.snapshot.buyer.customer_id == person_id]

    async def save_person(self, order: Order) -> None:
        self._stage(order)

    async def unpaid(self, customer_id: UUID, network: bytes | None) -> Unpaid:
        own = (order for order in self._all() if order.snapshot.buyer.customer_id == customer_id)
        unpaid = [o for o in own if o.payment_status is OrderPaymentStatus.UNPAID]
        mine = [copy.deepcopy(order) for order in sorted(unpaid, key=lambda order: order.id)]
        return Unpaid(
            [order for order in mine if order.status in OPEN],
            sum(order.placed_from == network is not None for order in self._all()),
            [order for order in mine if order.status is OrderStatus.ON_HOLD],
        )

    async def get(self, order_id: UUID, owner: UUID | None = None) -> Order:
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
        ended = TERMINAL | {OrderStatus.CANCELLING, OrderStatus.ON_HOLD}
        cart = (order.snapshot.cart_id, order.snapshot.cart_version)
        for other in self._all():
            same = (other.snapshot.cart_id, other.snapshot.cart_version) == cart
            if same and other.id != order.id and other.status not in ended and order.status not in ended:
                raise CartOrderedTwice

    def _stage(self, order: Order) -> None:
        self.events.extend(order.pull_events())
        self.staged[order.id] = copy.deepcopy(order)
