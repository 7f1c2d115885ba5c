"""What the use cases need from outside."""

from collections.abc import Callable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID

from commerce.values import Money
from payment_service.application.views import PaymentDetails, PaymentView, Standing, TransactionView
from payment_service.domain.charging import ChargingRule
from payment_service.domain.payment import Payment
from payment_service.domain.provider_state import IntentState, ProviderEvent, RefundState
from payment_service.domain.refund import Refund
from payment_service.domain.webhook import HeardWebhook


class Payments(Protocol):
    """Payments of one transaction; to save one that was changed since it was read ends it with Stale."""

    async def of_id(self, payment_id: UUID) -> Payment:
        """One payment; raises PaymentNotFound."""

    async def owned(self, payment_id: UUID, owner_id: UUID) -> Payment:
        """One payment of this owner; raises PaymentNotFound, also when it belongs to somebody else."""

    async def of_order(self, order_id: UUID) -> Payment | None:
        """The payment of an order."""

    async def of_intent(self, intent_id: str) -> Payment | None:
        """The payment of a provider's intent."""

    async def add(self, payment: Payment) -> None:
        """Store a new payment; the transaction ends with Stale when its order has one already."""

    async def save(self, payment: Payment) -> None:
        """Store what changed: the payment, its attempts, its ledger transactions, its events."""


class Refunds(Protocol):
    """Refunds of one transaction. Read the payment first: its revision guards them, so whoever changes one saves it."""

    async def find(self, refund_id: UUID) -> Refund | None:
        """The refund with our id, not the provider's."""

    async def made_as(self, provider_id: str) -> Refund | None:
        """By the provider's id."""

    async def add(self, refund: Refund) -> None:
        """Store a new refund."""

    async def save(self, refund: Refund) -> None:
        """Write its status, the provider's id and when to ask again."""


class UnitOfWork(Protocol):
    """One transaction; leaving it cleanly commits state and outbox together."""

    @property
    def payments(self) -> Payments:
        """Payments of this transaction."""

    @property
    def refunds(self) -> Refunds:
        """Refunds of this transaction."""

    def answer_with(self, result: object) -> None:
        """What the request is answered with: kept by this very commit, for a repeat under the same key."""

    def once(self, event_id: UUID) -> None:
        """Commit the effect of this webhook once; the transaction of a second one ends with HandledBefore."""

    async def __aenter__(self) -> Self:
        """Begin the transaction; raises what the database raises while it is away."""

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Commit, or roll back."""


UnitOfWorkFactory = Callable[[], UnitOfWork]


class Provider(Protocol):
    """The card provider. Every call may raise Unavailable (surely not done) or OutcomeUnknown (perhaps done)."""

    @property
    def name(self) -> str:
        """`sandbox` or `stripe`, as payments store it."""

    def charging_rule(self, currency: str) -> ChargingRule:
        """What can be charged in a currency (ISO 4217), known without asking."""

    async def create(self, order_id: UUID, amount: Money) -> IntentState:
        """The order's intent: the same one at each repeat. Raises AmountMismatch, AmountNotChargeable."""

    async def confirm(self, intent_id: str, payment_method: str, return_url: str, key: str) -> IntentState:
        """Try to charge, at most once per `key`; a decline is an answer. Raises UnknownPaymentMethod."""

    async def fetch(self, intent_id: str) -> IntentState:
        """How the intent stands."""

    async def cancel(self, intent_id: str) -> IntentState:
        """Cancel the intent; the state shows whether it could be."""

    async def refund(self, intent_id: str, refund_id: UUID, amount: Money, reason: str, key: str) -> RefundState:
        """Give money back, at most once per `key`; a refusal is a failed refund."""

    async def find_refund(self, intent_id: str, refund_id: UUID) -> RefundState | None:
        """What was made under our `refund_id`, if anything."""

    async def fetch_refund(self, provider_id: str) -> RefundState:
        """How a refund stands."""


class WebhookReader(Protocol):
    """Reads what the provider sends by itself."""

    def read(self, body: bytes, signature: str) -> ProviderEvent:
        """Verify the signature over the raw body, then parse; raises InvalidSignature alone."""


class WebhookLog(Protocol):
    """What the provider sent, and what became of it."""

    def note(self, heard: HeardWebhook) -> None:
        """Remember a delivery; it is written soon, and lost where the process is killed before."""

    async def keep(self, heard: HeardWebhook) -> None:
        """Write one that was not understood."""


class PaymentQueries(Protocol):
    """Reads that need no aggregate, and the reconciler's claims."""

    async def standing(self, intent_id: str) -> Standing | None:
        """Id and status of the intent's payment."""

    async def of_order(self, order_id: UUID, owner_id: UUID) -> PaymentView | None:
        """The payment of somebody's order."""

    async def of_orders(self, order_ids: Sequence[UUID]) -> list[PaymentView]:
        """The payments of these orders; orders without one are left out."""

    async def details(self, payment_id: UUID, owner_id: UUID | None) -> PaymentDetails | None:
        """A payment with attempts and refunds; any owner's when `owner_id` is None."""

    async def page(
        self, after: tuple[datetime, UUID] | None, limit: int, owner_id: UUID | None, order_id: UUID | None
    ) -> list[PaymentView]:
        """At most `limit` payments, newest first; `after` is the last one seen (created at, id), None at the start."""

    async def transactions(self, payment_id: UUID) -> list[TransactionView]:
        """A payment's ledger transactions, oldest first."""

    async def anything_due(self) -> bool:
        """Whether the provider should be asked about any payment or refund."""

    async def claim_due_payments(self, limit: int) -> list[UUID]:
        """Payments that the provider should be asked about; nobody else is given them for a while."""

    async def claim_due_refunds(self, limit: int) -> list[UUID]:
        """Refunds that the provider should be asked about; nobody else is given them for a while."""
