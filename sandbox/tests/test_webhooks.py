"""Webhooks: signed, durable, repeated until they arrive, and as unreliable as the switches say."""

import asyncio
import hashlib
import hmac
import json
import signal
import time
from typing import Any

from conftest import WEBHOOK_SECRET, Client, Receiver


async def _events(receiver: Receiver, about: str, count: int, seconds: float = 30) -> list[dict[str, Any]]:
    until = time.monotonic() + seconds
    events: list[dict[str, Any]] = []
    while time.monotonic() < until:
        events = [json.loads(body) for _, body in receiver.received if about in body.decode()]
        if len(events) >= count:
            return events
        await asyncio.sleep(0.02)
    raise AssertionError(f"{len(events)} of {count} webhooks about {about} arrived")


async def test_a_webhook_is_signed_over_its_raw_body(sandbox: Client, receiver: Receiver) -> None:
    paid = await sandbox.a_paid_intent()
    (event,) = await _events(receiver, paid["id"], 1)
    assert (event["type"], event["data"]["object"]["latest_charge"]) == (
        "payment_intent.succeeded",
        paid["latest_charge"],
    )
    headers, body = next(pair for pair in receiver.received if paid["id"] in pair[1].decode())
    parts = dict(part.split("=", 1) for part in headers["Stripe-Signature"].split(","))
    expected = hmac.new(WEBHOOK_SECRET.encode(), parts["t"].encode() + b"." + body, hashlib.sha256).hexdigest()
    assert parts["v1"] == expected
    assert abs(int(parts["t"]) - time.time()) < 5


async def test_an_undelivered_webhook_is_sent_again(sandbox: Client, receiver: Receiver) -> None:
    receiver.status = 500
    paid = await sandbox.a_paid_intent()
    await _events(receiver, paid["id"], 1)
    receiver.status = 200
    first, second = await _events(receiver, paid["id"], 2)
    assert first["id"] == second["id"]


async def test_webhooks_twice(sandbox: Client, receiver: Receiver) -> None:
    await sandbox.faults(webhook_copies=2)
    paid = await sandbox.a_paid_intent()
    first, second = await _events(receiver, paid["id"], 2)
    assert first == second


async def test_webhooks_late_and_shuffled(sandbox: Client, receiver: Receiver) -> None:
    await sandbox.faults(webhook_delay=0.5, webhook_shuffle=0.2)
    before = time.monotonic()
    paid = await sandbox.a_paid_intent()
    await _events(receiver, paid["id"], 1)
    assert time.monotonic() - before >= 0.5


async def test_webhooks_held_back_survive_a_kill(sandbox: Client, receiver: Receiver) -> None:
    await sandbox.faults(webhooks_on=False)
    paid = await sandbox.a_paid_intent()
    await asyncio.sleep(0.3)
    assert not [body for _, body in receiver.received if paid["id"] in body.decode()]
    await sandbox.stop(signal.SIGKILL)
    await sandbox.start()
    await _events(receiver, paid["id"], 1)


async def test_history_sends_no_webhooks_but_is_listed(sandbox: Client, receiver: Receiver) -> None:
    form = {
        "amount": 500,
        "currency": "eur",
        "confirm": "true",
        "payment_method": "pm_card_visa",
        "created": 1_700_000_000,
    }
    _, paid = await sandbox.post("/v1/payment_intents", form, Sandbox_Admin_Key="admin-of-the-sandbox")
    _, page = await sandbox.get("/v1/events?type=payment_intent.succeeded&limit=1")
    assert page["data"][0]["data"]["object"]["id"] == paid["id"]
    await asyncio.sleep(0.3)
    assert not [body for _, body in receiver.received if paid["id"] in body.decode()]


async def test_events_are_paged_newest_first(sandbox: Client) -> None:
    await sandbox.a_paid_intent()
    await sandbox.a_paid_intent()
    _, first = await sandbox.get("/v1/events?limit=1")
    _, second = await sandbox.get(f"/v1/events?limit=1&starting_after={first['data'][0]['id']}")
    assert first["has_more"]
    assert first["data"][0]["id"] != second["data"][0]["id"]
    assert (await sandbox.get("/v1/events?limit=1000"))[0] == 400


async def test_connections_serve_the_next_webhooks_though_the_answers_body_comes_late(
    sandbox: Client, receiver: Receiver
) -> None:
    """A sandbox that was just started has no connection of earlier tests; each of its rounds waits for the last."""
    await sandbox.stop(signal.SIGTERM)
    await sandbox.start()
    receiver.body_after, before = 0.02, len(receiver.callers)
    for _ in range(8):
        paid = await sandbox.a_paid_intent()
        await _events(receiver, paid["id"], 1)
    callers = receiver.callers[before:]
    assert len(set(callers)) < len(callers)
