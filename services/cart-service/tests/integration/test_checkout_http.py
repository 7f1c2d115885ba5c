import asyncio
from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa
from builders import a_checkout, an_offer, euros
from cart_api import CartApi
from fastapi import FastAPI
from neighbours import OrderService, ProductService

from servicekit.database import Database, Statement
from testkit.contracts import Beyond, Trouble, problem

PLACE = "/internal/orders"
FORGET_KEYS = Statement(sa.text("DELETE FROM idempotency_keys"))
AN_ADDRESS = a_checkout()["shipping_address"]


@pytest.fixture
async def full(shopper: CartApi, products: ProductService) -> CartApi:
    """A shopper with two teas in the cart."""
    await shopper.add(products.put(an_offer(price=euros(500))).variant_id, 2)
    return shopper


async def test_checkout_places_the_order_and_keeps_the_cart(
    full: CartApi, products: ProductService, orders: OrderService
) -> None:
    cart = await full.show()
    products.calls.clear()
    answer = await full.check_out()
    assert answer.status_code == 201, answer.text
    assert answer.json()["payment"]["client_secret"] == "secret"
    [body] = orders.bodies
    assert (body["cart_id"], body["cart_version"]) == (cart["id"], cart["version"])
    assert (body["customer_id"], body["customer_role"]) == (str(full.id), "customer")
    assert body["lines"][0]["unit_price"] == {"amount": 500, "currency": "EUR"}
    assert (body["lines"][0]["slug"], body["lines"][0]["image_url"]) == ("green-tea", "/media/tea.webp")
    assert body["expected_total"] == {"amount": 1500, "currency": "EUR"}
    assert products.asked() == orders.asked() == 1
    assert await full.show() == cart


async def test_the_price_charged_is_the_present_one(
    full: CartApi, products: ProductService, orders: OrderService
) -> None:
    [tea] = products.variants.values()
    products.put(replace(tea, price=euros(900)))
    await full.check_out()
    assert orders.bodies[0]["lines"][0]["unit_price"]["amount"] == 900


async def test_no_checkout_without_a_key(full: CartApi) -> None:
    refused = await full.client.post("/cart/checkout", json=a_checkout(), headers=full.headers)
    assert (refused.status_code, refused.json()["code"]) == (400, "idempotency_key_required")


async def test_checkout_of_an_empty_cart_is_refused(shopper: CartApi, orders: OrderService) -> None:
    refused = await shopper.check_out()
    assert (refused.status_code, refused.json()["code"]) == (409, "cart_empty")
    assert orders.asked() == 0


async def test_one_checkout_sent_many_times_with_one_key_is_one_order(full: CartApi, orders: OrderService) -> None:
    orders.delay = 0.1
    answers = await asyncio.gather(*(full.check_out("k-1") for _ in range(5)))
    assert sorted({answer.status_code for answer in answers}) in ([201], [201, 409])
    assert {a.json()["code"] for a in answers if a.status_code == 409} <= {"idempotency_in_progress"}
    again = await full.check_out("k-1")
    first = next(answer for answer in answers if answer.status_code == 201)
    assert again.content == first.content
    assert again.headers["Idempotent-Replayed"] == "true"
    assert len(orders.orders) == 1


async def test_a_repeat_that_finds_the_last_piece_held_by_the_first_is_no_refusal_for_ever(
    full: CartApi, products: ProductService, orders: OrderService
) -> None:
    orders.delay = 0.5
    first = asyncio.create_task(full.check_out("k-1"))
    while not orders.asked():
        await asyncio.sleep(0.01)
    [tea] = products.variants.values()
    products.put(replace(tea, available=0))
    beside = await full.check_out("k-1")
    assert (beside.status_code, beside.json()["code"]) == (409, "idempotency_in_progress")
    assert (await first).status_code == 201
    assert (await full.check_out("k-1")).content == (await first).content


async def test_a_repeat_whose_claim_and_answer_a_crash_took_orders_nothing_more(
    full: CartApi, orders: OrderService, database: Database
) -> None:
    first = await full.check_out("k-1")
    await database.execute(FORGET_KEYS)
    again = await full.check_out("k-1")
    assert (again.status_code, again.json()) == (201, first.json())
    assert len(orders.orders) == 1


