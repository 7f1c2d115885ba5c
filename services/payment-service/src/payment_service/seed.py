"""Demo history: payments that were paid in the past.

    python -m payment_service.seed --file orders.json

reads `[{"order_id", "owner_id", "amount": {"amount", "currency"}, "paid_at", "refunds": [{"refund_id",
"amount": {…}, "refunded_at", "reason"}]}]` (`-` is stdin; `refunds` is optional; times are RFC 3339) and writes
`[{"order_id", "payment_id"}]` to stdout. The sandbox's ledger is backdated alike, no event is published, and a repeat
changes nothing.
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated
from uuid import UUID

import aiohttp
import orjson
from pydantic import AwareDatetime, Field, TypeAdapter

from commerce.bodies import Money
from payment_service.config.settings import PaymentSettings, ProviderName
from payment_service.domain.payment import Payment
from payment_service.infrastructure.backdated_transport import ADMIN_HEADER, BackdatedTransport
from payment_service.infrastructure.card_provider import CardProvider
from payment_service.infrastructure.sandbox_transport import SandboxTransport
from payment_service.infrastructure.transport import Exchange
from payment_service.infrastructure.unit_of_work import PaymentUnitOfWork
from servicekit.database import Database
from servicekit.domain import Event, new_id, retried_when_stale
from servicekit.schemas import Internal
from servicekit.settings import load_settings

AT_ONCE = 8


class PastRefund(Internal):
    """Money that went back."""

    refund_id: UUID
    amount: Money
    refunded_at: AwareDatetime
    reason: str = "returned"


class PastPayment(Internal):
    """An order that was paid."""

    order_id: UUID
    owner_id: UUID
    amount: Money
    paid_at: AwareDatetime
    payment_method: str = "pm_card_visa"
    refunds: Annotated[tuple[PastRefund, ...], Field(max_length=50)] = ()


class Unpublished:
    """An outbox that swallows: what happened long ago is no news."""

    def append(self, transaction: object, aggregate_id: UUID, events: Sequence[Event]) -> None:
        """Drop the events: consumers would act on what happened long ago."""

    def wake(self) -> None:
        """Do nothing: there is no relay to wake."""


async def seed_paid_payments(settings: PaymentSettings, payments: Sequence[PastPayment]) -> dict[UUID, UUID]:
    """Record each payment at the sandbox and here, as of its own time; answers {order_id: payment_id}."""
    if settings.in_production or settings.provider is not ProviderName.SANDBOX:
        raise SystemExit("Demo history needs the payment sandbox, and is refused in production.")
    database = Database.open(settings.database, "payment-service seed")
    try:
        async with aiohttp.ClientSession() as session:
            seeder = _Seeder(settings, session, database, asyncio.Semaphore(AT_ONCE))
            return dict(await asyncio.gather(*map(seeder.seed, payments)))
    finally:
        await database.close()


@dataclass(frozen=True, slots=True)
class _Seeder:
    settings: PaymentSettings
    session: aiohttp.ClientSession
    database: Database
    turns: asyncio.Semaphore

    @retried_when_stale
    async def seed(self, past: PastPayment) -> tuple[UUID, UUID]:
        """One payment in one transaction; the sandbox answers a repeat as it did before."""
        async with self.turns, PaymentUnitOfWork(self.database, Unpublished(), lambda: past.paid_at) as uow:
            payment = await uow.payments.of_order(past.order_id)
            if payment is None:
                payment = await self._create(past)
                await uow.payments.add(payment)
                await self._pay(payment, past)
                for refund in past.refunds:
                    await self._refund(uow, payment, refund)
                await uow.payments.save(payment)
        return past.order_id, payment.id

    async def _create(self, past: PastPayment) -> Payment:
        provider = self._provider(past.paid_at)
        intent = await provider.create(past.order_id, past.amount.to_domain())
        return Payment(
            id=new_id(int(past.paid_at.timestamp() * 1000)),
            order_id=past.order_id,
            owner_id=past.owner_id,
            amount=past.amount.to_domain(),
            provider=provider.name,
            intent_id=intent.intent_id,
            client_secret=intent.client_secret,
            created_at=past.paid_at,
        )

    async def _pay(self, payment: Payment, past: PastPayment) -> None:
        key, back = f"seed:{past.order_id}", self.settings.sandbox_public_url
        attempt = payment.begin_attempt(past.payment_method, back, key, past.paid_at)
        provider = self._provider(past.paid_at)
        state = await provider.confirm(payment.intent_id or "", past.payment_method, back, key)
        payment.observe(state, past.paid_at, attempt_id=attempt.id)

    async def _refund(self, uow: PaymentUnitOfWork, payment: Payment, past: PastRefund) -> None:
        refund = payment.begin_refund(past.refund_id, past.amount.to_domain(), past.reason, past.refunded_at)
        await uow.refunds.add(refund)
        provider = self._provider(past.refunded_at)
        state = await provider.refund(payment.intent_id or "", refund.id, refund.amount, refund.reason, str(refund.id))
        payment.observe_refund(refund, state, past.refunded_at)
        await uow.refunds.save(refund)

    def _provider(self, moment: datetime) -> CardProvider:
        api_key, admin_key = self.settings.sandbox_api_key, self.settings.sandbox_admin_key
        transport = SandboxTransport(
            Exchange(self.session, self.settings.provider_timeout_seconds),
            self.settings.sandbox_url,
            api_key.get_secret_value() if api_key else "",
            {ADMIN_HEADER: admin_key.get_secret_value() if admin_key else ""},
        )
        return CardProvider("sandbox", BackdatedTransport(transport, moment))


def main() -> None:
    """Read the file, seed, print what became of it."""
    parser = argparse.ArgumentParser(prog="payment_service.seed", description="Import payments of the past.")
    parser.add_argument("--file", required=True, help="orders as JSON; - is stdin")
    file: str = parser.parse_args().file
    raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    payments = TypeAdapter(list[PastPayment]).validate_json(raw)
    ids = asyncio.run(seed_paid_payments(load_settings(PaymentSettings), payments))
    made = [{"order_id": str(order_id), "payment_id": str(payment_id)} for order_id, payment_id in ids.items()]
    sys.stdout.buffer.write(orjson.dumps(made, default=str) + b"\n")


if __name__ == "__main__":
    main()
