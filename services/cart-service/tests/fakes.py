"""Ports in memory, for use cases without servers."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from cart_service.application.ports import OrderRequest
from cart_service.domain.cart import Cart, CartStatus
from cart_service.domain.errors import InvalidGuestToken, ProductsUnavailable
from cart_service.domain.merge import MergeReport
from cart_service.domain.offer import Offer, Offers
from servicekit.domain import HandledBefore, new_id


@dataclass
class Memory:
    """What is committed."""

    carts: dict[UUID, Cart] = field(default_factory=dict)
    reports: list[tuple[UUID, UUID, MergeReport]] = field(default_factory=list)
    inbox: set[UUID] = field(default_factory=set)
    forgotten_callers: set[UUID] = field(default_factory=set)

    def unit_of_work(self) -> "FakeUnitOfWork":
        return FakeUnitOfWork(self)

    async def of(self, owner_id: UUID) -> Cart | None:
        return deepcopy(_open(self.carts, owner_id))


class FakeUnitOfWork:
    """Works on a copy, and keeps it when the block ends well."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def __aenter__(self) -> Self:
        self._copy = deepcopy(self._memory)
        self.carts = FakeCarts(self._copy)
        self.answers = FakeAnswers(self._copy)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._memory.__dict__.update(self._copy.__dict__)

    def once(self, event_id: UUID) -> None:
        if event_id in self._copy.inbox:
            raise HandledBefore
        self._copy.inbox.add(event_id)


class FakeCarts:
    """Carts of one transaction."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def for_change(self, owner_id: UUID) -> Cart | None:
        return deepcopy(_open(self._memory.carts, owner_id))

    async def begun_for_change(self, owner_id: UUID) -> Cart:
        if _open(self._memory.carts, owner_id) is None:
            cart = Cart(id=new_id(), owner_id=owner_id)
            self._memory.carts[cart.id] = cart
        return deepcopy(_open(self._memory.carts, owner_id) or cart)

    async def pair_for_change(self, guest_id: UUID, customer_id: UUID) -> tuple[Cart | None, Cart]:
        return await self.for_change(guest_id), await self.begun_for_change(customer_id)

    async def followed_for_change(self, cart_id: UUID) -> Cart | None:
        cart = self._memory.carts.get(cart_id)
        while cart is not None and cart.merged_into is not None:
            cart = self._memory.carts.get(cart.merged_into)
        return deepcopy(cart)

    async def save(self, cart: Cart) -> None:
        kept = deepcopy(cart)
        kept.changed.clear()
        kept.dropped.clear()
        self._memory.carts[cart.id] = kept

    async def remove_all_of(self, owner_id: UUID) -> list[UUID]:
        gone = {key: cart for key, cart in self._memory.carts.items() if cart.owner_id == owner_id}
        while more := {k: c for k, c in self._memory.carts.items() if c.merged_into in gone and k not in gone}:
            gone |= more
        for key in gone:
            del self._memory.carts[key]
        return list({cart.owner_id for cart in gone.values()})

    async def merge_report(self, guest_id: UUID, customer_id: UUID) -> MergeReport | None:
        stored = reversed(self._memory.reports)
        return next((report for *who, report in stored if who == [guest_id, customer_id]), None)

    async def keep_merge_report(
        self, guest_id: UUID, customer_id: UUID, guest_cart_id: UUID, report: MergeReport
    ) -> None:
        self._memory.reports.append((guest_id, customer_id, report))


class FakeAnswers:
    """Remembers whose answers were forgotten."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def forget_callers(self, people: Sequence[UUID]) -> int:
        self._memory.forgotten_callers |= set(people)
        return len(people)


def _open(carts: Mapping[UUID, Cart], owner_id: UUID) -> Cart | None:
    return next((cart for cart in carts.values() if cart.owner_id == owner_id and cart.status is CartStatus.OPEN), None)


class FakeProducts:
    """A catalogue that can be switched off; counts how often it was asked."""

    def __init__(self, *known: Offer) -> None:
        self.known = {offer.variant_id: offer for offer in known}
        self.away = False
        self.asked: list[list[UUID]] = []

    async def offers(self, variant_ids: Sequence[UUID], locale: str) -> Offers:
        self.asked.append(list(variant_ids))
        if self.away:
            raise ProductsUnavailable
        found = {one: self.known[one] for one in variant_ids if one in self.known}
        return Offers(frozenset(variant_ids), found)


class FakeOrders:
    """Takes every order."""

    def __init__(self) -> None:
        self.placed: list[tuple[OrderRequest, str | None]] = []

    async def place(self, request: OrderRequest, idempotency_key: str | None) -> Mapping[str, Any]:
        self.placed.append((request, idempotency_key))
        return {"order": {"id": "o-1"}, "payment": {"id": "p-1"}}


class FakeGuestTokens:
    """Token `guest:<id>` belongs to that guest."""

    async def guest_of(self, token: str) -> UUID:
        kind, _, guest_id = token.partition(":")
        if kind != "guest":
            raise InvalidGuestToken
        return UUID(guest_id)
