"""The switches, and what survives them."""

import time
import uuid

import aiohttp
import pytest
from conftest import API_KEY, Client


async def _confirm_without_answer(sandbox: Client, intent_id: str, key: str) -> None:
    headers = {"Authorization": f"Bearer {API_KEY}", "Idempotency-Key": key}
    url = f"{sandbox.url}/v1/payment_intents/{intent_id}/confirm"
    timeout = aiohttp.ClientTimeout(total=0.4)
    with pytest.raises((aiohttp.ClientError, TimeoutError)):
        async with sandbox.session.post(
            url, data={"payment_method": "pm_card_visa"}, headers=headers, timeout=timeout
        ) as r:
            await r.read()


@pytest.mark.parametrize("how", ["hang", "close"])
async def test_the_answer_is_lost_but_the_charge_is_not(sandbox: Client, how: str) -> None:
    intent, key = await sandbox.an_intent(), str(uuid.uuid4())
    await sandbox.faults(lose_answer_percent=100, lost_answer=how)
    await _confirm_without_answer(sandbox, intent["id"], key)
    await sandbox.faults()
    _, found = await sandbox.get(f"/v1/payment_intents/{intent['id']}")
    assert found["status"] == "succeeded"
    status, replayed, headers = await sandbox.post_raw(
        f"/v1/payment_intents/{intent['id']}/confirm", {"payment_method": "pm_card_visa"}, Idempotency_Key=key
    )
    assert (status, replayed["latest_charge"]) == (200, found["latest_charge"])
    assert headers["Idempotent-Replayed"] == "true"


async def test_every_card_is_declined(sandbox: Client) -> None:
    await sandbox.faults(decline_percent=100)
    intent = await sandbox.an_intent()
    assert (await sandbox.confirm(intent["id"]))[0] == 402


async def test_answers_are_delayed(sandbox: Client) -> None:
    await sandbox.faults(delay=0.3)
    before = time.monotonic()
    await sandbox.an_intent()
    assert time.monotonic() - before >= 0.3


async def test_unavailable_means_that_nothing_happened(sandbox: Client) -> None:
    intent = await sandbox.an_intent()
    await sandbox.faults(unavailable_percent=100)
    assert (await sandbox.confirm(intent["id"]))[0] == 503
    await sandbox.faults()
    _, found = await sandbox.get(f"/v1/payment_intents/{intent['id']}")
    assert found["status"] == "requires_payment_method"


async def test_switches_need_the_admin_key_and_sense(sandbox: Client) -> None:
    for path in ("/admin/faults", "/ledger"):
        assert (await sandbox.get(path))[0] == 401
    headers = {"Sandbox-Admin-Key": "admin-of-the-sandbox"}
    async with sandbox.session.put(f"{sandbox.url}/admin/faults", json={"delay": -1}, headers=headers) as reply:
        assert reply.status == 400
    async with sandbox.session.delete(f"{sandbox.url}/admin/faults", headers=headers) as reply:
        assert (await reply.json())["delay"] == 0
