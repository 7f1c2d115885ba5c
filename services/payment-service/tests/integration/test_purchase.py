"""Paying, against the real sandbox."""

import asyncio
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from payment_api import PaymentApi
from sandbox_process import SandboxProcess

from servicekit.database import Database, Statement

pytestmark = pytest.mark.both_ways

OWNER = uuid4()
OUTBOX = Statement(sa.text("SELECT type, stream, data FROM outbox ORDER BY id"))


async def _published(database: Database) -> list[tuple[str, dict[str, object]]]:
    return [(row["type"], row["data"]) for row in await database.fetch(OUTBOX)]


async def test_a_purchase(api: PaymentApi, sandbox: SandboxProcess, database: Database) -> None:
    payment = await api.a_payment(OWNER)
    assert (payment["status"], payment["amount"]) == ("requires_payment_method", {"amount": 1999, "currency": "EUR"})
    assert (payment["provider"], payment["client_secret"][:3]) == ("sandbox", "pi_")
    assert payment["publishable_key"] == "pk_sandbox"
    answer = await api.confirm(payment, OWNER)
    assert answer.status_code == 200, answer.text
    assert answer.json() == {
        "id": payment["id"],
        "order_id": payment["order_id"],
        "status": "succeeded",
        "amount": {"amount": 1999, "currency": "EUR"},
        "next_action": None,
    }
    (charge,) = await sandbox.charges(payment["order_id"])
    ((kind, data),) = await _published(database)
    assert kind == "souk.payment.succeeded.v1"
    assert data == {
        "payment_id": payment["id"],
        "order_id": payment["order_id"],
        "amount": {"amount": 1999, "currency": "EUR"},
        "charge_id": charge["id"],
    }


async def test_an_order_asked_for_twice_has_one_payment(api: PaymentApi) -> None:
    order = uuid4()
    first = await api.create(OWNER, order=order)
    second = await api.create(OWNER, order=order)
    assert (second.status_code, second.json()) == (201, first.json())
    other = await api.create(OWNER, 500, order=order)
    assert (other.status_code, other.json()["code"]) == (409, "payment_mismatch")


async def test_ten_at_once_make_one_payment(api: PaymentApi) -> None:
    for _ in range(10):
        order = uuid4()
        answers = await asyncio.gather(*(api.create(OWNER, order=order) for _ in range(10)))
        assert {answer.status_code for answer in answers} == {201}
        assert len({answer.json()["id"] for answer in answers}) == 1


async def test_the_owner_asks_for_the_live_intent(api: PaymentApi, sandbox: SandboxProcess) -> None:
    payment = await api.a_payment(OWNER)
    headers, body = api.headers(OWNER), {"order_id": payment["order_id"]}
    answer = await api.client.post("/payments/create-intent", json=body, headers=headers)
    assert (answer.status_code, answer.json()) == (200, payment)
    stranger = await api.client.post("/payments/create-intent", json=body, headers=api.headers(uuid4()))
    assert (stranger.status_code, stranger.json()["code"]) == (404, "payment_not_found")


@pytest.mark.parametrize("extra", [{"amount": {"amount": 1, "currency": "EUR"}}, {"owner_id": str(OWNER)}, {"x": 1}])
async def test_a_shopper_says_neither_amount_nor_owner(api: PaymentApi, extra: dict[str, object]) -> None:
    payment = await api.a_payment(OWNER)
    body = {"order_id": payment["order_id"]} | extra
    answer = await api.client.post("/payments/create-intent", json=body, headers=api.headers(OWNER))
    assert (answer.status_code, answer.json()["code"]) == (422, "validation_failed")


@pytest.mark.parametrize("amount", [0, -5, 10**13])
async def test_an_intent_needs_a_sensible_amount(api: PaymentApi, amount: int) -> None:
    assert (await api.create(OWNER, amount)).status_code == 422


@pytest.mark.parametrize(
    ("amount", "currency", "limits"),
    [
        (30, "EUR", {"minimum": 50, "maximum": 99_999_999, "step": 1, "currency": "EUR"}),
        (29, "GBP", {"minimum": 30, "maximum": 99_999_999, "step": 1, "currency": "GBP"}),
        (12345, "KWD", {"minimum": 10, "maximum": 99_999_990, "step": 10, "currency": "KWD"}),
    ],
)
async def test_an_amount_that_the_provider_cannot_charge_is_refused_for_good(
    api: PaymentApi, amount: int, currency: str, limits: dict[str, object]
) -> None:
    answer = await api.create(OWNER, amount={"amount": amount, "currency": currency})
    assert (answer.status_code, answer.json()["code"]) == (422, "amount_not_chargeable")
    assert answer.json()["limits"] == limits


