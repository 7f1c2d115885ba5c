"""The Stripe adapter: the official SDK against the sandbox, which speaks Stripe's language, and the port's promises.

Every test runs over both transports, so that they cannot come to differ.
"""

from collections.abc import Callable
from uuid import uuid4

import pytest
from provider_ways import BACK, ProviderAt
from sandbox_process import API_KEY, SandboxProcess

from commerce.values import Money
from payment_service.domain.errors import AmountMismatch, UnknownPaymentMethod
from payment_service.domain.provider_state import IntentStatus, RefundStatus
from payment_service.infrastructure.card_provider import CardProvider
from servicekit.domain.errors import OutcomeUnknown, Unavailable

AMOUNT = Money(1999, "EUR")


@pytest.fixture
def provider(provider_at: ProviderAt, sandbox: SandboxProcess) -> CardProvider:
    return provider_at(sandbox.url, API_KEY)


async def test_create_is_the_same_intent_at_each_repeat(provider: CardProvider) -> None:
    order = uuid4()
    first = await provider.create(order, AMOUNT)
    assert (first.status, first.client_secret.split("_secret_")[0]) == (IntentStatus.PAYABLE, first.intent_id)
    assert await provider.create(order, AMOUNT) == first
    with pytest.raises(AmountMismatch):
        await provider.create(order, Money(100, "EUR"))


async def test_confirm_charges_once_per_key(provider: CardProvider) -> None:
    intent, key = await provider.create(uuid4(), AMOUNT), str(uuid4())
    paid = await provider.confirm(intent.intent_id, "pm_card_visa", BACK, key)
    assert (paid.status, paid.received) == (IntentStatus.SUCCEEDED, AMOUNT)
    assert await provider.confirm(intent.intent_id, "pm_card_visa", BACK, key) == paid
    late = await provider.confirm(intent.intent_id, "pm_card_visa", BACK, str(uuid4()))
    assert (late.status, late.charge_id) == (IntentStatus.SUCCEEDED, paid.charge_id)
    assert await provider.fetch(intent.intent_id) == paid


async def test_a_decline_is_an_answer(provider: CardProvider) -> None:
    intent = await provider.create(uuid4(), AMOUNT)
    state = await provider.confirm(intent.intent_id, "pm_card_chargeDeclinedExpiredCard", BACK, str(uuid4()))
    assert (state.status, state.decline_code) == (IntentStatus.PAYABLE, "expired_card")
    assert state.charge_id == (await provider.fetch(intent.intent_id)).charge_id


async def test_a_3_d_secure_that_failed_is_a_decline_without_a_charge(
    provider: CardProvider, sandbox: SandboxProcess
) -> None:
    intent = await provider.create(uuid4(), AMOUNT)
    waiting = await provider.confirm(intent.intent_id, "pm_card_authenticationRequired", BACK, str(uuid4()))
    await sandbox.authenticate(waiting.action_url or "", "fail")
    state = await provider.fetch(intent.intent_id)
    assert (state.status, state.charge_id) == (IntentStatus.PAYABLE, None)
    assert state.decline_code == "payment_intent_authentication_failure"


async def test_an_authentication_names_its_page(provider: CardProvider, sandbox: SandboxProcess) -> None:
    intent = await provider.create(uuid4(), AMOUNT)
    state = await provider.confirm(intent.intent_id, "pm_card_authenticationRequired", BACK, str(uuid4()))
    assert state.status is IntentStatus.REQUIRES_ACTION
    assert (state.action_url or "").startswith(f"{sandbox.url}/sandbox/3ds/")


async def test_an_unknown_card(provider: CardProvider) -> None:
    intent = await provider.create(uuid4(), AMOUNT)
    with pytest.raises(UnknownPaymentMethod):
        await provider.confirm(intent.intent_id, "pm_card_unheard_of", BACK, str(uuid4()))


async def test_cancel_says_what_became_of_it(provider: CardProvider) -> None:
    intent, paid = await provider.create(uuid4(), AMOUNT), await provider.create(uuid4(), AMOUNT)
    for _ in range(2):
        assert (await provider.cancel(intent.intent_id)).status is IntentStatus.CANCELLED
    await provider.confirm(paid.intent_id, "pm_card_visa", BACK, str(uuid4()))
    assert (await provider.cancel(paid.intent_id)).status is IntentStatus.SUCCEEDED


