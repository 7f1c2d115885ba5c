"""Answers that are none: pages, redirects, statuses of a later time, silence before the connection stands."""

import asyncio
import socket
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from provider_ways import BACK, ProviderAt
from sandbox_process import API_KEY, SandboxProcess

from commerce.values import Money
from payment_service.domain.errors import UnknownPaymentMethod
from payment_service.domain.provider_state import IntentStatus, RefundStatus
from servicekit.domain.errors import OutcomeUnknown, Unavailable

AMOUNT = Money(1999, "EUR")


@pytest.mark.parametrize("strange", ["html", "html_refusal", "redirect", "unknown_status"])
async def test_an_answer_that_cannot_be_read_leaves_the_outcome_open(
    provider_at: ProviderAt, sandbox: SandboxProcess, strange: str
) -> None:
    provider, key = provider_at(sandbox.url, API_KEY), str(uuid4())
    intent = await provider.create(uuid4(), AMOUNT)
    await sandbox.faults(strange_answer=strange)
    with pytest.raises(OutcomeUnknown):
        await provider.confirm(intent.intent_id, "pm_card_visa", BACK, key)
    with pytest.raises(OutcomeUnknown):
        await provider.fetch(intent.intent_id)
    await sandbox.faults()
    assert (await provider.confirm(intent.intent_id, "pm_card_visa", BACK, key)).status is IntentStatus.SUCCEEDED


@pytest.mark.parametrize("strange", ["html", "html_refusal", "redirect", "unknown_status"])
async def test_a_refund_whose_answer_cannot_be_read_has_not_failed(
    provider_at: ProviderAt, sandbox: SandboxProcess, strange: str
) -> None:
    provider, refund_id = provider_at(sandbox.url, API_KEY), uuid4()
    intent = await provider.create(uuid4(), AMOUNT)
    await provider.confirm(intent.intent_id, "pm_card_visa", BACK, str(uuid4()))
    await sandbox.faults(strange_answer=strange)
    with pytest.raises(OutcomeUnknown):
        await provider.refund(intent.intent_id, refund_id, AMOUNT, "damaged", str(refund_id))
    await sandbox.faults()
    made = await provider.refund(intent.intent_id, refund_id, AMOUNT, "damaged", str(refund_id))
    assert made.status is RefundStatus.SUCCEEDED


async def test_an_intent_that_is_not_there_is_not_the_cards_fault(
    provider_at: ProviderAt, sandbox: SandboxProcess
) -> None:
    provider = provider_at(sandbox.url, API_KEY)
    for method in ("pm_card_visa", "pm_card_unheard_of"):
        with pytest.raises(Unavailable):
            await provider.confirm("pi_of_another_account", method, BACK, str(uuid4()))
    with pytest.raises(Unavailable):
        await provider.refund("pi_of_another_account", uuid4(), AMOUNT, "damaged", str(uuid4()))


async def test_only_an_error_about_the_payment_method_blames_it(
    provider_at: ProviderAt, sandbox: SandboxProcess
) -> None:
    provider = provider_at(sandbox.url, API_KEY)
    intent = await provider.create(uuid4(), AMOUNT)
    with pytest.raises(UnknownPaymentMethod):
        await provider.confirm(intent.intent_id, "pm_card_unheard_of", BACK, str(uuid4()))
    with pytest.raises(Unavailable):
        await provider.confirm(intent.intent_id, "pm_card_authenticationRequired", "", str(uuid4()))


@pytest.fixture
async def never_accepting() -> AsyncIterator[str]:
    """An address where connections are never accepted: its queue is full."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        address = listener.getsockname()
        waiting = [socket.socket() for _ in range(4)]
        for queued in waiting:
            queued.setblocking(False)
            with pytest.raises(BlockingIOError):
                queued.connect(address)
        await asyncio.sleep(0.05)
        yield f"http://127.0.0.1:{address[1]}"
        for queued in waiting:
            queued.close()


async def test_a_connection_that_never_stands_means_surely_not_done(
    provider_at: ProviderAt, never_accepting: str
) -> None:
    with pytest.raises(Unavailable):
        await provider_at(never_accepting, API_KEY).create(uuid4(), AMOUNT)
