"""What waits for a person: found, listed, ended by staff, on real servers."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from prometheus_client import REGISTRY
from shop_api import ShopApi, a_body

from order_service.infrastructure.sagas import SagaQueue

pytestmark = pytest.mark.both_ways

SMALLER, LARGER = {"amount": 4388, "currency": "EUR"}, {"amount": 4588, "currency": "EUR"}
FOREIGN = {"amount": 4488, "currency": "USD"}


async def listed(shop: ShopApi, **query: Any) -> Any:
    staff = shop.as_user(uuid4(), "support")
    answer = await shop.client.get("/orders/attention", params=query, headers=staff)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize("captured", [SMALLER, LARGER, FOREIGN], ids=["smaller", "larger", "foreign"])
async def test_staff_reads_what_differs_and_ends_it(shop: ShopApi, captured: dict[str, Any]) -> None:
    body, staff_id = a_body(), uuid4()
    order = await shop.placed(body)
    await shop.pay(order["id"], captured)
    held = await shop.until(order["id"], status="on_hold", payment_status="unpaid")
    (waiting,) = (await listed(shop))["items"]
    assert (waiting["kind"], waiting["order"]["id"], waiting["tried"]) == ("amount_differs", order["id"], [])
    assert (waiting["facts"]["expected"], waiting["facts"]["captured"]) == (order["total"], captured)
    assert waiting["what_to_do"]
    assert waiting["since"] == held["attention"]["since"]
    staff = shop.as_user(staff_id, "support")
    answer = await shop.resolve(order["id"], staff, waiting["order"]["version"], note="typed wrong")
    assert answer.status_code == 202, answer.text
    over = await shop.until(order["id"], status="cancelled", cancel_reason="amount_differs", payment_status="unpaid")
    assert (over["refunded"], over["attention"], (await listed(shop))["items"]) == (captured, None, [])
    assert [(refund["actor"], refund["status"]) for refund in over["refunds"]] == [(str(staff_id), "succeeded")]
    assert {"attention_resolved:refund"} <= {act["action"] for act in over["history"] if act["actor"] == str(staff_id)}
    assert shop.product.free == 100
    again = await shop.resolve(order["id"], staff, waiting["order"]["version"])
    assert (again.status_code, again.json()["version"]) == (202, over["version"])


async def test_a_silent_stream_does_not_hide_a_difference(shop: ShopApi) -> None:
    order = await shop.placed()
    shop.payment.pay(order["id"], SMALLER)
    await shop.until(order["id"], status="on_hold")


async def test_a_shopper_sees_that_it_is_on_hold_and_nothing_of_staffs_side(shop: ShopApi) -> None:
    body = a_body()
    order = await shop.placed(body)
    await shop.pay(order["id"], SMALLER)
    await shop.until(order["id"], status="on_hold")
    buyer = shop.as_user(body["customer_id"])
    seen = (await shop.client.get(f"/orders/{order['id']}", headers=buyer)).json()
    assert seen["status"] == "on_hold"
    assert not {"attention", "history", "version"} & set(seen)
    cancel = await shop.client.post(f"/orders/{order['id']}/cancel", headers=buyer)
    assert (cancel.status_code, cancel.json()["code"]) == (409, "order_not_cancellable")
    checkout = await shop.place(body)
    assert (checkout.status_code, checkout.json()["code"]) == (409, "order_on_hold")


async def test_resolving_asks_for_the_version_that_was_seen(shop: ShopApi) -> None:
    order = await shop.placed()
    staff = shop.as_user(uuid4(), "support")
    nothing = await shop.resolve(order["id"], staff)
    assert (nothing.status_code, nothing.json()["code"]) == (409, "nothing_to_resolve")
    await shop.pay(order["id"], SMALLER)
    await shop.until(order["id"], status="on_hold")
    stale = await shop.resolve(order["id"], staff, 0)
    assert (stale.status_code, stale.json()["code"]) == (412, "precondition_failed")
    without = await shop.client.post(f"/orders/{order['id']}/attention/resolve", json={}, headers=staff)
    assert without.status_code == 428


async def test_the_list_pages_with_the_longest_waiting_first(shop: ShopApi) -> None:
    orders = []
    for _ in range(3):
        order = await shop.placed()
        await shop.pay(order["id"], SMALLER)
        await shop.until(order["id"], status="on_hold")
        orders.append(order["id"])
    first = await listed(shop, limit=2)
    rest = await listed(shop, limit=2, cursor=first["next_cursor"])
    assert [item["order"]["id"] for item in first["items"] + rest["items"]] == orders
    assert rest["next_cursor"] is None


async def test_a_refused_refund_is_listed_with_what_was_tried_and_can_be_closed(shop: ShopApi) -> None:
    order = await shop.placed()
    await shop.pay(order["id"])
    await shop.until(order["id"], status="confirmed")
    shop.payment.refuses_refunds = True
    staff_id = uuid4()
    staff = shop.as_user(staff_id, "admin")
    answer = await shop.client.post(
        f"/orders/{order['id']}/refund", json={"reason": "broken"}, headers=staff | {"Idempotency-Key": "k"}
    )
    assert answer.json()["refunds"][0]["status"] == "failed"
    (waiting,) = (await listed(shop))["items"]
    assert waiting["kind"] == "refund_failed"
    assert [(t["actor"], t["tries"], t["status"]) for t in waiting["tried"]] == [(str(staff_id), 1, "failed")]
    await measured(shop, 1.0, kind="refund_failed")
    closed = await shop.resolve(order["id"], staff, resolution="close", note="by bank transfer")
    assert (closed.status_code, closed.json()["status"], closed.json()["attention"]) == (202, "confirmed", None)
    await measured(shop, 0.0, kind="refund_failed")


async def measured(shop: ShopApi, number: float, **labels: str) -> None:
    await SagaQueue(shop.app.state.platform.database).measure()
    assert REGISTRY.get_sample_value("souk_orders_attention", labels) == number


REFUSED = [
    ({"amount": 100, "currency": "USD"}, 422, "invalid_refund", "body.amount.currency"),
    ({"amount": 0, "currency": "EUR"}, 422, "invalid_refund", "body.amount.amount"),
    ({"amount": 4489, "currency": "EUR"}, 409, "order_not_refundable", None),
]


@pytest.mark.parametrize(("amount", "status", "code", "field"), REFUSED, ids=["currency", "nothing", "too much"])
async def test_a_refund_that_cannot_be_says_why(
    shop: ShopApi, amount: dict[str, Any], status: int, code: str, field: str | None
) -> None:
    order = await shop.placed()
    await shop.pay(order["id"])
    await shop.until(order["id"], status="confirmed")
    answer = await refund(shop, order["id"], amount)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert [fault["field"] for fault in answer.json()["errors"]] == ([field] if field else [])


@pytest.mark.parametrize("amount", [{"amount": 100, "currency": "EUR"}, None])
async def test_an_order_without_capture_has_nothing_to_refund(shop: ShopApi, amount: dict[str, Any] | None) -> None:
    order = await shop.placed()
    answer = await refund(shop, order["id"], amount)
    assert (answer.status_code, answer.json()["code"]) == (409, "order_not_refundable")


async def refund(shop: ShopApi, order_id: str, amount: dict[str, Any] | None) -> Any:
    headers = shop.as_user(uuid4(), "support") | {"Idempotency-Key": str(uuid4())}
    body = {"reason": "late"} | ({"amount": amount} if amount else {})
    return await shop.client.post(f"/orders/{order_id}/refund", json=body, headers=headers)


async def test_a_poisoned_order_holds_up_none_of_twenty(shop: ShopApi) -> None:
    poisoned = a_body()
    order = await shop.placed(poisoned)
    shop.payment.hangs_for.add(order["id"])
    await shop.client.post(f"/orders/{order['id']}/cancel", headers=shop.as_user(poisoned["customer_id"]))
    async with asyncio.timeout(30):
        while not shop.payment.asked(f"/{order['id']}/void"):
            await asyncio.sleep(0.02)
    honest = [(body, await shop.placed(body)) for body in (a_body() for _ in range(20))]
    for body, placed in honest:
        await shop.client.post(f"/orders/{placed['id']}/cancel", headers=shop.as_user(body["customer_id"]))
    for _, placed in honest:
        await shop.until(placed["id"], status="cancelled")
    assert (await shop.order(order["id"]))["status"] == "cancelling"
