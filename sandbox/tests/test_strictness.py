"""Where the sandbox is as strict as Stripe, so that a shop's tests see what its customers would."""

import uuid
from typing import Any

import pytest
from conftest import Client


@pytest.mark.parametrize(
    ("amount", "currency", "code", "param"),
    [
        (30, "eur", "amount_too_small", "amount"),
        (29, "gbp", "amount_too_small", "amount"),
        (49, "jpy", "amount_too_small", "amount"),
        (100_000_000, "usd", "amount_too_large", "amount"),
        (4010, "isk", "invalid_charge_amount_no_decimal_compatible", "amount"),
        (5050, "ugx", "invalid_charge_amount_no_decimal_compatible", "amount"),
        (5124, "kwd", None, "amount"),
        (5000, "iqd", None, "currency"),
        (5000, "xxx", None, "currency"),
    ],
)
async def test_what_stripe_does_not_charge_is_refused(
    sandbox: Client, amount: int, currency: str, code: str | None, param: str
) -> None:
    status, answer = await sandbox.post("/v1/payment_intents", {"amount": amount, "currency": currency})
    assert (status, answer["error"].get("code"), answer["error"]["param"]) == (400, code, param)


@pytest.mark.parametrize(("amount", "currency"), [(50, "eur"), (500_000, "isk"), (5120, "kwd"), (50, "jpy")])
async def test_what_stripe_charges_is_charged(sandbox: Client, amount: int, currency: str) -> None:
    assert (await sandbox.an_intent(amount, currency))["amount"] == amount


async def test_a_refund_follows_the_currencys_steps_but_has_no_minimum(sandbox: Client) -> None:
    paid = await sandbox.an_intent(10_000, "kwd")
    await sandbox.confirm(paid["id"])
    status, answer = await sandbox.post("/v1/refunds", {"payment_intent": paid["id"], "amount": 5124})
    assert (status, answer["error"]["param"]) == (400, "amount")
    assert (await sandbox.post("/v1/refunds", {"payment_intent": paid["id"], "amount": 10}))[0] == 200


@pytest.mark.parametrize(("ahead", "refunds"), [(86_390, 1), (86_410, 2), (10 * 86_400, 2)])
async def test_a_key_is_forgotten_after_a_day(sandbox: Client, ahead: float, refunds: int) -> None:
    paid, key = await sandbox.a_paid_intent(), str(uuid.uuid4())
    form = {"payment_intent": paid["id"], "amount": 500}
    await sandbox.post("/v1/refunds", form, Idempotency_Key=key)
    await sandbox.faults(clock_ahead=ahead)
    await sandbox.post("/v1/refunds", form, Idempotency_Key=key)
    _, page = await sandbox.get(f"/v1/refunds?payment_intent={paid['id']}")
    assert len(page["data"]) == refunds


async def test_an_intent_that_is_not_there_is_named_as_what_is_missing(sandbox: Client) -> None:
    status, answer = await sandbox.confirm("pi_nowhere")
    assert (status, answer["error"]["code"], answer["error"]["param"]) == (404, "resource_missing", "intent")
    status, answer = await sandbox.post("/v1/refunds", {"payment_intent": "pi_nowhere"})
    assert (status, answer["error"]["code"], answer["error"]["param"]) == (404, "resource_missing", "payment_intent")


async def test_refunds_are_listed_by_intent_newest_first_and_page_by_page(sandbox: Client) -> None:
    paid, other = await sandbox.a_paid_intent(), await sandbox.a_paid_intent()
    await sandbox.post("/v1/refunds", {"payment_intent": other["id"], "amount": 1})
    made = [(await sandbox.post("/v1/refunds", {"payment_intent": paid["id"], "amount": 1}))[1]["id"] for _ in range(3)]
    _, first = await sandbox.get(f"/v1/refunds?payment_intent={paid['id']}&limit=2")
    _, rest = await sandbox.get(f"/v1/refunds?payment_intent={paid['id']}&limit=2&starting_after={made[1]}")
    assert ([row["id"] for row in first["data"]], first["has_more"]) == ([made[2], made[1]], True)
    assert ([row["id"] for row in rest["data"]], rest["has_more"]) == ([made[0]], False)


@pytest.mark.parametrize(
    ("strange", "status", "kind"),
    [
        ("html", 200, "text/html"),
        ("html_refusal", 400, "text/html"),
        ("redirect", 302, None),
        ("unknown_status", 200, "application/json"),
    ],
)
async def test_what_stands_between_shop_and_provider_can_answer(
    sandbox: Client, strange: str, status: int, kind: str | None
) -> None:
    intent = await sandbox.an_intent()
    await sandbox.faults(strange_answer=strange)
    headers = {"Authorization": "Bearer sk_test_sandbox"}
    form: dict[str, Any] = {"payment_method": "pm_card_visa"}
    url = f"{sandbox.url}/v1/payment_intents/{intent['id']}/confirm"
    async with sandbox.session.post(url, data=form, headers=headers, allow_redirects=False) as reply:
        assert reply.status == status
        if kind is not None:
            assert reply.content_type == kind
    await sandbox.faults()
    assert (await sandbox.get(f"/v1/payment_intents/{intent['id']}"))[1]["status"] == "succeeded"
