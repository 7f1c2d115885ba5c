"""Quotes, lists, single orders, order tokens, live states."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from shop_api import ShopApi, a_body

from order_service.domain.errors import OrderNotFound


async def test_a_quote_takes_prices_from_the_catalogue(shop: ShopApi) -> None:
    variant = str(uuid4())
    body = {"lines": [{"variant_id": variant, "quantity": 2}], "shipping_method_id": "standard", "country": "FR"}
    answer = await shop.client.post("/orders/quote", json=body, headers=shop.as_user(uuid4(), "guest"))
    assert answer.status_code == 200
    quote = answer.json()
    assert (quote["subtotal"]["amount"], quote["shipping"]["amount"], quote["total"]["amount"]) == (3998, 990, 4988)
    assert quote["lines"][0]["net"]["amount"] + quote["lines"][0]["tax"]["amount"] == 3998


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"lines": []}, "validation_failed"),
        ({"lines": [{"variant_id": str(uuid4()), "quantity": 0}]}, "validation_failed"),
        ({"lines": [{"variant_id": str(uuid4()), "quantity": 1, "unit_price": 1}]}, "validation_failed"),
        ({"lines": [{"variant_id": "5b1f1c2e-0000-4000-8000-000000000001", "quantity": 1}] * 2}, "validation_failed"),
        ({"shipping_method_id": "camel"}, "unknown_shipping_method"),
        ({"country": "germany"}, "validation_failed"),
        ({"total": 1}, "validation_failed"),
    ],
)
async def test_bad_quotes_are_refused(shop: ShopApi, change: dict[str, Any], code: str) -> None:
    line = {"variant_id": str(uuid4()), "quantity": 1}
    body = {"lines": [line], "shipping_method_id": "standard", "country": "DE"} | change
    answer = await shop.client.post("/orders/quote", json=body, headers=shop.as_user(uuid4()))
    assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_an_unknown_variant_is_named(shop: ShopApi) -> None:
    variant = str(uuid4())
    shop.product.unknown.add(variant)
    body = {"lines": [{"variant_id": variant, "quantity": 1}], "shipping_method_id": "standard", "country": "DE"}
    answer = await shop.client.post("/orders/quote", json=body, headers=shop.as_user(uuid4()))
    assert (answer.status_code, answer.json()["code"]) == (422, "unknown_variant")
    assert answer.json()["errors"][0]["variant_id"] == variant


async def test_what_shipping_costs_and_how_long_it_takes_depend_on_the_country(shop: ShopApi) -> None:
    methods = {
        country: (await shop.client.get(f"/orders/shipping-methods?country={country}")).json()["items"][0]
        for country in ("DE", "FR")
    }
    assert {country: (method["price"]["amount"], method["delivery_days"]) for country, method in methods.items()} == {
        "DE": (490, {"least": 2, "most": 4}),
        "FR": (990, {"least": 4, "most": 8}),
    }


async def test_a_line_leads_to_its_product_and_shows_its_picture(shop: ShopApi) -> None:
    body = a_body()
    [line] = (await shop.placed(body))["lines"]
    assert (line["slug"], line["image_url"]) == ("brass-lamp", "/media/lamp-320.webp")


async def test_a_cart_service_of_the_release_before_sends_no_slug(shop: ShopApi) -> None:
    body = a_body()
    del body["lines"][0]["slug"]
    order = await shop.placed(body)
    assert order["lines"][0]["slug"] is None
    assert (await shop.order(order["id"]))["lines"] == order["lines"]


async def test_orders_are_listed_newest_first_page_by_page(shop: ShopApi) -> None:
    who = str(uuid4())
    placed = [(await shop.placed(a_body(customer_id=who)))["id"] for _ in range(3)]
    await shop.placed()
    mine = shop.as_user(who)
    first = (await shop.client.get("/orders?limit=2", headers=mine)).json()
    second = (await shop.client.get(f"/orders?limit=2&cursor={first['next_cursor']}", headers=mine)).json()
    assert [item["id"] for item in first["items"] + second["items"]] == placed[::-1]
    assert second["next_cursor"] is None
    assert first["items"][0]["item_count"] == 2


async def test_an_order_keeps_the_language_of_its_titles(shop: ShopApi) -> None:
    german, unknown = a_body(), a_body()
    german["lines"][0] |= {"title": "Messinglampe", "lang": "de"}
    del unknown["lines"][0]["lang"]
    for body, lang in ((german, "de"), (unknown, None)):
        order = await shop.placed(body)
        staff = shop.as_user(uuid4(), "support")
        (listed,) = (await shop.client.get(f"/orders/all?q={order['number']}", headers=staff)).json()["items"]
        seen = (await shop.client.get(f"/orders/{order['id']}", headers=staff)).json()
        assert [order["lines"][0]["lang"], seen["lines"][0]["lang"], listed["lang"]] == [lang] * 3


async def test_staff_finds_orders(shop: ShopApi) -> None:
    one, _ = await shop.placed(a_body(email="badr@example.org")), await shop.placed()
    staff = shop.as_user(uuid4(), "support")
    for query, count in (
        ("", 2), ("?status=awaiting_payment", 2), ("?status=confirmed", 0), ("?payment_status=unpaid", 2),
        (f"?q={one['number'].lower()}", 1), ("?q=badr@example.org", 1),
    ):  # fmt: skip
        answer = await shop.client.get(f"/orders/all{query}", headers=staff)
        assert len(answer.json()["items"]) == count, query


async def test_the_token_in_a_guests_mail_opens_that_order_alone(shop: ShopApi, mail_catcher: Any) -> None:
    order = await shop.placed(a_body(customer_role="guest", email="guest@example.org"))
    other = await shop.placed()
    await shop.pay(order["id"])
    await shop.until(order["id"], status="confirmed")
    text = await _mail_text(shop, mail_catcher)
    token = text.partition(f"{order['id']}#token=")[2].split()[0]
    opened = await shop.client.get(f"/orders/{order['id']}", headers={"X-Order-Token": token})
    assert opened.json()["number"] == order["number"]
    for path, key in ((other["id"], token), (order["id"], token[::-1])):
        refused = await shop.client.get(f"/orders/{path}", headers={"X-Order-Token": key})
        assert (refused.status_code, refused.json()["code"]) == (404, "order_not_found")


@pytest.mark.parametrize("who", ["buyer", "stranger", "staff", "token", "wrong token", "buyer with wrong token"])
async def test_the_live_view_opens_for_whom_the_order_opens_and_shows_its_states(
    shop: ShopApi, mail_catcher: Any, who: str
) -> None:
    body = a_body(customer_role="guest", email="guest@example.org")
    placed = await shop.placed(body)
    await shop.pay(placed["id"])
    await shop.until(placed["id"], status="confirmed")
    order_id, buyer = UUID(placed["id"]), UUID(str(body["customer_id"]))
    token = (await _mail_text(shop, mail_catcher)).partition(f"{order_id}#token=")[2].split()[0]
    owner, key = {
        "buyer": (buyer, None), "stranger": (uuid4(), None), "staff": (None, None), "token": (UUID(int=0), token),
        "wrong token": (UUID(int=0), token[::-1]), "buyer with wrong token": (buyer, token[::-1]),
    }[who]  # fmt: skip
    application = shop.app.state.application
    if who in ("stranger", "wrong token"):
        for find in (application.find_order, application.find_states):
            with pytest.raises(OrderNotFound):
                await find(order_id, owner, key)
        return
    order = await application.find_order(order_id, owner, key)
    states = await application.find_states(order_id, owner, key)
    assert (states.id, states.number) == (order.id, order.snapshot.number)
    assert (states.status, states.payment_status) == (order.status, order.payment_status)
    assert (states.fulfilment_status, states.refunded) == (order.fulfilment_status, order.refunds.total)


async def _mail_text(shop: ShopApi, mail_catcher: Any) -> str:
    import asyncio

    for _ in range(600):
        if mails := mail_catcher.messages(to="guest@example.org"):
            return str(mails[0]["text"])
        await asyncio.sleep(0.05)
    raise AssertionError("no mail came")
