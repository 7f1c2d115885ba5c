"""What the use cases need from outside."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from cart_service.domain.cart import Cart
from cart_service.domain.merge import MergeReport
from cart_service.domain.offer import Offers
from commerce.values import Money


class Carts(Protocol):
    """The carts. To save one that somebody else has changed since it was fetched ends the transaction with Stale."""

    async def for_change(self, owner_id: UUID) -> Cart | None:
        """The caller's open cart."""
        ...

    async def begun_for_change(self, owner_id: UUID) -> Cart:
        """The caller's open cart; a new one if there is none."""
        ...

    async def pair_for_change(self, guest_id: UUID, customer_id: UUID) -> tuple[Cart | None, Cart]:
        """The guest's open cart if there is one, and the customer's, begun if need be; both locked."""
        ...

    async def followed_for_change(self, cart_id: UUID) -> Cart | None:
        """The cart with that id, or the one that it was merged into."""
        ...

    async def save(self, cart: Cart) -> None:
        """Write the cart's status, version and lines, if it is still the one that was fetched."""
        ...

    async def remove_all_of(self, owner_id: UUID) -> list[UUID]:
        """Delete the owner's carts and all that were merged into them; answers whose those were."""
        ...

    async def merge_report(self, guest_id: UUID, customer_id: UUID) -> MergeReport | None:
        """The report of the last merge of these two."""
        ...

    async def keep_merge_report(
        self, guest_id: UUID, customer_id: UUID, guest_cart_id: UUID, report: MergeReport
    ) -> None:
        """Store the report, for a repeat."""
        ...


class Answers(Protocol):
    """Answers kept for repeats of a request."""

    async def forget_callers(self, people: Sequence[UUID]) -> int:
        """Delete every answer to these people; returns how many."""
        ...


class UnitOfWork(Protocol):
    """One transaction; leaving it cleanly commits."""

    @property
    def carts(self) -> Carts:
        """The carts in this transaction."""
        ...

    @property
    def answers(self) -> Answers:
        """The stored answers in this transaction."""
        ...

    def once(self, event_id: UUID) -> None:
        """Commit the effect of this event once; the transaction of a second one ends with HandledBefore."""


class CartReads(Protocol):
    """Carts outside a transaction: nothing is locked."""

    async def of(self, owner_id: UUID) -> Cart | None:
        """The caller's open cart as it is now."""
        ...


UnitOfWorkFactory = Callable[[], AbstractAsyncContextManager[UnitOfWork]]


class Products(Protocol):
    """product-service: prices, stock and texts of variants."""

    async def offers(self, variant_ids: Sequence[UUID], locale: str) -> Offers:
        """What is known of these variants, in one call; raises ProductsUnavailable."""
        ...


class GuestTokens(Protocol):
    """Who a guest token belongs to."""

    async def guest_of(self, token: str) -> UUID:
        """The guest's id; raises InvalidGuestToken."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Buyer:
    """Who checks out, and from which network: orders that wait for money are limited by it too."""

    id: UUID
    role: str
    network: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckoutForm:
    """What the shopper filled in; addresses are as order-service takes them."""

    email: str
    locale: str
    shipping_address: Mapping[str, Any]
    billing_address: Mapping[str, Any] | None
    shipping_method_id: str
    accepted_terms_version: str
    expected_total: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRequest:
    """All that order-service needs to place an order from a cart."""

    cart: Cart
    offers: Offers
    buyer: Buyer
    form: CheckoutForm


class Orders(Protocol):
    """order-service: it places orders."""

    async def place(self, request: OrderRequest, idempotency_key: str | None) -> Mapping[str, Any]:
        """Place the order: `{order, payment}`. The same key answers the same order.

        Raises OrderRejected, OrdersUnavailable (nothing was ordered), OutcomeUnknown (ask again with the same key).
        """
        ...
