"""Captures that are not what was asked for: signed by the provider, so they are facts."""

import json
from uuid import uuid4

import pytest
from payment_api import PaymentApi
from sandbox_process import SandboxProcess

OWNER = uuid4()


def an_event(intent_id: str, amount: int, currency: str) -> bytes:
    about = {
        "id": intent_id, "status": "succeeded", "amount_received": amount, "currency": currency,
        "latest_charge": "ch_1",
    }  # fmt: skip
    return json.dumps(
        {"id": f"evt_{uuid4().hex}", "type": "payment_intent.succeeded", "data": {"object": about}}
    ).encode()


@pytest.mark.parametrize(("amount", "currency"), [(1899, "eur"), (2099, "eur"), (1999, "usd"), (0, "eur")])
async def test_a_capture_is_shown_as_it_was(
    api: PaymentApi, sandbox: SandboxProcess, amount: int, currency: str
) -> None:
    payment = await api.a_payment(OWNER, amount=1999)
    answer = await api.hear(an_event(await sandbox.intent_of(payment["order_id"]), amount, currency))
    assert answer.status_code == 200
    captured = {"amount": amount, "currency": currency.upper()}
    shown = (await api.get(f"/payments/{payment['id']}", OWNER)).json()
    assert (shown["status"], shown["captured"], shown["amount"]["currency"]) == ("succeeded", captured, "EUR")
    assert await api.void(payment["order_id"]) == "succeeded"
    assert (await api.refund(payment["order_id"], amount + 1)).json()["code"] == "refund_exceeds_captured"


async def test_what_the_provider_took_too_little_goes_back_whole(api: PaymentApi) -> None:
    payment = await api.a_paid_payment(OWNER, "pm_card_paysLess")
    shown = (await api.get(f"/payments/{payment['id']}", OWNER)).json()
    assert (shown["amount"]["amount"], shown["captured"]["amount"]) == (1999, 1899)
    assert (await api.refund(payment["order_id"], 1899)).json()["status"] == "succeeded"
