"""The webhook: public, judged by its signature, and true in any order."""

import json
import time
from uuid import uuid4

import pytest
import sqlalchemy as sa
from payment_api import PaymentApi
from sandbox_process import SandboxProcess, signed

from payment_service.infrastructure.webhook_log import NOT_UNDERSTOOD
from servicekit.database import Database, Statement

pytestmark = pytest.mark.both_ways

OWNER = uuid4()
COUNTS = Statement(sa.text("SELECT count(*) FROM ledger_transactions"))
KEPT = Statement(sa.text("SELECT * FROM webhooks WHERE outcome = 'not_understood'"))
INBOX = Statement(sa.text("SELECT count(*) FROM inbox"))


async def _challenged_and_passed(api: PaymentApi, sandbox: SandboxProcess) -> tuple[dict[str, str], bytes]:
    """A payment that succeeded at the provider while nobody told us, and the event that would."""
    payment = await api.a_payment(OWNER)
    answer = (await api.confirm(payment, OWNER, "pm_card_authenticationRequired")).json()
    await sandbox.authenticate(answer["next_action"]["url"])
    (event,) = await sandbox.events(payment["order_id"], "payment_intent.succeeded")
    return payment, event


@pytest.mark.parametrize(
    "forge",
    [
        lambda body: "",
        lambda body: "nonsense",
        lambda body: "t=,v1=",
        lambda body: f"t={int(time.time())}",
        lambda body: signed(body, secret="whsec_guessed"),
        lambda body: signed(body + b" "),
        lambda body: signed(body).replace("v1=", "v0="),
        lambda body: signed(body, at=time.time() - 301),
        lambda body: signed(body, at=time.time() + 305),
        lambda body: signed(body, at=time.time() - 400).replace(str(int(time.time() - 400)), str(int(time.time()))),
        lambda body: signed(body) + f",t={int(time.time())}",
        lambda body: "t=" + "9" * 400 + ",v1=00",
    ],
    ids=lambda forge: None,
)
async def test_a_forged_webhook_changes_nothing(api: PaymentApi, sandbox: SandboxProcess, forge: object) -> None:
    payment, event = await _challenged_and_passed(api, sandbox)
    answer = await api.hear(event, forge(event))  # type: ignore[operator]
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_signature")
    assert await api.status(payment, OWNER) == "requires_action"


@pytest.mark.parametrize("age", [-295, 0, 295])
async def test_a_signed_webhook_counts(api: PaymentApi, sandbox: SandboxProcess, age: int) -> None:
    payment, event = await _challenged_and_passed(api, sandbox)
    answer = await api.hear(event, signed(event, at=time.time() - age))
    assert (answer.status_code, answer.json()) == (200, {"received": True})
    assert await api.status(payment, OWNER) == "succeeded"


async def test_a_rotated_secret_signs_twice(api: PaymentApi, sandbox: SandboxProcess) -> None:
    payment, event = await _challenged_and_passed(api, sandbox)
    old = signed(event, secret="whsec_old")
    both = f"{old},{signed(event).split(',')[1]}"
    assert (await api.hear(event, both)).status_code == 200
    assert await api.status(payment, OWNER) == "succeeded"


async def test_a_replayed_event_takes_effect_once(api: PaymentApi, sandbox: SandboxProcess, database: Database) -> None:
    _, event = await _challenged_and_passed(api, sandbox)
    for _ in range(3):
        assert (await api.hear(event)).status_code == 200
    assert await database.fetch_value(COUNTS) == 1
    assert await database.fetch_value(INBOX) == 1
    # The same event id with another story: a replay, whatever it says.
    told = json.loads(event)
    told["type"] = "refund.created"
    told["data"]["object"] = {
        "id": "re_replayed",
        "payment_intent": told["data"]["object"]["id"],
        "status": "succeeded",
        "amount": 5,
        "currency": "eur",
    }
    assert (await api.hear(json.dumps(told).encode())).status_code == 200
    assert await database.fetch_value(COUNTS) == 1


