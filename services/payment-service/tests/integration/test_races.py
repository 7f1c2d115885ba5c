"""Everything at once: one row, one lock, one charge."""

import asyncio
from uuid import uuid4

import pytest
import sqlalchemy as sa
from payment_api import PaymentApi
from sandbox_process import SandboxProcess

from servicekit.database import Database, Statement

OWNER = uuid4()
SUCCEEDED = Statement(sa.text("SELECT count(*) FROM outbox WHERE type = 'souk.payment.succeeded.v1'"))
CAPTURES = Statement(sa.text("SELECT count(*) FROM ledger_transactions WHERE kind = 'capture'"))
REFUNDED = Statement(sa.text("SELECT coalesce(sum(debit), 0)::bigint FROM ledger_entries WHERE account = 'refunds'"))


async def test_two_tabs_confirm_at_once(api: PaymentApi, sandbox: SandboxProcess, database: Database) -> None:
    for _ in range(5):
        payment = await api.a_payment(OWNER)
        answers = await asyncio.gather(*(api.confirm(payment, OWNER) for _ in range(4)))
        assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
        assert await api.status(payment, OWNER) == "succeeded"
        assert len(await sandbox.charges(payment["order_id"])) == 1
    assert await database.fetch_value(SUCCEEDED) == await database.fetch_value(CAPTURES) == 5


async def test_one_confirmation_sent_five_times_with_one_key(api: PaymentApi, sandbox: SandboxProcess) -> None:
    payment, key = await api.a_payment(OWNER), str(uuid4())
    answers = await asyncio.gather(*(api.confirm(payment, OWNER, key=key) for _ in range(5)))
    assert {answer.status_code for answer in answers} <= {200, 409}
    assert {answer.json().get("code") for answer in answers if answer.status_code == 409} <= {"idempotency_in_progress"}
    final = await api.confirm(payment, OWNER, key=key)
    assert final.json()["status"] == "succeeded"
    assert len(await sandbox.charges(payment["order_id"])) == 1


@pytest.mark.parametrize("copies", [1, 3])
async def test_webhook_against_confirmation(
    api: PaymentApi, sandbox: SandboxProcess, database: Database, copies: int
) -> None:
    for _ in range(5):
        payment = await api.a_payment(OWNER)
        confirming = asyncio.create_task(api.confirm(payment, OWNER))
        while not (events := await sandbox.events(payment["order_id"], "payment_intent.succeeded")):
            await asyncio.sleep(0)
        heard = await asyncio.gather(*(api.hear(events[0]) for _ in range(copies)))
        assert {answer.status_code for answer in heard} == {200}
        answer = await confirming
        assert (answer.status_code, answer.json()["status"]) == (200, "succeeded")
    assert await database.fetch_value(SUCCEEDED) == await database.fetch_value(CAPTURES) == 5


async def test_the_webhook_comes_before_the_lost_answer_is_asked_for_again(
    api: PaymentApi, sandbox: SandboxProcess, database: Database
) -> None:
    payment, key = await api.a_payment(OWNER), str(uuid4())
    await sandbox.faults(lose_answer_percent=100, lost_answer="close")
    assert (await api.confirm(payment, OWNER, key=key)).status_code == 504
    await sandbox.faults()
    (event,) = await sandbox.events(payment["order_id"], "payment_intent.succeeded")
    _, answer = await asyncio.gather(api.hear(event), api.confirm(payment, OWNER, key=key))
    assert (answer.status_code, answer.json()["status"]) == (200, "succeeded")
    assert await database.fetch_value(SUCCEEDED) == 1


async def test_cancel_while_the_payment_is_in_flight(api: PaymentApi, sandbox: SandboxProcess) -> None:
    for _ in range(5):
        payment = await api.a_payment(OWNER)
        confirmed, outcome = await asyncio.gather(api.confirm(payment, OWNER), api.void(payment["order_id"]))
        status = await api.status(payment, OWNER)
        assert (outcome, status) in (("succeeded", "succeeded"), ("voided", "voided"))
        assert confirmed.status_code == (200 if status == "succeeded" else 409)
        assert len(await sandbox.charges(payment["order_id"])) == (status == "succeeded")


async def test_refunds_at_once_never_exceed_the_capture(
    api: PaymentApi, sandbox: SandboxProcess, database: Database
) -> None:
    payment = await api.a_paid_payment(OWNER, amount=1000)
    answers = await asyncio.gather(*(api.refund(payment["order_id"], 300) for _ in range(8)))
    assert sorted(answer.status_code for answer in answers) == [201, 201, 201, 409, 409, 409, 409, 409]
    assert await database.fetch_value(REFUNDED) == 900
    intent = await sandbox.intent_of(payment["order_id"])
    assert sum(r["amount"] for r in (await sandbox.ledger())["refunds"] if r["intent"] == intent) == 900


async def test_one_refund_asked_for_many_times_at_once_is_one(api: PaymentApi, database: Database) -> None:
    payment, refund_id = await api.a_paid_payment(OWNER, amount=1000), uuid4()
    answers = await asyncio.gather(*(api.refund(payment["order_id"], 400, refund_id) for _ in range(6)))
    assert {answer.status_code for answer in answers} == {201}
    assert await database.fetch_value(REFUNDED) == 400


async def test_the_refunds_webhook_against_its_answer(
    api: PaymentApi, sandbox: SandboxProcess, database: Database
) -> None:
    for _ in range(5):
        payment, refund_id = await api.a_paid_payment(OWNER, amount=1000), uuid4()
        refunding = asyncio.create_task(api.refund(payment["order_id"], 400, refund_id))
        while not (events := await sandbox.events(str(refund_id), "refund.created")):
            await asyncio.sleep(0)
        assert (await api.hear(events[0])).status_code == 200
        assert (await refunding).status_code == 201
    assert await database.fetch_value(REFUNDED) == 5 * 400


async def test_void_before_the_intent_is_created(api: PaymentApi) -> None:
    order = uuid4()
    created, outcome = await asyncio.gather(api.create(OWNER, order=order), api.void(str(order)))
    assert outcome == "voided"
    assert created.status_code in (201, 409)
    late = await api.create(OWNER, order=order)
    assert late.status_code == 409 or late.json()["status"] == "voided"
