"""Refunds: never more than was charged."""

import asyncio

from conftest import Client


async def test_partial_refunds_add_up_to_the_charge_and_no_further(sandbox: Client) -> None:
    paid = await sandbox.a_paid_intent(amount=1000)
    status, refund = await sandbox.post(
        "/v1/refunds", {"payment_intent": paid["id"], "amount": 400, "metadata[a]": "b"}
    )
    assert (status, refund["status"], refund["amount"], refund["metadata"]) == (200, "succeeded", 400, {"a": "b"})
    assert (await sandbox.post("/v1/refunds", {"payment_intent": paid["id"], "amount": 601}))[0] == 400
    _, rest = await sandbox.post("/v1/refunds", {"payment_intent": paid["id"]})
    assert rest["amount"] == 600
    status, answer = await sandbox.post("/v1/refunds", {"payment_intent": paid["id"]})
    assert (status, answer["error"]["code"]) == (400, "charge_already_refunded")
    assert await sandbox.get(f"/v1/refunds/{refund['id']}") == (200, refund)


async def test_refunds_at_once_never_exceed_the_charge(sandbox: Client) -> None:
    paid = await sandbox.a_paid_intent(amount=1000)
    form = {"payment_intent": paid["id"], "amount": 300}
    answers = await asyncio.gather(*(sandbox.post("/v1/refunds", form) for _ in range(6)))
    assert sorted(status for status, _ in answers) == [200, 200, 200, 400, 400, 400]


async def test_an_unpaid_intent_cannot_be_refunded(sandbox: Client) -> None:
    intent = await sandbox.an_intent()
    assert (await sandbox.post("/v1/refunds", {"payment_intent": intent["id"]}))[0] == 400
    assert (await sandbox.get("/v1/refunds/re_nothing"))[0] == 404


async def _settled(sandbox: Client, refund_id: str, status: str) -> dict[str, object]:
    for _ in range(600):
        _, refund = await sandbox.get(f"/v1/refunds/{refund_id}")
        if refund["status"] == status:
            return refund
        await asyncio.sleep(0.05)
    raise AssertionError(f"{refund} did not become {status}")


async def test_a_pending_refund_comes_through_later(sandbox: Client) -> None:
    paid = await sandbox.a_paid_intent("pm_card_pendingRefund")
    _, refund = await sandbox.post("/v1/refunds", {"payment_intent": paid["id"]})
    assert refund["status"] == "pending"
    await _settled(sandbox, refund["id"], "succeeded")


async def test_a_refund_can_come_back(sandbox: Client) -> None:
    paid = await sandbox.a_paid_intent("pm_card_refundFail")
    _, refund = await sandbox.post("/v1/refunds", {"payment_intent": paid["id"]})
    assert refund["status"] == "succeeded"
    failed = await _settled(sandbox, refund["id"], "failed")
    assert failed["failure_reason"] == "lost_or_stolen_card"