@pytest.mark.parametrize(
    ("currency", "minimum", "step"), [("EUR", 50, 1), ("ISK", 1, 1), ("MGA", 100, 100), ("KWD", 10, 10)]
)
async def test_order_service_is_told_what_can_be_charged(
    api: PaymentApi, currency: str, minimum: int, step: int
) -> None:
    headers = {"Authorization": f"Bearer {api.order_service}"}
    told = (await api.client.get(f"/internal/charging-rules/{currency}", headers=headers)).json()
    assert (told["currency"], told["minimum"], told["step"]) == (currency, minimum, step)
    assert told["test_mode"] is True
    assert (await api.client.get("/internal/charging-rules/euro", headers=headers)).status_code == 422


async def test_fields_of_a_newer_order_service_are_ignored(api: PaymentApi) -> None:
    assert (await api.create(OWNER, campaign="winter")).status_code == 201


async def test_a_declined_card_then_another(api: PaymentApi, database: Database) -> None:
    payment = await api.a_payment(OWNER)
    declined = await api.confirm(payment, OWNER, "pm_card_chargeDeclinedInsufficientFunds")
    assert (declined.status_code, declined.json()["code"]) == (402, "card_declined")
    assert declined.json()["decline_code"] == "insufficient_funds"
    assert await api.status(payment, OWNER) == "requires_payment_method"
    assert (await api.confirm(payment, OWNER, "pm_card_mastercard")).json()["status"] == "succeeded"
    assert [kind for kind, _ in await _published(database)] == [
        "souk.payment.attempt_declined.v1",
        "souk.payment.succeeded.v1",
    ]


async def test_six_declines_are_too_many(api: PaymentApi) -> None:
    payment = await api.a_payment(OWNER)
    for _ in range(5):
        assert (await api.confirm(payment, OWNER, "pm_card_chargeDeclined")).status_code == 402
    answer = await api.confirm(payment, OWNER)
    assert (answer.status_code, answer.json()["code"]) == (409, "too_many_attempts")


async def test_a_decline_is_replayed_byte_for_byte(api: PaymentApi, sandbox: SandboxProcess) -> None:
    payment, key = await api.a_payment(OWNER), str(uuid4())
    first = await api.confirm(payment, OWNER, "pm_card_chargeDeclined", key)
    again = await api.confirm(payment, OWNER, "pm_card_chargeDeclined", key)
    assert (again.status_code, again.content) == (402, first.content)
    assert again.headers["Idempotent-Replayed"] == "true"
    other = await api.confirm(payment, OWNER, "pm_card_visa", key)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


async def test_an_unknown_card_is_told_apart_from_a_declined_one(api: PaymentApi) -> None:
    payment = await api.a_payment(OWNER)
    answer = await api.confirm(payment, OWNER, "pm_card_unheard_of")
    assert (answer.status_code, answer.json()["code"]) == (422, "unknown_payment_method")
    assert (await api.confirm(payment, OWNER)).status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        {"return_url": "javascript:alert(1)"},
        {"return_url": "/relative"},
        {"return_url": "https://x.example/" + "a" * 3000},
        {"payment_method": "4242424242424242"},
        {"payment_method": "pm_" + "x" * 500},
        {"payment_id": "no uuid"},
        {"amount": 1},
    ],
)
async def test_senseless_confirmations_are_refused(api: PaymentApi, change: dict[str, Any]) -> None:
    payment = await api.a_payment(OWNER)
    assert (await api.confirm(payment, OWNER, **change)).status_code == 422


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/orders",
        "https://shop.example.evil.example/orders",
        "https://shop.example@evil.example/orders",
        "https://me:secret@shop.example/orders",
        "https://evil.example\\@shop.example/orders",
        "https://shop.example:8443/orders",
        "http://shop.example/orders",
    ],
)
async def test_a_shopper_is_never_sent_back_to_somebody_elses_page(api: PaymentApi, url: str) -> None:
    payment, key = await api.a_payment(OWNER), str(uuid4())
    answer = await api.confirm(payment, OWNER, "pm_card_authenticationRequired", key, return_url=url)
    assert (answer.status_code, answer.json()["code"]) == (422, "validation_failed")
    assert answer.json()["errors"][0]["field"] == "body.return_url"
    assert (await api.confirm(payment, OWNER, key=key)).status_code == 200  # nothing was begun, the key is free


@pytest.mark.parametrize(
    "url", ["https://shop.example", "https://SHOP.example:443/orders?x=1#y", "http://localhost:5173/orders/1"]
)
async def test_pages_of_the_shop_and_of_its_cors_origins_are_the_shops_own(api: PaymentApi, url: str) -> None:
    payment = await api.a_payment(OWNER)
    assert (await api.confirm(payment, OWNER, return_url=url)).status_code == 200