async def test_the_key_that_goes_on_is_derived_and_belongs_to_the_caller(
    full: CartApi, products: ProductService, orders: OrderService
) -> None:
    other = full.other()
    [tea] = products.variants.values()
    await other.add(tea.variant_id)
    await full.check_out("k-1")
    await other.check_out("k-1")
    assert len(orders.orders) == 2
    assert "k-1" not in orders.orders


async def test_the_same_key_with_other_parameters_is_refused(full: CartApi) -> None:
    await full.check_out("k-1")
    refused = await full.check_out("k-1", email="eve@example.org")
    assert (refused.status_code, refused.json()["code"]) == (422, "idempotency_key_reused")


@pytest.mark.parametrize(
    ("status", "code", "members", "expected"),
    [
        (409, "total_changed", {"quote": {"total": {"amount": 1700, "currency": "EUR"}}}, "total_changed"),
        (409, "terms_changed", {"terms_version": "2026-06"}, "terms_changed"),
        (409, "out_of_stock", {"errors": [{"code": "out_of_stock", "variant_id": "v"}]}, "out_of_stock"),
        (409, "too_many_unpaid_orders", {}, "too_many_unpaid_orders"),
        (422, "unknown_shipping_method", {}, "unknown_shipping_method"),
        (422, "amount_not_chargeable", {"limits": {"minimum": 50}}, "amount_not_chargeable"),
        (422, "validation_failed", {"errors": [{"code": "value_error", "field": "body.email"}]}, "checkout_invalid"),
        (409, "order_cancelled", {}, "order_cancelled"),
        (409, "a_code_of_a_newer_release", {"kind": Beyond}, "order_rejected"),
    ],
)
async def test_a_refusal_of_order_service_reaches_the_shopper(
    full: CartApi, orders: OrderService, status: int, code: str, members: dict[str, Any], expected: str
) -> None:
    orders.refusal = problem(status, code, **members)
    refused = await full.check_out("k-1")
    answer = refused.json()
    assert (refused.status_code, answer["code"]) == (status, expected)
    for name in ("quote", "limits", "terms_version"):
        assert answer.get(name) == members.get(name)
    assert answer["errors"] == members.get("errors", [])
    orders.refusal = None
    assert (await full.check_out("k-1")).content == refused.content, "the first answer stays"


async def test_stock_that_is_gone_is_told_before_an_order_is_placed(
    full: CartApi, products: ProductService, orders: OrderService
) -> None:
    [tea] = products.variants.values()
    products.put(replace(tea, available=1))
    refused = await full.check_out()
    assert (refused.status_code, refused.json()["code"]) == (409, "out_of_stock")
    [fault] = refused.json()["errors"]
    assert (fault["variant_id"], fault["requested"], fault["available"]) == (str(tea.variant_id), 2, 1)
    assert orders.asked() == 0


async def test_without_product_service_nothing_is_ordered_and_the_key_stays_good(
    full: CartApi, products: ProductService, orders: OrderService
) -> None:
    await products.stop()
    refused = await full.check_out("k-1")
    assert (refused.status_code, refused.json()["code"]) == (503, "products_unavailable")
    assert orders.asked() == 0
    await products.start()
    assert (await full.check_out("k-1")).status_code == 201


async def test_without_order_service_nothing_is_ordered_and_the_key_stays_good(
    full: CartApi, orders: OrderService
) -> None:
    await orders.stop()
    refused = await full.check_out("k-1")
    assert (refused.status_code, refused.json()["code"]) == (503, "orders_unavailable")
    assert "Retry-After" in refused.headers
    await orders.start()
    assert (await full.check_out("k-1")).status_code == 201


async def test_a_lost_answer_can_be_asked_for_again_and_is_one_order(full: CartApi, orders: OrderService) -> None:
    orders.trouble[PLACE] = [Trouble.LOSE_ANSWER] * 10
    lost = await full.check_out("k-1")
    assert (lost.status_code, lost.json()["code"]) == (504, "outcome_unknown")
    orders.trouble.clear()
    found = await full.check_out("k-1")
    assert found.status_code == 201
    assert found.json()["order"] == next(iter(orders.orders.values()))["order"]
    assert len(orders.orders) == 1


