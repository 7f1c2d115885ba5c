"""What the use cases need from outside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import TracebackType
from typing import Any, Protocol
from uuid import UUID

from commerce.values import Money, PaymentStatus
from order_service.domain.note import Note
from order_service.domain.order import Order
from order_service.domain.snapshot import OrderLine
from servicekit.domain import Stale


class StaleSaga(Stale):
    """Somebody else has moved this order on since it was read."""


class CartOrderedTwice(Exception):
    """Another live order has the same cart at the same version."""


@dataclass(frozen=True, slots=True)
class Unpaid:
    """A customer's orders that are pending or await payment, oldest first, and how many hold stock in their network.

    Those on hold, whose money came and is not their total, are apart.
    """

    orders: list[Order]
    in_network: int
    on_hold: list[Order] = field(default_factory=list)


class Orders(Protocol):
    """The repository of orders inside one transaction."""

    async def lock_checkout(self, customer_id: UUID, network: bytes | None) -> None:
        """Let one checkout of a customer and of a network through at a time, until this transaction ends."""

    async def unpaid(self, customer_id: UUID, network: bytes | None) -> Unpaid:
        """What a customer has not paid yet, and everybody in `network` together."""
        ...

    async def get(self, order_id: UUID, owner: UUID | None = None) -> Order:
        """One order, of `owner` if given; raises OrderNotFound."""
        ...

    async def add(self, order: Order) -> None:
        """Insert it with its saga; the transaction ends with CartOrderedTwice."""

    async def save(self, order: Order) -> None:
        """Write what changed, and publish its events; the transaction ends with StaleSaga, CartOrderedTwice."""

    async def add_note(self, note: Note) -> None:
        """Insert what staff wrote about an order."""

    async def naming(self, person_id: UUID) -> list[Order]:
        """Their orders that were not erased yet, locked."""
        ...

    async def save_person(self, order: Order) -> None:
        """Write what may name them, and nothing else; whoever read the order before is stale."""


class Outbound(Protocol):
    """Mail that leaves with the transaction."""

    async def post(
        self, event_id: UUID, recipient: str, template: str, locale: str, data: Mapping[str, Any] | None = None
    ) -> None:
        """Send `template` once the transaction commits."""

    async def forget(self, recipient: str) -> None:
        """Delete every mail to them, sent or not."""


class FailedMails(Protocol):
    """Mails about orders that were given up, as long as they wait for a person."""

    async def close(self, order_id: UUID, mail_id: UUID, at: datetime) -> str | None:
        """Nobody has to look at it any more; its kind, None where nothing of it waits."""
        ...

    async def close_kind(self, order_id: UUID, kind: str, at: datetime) -> None:
        """Another mail of this kind takes their place."""

    async def send_again(self, mail_id: UUID) -> bool:
        """Try it anew; False where it is not kept any more."""
        ...

    async def forget(self, order_id: UUID) -> None:
        """Its reader was erased."""


class Answers(Protocol):
    """Answers kept for repeats of a request."""

    async def forget_callers(self, people: Sequence[UUID]) -> int:
        """Delete every answer to these people; returns how many."""
        ...

    async def forget_naming(self, things: Sequence[UUID]) -> int:
        """Delete every answer, whoever asked, in which one of these ids occurs; returns how many."""
        ...


class Erasures(Protocol):
    """People who left, until nothing names them any more."""

    async def begin(self, person_id: UUID, at: datetime) -> None:
        """Note that this person left at `at`; nothing when that was noted before."""

    async def due(self, now: datetime) -> list[UUID]:
        """Whose orders are to be looked at, the longest waiting first; a batch."""
        ...

    async def lock(self, person_id: UUID) -> datetime | None:
        """When they left; None when they were never here, or all is done."""
        ...

    async def look_again(self, person_id: UUID, at: datetime) -> None:
        """Look at this person's orders again at `at`."""

    async def end(self, person_id: UUID) -> None:
        """Nothing names this person any more: look for them no longer."""