CONFIRMATION = {"payment_id": str(uuid4()), "payment_method": "pm_card_visa", "return_url": "https://shop.example"}
REFUND = {
    "order_id": str(uuid4()),
    "refund_id": str(uuid4()),
    "reason": "damaged",
    "amount": {"amount": 1, "currency": "EUR"},
}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/payments/create-intent", {"order_id": str(uuid4())}),
        ("/payments/confirm", CONFIRMATION),
        ("/payments/refund", REFUND),
    ],
)
async def test_keys_are_required(api: PaymentApi, path: str, body: dict[str, object]) -> None:
    token = api.order_service if path == "/payments/refund" else api.issuer.access_token(OWNER)
    answer = await api.client.post(path, json=body, headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_required")


async def test_3_d_secure_completed(api: PaymentApi, sandbox: SandboxProcess) -> None:
    payment = await api.a_payment(OWNER)
    answer = (await api.confirm(payment, OWNER, "pm_card_authenticationRequired")).json()
    assert answer["status"] == "requires_action"
    url = answer["next_action"]["url"]
    assert url.startswith("https://shop.example/sandbox/3ds/pi_")
    assert (await api.get(f"/payments/{payment['id']}", OWNER)).json()["next_action"]["url"] == url
    await sandbox.authenticate(url)
    (event,) = await sandbox.events(payment["order_id"], "payment_intent.succeeded")
    assert (await api.hear(event)).status_code == 200
    assert await api.status(payment, OWNER) == "succeeded"


async def test_3_d_secure_failed_leaves_it_payable(api: PaymentApi, sandbox: SandboxProcess) -> None:
    payment = await api.a_payment(OWNER)
    answer = (await api.confirm(payment, OWNER, "pm_card_authenticationRequired")).json()
    await sandbox.authenticate(answer["next_action"]["url"], "fail")
    (event,) = await sandbox.events(payment["order_id"], "payment_intent.payment_failed")
    await api.hear(event)
    assert await api.status(payment, OWNER) == "requires_payment_method"
    details = (await api.get(f"/payments/{payment['id']}", OWNER)).json()
    assert [a["decline_code"] for a in details["attempts"]] == ["payment_intent_authentication_failure"]
    assert (await api.confirm(payment, OWNER)).json()["status"] == "succeeded"


async def test_payments_are_listed_newest_first(api: PaymentApi) -> None:
    owner, admin = uuid4(), uuid4()
    made = [(await api.a_payment(owner))["id"] for _ in range(5)]
    await api.a_payment(uuid4())
    seen: list[str] = []
    cursor = ""
    while True:
        page = (await api.get(f"/payments?limit=2{cursor}", owner)).json()
        seen += [item["id"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert seen == made[::-1]
    assert len((await api.get("/payments?limit=100", admin, "support")).json()["items"]) == 6
    one = (await api.get("/payments", owner)).json()["items"][0]
    found = (await api.get(f"/payments?order_id={one['order_id']}", admin, "admin")).json()["items"]
    assert [item["id"] for item in found] == [one["id"]]
    assert (await api.get("/payments?cursor=forged", owner)).json()["code"] == "invalid_cursor"


async def test_the_books_balance(api: PaymentApi) -> None:
    payment = await api.a_paid_payment(OWNER, amount=1000)
    assert (await api.refund(payment["order_id"], 300)).status_code == 201
    transactions = (await api.get(f"/payments/{payment['id']}/transactions", OWNER)).json()["items"]
    assert [(t["kind"], [(e["account"], e["debit"], e["credit"]) for e in t["entries"]]) for t in transactions] == [
        ("capture", [("provider_balance", 1000, 0), ("order_payments", 0, 1000)]),
        ("refund", [("refunds", 300, 0), ("provider_balance", 0, 300)]),
    ]
    balance = (await api.get("/payments/ledger", uuid4(), "admin")).json()
    assert balance == {
        "balanced": True,
        "accounts": [
            {"account": "order_payments", "currency": "EUR", "debit": 0, "credit": 1000},
            {"account": "provider_balance", "currency": "EUR", "debit": 1000, "credit": 300},
            {"account": "refunds", "currency": "EUR", "debit": 300, "credit": 0},
        ],
    }


async def test_lookup(api: PaymentApi) -> None:
    paid, open_ = await api.a_paid_payment(OWNER), await api.a_payment(OWNER)
    orders = [paid["order_id"], open_["order_id"], str(uuid4())]
    answer = await api.as_order_service("/internal/payments/lookup", {"order_ids": orders})
    found = {UUID(p["order_id"]): (p["status"], p["captured"]["amount"]) for p in answer.json()["payments"]}
    assert found == {
        UUID(paid["order_id"]): ("succeeded", 1999),
        UUID(open_["order_id"]): ("requires_payment_method", 0),
    }
    too_many = await api.as_order_service("/internal/payments/lookup", {"order_ids": [str(uuid4())] * 201})
    assert too_many.status_code == 422
