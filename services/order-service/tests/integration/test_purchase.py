"""A purchase on real servers, well and badly."""

import asyncio
import json
from typing import Any
from uuid import uuid4

import pytest
from shop_api import ShopApi, a_body

from testkit.contracts import Trouble

pytestmark = pytest.mark.both_ways


async def test_an_order_is_readable_right_after_its_201(shop: ShopApi) -> None:
    answer = await shop.place(body := a_body())
    placed = answer.json()
    assert answer.status_code == 201
    payment = placed["payment"]
    assert (payment["client_secret"], payment["publishable_key"]) == ("secret", "pk_sandbox")
    assert (payment["order_id"], payment["amount"]) == (placed["order"]["id"], placed["order"]["total"])
    read = await shop.client.get(f"/orders/{placed['order']['id']}", headers=shop.as_user(body["customer_id"]))
    assert read.json() == placed["order"]
    assert read.json()["status"] == "awaiting_payment"
    assert read.json()["total"] == {"amount": 4488, "currency": "EUR"}


async def test_a_payment_confirms_the_order_tells_everybody_and_mails_the_buyer(
    shop: ShopApi, mail_catcher: Any
) -> None:
    order = await shop.placed()
    await shop.pay(order["id"])
    confirmed = await shop.until(order["id"], status="confirmed", payment_status="paid")
    assert confirmed["paid_at"] is not None
    assert shop.product.states[order["id"]] == "committed"
    for _ in range(600):
        if (published := await shop.valkey.xlen("souk.orders")) >= 2 and mail_catcher.messages(to="amira@example.org"):
            break
        await asyncio.sleep(0.05)
    assert published == 2
    assert order["number"] in mail_catcher.messages(to="amira@example.org")[0]["subject"]


@pytest.mark.parametrize("locale", ["en", "ar", "de", "fr"])
async def test_the_buyers_own_words_reach_no_mailbox(shop: ShopApi, mail_catcher: Any, locale: str) -> None:
    bait = "Claim at evil.example now"
    body = a_body(email="stranger@example.org", locale=locale, customer_role="guest")
    body["shipping_address"] |= dict.fromkeys(("name", "line1", "city"), bait)
    order = (await shop.place(body)).json()["order"]
    await shop.pay(order["id"])
    for _ in range(600):
        if messages := mail_catcher.messages(to="stranger@example.org"):
            break
        await asyncio.sleep(0.05)
    (message,) = messages
    assert order["number"] in message["subject"]
    assert "evil" not in str(message)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ('"name": "Te\\u0000st"', "body.shipping_address.name"),
        ('"name": "Te\\ud800st"', "body.shipping_address.name"),
    ],
)
async def test_an_order_that_could_not_be_written_down_is_refused_by_name(shop: ShopApi, sent: str, field: str) -> None:
    body = json.dumps(a_body()).replace('"name": "Amira"', sent)
    headers = {**shop.as_cart, "Idempotency-Key": "k-1", "Content-Type": "application/json"}
    answer = await shop.client.post("/internal/orders", content=body, headers=headers)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)


@pytest.mark.parametrize("changes", [{"cart_version": 2**63}, {"accepted_terms_version": "a\0"}, {"currency": "E\0R"}])
async def test_what_no_column_holds_is_refused_between_services_too(shop: ShopApi, changes: dict[str, object]) -> None:
    answer = await shop.place(a_body(**changes))
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, f"body.{next(iter(changes))}")


async def test_one_key_makes_one_order(shop: ShopApi) -> None:
    body = a_body()
    answers = [await shop.place(body, key="same") for _ in range(5)]
    assert len({answer.content for answer in answers}) == 1
    assert [answer.headers.get("idempotent-replayed") for answer in answers] == [None] + ["true"] * 4
    assert shop.product.asked("/internal/reservations") == 1


async def test_one_key_with_another_cart_leaves_the_order_as_it_is(shop: ShopApi) -> None:
    body = a_body()
    order = (await shop.place(body, key="same")).json()["order"]
    refused = await shop.place(body | {"cart_version": 4}, key="same")
    assert (refused.status_code, refused.json()["code"]) == (422, "idempotency_key_reused")
    assert (await shop.order(order["id"]))["status"] == "awaiting_payment"
    assert shop.product.asked("/internal/reservations") == 1


async def test_a_repeat_of_a_refusal_is_refused_though_there_is_stock_again(shop: ShopApi) -> None:
    shop.product.free, body = 1, a_body()
    first = await shop.place(body, key="same")
    shop.product.free = 100
    again = await shop.place(body, key="same")
    assert (again.content, again.headers["idempotent-replayed"]) == (first.content, "true")
    assert (await shop.place(body)).status_code == 201


@pytest.mark.parametrize("end", ["paid", "cancelled"])
async def test_a_repeat_after_the_order_went_on_gets_the_first_answer(shop: ShopApi, end: str) -> None:
    body = a_body()
    first = await shop.place(body, key="same")
    order_id = first.json()["order"]["id"]
    if end == "paid":
        await shop.pay(order_id)
        await shop.until(order_id, status="confirmed")
    else:
        await shop.client.post(f"/orders/{order_id}/cancel", headers=shop.as_user(body["customer_id"]))
        await shop.until(order_id, status="cancelled")
    again = await shop.place(body, key="same")
    assert (again.content, again.headers["idempotent-replayed"]) == (first.content, "true")
    listed = await shop.client.get("/orders", headers=shop.as_user(body["customer_id"]))
    assert [row["id"] for row in listed.json()["items"]] == [order_id]


async def test_two_tabs_get_one_order(shop: ShopApi) -> None:
    body = a_body()
    first, second = await asyncio.gather(shop.place(body), shop.place(body))
    assert first.json() == second.json()
    assert shop.product.free == 98


