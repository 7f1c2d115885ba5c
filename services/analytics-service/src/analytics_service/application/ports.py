"""What the use cases need from outside."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from analytics_service.domain.catalogue import KnownCategory, KnownProduct
from analytics_service.domain.events import ShopEvent
from analytics_service.domain.sales import Refund, Sale


@dataclass(frozen=True, slots=True)
class Batch:
    """Events that came together. `buyer` is the mark of the person who sent them, None of nobody known."""

    received_at: datetime
    events: Sequence[ShopEvent]
    buyer: bytes | None
    bot: bool


class Waiting(Protocol):
    """Batches that wait to be counted."""

    async def add(self, batch: Batch) -> None:
        """Written down when this returns. Raises TooManyWaiting."""


class Sales(Protocol):
    """What order-service says was paid and given back."""

    async def add(self, sales: Sequence[Sale]) -> None:
        """Count those that are not known yet."""

    async def find_lines(self, order_ids: Iterable[UUID]) -> Mapping[UUID, Sequence[tuple[UUID, int]]]:
        """Product and gross of the lines of each of these sales that is known."""

    async def give_back(self, refunds: Sequence[Refund]) -> None:
        """Count those that are not known yet."""

    async def forget_person(self, buyer: bytes) -> None:
        """Sales and sessions stay, and lead to nobody any more."""


class Catalogue(Protocol):
    """Names of what is sold."""

    async def put_product(self, product: KnownProduct) -> None:
        """As it is now, unless something newer is known."""

    async def put_category(self, category: KnownCategory) -> None:
        """As it is now, unless something newer is known."""


class UnitOfWork(Protocol):
    """One transaction."""

    @property
    def sales(self) -> Sales:
        """Sales and refunds."""
        ...

    @property
    def catalogue(self) -> Catalogue:
        """Names of products and categories."""
        ...

    def once(self, event_id: UUID) -> None:
        """Record a consumed event; the transaction ends with HandledBefore when another has recorded it."""

    async def first_of(self, event_ids: Sequence[UUID]) -> set[UUID]:
        """Record consumed events; answers those that no other transaction has recorded."""
        ...


UnitOfWorkFactory = Callable[[], AbstractAsyncContextManager[UnitOfWork]]
