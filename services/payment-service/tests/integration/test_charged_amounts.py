"""What arrives at the provider, in the currencies that it counts otherwise than ISO 4217 does."""

from uuid import uuid4

import pytest
from provider_ways import BACK, ProviderAt
from sandbox_process import API_KEY, SandboxProcess

from commerce.values import Money
from payment_service.domain.errors import AmountNotChargeable


@pytest.mark.parametrize(
    ("amount", "arrives"),
    [(Money(5000, "ISK"), 500_000), (Money(5000, "UGX"), 500_000), (Money(500_000, "MGA"), 5000)],
    ids=str,
)
async def test_a_charge_and_its_refund_are_of_the_amount_that_was_meant(
    provider_at: ProviderAt, sandbox: SandboxProcess, amount: Money, arrives: int
) -> None:
    provider, refund_id = provider_at(sandbox.url, API_KEY), uuid4()
    intent = await provider.create(uuid4(), amount)
    paid = await provider.confirm(intent.intent_id, "pm_card_visa", BACK, str(uuid4()))
    assert paid.received == amount
    (row,) = [row for row in (await sandbox.ledger())["intents"] if row["id"] == intent.intent_id]
    assert row["amount"] == arrives
    refund = await provider.refund(intent.intent_id, refund_id, amount, "damaged", str(refund_id))
    assert refund.amount == amount


@pytest.mark.parametrize("amount", [Money(30, "EUR"), Money(29, "GBP"), Money(49, "JPY"), Money(1000, "IQD")], ids=str)
async def test_what_the_provider_refuses_to_charge_is_the_amounts_fault(
    provider_at: ProviderAt, sandbox: SandboxProcess, amount: Money
) -> None:
    with pytest.raises(AmountNotChargeable):
        await provider_at(sandbox.url, API_KEY).create(uuid4(), amount)
