"""What can be read."""

import hmac
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from commerce.values import FulfilmentStatus, Money, OrderPaymentStatus, OrderStatus
from order_service.application.ports import OrderReader
from order_service.application.saga.confirm import hash_of
from order_service.domain.errors import OrderNotFound
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
    access_token_hash: bytes | None


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Which orders staff wants to see; None is any."""

    status: OrderStatus | None = None
    payment_status: OrderPaymentStatus | None = None
    text: str | None = None
    """An order number or an e-mail address, as typed."""
    email: str | None = None
    """The written form of that address."""


class OrderQueries(Protocol):
    """Lists of orders, newest first, of at most `limit`; and how one of them stands."""

    async def states(self, order_id: UUID) -> OrderStates | None:
        """One order's, None when there is no such order."""
        ...

    async def of_customer(self, customer_id: UUID, before: UUID | None, limit: int) -> list[OrderSummary]:
        """One customer's orders with ids below `before`."""
        ...

    async def of_everybody(self, wanted: OrderFilter, before: UUID | None, limit: int) -> list[OrderSummary]:
        """Everybody's orders that match `wanted`, with ids below `before`."""
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
        if not _may_see(order.snapshot.buyer.customer_id, order.access_token_hash, owner, token):
            raise OrderNotFound
        return order


@dataclass(frozen=True, slots=True)
class FindStates:
    """How an order stands, for whom FindOrder would find it."""

    queries: OrderQueries

    async def __call__(self, order_id: UUID, owner: UUID | None, token: str | None = None) -> OrderStates:
        """Without `owner` and `token` any order is found (staff); raises OrderNotFound."""
        states = await self.queries.states(order_id)
        if states is None or not _may_see(states.customer_id, states.access_token_hash, owner, token):
            raise OrderNotFound
        return states


def _may_see(customer_id: UUID, token_hash: bytes | None, owner: UUID | None, token: str | None) -> bool:
    if owner is None and token is None:
        return True
    opened = token is not None and token_hash is not None and hmac.compare_digest(token_hash, hash_of(token))
    return opened or customer_id == owner
