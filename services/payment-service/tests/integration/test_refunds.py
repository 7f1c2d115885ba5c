"""Refunds against the real sandbox."""

import asyncio
import json
from uuid import uuid4

import pytest
from payment_api import PaymentApi
from sandbox_process import SandboxProcess

pytestmark = pytest.mark.both_ways

OWNER = uuid4()


async def test_a_refund_in_two_parts(api: PaymentApi) -> None:
    payment = await api.a_paid_payment(OWNER, amount=1000)
    for amount in (600, 400):
        answer = await api.refund(payment["order_id"], amount)
        assert (answer.status_code, answer.json()["status"]) == (201, "succeeded")
    answer = await api.refund(payment["order_id"], 1)
    assert (answer.status_code, answer.json()["code"]) == (409, "refund_exceeds_captured")
    details = (await api.get(f"/payments/{payment['id']}", OWNER)).json()
    assert (details["refunded"]["amount"], [r["amount"]["amount"] for r in details["refunds"]]) == (1000, [600, 400])


async def test_what_cannot_be_refunded(api: PaymentApi) -> None:
    open_ = await api.a_payment(OWNER)
    assert (await api.refund(open_["order_id"], 1)).json()["code"] == "refund_exceeds_captured"
    assert (await api.refund(str(uuid4()), 1)).json()["code"] == "payment_not_found"
    paid, refund_id = await api.a_paid_payment(OWNER), uuid4()
    assert (await api.refund(paid["order_id"], 500, refund_id)).status_code == 201
    assert (await api.refund(paid["order_id"], 400, refund_id)).json()["code"] == "refund_mismatch"
    assert (await api.refund(paid["order_id"], 0)).status_code == 422


async def test_a_pending_refund_is_told_of_later(api: PaymentApi, sandbox: SandboxProcess) -> None:
    payment = await api.a_paid_payment(OWNER, "pm_card_pendingRefund")
    answer = await api.refund(payment["order_id"], 500)
    assert answer.json()["status"] == "pending"
    event = await _awaited(sandbox, answer.json()["refund_id"], "refund.updated")
    await api.hear(event)
    details = (await api.get(f"/payments/{payment['id']}", OWNER)).json()
    assert (details["refunds"][0]["status"], details["refunded"]["amount"]) == ("succeeded", 500)


async def test_a_refund_that_comes_back_is_booked_back(api: PaymentApi, sandbox: SandboxProcess) -> None:
    payment = await api.a_paid_payment(OWNER, "pm_card_refundFail")
    answer = await api.refund(payment["order_id"], 500)
    assert answer.json()["status"] == "succeeded"
    await api.hear(await _awaited(sandbox, answer.json()["refund_id"], "refund.failed"))
    details = (await api.get(f"/payments/{payment['id']}", OWNER)).json()
    assert (details["refunds"][0]["status"], details["refunded"]["amount"]) == ("failed", 0)
    transactions = (await api.get(f"/payments/{payment['id']}/transactions", OWNER)).json()["items"]
    assert [t["kind"] for t in transactions] == ["capture", "refund", "refund_reversal"]
    staffs = (await api.get(f"/payments/{payment['id']}", uuid4(), "admin")).json()
    assert staffs["refunds"][0]["failure_code"] == "lost_or_stolen_card"


async def test_a_refund_the_provider_refuses_has_failed(api: PaymentApi, sandbox: SandboxProcess) -> None:
    payment = await api.a_paid_payment(OWNER, amount=1000)
    await sandbox.post("/v1/refunds", payment_intent=await sandbox.intent_of(payment["order_id"]), amount=900)
    answer = await api.refund(payment["order_id"], 500)
    assert (answer.status_code, answer.json()["status"]) == (201, "failed")


async def _awaited(sandbox: SandboxProcess, about: str, kind: str) -> bytes:
    for _ in range(1200):
        if events := await sandbox.events(about, kind):
            assert json.loads(events[0])["type"] == kind
            return events[0]
        await asyncio.sleep(0.02)
    raise AssertionError(f"no {kind} about {about}")