async def test_refunds(provider: CardProvider) -> None:
    intent, refund_id = await provider.create(uuid4(), AMOUNT), uuid4()
    await provider.confirm(intent.intent_id, "pm_card_visa", BACK, str(uuid4()))
    key = str(refund_id)
    made = await provider.refund(intent.intent_id, refund_id, Money(500, "EUR"), "damaged", key)
    assert (made.status, made.amount, made.our_id) == (RefundStatus.SUCCEEDED, Money(500, "EUR"), refund_id)
    assert await provider.refund(intent.intent_id, refund_id, Money(500, "EUR"), "damaged", key) == made
    assert await provider.fetch_refund(made.provider_id or "") == made
    refused = await provider.refund(intent.intent_id, uuid4(), Money(5000, "EUR"), "greed", "greedy")
    assert (refused.status, refused.provider_id) == (RefundStatus.FAILED, None)


async def test_a_refund_that_was_made_is_found_by_our_id(provider: CardProvider) -> None:
    intent, others, refund_id = await provider.create(uuid4(), AMOUNT), [uuid4() for _ in range(3)], uuid4()
    await provider.confirm(intent.intent_id, "pm_card_visa", BACK, str(uuid4()))
    assert await provider.find_refund(intent.intent_id, refund_id) is None
    made = await provider.refund(intent.intent_id, refund_id, Money(500, "EUR"), "damaged", str(refund_id))
    for other in others:
        await provider.refund(intent.intent_id, other, Money(1, "EUR"), "damaged", str(other))
    assert await provider.find_refund(intent.intent_id, refund_id) == made


async def test_a_key_used_with_other_words_says_that_the_refund_was_made(provider: CardProvider) -> None:
    intent, refund_id = await provider.create(uuid4(), AMOUNT), uuid4()
    await provider.confirm(intent.intent_id, "pm_card_visa", BACK, str(uuid4()))
    made = await provider.refund(intent.intent_id, refund_id, Money(500, "EUR"), "damaged", str(refund_id))
    again = await provider.refund(intent.intent_id, refund_id, Money(500, "EUR"), "in other words", str(refund_id))
    assert (again, again.status) == (made, RefundStatus.SUCCEEDED)
    with pytest.raises(OutcomeUnknown):
        await provider.refund(intent.intent_id, uuid4(), Money(500, "EUR"), "damaged", str(refund_id))


@pytest.mark.parametrize(("how", "provider_timeout"), [("hang", 2.0), ("close", 25.0)])
async def test_a_lost_answer_is_unknown(provider: CardProvider, sandbox: SandboxProcess, how: str) -> None:
    intent, key = await provider.create(uuid4(), AMOUNT), str(uuid4())
    await sandbox.faults(lose_answer_percent=100, lost_answer=how)
    with pytest.raises(OutcomeUnknown):
        await provider.confirm(intent.intent_id, "pm_card_visa", BACK, key)
    await sandbox.faults()
    assert (await provider.confirm(intent.intent_id, "pm_card_visa", BACK, key)).status is IntentStatus.SUCCEEDED


async def test_trouble_at_the_provider_is_unknown(provider: CardProvider, sandbox: SandboxProcess) -> None:
    await sandbox.faults(unavailable_percent=100)
    with pytest.raises(OutcomeUnknown):
        await provider.create(uuid4(), AMOUNT)


async def test_nobody_there_means_surely_not_done(provider_at: ProviderAt, free_port: Callable[[], int]) -> None:
    provider = provider_at(f"http://127.0.0.1:{free_port()}", API_KEY)
    for _ in range(10):
        with pytest.raises(Unavailable):
            await provider.create(uuid4(), AMOUNT)


async def test_a_wrong_key_is_our_mistake_and_charges_nothing(provider_at: ProviderAt, sandbox: SandboxProcess) -> None:
    with pytest.raises(Unavailable):
        await provider_at(sandbox.url, "sk_wrong").create(uuid4(), AMOUNT)