async def test_out_of_stock_names_the_variant(shop: ShopApi) -> None:
    shop.product.free = 1
    body = a_body()
    answer = await shop.place(body)
    assert (answer.status_code, answer.json()["code"]) == (409, "out_of_stock")
    (error,) = answer.json()["errors"]
    assert (error["variant_id"], error["available"]) == (body["lines"][0]["variant_id"], 1)


async def test_a_changed_total_comes_with_the_new_quote(shop: ShopApi) -> None:
    answer = await shop.place(a_body(expected_total={"amount": 1, "currency": "EUR"}))
    assert (answer.status_code, answer.json()["code"]) == (409, "total_changed")
    assert answer.json()["quote"]["total"]["amount"] == 4488


async def test_terms_that_are_not_the_shops_any_more_are_accepted_again(shop: ShopApi) -> None:
    answer = await shop.place(a_body(accepted_terms_version="2025-07"))
    assert (answer.status_code, answer.json()["code"]) == (409, "terms_changed")
    shown = (await shop.client.get("/orders/shop")).json()["terms_version"]
    assert answer.json()["terms_version"] == shown
    await shop.placed(a_body(accepted_terms_version=shown))


async def test_at_most_three_unpaid_orders(shop: ShopApi) -> None:
    who = str(uuid4())
    for _ in range(3):
        await shop.placed(a_body(customer_id=who))
    answer = await shop.place(a_body(customer_id=who))
    assert (answer.status_code, answer.json()["code"]) == (409, "too_many_unpaid_orders")


async def test_a_changed_cart_gives_its_earlier_order_up(shop: ShopApi) -> None:
    shop.product.free = 2
    body = a_body()
    earlier = await shop.placed(body)
    await shop.placed(body | {"cart_version": 4})
    assert (await shop.order(earlier["id"]))["status"] == "cancelled"


@pytest.mark.parametrize("trouble", list(Trouble))
@pytest.mark.parametrize("path", ["/internal/reservations", "/payments/create-intent"])
async def test_a_neighbour_in_trouble_for_good_leaves_nothing_behind(
    shop: ShopApi, trouble: Trouble, path: str
) -> None:
    neighbour = shop.product if "reservations" in path else shop.payment
    neighbour.trouble[path] = [trouble] * 30
    headers = {"X-Request-Timeout-Ms": "1500", "Idempotency-Key": "k"}
    headers["Authorization"] = f"Bearer {shop.issuer.service_token('cart-service', 'order-service', 'orders:place')}"
    answer = await shop.client.post("/internal/orders", json=(body := a_body()), headers=headers)
    assert answer.status_code in (503, 504)
    neighbour.trouble.clear()
    page = await shop.client.get("/orders", headers=shop.as_user(body["customer_id"]))
    (order,) = page.json()["items"]
    await shop.until(order["id"], status="cancelled", cancel_reason="not_placed")
    assert shop.product.free == 100


async def test_a_lost_answer_is_asked_for_again(shop: ShopApi) -> None:
    shop.product.trouble["/internal/reservations"] = [Trouble.LOSE_ANSWER]
    shop.payment.trouble["/create-intent"] = [Trouble.LOSE_ANSWER]
    await shop.placed()
    assert shop.product.free == 98
    assert len(shop.payment.intents) == 1


async def test_cancelling_voids_first_and_releases_then(shop: ShopApi) -> None:
    body = a_body()
    order = await shop.placed(body)
    answer = await shop.client.post(f"/orders/{order['id']}/cancel", headers=shop.as_user(body["customer_id"]))
    assert (answer.status_code, answer.json()["status"]) == (202, "cancelling")
    await shop.until(order["id"], status="cancelled", cancel_reason="customer")
    assert shop.payment.intents[order["id"]]["state"] == "voided"
    assert shop.product.free == 100


async def test_a_cancelled_order_whose_money_was_on_its_way_is_refunded(shop: ShopApi) -> None:
    body = a_body()
    order = await shop.placed(body)
    shop.payment.pay(order["id"])
    await shop.client.post(f"/orders/{order['id']}/cancel", headers=shop.as_user(body["customer_id"]))
    await shop.pay(order["id"])
    await shop.until(order["id"], status="cancelled", payment_status="refunded")
    assert shop.payment.refunded(order["id"]) == 4488
    assert shop.product.free == 100


async def test_a_paid_order_is_confirmed_once_product_service_is_back(shop: ShopApi) -> None:
    order = await shop.placed()
    shop.product.trouble["/commit"] = [Trouble.REFUSE] * 6
    await shop.pay(order["id"])
    await shop.until(order["id"], payment_status="paid")
    await shop.until(order["id"], status="confirmed")


async def test_a_flushed_valkey_delays_but_does_not_lose_a_payment(shop: ShopApi) -> None:
    order = await shop.placed()
    await shop.valkey.flushall()
    shop.payment.pay(order["id"])
    await shop.until(order["id"], status="confirmed")


async def test_staff_refunds_in_parts(shop: ShopApi) -> None:
    order = await shop.placed()
    await shop.pay(order["id"])
    await shop.until(order["id"], status="confirmed")
    staff = shop.as_user(uuid4(), "support")
    for amount, status in ((488, "partially_refunded"), (None, "refunded")):
        body = {"reason": "late"} | ({"amount": {"amount": amount, "currency": "EUR"}} if amount else {})
        answer = await shop.client.post(
            f"/orders/{order['id']}/refund", json=body, headers=staff | {"Idempotency-Key": str(uuid4())}
        )
        assert (answer.status_code, answer.json()["payment_status"]) == (202, status)
    assert shop.payment.refunded(order["id"]) == 4488