def _half_a_krona() -> bytes:
    refund = {"id": "re_3", "status": "pending", "amount": 4010, "currency": "isk"}
    return json.dumps({"id": "evt_5", "type": "refund.created", "data": {"object": refund}}).encode()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"not json",
        b'{"id":"evt_1","type":"payment_intent.succeeded","data":{}}',
        b'{"id":"evt_2","type":"payment_intent.processing","data":{"object":{"id":"pi_1","status":"hologram"}}}',
        b'{"id":"evt_3","type":"refund.updated","data":{"object":{"id":"re_1","status":"hologram"}}}',
        b'{"id":"evt_4","type":"refund.created","data":{"object":{"id":"re_2","status":"succeeded","amount":1}}}',
        _half_a_krona(),
    ],
)
async def test_what_is_signed_is_never_refused_but_kept_once(api: PaymentApi, database: Database, body: bytes) -> None:
    before = NOT_UNDERSTOOD._value.get()
    for _ in range(2):
        assert (await api.hear(body)).status_code == 200
    (row,) = await database.fetch(KEPT)
    assert row["deliveries"] == 2
    assert (row["reason"] != "", NOT_UNDERSTOOD._value.get() - before) == (True, 1)


async def test_a_status_of_a_later_time_says_what_it_was_about(
    api: PaymentApi, sandbox: SandboxProcess, database: Database
) -> None:
    payment, event = await _challenged_and_passed(api, sandbox)
    told = json.loads(event)
    told["data"]["object"]["status"] = "requires_hologram"
    assert (await api.hear(json.dumps(told).encode())).status_code == 200
    (row,) = await database.fetch(KEPT)
    assert (row["event_id"], row["type"], row["about"]) == (told["id"], told["type"], told["data"]["object"]["id"])
    assert await api.status(payment, OWNER) == "succeeded"


async def test_events_of_other_kinds_and_strangers_are_ignored(api: PaymentApi) -> None:
    other = {"id": "evt_1", "type": "customer.created", "data": {"object": {"id": "cus_1"}}}
    stranger = {"id": "pi_stranger", "status": "succeeded", "amount_received": 5, "currency": "eur"}
    about_a_stranger = {"id": "evt_2", "type": "payment_intent.succeeded", "data": {"object": stranger}}
    for event in (other, about_a_stranger):
        assert (await api.hear(json.dumps(event).encode())).status_code == 200


async def test_all_events_backwards_and_twice_end_in_the_truth(
    api: PaymentApi, sandbox: SandboxProcess, database: Database
) -> None:
    payment = await api.a_payment(OWNER)
    await api.confirm(payment, OWNER, "pm_card_chargeDeclined")
    answer = (await api.confirm(payment, OWNER, "pm_card_authenticationRequired")).json()
    await sandbox.authenticate(answer["next_action"]["url"], "fail")
    await api.confirm(payment, OWNER)
    assert (await api.refund(payment["order_id"], 500)).status_code == 201
    events = await sandbox.events(await sandbox.intent_of(payment["order_id"]))
    assert len(events) == 5
    for event in [*reversed(events), *events]:
        assert (await api.hear(event)).status_code == 200
    details = (await api.get(f"/payments/{payment['id']}", OWNER)).json()
    assert (details["status"], details["refunded"]["amount"]) == ("succeeded", 500)
    assert [a["status"] for a in details["attempts"]] == ["declined", "lapsed", "succeeded"]
    assert len(details["refunds"]) == 1
    assert await database.fetch_value(COUNTS) == 2


async def test_a_dashboard_refund_is_booked(api: PaymentApi, sandbox: SandboxProcess) -> None:
    payment = await api.a_paid_payment(OWNER)
    intent = await sandbox.intent_of(payment["order_id"])
    made = await sandbox.post("/v1/refunds", payment_intent=intent, amount=700)
    (event,) = await sandbox.events(made["id"], "refund.created")
    for _ in range(2):
        await api.hear(event)
    details = (await api.get(f"/payments/{payment['id']}", OWNER)).json()
    assert [(r["origin"], r["status"], r["amount"]["amount"]) for r in details["refunds"]] == [
        ("dashboard", "succeeded", 700)
    ]
    too_much = await api.refund(payment["order_id"], 1300)
    assert (too_much.status_code, too_much.json()["code"]) == (409, "refund_exceeds_captured")


async def test_a_cancellation_in_the_dashboard_voids(api: PaymentApi, sandbox: SandboxProcess) -> None:
    payment = await api.a_payment(OWNER)
    await sandbox.post(f"/v1/payment_intents/{await sandbox.intent_of(payment['order_id'])}/cancel")
    (event,) = await sandbox.events(payment["order_id"], "payment_intent.canceled")
    await api.hear(event)
    assert await api.status(payment, OWNER) == "voided"
