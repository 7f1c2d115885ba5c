"""Idempotency keys: one effect, one answer."""

import asyncio
import uuid

from conftest import Client


async def test_a_repeated_charge_answers_the_first_byte_for_byte(sandbox: Client) -> None:
    intent, key = await sandbox.an_intent(), str(uuid.uuid4())
    path, form = f"/v1/payment_intents/{intent['id']}/confirm", {"payment_method": "pm_card_visa"}
    first_status, first, first_headers = await sandbox.post_raw(path, form, Idempotency_Key=key)
    status, again, headers = await sandbox.post_raw(path, form, Idempotency_Key=key)
    assert (status, again) == (first_status, first)
    assert (first_headers.get("Idempotent-Replayed"), headers["Idempotent-Replayed"]) == (None, "true")
    charges = [charge for charge in (await sandbox.ledger())["charges"] if charge["idempotency_key"] == key]
    assert len(charges) == 1


async def test_a_decline_is_replayed_too(sandbox: Client) -> None:
    intent, key = await sandbox.an_intent(), str(uuid.uuid4())
    first = await sandbox.confirm(intent["id"], "pm_card_chargeDeclined", Idempotency_Key=key)
    assert first[0] == 402
    assert await sandbox.confirm(intent["id"], "pm_card_chargeDeclined", Idempotency_Key=key) == first


async def test_the_same_key_with_other_parameters_is_an_error(sandbox: Client) -> None:
    key = str(uuid.uuid4())
    await sandbox.post("/v1/payment_intents", {"amount": 100, "currency": "eur"}, Idempotency_Key=key)
    status, answer = await sandbox.post("/v1/payment_intents", {"amount": 200, "currency": "eur"}, Idempotency_Key=key)
    assert (status, answer["error"]["type"]) == (400, "idempotency_error")


async def test_many_at_once_with_one_key_make_one_intent(sandbox: Client) -> None:
    key = str(uuid.uuid4())
    form = {"amount": 700, "currency": "eur"}
    answers = await asyncio.gather(*(sandbox.post("/v1/payment_intents", form, Idempotency_Key=key) for _ in range(10)))
    assert len({answer["id"] for _, answer in answers}) == 1


async def test_refused_requests_are_not_remembered(sandbox: Client) -> None:
    key = str(uuid.uuid4())
    assert (await sandbox.post("/v1/payment_intents", {"amount": 0, "currency": "eur"}, Idempotency_Key=key))[0] == 400
    assert (await sandbox.post("/v1/payment_intents", {"amount": 100, "currency": "eur"}, Idempotency_Key=key))[
        0
    ] == 200


async def test_a_key_that_is_too_long_is_refused(sandbox: Client) -> None:
    form = {"amount": 100, "currency": "eur"}
    status, answer = await sandbox.post("/v1/payment_intents", form, Idempotency_Key="k" * 256)
    assert (status, answer["error"]["type"]) == (400, "idempotency_error")
