"""The life of a payment intent, as an SDK sees it."""

import asyncio

import pytest
from conftest import ADMIN_KEY, Client


async def test_an_intent_is_created_and_read_back(sandbox: Client) -> None:
    intent = await sandbox.an_intent(1999, "EUR", order_id="42")
    assert intent["status"] == "requires_payment_method"
    assert (intent["amount"], intent["currency"], intent["metadata"]) == (1999, "eur", {"order_id": "42"})
    assert intent["client_secret"].startswith(intent["id"] + "_secret_")
    assert await sandbox.get(f"/v1/payment_intents/{intent['id']}") == (200, intent)


async def test_a_good_card_is_charged_once(sandbox: Client) -> None:
    paid = await sandbox.a_paid_intent()
    assert paid["amount_received"] == 1999
    status, refused = await sandbox.confirm(paid["id"])
    assert (status, refused["error"]["code"]) == (400, "payment_intent_unexpected_state")
    assert refused["error"]["payment_intent"]["status"] == "succeeded"
    charges = [charge for charge in (await sandbox.ledger())["charges"] if charge["intent"] == paid["id"]]
    assert [(charge["id"], charge["status"]) for charge in charges] == [(paid["latest_charge"], "succeeded")]


async def test_two_confirmations_at_once_charge_once(sandbox: Client) -> None:
    intent = await sandbox.an_intent()
    answers = await asyncio.gather(
        *(sandbox.confirm(intent["id"], Idempotency_Key=f"{intent['id']}-{n}") for n in range(5))
    )
    assert sorted(status for status, _ in answers) == [200, 400, 400, 400, 400]
    assert sum(charge["intent"] == intent["id"] for charge in (await sandbox.ledger())["charges"]) == 1


@pytest.mark.parametrize(
    ("method", "code", "decline_code"),
    [
        ("pm_card_chargeDeclined", "card_declined", "generic_decline"),
        ("pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"),
        ("pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card"),
    ],
)
async def test_a_declined_card_leaves_the_intent_payable(
    sandbox: Client, method: str, code: str, decline_code: str
) -> None:
    intent = await sandbox.an_intent()
    status, answer = await sandbox.confirm(intent["id"], method)
    error = answer["error"]
    assert (status, error["type"], error["code"], error["decline_code"]) == (402, "card_error", code, decline_code)
    assert error["payment_intent"]["status"] == "requires_payment_method"
    assert error["payment_intent"]["last_payment_error"]["charge"] == error["charge"]
    status, paid = await sandbox.confirm(intent["id"], "pm_card_mastercard")
    assert (status, paid["status"]) == (200, "succeeded")


async def test_a_processing_payment_comes_through_by_itself(sandbox: Client) -> None:
    intent = await sandbox.an_intent()
    status, answer = await sandbox.confirm(intent["id"], "pm_card_processing")
    assert (status, answer["status"]) == (200, "processing")
    for _ in range(600):
        _, answer = await sandbox.get(f"/v1/payment_intents/{intent['id']}")
        if answer["status"] == "succeeded":
            break
        await asyncio.sleep(0.05)
    assert answer["status"] == "succeeded"


async def test_a_cancelled_intent_can_never_be_charged(sandbox: Client) -> None:
    intent = await sandbox.an_intent()
    status, cancelled = await sandbox.post(
        f"/v1/payment_intents/{intent['id']}/cancel", {"cancellation_reason": "abandoned"}
    )
    assert (status, cancelled["status"], cancelled["cancellation_reason"]) == (200, "canceled", "abandoned")
    assert (await sandbox.confirm(intent["id"]))[0] == 400
    assert (await sandbox.post(f"/v1/payment_intents/{intent['id']}/cancel"))[0] == 200


async def test_a_paid_intent_cannot_be_cancelled(sandbox: Client) -> None:
    paid = await sandbox.a_paid_intent()
    status, answer = await sandbox.post(f"/v1/payment_intents/{paid['id']}/cancel")
    assert (status, answer["error"]["payment_intent"]["status"]) == (400, "succeeded")


async def test_creating_and_confirming_in_one_call(sandbox: Client) -> None:
    form = {"amount": 500, "currency": "jpy", "confirm": "true", "payment_method": "pm_card_visa"}
    status, paid = await sandbox.post("/v1/payment_intents", form)
    assert (status, paid["status"], paid["amount_received"]) == (200, "succeeded", 500)


async def test_history_is_backdated_only_with_the_admin_key(sandbox: Client) -> None:
    form = {"amount": 500, "currency": "eur", "created": 1_700_000_000}
    status, answer = await sandbox.post("/v1/payment_intents", form)
    assert (status, answer["error"]["code"]) == (400, "parameter_unknown")
    status, intent = await sandbox.post("/v1/payment_intents", form, Sandbox_Admin_Key=ADMIN_KEY)
    assert (status, intent["created"]) == (200, 1_700_000_000)


@pytest.mark.parametrize(
    "form",
    [
        {"currency": "eur"},
        {"amount": "0", "currency": "eur"},
        {"amount": "-5", "currency": "eur"},
        {"amount": "1.5", "currency": "eur"},
        {"amount": "9" * 30, "currency": "eur"},
        {"amount": "100"},
        {"amount": "100", "currency": "euro"},
    ],
)
async def test_senseless_parameters_are_refused(sandbox: Client, form: dict[str, str]) -> None:
    status, answer = await sandbox.post("/v1/payment_intents", form)
    assert (status, answer["error"]["type"]) == (400, "invalid_request_error")


async def test_unknown_ids_and_cards(sandbox: Client) -> None:
    assert (await sandbox.get("/v1/payment_intents/pi_nothing"))[0] == 404
    assert (await sandbox.confirm("pi_nothing"))[0] == 404
    intent = await sandbox.an_intent()
    status, answer = await sandbox.confirm(intent["id"], "pm_card_unheard_of")
    assert (status, answer["error"]["code"]) == (400, "resource_missing")


async def test_a_wrong_api_key_is_refused(sandbox: Client) -> None:
    assert (await sandbox.post("/v1/payment_intents", {}, Authorization="Bearer wrong"))[0] == 401
    assert (await sandbox.post("/v1/refunds", {}, Authorization="nonsense"))[0] == 401


async def test_a_huge_body_is_refused(sandbox: Client) -> None:
    assert (await sandbox.post("/v1/payment_intents", {"amount": "1" * 70_000}))[0] == 413


async def test_a_card_may_pay_less_than_was_asked_for_and_gets_no_more_back(sandbox: Client) -> None:
    paid = await sandbox.a_paid_intent("pm_card_paysLess")
    assert (paid["amount"], paid["amount_received"]) == (1999, 1899)
    status, _ = await sandbox.post("/v1/refunds", {"payment_intent": paid["id"], "amount": 1999})
    assert status == 400
    _, refund = await sandbox.post("/v1/refunds", {"payment_intent": paid["id"]})
    assert refund["amount"] == 1899
