"""Staff refunds pieces, shipping or an amount, on real servers: previewed, done once, published, mailed, restocked."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from shop_api import ShopApi, a_body

from servicekit.database import Database, Statement
from testkit.mail import CaughtMail, assert_whole

pytestmark = pytest.mark.both_ways

REFUNDED = Statement(sa.text("SELECT data FROM outbox WHERE type = 'souk.order.refunded.v1' ORDER BY id"))
LANGUAGES = {
    "en": ("A refund for your order", "1 x Brass lamp", "€24.89"),
    "fr": ("Un remboursement pour votre commande", "1 × Brass lamp", "24,89\u00a0€"),
    "de": ("Eine Erstattung zu Ihrer Bestellung", "1 x Brass lamp", "24,89\u00a0€"),
    "ar": ("استرداد مبلغ لطلبك", "1 × Brass lamp", "\u200f24.89\u00a0€"),
}


async def a_confirmed(shop: ShopApi, **changes: Any) -> dict[str, Any]:
    order = await shop.placed(a_body(**changes))
    await shop.pay(order["id"])
    return await shop.until(order["id"], status="confirmed")


def one_lamp(order: dict[str, Any], *, restock: bool = False) -> dict[str, Any]:
    return {"variant_id": order["lines"][0]["variant_id"], "quantity": 1, "restock": restock}


STAFF = uuid4()


async def post(shop: ShopApi, path: str, key: str | None = None, **body: Any) -> Any:
    headers = shop.as_user(STAFF, "support") | {"Idempotency-Key": key or str(uuid4())}
    return await shop.client.post(f"/orders/{path}", json=body, headers=headers)


async def test_a_preview_says_what_a_refund_then_gives(shop: ShopApi) -> None:
    order = await a_confirmed(shop)
    wish: dict[str, Any] = {"lines": [one_lamp(order, restock=True)], "shipping": True}
    preview = await post(shop, f"{order['id']}/refund/preview", **wish)
    assert preview.status_code == 200, preview.text
    shown = preview.json()
    assert (shown["total"]["amount"], shown["shipping"]["amount"], shown["left"]["amount"]) == (2489, 490, 1999)
    assert shown["net"]["amount"] + shown["tax"]["amount"] == shown["total"]["amount"]
    assert [(line["quantity"], line["restock"], line["gross"]["amount"]) for line in shown["lines"]] == [(1, 1, 1999)]
    assert (await shop.order(order["id"]))["refunds"] == []
    done = await post(shop, f"{order['id']}/refund", reason="broken", **wish)
    assert done.status_code == 202, done.text
    (refund,) = done.json()["refunds"]
    assert (refund["amount"], refund["tax"], refund["shipping"]) == (shown["total"], shown["tax"], shown["shipping"])
    assert refund["lines"] == shown["lines"]


async def test_pieces_go_back_on_sale_once_and_what_is_published_adds_up(shop: ShopApi) -> None:
    order, key = await a_confirmed(shop), str(uuid4())
    assert shop.product.free == 98
    for _ in range(2):  # a click, and the same again
        await post(shop, f"{order['id']}/refund", key, reason="came back", lines=[one_lamp(order, restock=True)])
    rest = await post(shop, f"{order['id']}/refund", reason="never came", lines=[one_lamp(order)])
    assert rest.status_code == 202, rest.text
    over = await shop.until(order["id"], payment_status="partially_refunded")
    assert (shop.product.free, shop.payment.refunded(order["id"])) == (99, 3998)
    assert [bool(refund["restocked_at"]) for refund in over["refunds"]] == [True, False]
    database: Database = shop.app.state.platform.database
    published = [row["data"] for row in await database.fetch(REFUNDED)]
    assert [event["lines"][0]["restocked"] for event in published] == [1, 0]
    for event in published:
        (line,) = event["lines"]
        assert line["gross"]["amount"] == line["net"]["amount"] + line["tax"]["amount"] == event["amount"]["amount"]
        assert (line["tax"], event["shipping"]["amount"]) == (event["tax"], 0)
    taxes = sum(event["tax"]["amount"] for event in published)
    assert taxes == order["lines"][0]["tax"]["amount"]


async def test_a_refused_refund_puts_nothing_on_sale(shop: ShopApi) -> None:
    order = await a_confirmed(shop)
    shop.payment.refuses_refunds = True
    answer = await post(shop, f"{order['id']}/refund", reason="broken", lines=[one_lamp(order, restock=True)])
    assert answer.json()["refunds"][0]["status"] == "failed"
    assert shop.product.free == 98
    shop.payment.refuses_refunds = False
    await shop.resolve(order["id"], shop.as_user(uuid4(), "support"))
    again = await shop.until(order["id"], payment_status="partially_refunded")
    assert ([refund["status"] for refund in again["refunds"]], shop.product.free) == (["failed", "succeeded"], 99)


REFUSED = [
    ({"amount": {"amount": 100, "currency": "EUR"}, "shipping": True}, 422, "validation_failed"),
    ({"lines": [{"variant_id": str(uuid4()), "quantity": 1}]}, 422, "invalid_refund"),
    ({"lines": [{"variant_id": str(uuid4()), "quantity": 0}]}, 422, "validation_failed"),
    ({"lines": [{"variant_id": "5b1f1c2e-0000-4000-8000-000000000001", "quantity": 1}] * 2}, 422, "validation_failed"),
]


@pytest.mark.parametrize(("wish", "status", "code"), REFUSED, ids=["both", "no such line", "no piece", "twice"])
@pytest.mark.parametrize("path", ["refund", "refund/preview"])
async def test_a_refund_that_names_what_is_not_there_is_refused(
    shop: ShopApi, wish: dict[str, Any], status: int, code: str, path: str
) -> None:
    order = await a_confirmed(shop)
    reason = {"reason": "late"} if path == "refund" else {}
    answer = await post(shop, f"{order['id']}/{path}", **wish, **reason)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_more_pieces_than_were_bought_are_refused(shop: ShopApi) -> None:
    order = await a_confirmed(shop)
    three = one_lamp(order) | {"quantity": 3}
    answer = await post(shop, f"{order['id']}/refund/preview", lines=[three])
    assert (answer.status_code, answer.json()["code"]) == (409, "order_not_refundable")


async def test_a_refund_that_brings_money_alone_names_no_line(shop: ShopApi) -> None:
    order = await a_confirmed(shop)
    answer = await post(shop, f"{order['id']}/refund", reason="late", amount={"amount": 500, "currency": "EUR"})
    (refund,) = answer.json()["refunds"]
    assert (refund["lines"], refund["shipping"]["amount"], refund["amount"]["amount"]) == ([], 0, 500)
    buyer = (await shop.client.get(f"/orders/{order['id']}", headers=shop.as_user(uuid4(), "support"))).json()
    assert buyer["refunds"][0]["tax"]["amount"] == 80


@pytest.mark.parametrize("locale", LANGUAGES)
async def test_the_buyer_is_told_in_their_language_what_goes_back(
    shop: ShopApi, mail_catcher: CaughtMail, locale: str
) -> None:
    to = f"refund-{locale}@example.org"
    order = await a_confirmed(shop, email=to, locale=locale)
    await asyncio.to_thread(mail_catcher.wait_for, to)
    await post(shop, f"{order['id']}/refund", reason="broken", lines=[one_lamp(order)], shipping=True)
    said, line, total = LANGUAGES[locale]
    message = await told(mail_catcher, to, said)
    assert_whole(message, locale, "Souk")
    assert order["number"] in message["subject"]
    assert line in message["text"]
    for part in (message["text"], message["html"]):
        assert total in part
        assert f"/orders/{order['id']}" in part


async def test_a_guest_is_told_without_a_link_that_would_not_open(shop: ShopApi, mail_catcher: CaughtMail) -> None:
    order = await a_confirmed(shop, email="guest-refund@example.org", customer_role="guest")
    await post(shop, f"{order['id']}/refund", reason="broken")
    message = await told(mail_catcher, "guest-refund@example.org", "A refund for your order")
    assert "/orders/" not in message["text"]


async def told(mail_catcher: CaughtMail, to: str, said: str) -> dict[str, Any]:
    for _ in range(600):
        for message in mail_catcher.messages(to=to):
            if said in message["subject"]:
                return dict(message)
        await asyncio.sleep(0.05)
    raise AssertionError(f"nobody told {to}: {said}")
