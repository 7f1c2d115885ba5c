"""Rate limits: people have them, order-service has none."""

from uuid import uuid4

from fastapi import FastAPI
from payment_api import PaymentApi

OWNER = uuid4()


async def test_order_service_may_create_more_payments_than_a_person_may_look_at(api: PaymentApi) -> None:
    answers = [await api.create(OWNER) for _ in range(3)]
    assert all("RateLimit-Limit" not in answer.headers for answer in answers)
    body = {"order_id": answers[0].json()["order_id"]}
    own = await api.client.post("/payments/create-intent", json=body, headers=api.headers(OWNER))
    assert own.headers["RateLimit-Limit"] == "300"


async def test_confirmations_are_limited_per_caller(api: PaymentApi) -> None:
    payment, shopper = await api.a_payment(OWNER), uuid4()
    answers = [await api.confirm(payment, shopper) for _ in range(31)]
    assert {answer.status_code for answer in answers[:30]} == {404}
    assert answers[30].status_code == 429
    assert int(answers[30].headers["Retry-After"]) > 0
    assert (await api.confirm(payment, OWNER)).status_code == 200


async def test_one_address_tries_thirty_declined_cards_a_minute_however_many_guests_it_is(
    api: PaymentApi, app: FastAPI
) -> None:
    app.state.platform.limits._clock = lambda: 1_000_000 * 60.0 + 30
    answers = []
    for _ in range(8):
        guest = uuid4()
        payment = await api.a_payment(guest)
        answers += [await api.confirm(payment, guest, "pm_card_chargeDeclined") for _ in range(4)]
    assert [answer.json()["code"] for answer in answers] == ["card_declined"] * 30 + ["rate_limited"] * 2
    assert int(answers[-1].headers["Retry-After"]) > 0


async def test_cards_that_are_taken_and_declines_told_again_do_not_count(api: PaymentApi, app: FastAPI) -> None:
    app.state.platform.limits._clock = lambda: 1_000_000 * 60.0 + 30
    for _ in range(31):
        await api.a_paid_payment(uuid4())
    payment = await api.a_payment(OWNER)
    told = [await api.confirm(payment, OWNER, "pm_card_chargeDeclined", key="once") for _ in range(25)]
    assert {answer.json()["code"] for answer in told} == {"card_declined"}
    tested = []
    for _ in range(10):
        guest = uuid4()
        payment = await api.a_payment(guest)
        tested += [await api.confirm(payment, guest, "pm_card_chargeDeclined") for _ in range(3)]
    assert [answer.json()["code"] for answer in tested] == ["card_declined"] * 29 + ["rate_limited"]