class UnitOfWork(Protocol):
    """One transaction; leaving it cleanly commits."""

    @property
    def orders(self) -> Orders:
        """The orders of this transaction."""
        ...

    @property
    def mail(self) -> Outbound:
        """The mail of this transaction."""
        ...

    @property
    def failed_mails(self) -> FailedMails:
        """The mails of this transaction's orders that did not go out."""
        ...

    @property
    def answers(self) -> Answers:
        """The stored answers of this transaction."""
        ...

    @property
    def erasures(self) -> Erasures:
        """The people who left, in this transaction."""
        ...

    def answer_with(self, result: object) -> None:
        """What the request is answered with: kept by this very commit, for a repeat under the same key."""

    def once(self, event_id: UUID) -> None:
        """Commit the effect of this event once; the transaction of a second one ends with HandledBefore."""

    async def __aenter__(self) -> "UnitOfWork": ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


UnitOfWorkFactory = Callable[[], UnitOfWork]
Wake = Callable[[], None]


class OrderReader(Protocol):
    """Single orders outside a transaction."""

    async def get(self, order_id: UUID) -> Order:
        """One order, whosever it is; raises OrderNotFound."""
        ...


class Sagas(Protocol):
    """Which purchases a worker may carry on, and which may be paid at any moment."""

    async def claim_due(self, now: datetime, until: datetime, limit: int) -> list[UUID]:
        """Lease what is due to this worker, oldest first."""
        ...

    async def next_due(self) -> datetime | None:
        """When the next is due, which may be past; None when nothing ever will be."""
        ...

    async def awaiting_payment(self, after: UUID, limit: int) -> list[UUID]:
        """Orders that may be paid at any moment, by id."""
        ...


@dataclass(frozen=True, slots=True)
class Offer:
    """What a variant costs now, and whether it can be bought."""

    variant_id: UUID
    price: Money
    purchasable: bool


class Products(Protocol):
    """product-service: the present prices of variants."""

    async def offers(self, variant_ids: Sequence[UUID]) -> Mapping[UUID, Offer]:
        """By id; unknown ones are left out. Raises Unavailable, OutcomeUnknown."""
        ...


class Charging(Protocol):
    """What payment-service's provider can charge, as far as it is known here; never a call."""

    @property
    def test_mode(self) -> bool:
        """Whether it takes nobody's money."""
        ...

    def require_chargeable(self, total: Money) -> None:
        """Raises AmountNotChargeable, with the limits, for a total that no card can pay."""


class Stock(Protocol):
    """product-service's reservations. Every call may be repeated; each raises Unavailable or OutcomeUnknown."""

    async def reserve(self, reservation_id: UUID, lines: Sequence[OrderLine]) -> None:
        """Hold all lines or none; raises OutOfStock, AlreadyCancelled when it was released before."""

    async def commit(self, reservation_id: UUID) -> bool:
        """Sell what is held; False when the hold is gone."""
        ...

    async def release(self, reservation_id: UUID) -> bool:
        """Let go of the hold, now and for ever; False when it was sold already."""
        ...

    async def restock(self, reservation_id: UUID, restock_id: UUID, pieces: Mapping[UUID, int]) -> None:
        """Put so many sold pieces of each variant back on sale, once per `restock_id`."""


@dataclass(frozen=True, slots=True)
class Payment:
    """The live intent of an order, as the payer's browser needs it."""

    id: UUID
    client_secret: str
    publishable_key: str
    provider: str
    status: PaymentStatus


@dataclass(frozen=True, slots=True)
class Capture:
    """What payment-service knows of an order's money."""

    payment_id: UUID
    order_id: UUID
    succeeded: bool
    captured: Money
    refunded: Money


class VoidOutcome(StrEnum):
    """What became of an intent that we wanted to void."""

    VOIDED = "voided"
    SUCCEEDED = "succeeded"
    UNKNOWN = "unknown"


class RefundOutcome(StrEnum):
    """How a refund stands at the provider."""

    PENDING = "pending"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


class Payments(Protocol):
    """payment-service. Every call may be repeated; each raises Unavailable or OutcomeUnknown."""

    async def create_intent(self, order_id: UUID, owner_id: UUID, amount: Money) -> Payment:
        """The order's intent, made on the first call; raises AmountNotChargeable."""
        ...

    async def void(self, order_id: UUID) -> VoidOutcome:
        """Take no more money for this order."""
        ...

    async def refund(self, order_id: UUID, refund_id: UUID, amount: Money, reason: str) -> RefundOutcome:
        """Give money back, once per `refund_id`."""
        ...

    async def lookup(self, order_ids: Sequence[UUID]) -> list[Capture]:
        """How their payments stand; orders without one are left out. At most 200."""
        ...
