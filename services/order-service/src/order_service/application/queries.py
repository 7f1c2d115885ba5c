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
    """Lists of orders, newest first, of at most `limit`."""

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
        if token is None:
            return await self.orders.get(order_id, owner)
        order = await self.orders.get(order_id)
        opened = order.access_token_hash is not None and hmac.compare_digest(order.access_token_hash, hash_of(token))
        if not opened and (owner is None or order.snapshot.buyer.customer_id != owner):
            raise OrderNotFound
        return order