async def test_an_order_that_is_being_placed_is_an_unknown_outcome(full: CartApi, orders: OrderService) -> None:
    orders.refusal = problem(409, "idempotency_in_progress")
    assert (await full.check_out("k-1")).status_code == 504
    orders.refusal = None
    assert (await full.check_out("k-1")).status_code == 201


async def test_what_fails_inside_is_an_unknown_outcome(full: CartApi, orders: OrderService) -> None:
    orders.trouble[PLACE] = [Trouble.FAIL_INSIDE]
    assert (await full.check_out("k-1")).status_code == 504
    assert (await full.check_out("k-1")).status_code == 201


@pytest.mark.parametrize(
    "changes",
    [
        {"email": "nonsense"},
        {"email": "a@b.c\nBcc: x@y.z"},
        {"shipping_address": AN_ADDRESS | {"name": "Te\0st"}},
        {"shipping_address": AN_ADDRESS | {"city": "Ber\u202elin"}},
        {"billing_address": AN_ADDRESS | {"line1": "One\nTwo"}},
        {"accepted_terms_version": "\x1b[2J"},
        {"locale": "english"},
        {"expected_total": {"amount": 15.5, "currency": "EUR"}},
        {"expected_total": {"amount": 1500, "currency": "euro"}},
        {"shipping_address": {"name": "Ada"}},
        {"total": {"amount": 1, "currency": "EUR"}},
        {"customer_id": "somebody"},
        {"shipping_method_id": ""},
    ],
)
async def test_a_bad_form_is_refused_before_anything_is_asked(
    full: CartApi, orders: OrderService, changes: dict[str, Any]
) -> None:
    assert (await full.check_out(**changes)).status_code == 422
    assert orders.asked() == 0


async def test_sixty_checkouts_a_minute_from_one_address_however_many_guests_there_are(
    shopper: CartApi, app: FastAPI
) -> None:
    app.state.platform.limits._clock = lambda: 1_000_000 * 60.0 + 30
    answers = [await shopper.other("guest").check_out() for _ in range(62)]
    assert [answer.json()["code"] for answer in answers] == ["cart_empty"] * 60 + ["rate_limited"] * 2


async def test_order_service_is_told_the_shoppers_network_and_not_by_the_shopper(
    full: CartApi, orders: OrderService
) -> None:
    full.headers["X-Client-Network"] = "203.0.113.66"
    assert (await full.check_out()).status_code == 201
    assert [call.headers["X-Client-Network"] for call in orders.calls] == ["127.0.0.1"]


async def test_what_fails_inside_for_one_guest_is_asked_once_and_closes_nothing_for_the_others(
    full: CartApi, products: ProductService, orders: OrderService
) -> None:
    other = full.other()
    [tea] = products.variants.values()
    await other.add(tea.variant_id, 2)
    orders.trouble[PLACE] = [Trouble.FAIL_INSIDE] * 15
    for number in range(15):
        unclear = await full.check_out(f"k-{number}")
        assert (unclear.status_code, unclear.json()["code"]) == (504, "outcome_unknown")
    assert orders.asked() == 15
    assert (await other.check_out()).status_code == 201


async def test_trouble_of_one_guest_alone_does_not_refuse_the_others(
    full: CartApi, products: ProductService, orders: OrderService
) -> None:
    other = full.other()
    [tea] = products.variants.values()
    await other.add(tea.variant_id, 2)
    orders.trouble[PLACE] = [Trouble.BAD_GATEWAY] * 100
    for number in range(10):
        assert (await full.check_out(f"k-{number}")).status_code == 504
    orders.trouble.clear()
    assert (await other.check_out()).status_code == 201


async def test_the_same_checkout_is_the_same_with_and_without_the_gateway(full: CartApi) -> None:
    first = await full.check_out("k-1")
    headers = {**full.headers, "Idempotency-Key": "k-1"}
    again = await full.client.post("/api/cart/checkout", json=a_checkout(), headers=headers)
    assert (again.status_code, again.headers.get("Idempotent-Replayed")) == (201, "true")
    assert again.content == first.content
