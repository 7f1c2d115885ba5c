"""The ports without a database or a provider. The repository fake passes the same suite as the real one."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import UUID, uuid4

from commerce.values import Money
from payment_service.application.views import Standing
from payment_service.domain.charging import ChargingRule
from payment_service.domain.errors import AmountMismatch, PaymentNotFound, UnknownPaymentMethod
from payment_service.domain.ledger import LedgerTransaction
from payment_service.domain.payment import Payment
from payment_service.domain.provider_state import IntentState, IntentStatus, RefundState, RefundStatus
from payment_service.domain.refund import Refund
from payment_service.domain.webhook import HeardWebhook
from servicekit.domain import Event, HandledBefore, Stale
from servicekit.domain.errors import OutcomeUnknown, Unavailable

S = TypeVar("S")


@dataclass
class Memory:
    """What is committed."""

    payments: dict[UUID, Payment] = field(default_factory=dict)
    refunds: dict[UUID, Refund] = field(default_factory=dict)
    webhooks: set[UUID] = field(default_factory=set)
    events: list[Event] = field(default_factory=list)
    transactions: list[LedgerTransaction] = field(default_factory=list)

    def unit_of_work(self) -> "MemoryUnitOfWork":
        return MemoryUnitOfWork(self)


class MemoryPayments:
    def __init__(self, state: Memory) -> None:
        self._state = state

    async def of_id(self, payment_id: UUID) -> Payment:
        return self._found(lambda payment: payment.id == payment_id)

    async def owned(self, payment_id: UUID, owner_id: UUID) -> Payment:
        return self._found(lambda payment: (payment.id, payment.owner_id) == (payment_id, owner_id))

    async def of_order(self, order_id: UUID) -> Payment | None:
        return next((copy.deepcopy(p) for p in self._state.payments.values() if p.order_id == order_id), None)

    async def of_intent(self, intent_id: str) -> Payment | None:
        return next((copy.deepcopy(p) for p in self._state.payments.values() if p.intent_id == intent_id), None)

    async def add(self, payment: Payment) -> None:
        if await self.of_order(payment.order_id) is not None:
            raise Stale
        self._state.payments[payment.id] = copy.deepcopy(payment)

    async def save(self, payment: Payment) -> None:
        self._state.transactions += payment.pull_transactions()
        self._state.events += payment.pull_events()
        self._state.payments[payment.id] = copy.deepcopy(payment)

    def _found(self, wanted: Any) -> Payment:
        for payment in self._state.payments.values():
            if wanted(payment):
                return copy.deepcopy(payment)
        raise PaymentNotFound


class MemoryRefunds:
    def __init__(self, state: Memory) -> None:
        self._state = state

    async def find(self, refund_id: UUID) -> Refund | None:
        return copy.deepcopy(self._state.refunds.get(refund_id))

    async def made_as(self, provider_id: str) -> Refund | None:
        return next((copy.deepcopy(r) for r in self._state.refunds.values() if r.provider_id == provider_id), None)

    async def add(self, refund: Refund) -> None:
        self._state.refunds[refund.id] = copy.deepcopy(refund)

    async def save(self, refund: Refund) -> None:
        self._state.refunds[refund.id] = copy.deepcopy(refund)


class MemoryUnitOfWork:
    """Works on a copy; a clean exit puts it in place."""

    def __init__(self, committed: Memory) -> None:
        self._committed = committed

    async def __aenter__(self) -> Self:
        self._state = copy.deepcopy(self._committed)
        self.payments = MemoryPayments(self._state)
        self.refunds = MemoryRefunds(self._state)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self._committed.__dict__.update(self._state.__dict__)

    def answer_with(self, result: object) -> None: ...

    def once(self, event_id: UUID) -> None:
        if event_id in self._state.webhooks:
            raise HandledBefore
        self._state.webhooks.add(event_id)


@dataclass
class FakeProvider:
    """A provider in memory. `loses_answers` charges and then says nothing; `away` does nothing at all."""

    name: str = "sandbox"
    intents: dict[str, IntentState] = field(default_factory=dict)
    amounts: dict[str, Money] = field(default_factory=dict)
    charges: list[str] = field(default_factory=list)
    keys: dict[str, IntentState] = field(default_factory=dict)
    refunds: dict[UUID, RefundState] = field(default_factory=dict)
    refund_keys: dict[str, RefundState] = field(default_factory=dict)
    refunds_made: int = 0
    refund_status: RefundStatus = RefundStatus.SUCCEEDED
    loses_answers: bool = False
    away: bool = False

    async def create(self, order_id: UUID, amount: Money) -> IntentState:
        intent_id = f"pi_{order_id}"
        if self.amounts.setdefault(intent_id, amount) != amount:
            raise AmountMismatch
        state = IntentState(intent_id, IntentStatus.PAYABLE, client_secret=f"{intent_id}_secret")
        return self._answer(self.intents.setdefault(intent_id, state))

    async def confirm(self, intent_id: str, payment_method: str, return_url: str, key: str) -> IntentState:
        self._reached()
        if key not in self.keys:
            self.keys[key] = self.intents[intent_id] = self._charge(self.intents[intent_id], payment_method)
        return self._answer(self.keys[key])

    async def fetch(self, intent_id: str) -> IntentState:
        self._reached()
        return self.intents[intent_id]

    async def cancel(self, intent_id: str) -> IntentState:
        self._reached()
        if self.intents[intent_id].status is not IntentStatus.SUCCEEDED:
            self.intents[intent_id] = replace(self.intents[intent_id], status=IntentStatus.CANCELLED)
        return self._answer(self.intents[intent_id])

    def charging_rule(self, currency: str) -> ChargingRule:
        return ChargingRule(currency, 50, 99_999_999, 10 if currency == "KWD" else 1)

    async def refund(self, intent_id: str, refund_id: UUID, amount: Money, reason: str, key: str) -> RefundState:
        self._reached()
        if key not in self.refund_keys:
            made = RefundState(f"re_{len(self.refund_keys)}", intent_id, self.refund_status, amount, refund_id)
            self.refund_keys[key] = self.refunds[refund_id] = made
            self.refunds_made += 1
        return self._answer(self.refunds[refund_id])

    async def find_refund(self, intent_id: str, refund_id: UUID) -> RefundState | None:
        self._reached()
        return self.refunds.get(refund_id)

    def forget_keys(self) -> None:
        """A day has passed at the provider."""
        self.keys.clear()
        self.refund_keys.clear()

    async def fetch_refund(self, provider_id: str) -> RefundState:
        self._reached()
        return next(refund for refund in self.refunds.values() if refund.provider_id == provider_id)

    def _charge(self, state: IntentState, method: str) -> IntentState:
        charge = f"ch_{uuid4().hex}"
        if state.status in (IntentStatus.SUCCEEDED, IntentStatus.CANCELLED):
            return state
        if method == "pm_unknown":
            raise UnknownPaymentMethod
        if method == "pm_declined":
            return replace(state, status=IntentStatus.PAYABLE, charge_id=charge, decline_code="generic_decline")
        if method == "pm_challenge":
            return replace(state, status=IntentStatus.REQUIRES_ACTION, action_url="https://bank.example/3ds")
        self.charges.append(charge)
        amount = self.amounts[state.intent_id]
        return replace(state, status=IntentStatus.SUCCEEDED, charge_id=charge, received=amount, decline_code=None)

    def _reached(self) -> None:
        if self.away:
            raise Unavailable

    def _answer(self, state: S) -> S:
        if self.loses_answers:
            raise OutcomeUnknown
        return state


@dataclass
class MemoryWebhookLog:
    """What was heard, each delivery."""

    heard: list[HeardWebhook] = field(default_factory=list)

    def note(self, heard: HeardWebhook) -> None:
        self.heard.append(heard)

    async def keep(self, heard: HeardWebhook) -> None:
        self.heard.append(heard)


@dataclass
class MemoryQueries:
    """The reads that use cases make, over committed memory."""

    memory: Memory

    async def standing(self, intent_id: str) -> Standing | None:
        found = (p for p in self.memory.payments.values() if p.intent_id == intent_id)
        return next((Standing(payment.id, payment.status) for payment in found), None)

    async def of_orders(self, order_ids: Sequence[UUID]) -> list[Any]:
        views = [p for p in self.memory.payments.values() if p.order_id in order_ids]
        return [_View(payment.id, payment.order_id, payment.status, payment.created_at) for payment in views]

    async def anything_due(self) -> bool:
        payments, refunds = self.memory.payments.values(), self.memory.refunds.values()
        return any(p.check_at is not None for p in payments) or any(r.check_at is not None for r in refunds)

    async def claim_due_payments(self, limit: int) -> list[UUID]:
        return [payment.id for payment in self.memory.payments.values() if payment.check_at is not None][:limit]

    async def claim_due_refunds(self, limit: int) -> list[UUID]:
        return [refund.id for refund in self.memory.refunds.values() if refund.check_at is not None][:limit]


@dataclass(frozen=True)
class _View:
    id: UUID
    order_id: UUID
    status: str
    updated_at: Any
