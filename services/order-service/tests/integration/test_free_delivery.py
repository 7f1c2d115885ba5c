"""Delivery is free from a threshold on: quotes, orders, their tax and their refunds agree about it."""

from typing import Any
from uuid import uuid4

import pytest
from shop_api import ShopApi, a_body

from order_service.config.settings import OrderSettings

GOODS = 2 * 1999
NEIGHBOURS = pytest.mark.parametrize(
    ("free_from", "country", "shipping"),
    [
        (GOODS + 1, "DE", 490),
        (GOODS, "DE", 0),
        (GOODS - 1, "DE", 0),
        (GOODS + 1, "FR", 990),
        (GOODS, "FR", 0),
        (None, "DE", 490),
    ],
)


@pytest.fixture
def free_from() -> int | None:
    return GOODS


@pytest.fixture
def settings(settings: OrderSettings, free_from: int | None) -> OrderSettings:
    shop = settings.shop.model_copy(update={"free_delivery_from": free_from})
    return settings.model_copy(update={"shop": shop})


async def quoted(shop: ShopApi, body: dict[str, Any]) -> dict[str, Any]:
    """What the shopper of `body` is told before the checkout."""
    lines = [{"variant_id": line["variant_id"], "quantity": line["quantity"]} for line in body["lines"]]
    country = body["shipping_address"]["country"]
    asked = {"lines": lines, "shipping_method_id": body["shipping_method_id"], "country": country}
    answer = await shop.client.post("/orders/quote", json=asked, headers=shop.as_user(uuid4(), "guest"))
    assert answer.status_code == 200, answer.text
    quote: dict[str, Any] = answer.json()
    return quote


@NEIGHBOURS
async def test_an_order_costs_what_was_quoted(
    shop: ShopApi, free_from: int | None, country: str, shipping: int
) -> None:
    address = a_body()["shipping_address"] | {
        "country": country,
        "postal_code": "10115" if country == "DE" else "75001",
    }
    body = a_body(shipping_address=address)
    quote = await quoted(shop, body)
    order = await shop.placed(body | {"expected_total": quote["total"]})
    for amounts in (quote, order):
        assert (amounts["subtotal"]["amount"], amounts["shipping"]["amount"]) == (GOODS, shipping)
        assert amounts["total"]["amount"] == GOODS + shipping
    for name in ("subtotal", "discount", "shipping", "tax", "total"):
        assert order[name] == quote[name], name
    goods_tax = sum(line["tax"]["amount"] for line in order["lines"])
    assert order["tax"]["amount"] - goods_tax == round(shipping * 1900 / 11900)
    told = (await shop.client.get("/orders/shop")).json()["free_delivery_from"]
    assert told == (None if free_from is None else {"amount": free_from, "currency": "EUR"})


async def test_a_method_shows_what_it_costs_below_the_threshold(shop: ShopApi) -> None:
    [method] = (await shop.client.get("/orders/shipping-methods?country=DE")).json()["items"]
    assert method["price"] == {"amount": 490, "currency": "EUR"}


async def test_who_expects_to_pay_for_delivery_is_told_the_new_total(shop: ShopApi) -> None:
    answer = await shop.place(a_body(expected_total={"amount": GOODS + 490, "currency": "EUR"}))
    assert (answer.status_code, answer.json()["code"]) == (409, "total_changed")
    assert answer.json()["quote"]["total"]["amount"] == GOODS


async def test_everything_that_was_paid_comes_back_and_no_more(shop: ShopApi) -> None:
    order = await shop.placed(a_body(expected_total={"amount": GOODS, "currency": "EUR"}))
    await shop.pay(order["id"])
    await shop.until(order["id"], status="confirmed")
    staff = shop.as_user(uuid4(), "support")

    async def refund(**body: Any) -> Any:
        headers = staff | {"Idempotency-Key": str(uuid4())}
        return await shop.client.post(f"/orders/{order['id']}/refund", json={"reason": "late"} | body, headers=headers)

    too_much = await refund(amount={"amount": GOODS + 490, "currency": "EUR"})
    assert too_much.status_code == 409, too_much.text
    assert (await refund()).json()["payment_status"] == "refunded"
    assert shop.payment.refunded(order["id"]) == GOODS
