"""The application over fakes, for unit tests."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from builders import TurnableClock
from fakes import FakeProvider, Memory, MemoryQueries, MemoryWebhookLog

from commerce.values import Money
from payment_service.application import Application, assemble
from payment_service.application.confirm_payment import Confirmation
from payment_service.domain.payment import Payment
from payment_service.domain.provider_state import ProviderEvent

VISA = "pm_card_visa"


class TrustingReader:
    """Hands over the event it was given, whatever the signature."""

    event: ProviderEvent

    def read(self, body: bytes, signature: str) -> ProviderEvent:
        return self.event


@dataclass
class World:
    """An application and everything it touches."""

    app: Application
    memory: Memory
    provider: FakeProvider
    clock: TurnableClock
    reader: TrustingReader
    log: MemoryWebhookLog

    async def a_payment(self, amount: int = 1999) -> Payment:
        return await self.app.create_intent(uuid4(), uuid4(), Money(amount, "EUR"))

    async def confirm(
        self, payment: Payment, method: str = "pm_card_visa", key: str = "key", **changes: Any
    ) -> Payment:
        fields: dict[str, Any] = {
            "payment_id": payment.id,
            "owner_id": payment.owner_id,
            "payment_method": method,
            "return_url": "https://shop.example/back",
            "request_key": key,
        }
        return await self.app.confirm_payment(Confirmation(**fields | changes))

    async def a_paid_payment(self, amount: int = 1999) -> Payment:
        return await self.confirm(await self.a_payment(amount))

    async def hear(self, event: ProviderEvent) -> None:
        self.reader.event = event
        await self.app.receive_webhook(b"", "")

    def stored(self, payment: Payment) -> Payment:
        return self.memory.payments[payment.id]

    def events(self) -> list[str]:
        return [event.type for event in self.memory.events]

    def refunded(self, payment_id: UUID) -> int:
        return sum(refund.amount.amount for refund in self.memory.refunds.values() if refund.payment_id == payment_id)


def a_world() -> World:
    """Nothing has happened yet."""
    memory, provider, clock, reader = Memory(), FakeProvider(), TurnableClock(), TrustingReader()
    queries: Any = MemoryQueries(memory)
    log = MemoryWebhookLog()
    app = assemble(memory.unit_of_work, provider, queries, queries, reader, log, clock)
    return World(app, memory, provider, clock, reader, log)
