"""What can be read."""

import hmac
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol
from uuid import UUID

from commerce.values import FulfilmentStatus, Money, OrderPaymentStatus, OrderStatus
from order_service.application.ports import OrderReader
from order_service.application.saga.confirm import hash_of
from order_service.domain.errors import OrderNotFound
from order_service.domain.note import Note
from order_service.domain.order import Order


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSummary:
    """An order in a list; `title` and `lang` are its first line's."""

    id: UUID
    number: str
    status: OrderStatus
    payment_status: OrderPaymentStatus
    fulfilment_status: FulfilmentStatus
    total: Money
    refunded: Money
    placed_at: datetime
    customer_id: UUID
    email: str
    item_count: int
    title: str
    lang: str | None
    image_url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderStates:
    """What a live view shows of an order, and by what its reader is known."""

    id: UUID
    number: str
    status: OrderStatus
    payment_status: OrderPaymentStatus
    fulfilment_status: FulfilmentStatus
    refunded: Money
    customer_id: UUID
    token_hashes: tuple[bytes, ...]


class DeskSort(StrEnum):
    """In which order staff sees orders."""

    NEWEST = "newest"
    OLDEST = "oldest"
    TOTAL_DESCENDING = "total_desc"
    TOTAL_ASCENDING = "total_asc"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFilter:
    """Which orders staff wants to see; None is any. `placed_before` is outside, both totals (minor units) are inside.

    `paid` is whether money came, however much of it went back since.
    `text` is an order number, an e-mail address or a buyer's name, as typed, perhaps its beginning only; `email` the
    written form of that address.
    """

    status: OrderStatus | None = None
    payment_status: OrderPaymentStatus | None = None
    fulfilment_status: FulfilmentStatus | None = None
    country: str | None = None
    currency: str | None = None
    placed_from: datetime | None = None
    placed_before: datetime | None = None
    total_min: int | None = None
    total_max: int | None = None
    paid: bool | None = None
    text: str | None = None
    email: str | None = None
    sort: DeskSort = DeskSort.NEWEST

    @property
    def narrows_time(self) -> bool:
        """Whether it matters when they were placed."""
        return self.placed_from is not None or self.placed_before is not None

    @property
    def narrows_total(self) -> bool:
        """Whether it matters what they cost."""
        return self.total_min is not None or self.total_max is not None


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Orders as sorted, and where to go on: the value that is sorted by with the order's id, None at the end.

    A page that goes on may be short, even empty.
    """

    rows: list[OrderSummary]
    next: tuple[datetime | int, UUID] | None


@dataclass(frozen=True, slots=True)
class Period:
    """When orders were placed: from `start` (in it) to `end` (out of it); None is any time."""

    start: datetime | None = None
    end: datetime | None = None


class OrderQueries(Protocol):
    """A customer's orders, newest first; and how one of them stands."""

    async def states(self, order_id: UUID) -> OrderStates | None:
        """One order's, None when there is no such order."""
        ...

    async def of_customer(
        self, customer_id: UUID, before: UUID | None, limit: int, period: Period
    ) -> list[OrderSummary]:
        """At most `limit` of one customer's orders of `period`, with ids below `before`."""
        ...


class MailState(StrEnum):
    """`waiting` will be tried, perhaps again; `failed` will not."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentMail:
    """A mail about an order; `settled_at` is when it was sent or given up, `error` why it was not sent so far."""

    id: UUID
    kind: str
    recipient: str
    state: MailState
    posted_at: datetime
    settled_at: datetime | None
    error: str | None


class DeskQueries(Protocol):
    """Everybody's orders, for staff."""

    async def notes_of(self, order_id: UUID) -> list[Note]:
        """What staff noted about an order, oldest first; the newest hundred."""
        ...

    async def mails_about(self, ids: Sequence[UUID]) -> list[SentMail]:
        """Those of these mails that are still kept (14 days after they were settled), oldest first."""
        ...

    async def page(self, wanted: OrderFilter, after: tuple[Any, UUID] | None, limit: int) -> DeskPage:
        """At most `limit` of the orders that match, behind the place `after`."""
        ...


class OrderNews(Protocol):
    """One reader's view of an order's changes."""

    async def wait(self, seconds: float) -> None:
        """Return at a change since the last return, or after `seconds`."""


class OrderChanges(Protocol):
    """Notifies readers that an order may have changed."""

    def follow(self, order_id: UUID) -> AbstractContextManager[OrderNews]:
        """Listens from now on: follow, then read the order, then wait, so that nothing falls in between."""
        ...


@dataclass(frozen=True, slots=True)
class FindOrder:
    """Its buyer, staff, or who holds the token from a guest's mail may see an order; to others it does not exist."""

    orders: OrderReader

    async def __call__(self, order_id: UUID, owner: UUID | None, token: str | None = None) -> Order:
        """Without `owner` and `token` any order is found (staff); raises OrderNotFound."""
        order = await self.orders.get(order_id)
        if not _may_see(order.snapshot.buyer.customer_id, order.token_hashes, owner, token):
            raise OrderNotFound
        return order


@dataclass(frozen=True, slots=True)
class FindStates:
    """How an order stands, for whom FindOrder would find it."""

    queries: OrderQueries

    async def __call__(self, order_id: UUID, owner: UUID | None, token: str | None = None) -> OrderStates:
        """Without `owner` and `token` any order is found (staff); raises OrderNotFound."""
        states = await self.queries.states(order_id)
        if states is None or not _may_see(states.customer_id, states.token_hashes, owner, token):
            raise OrderNotFound
        return states


def _may_see(customer_id: UUID, token_hashes: Sequence[bytes], owner: UUID | None, token: str | None) -> bool:
    if owner is None and token is None:
        return True
    said = b"" if token is None else hash_of(token)
    opened = any(hmac.compare_digest(known, said) for known in token_hashes)
    return opened or customer_id == owner
