"""Rate limits: people have them, order-service has none."""

from uuid import uuid4

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
