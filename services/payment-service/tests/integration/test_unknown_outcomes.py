"""Answers that get lost after the charge, and a provider that is away: never charged twice, never called failed."""

from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from payment_api import PaymentApi
from sandbox_process import SandboxProcess

from servicekit.database import Database, Statement

OWNER = uuid4()
DUE_NOW = Statement(sa.text("UPDATE payments SET check_at = now() WHERE check_at IS NOT NULL"))
REFUNDS_DUE_NOW = Statement(sa.text("UPDATE refunds SET check_at = now() WHERE check_at IS NOT NULL"))
AGED = Statement(
    sa.text(
        "UPDATE payments SET attempts = jsonb_set(attempts, '{0,started_at}', to_jsonb(now() - interval '31 seconds'))"
    )
)


async def _lost(api: PaymentApi, sandbox: SandboxProcess, how: str, key: str | None = None) -> dict[str, Any]:
    payment = await api.a_payment(OWNER)
    await sandbox.faults(lose_answer_percent=100, lost_answer=how)
    answer = await api.confirm(payment, OWNER, key=key)
    assert (answer.status_code, answer.json()["code"]) == (504, "outcome_unknown")
    assert await api.status(payment, OWNER) == "processing"
    await sandbox.faults()
    return payment


@pytest.mark.parametrize(("how", "provider_timeout"), [("hang", 2.0), ("close", 25.0)])
async def test_the_shopper_asks_again_with_the_same_key(api: PaymentApi, sandbox: SandboxProcess, how: str) -> None:
    key = str(uuid4())
    payment = await _lost(api, sandbox, how, key)
    answer = await api.confirm(payment, OWNER, key=key)
    assert (answer.status_code, answer.json()["status"]) == (200, "succeeded")
    assert len(await sandbox.charges(payment["order_id"])) == 1


async def test_the_shopper_tries_another_card_and_is_not_charged_twice(
    api: PaymentApi, sandbox: SandboxProcess
) -> None:
    payment = await _lost(api, sandbox, "close")
    answer = await api.confirm(payment, OWNER, "pm_card_mastercard")
    assert (answer.status_code, answer.json()["code"]) == (409, "payment_not_payable")
    assert answer.json()["payment_status"] == "succeeded"
    assert len(await sandbox.charges(payment["order_id"])) == 1


async def test_the_webhook_settles_it(api: PaymentApi, sandbox: SandboxProcess) -> None:
    payment = await _lost(api, sandbox, "close")
    (event,) = await sandbox.events(payment["order_id"], "payment_intent.succeeded")
    await api.hear(event)
    assert await api.status(payment, OWNER) == "succeeded"


async def test_the_reconciler_settles_it(
    api: PaymentApi, app: FastAPI, sandbox: SandboxProcess, database: Database
) -> None:
    payment = await _lost(api, sandbox, "close")
    assert await app.state.application.reconcile() == 0
    await database.execute(DUE_NOW)
    assert await app.state.application.reconcile() == 1
    assert await api.status(payment, OWNER) == "succeeded"
    assert await app.state.application.reconcile() == 0


async def test_order_services_lookup_settles_it(api: PaymentApi, sandbox: SandboxProcess) -> None:
    payment = await _lost(api, sandbox, "close")
    answer = await api.as_order_service("/internal/payments/lookup", {"order_ids": [payment["order_id"]]})
    assert answer.json()["payments"][0]["status"] == "succeeded"


async def test_the_void_learns_that_it_came_too_late(api: PaymentApi, sandbox: SandboxProcess) -> None:
    payment = await _lost(api, sandbox, "close")
    assert await api.void(payment["order_id"]) == "succeeded"


async def test_a_void_whose_answer_is_lost_is_unknown_until_asked_again(
    api: PaymentApi, sandbox: SandboxProcess
) -> None:
    payment = await api.a_payment(OWNER)
    await sandbox.faults(lose_answer_percent=100, lost_answer="close")
    assert await api.void(payment["order_id"]) == "unknown"
    await sandbox.faults()
    assert (await api.confirm(payment, OWNER)).status_code == 409
    assert await api.void(payment["order_id"]) == "voided"


async def test_a_confirmation_that_never_arrived_frees_the_payment(
    api: PaymentApi, app: FastAPI, sandbox: SandboxProcess, database: Database
) -> None:
    payment = await api.a_payment(OWNER)
    await sandbox.faults(unavailable_percent=100)
    assert (await api.confirm(payment, OWNER)).status_code == 504
    await sandbox.faults()
    await database.execute(DUE_NOW)
    await app.state.application.reconcile()
    assert await api.status(payment, OWNER) == "processing"
    await database.execute(AGED)
    await database.execute(DUE_NOW)
    await app.state.application.reconcile()
    assert await api.status(payment, OWNER) == "requires_payment_method"


async def test_a_provider_in_trouble_answers_504_and_the_key_works_later(
    api: PaymentApi, sandbox: SandboxProcess
) -> None:
    payment, key = await api.a_payment(OWNER), str(uuid4())
    await sandbox.faults(unavailable_percent=100)
    assert (await api.confirm(payment, OWNER, key=key)).status_code == 504
    assert (await api.create(OWNER)).status_code == 504
    await sandbox.faults()
    assert (await api.confirm(payment, OWNER, key=key)).json()["status"] == "succeeded"


async def test_repeats_of_what_was_answered_need_no_provider(api: PaymentApi, sandbox: SandboxProcess) -> None:
    order, create, confirm = uuid4(), str(uuid4()), str(uuid4())
    body = {"order_id": str(order), "owner_id": str(OWNER), "amount": {"amount": 1999, "currency": "EUR"}}
    created = await api.as_order_service("/payments/create-intent", body, create)
    confirmed = await api.confirm(created.json(), OWNER, key=confirm)
    await sandbox.faults(unavailable_percent=100)
    again = [
        await api.as_order_service("/payments/create-intent", body, create),
        await api.confirm(created.json(), OWNER, key=confirm),
    ]
    assert [answer.content for answer in again] == [created.content, confirmed.content]
    assert [answer.headers["idempotent-replayed"] for answer in again] == ["true", "true"]


async def test_a_refund_whose_answer_is_lost_is_made_once(
    api: PaymentApi, app: FastAPI, sandbox: SandboxProcess, database: Database
) -> None:
    payment, refund_id = await api.a_paid_payment(OWNER), uuid4()
    await sandbox.faults(lose_answer_percent=100, lost_answer="close")
    answer = await api.refund(payment["order_id"], 500, refund_id)
    assert (answer.status_code, answer.json()) == (201, {"refund_id": str(refund_id), "status": "pending"})
    await sandbox.faults()
    await database.execute(REFUNDS_DUE_NOW)
    assert await app.state.application.reconcile() == 1
    assert (await api.refund(payment["order_id"], 500, refund_id)).json()["status"] == "succeeded"
    refunds = [r for r in (await sandbox.ledger())["refunds"] if r["metadata"].get("refund_id") == str(refund_id)]
    assert len(refunds) == 1


async def test_a_processing_payment_succeeds_later(
    api: PaymentApi, app: FastAPI, sandbox: SandboxProcess, database: Database
) -> None:
    payment = await api.a_payment(OWNER)
    answer = await api.confirm(payment, OWNER, "pm_card_processing")
    assert (answer.status_code, answer.json()["status"]) == (200, "processing")
    for _ in range(100):
        if await sandbox.charges(payment["order_id"]):
            break
    await database.execute(DUE_NOW)
    while await app.state.application.reconcile():
        await database.execute(DUE_NOW)
    assert await api.status(payment, OWNER) == "succeeded"
