"""What staff does with one order: notes, mails, cancellation, the confirmation once more, the export."""

import asyncio
import csv
import io
from typing import Any
from uuid import uuid4

import pytest
from shop_api import ShopApi, a_body

from testkit.mail import CaughtMail

pytestmark = pytest.mark.both_ways


async def a_confirmed(shop: ShopApi, **changes: Any) -> dict[str, Any]:
    order = await shop.placed(a_body(**changes))
    await shop.pay(order["id"])
    return await shop.until(order["id"], status="confirmed")


async def test_staff_notes_what_the_buyer_never_sees(shop: ShopApi) -> None:
    body, author = a_body(), uuid4()
    order = await shop.placed(body)
    for text in ("Rang twice.\nNobody there.", "Rang again."):
        answer = await shop.client.post(
            f"/orders/{order['id']}/notes", json={"text": text}, headers=shop.as_user(author, "support")
        )
        assert answer.status_code == 201, answer.text
    seen = await shop.order(order["id"])
    assert [(note["author_id"], note["text"]) for note in seen["notes"]] == [
        (str(author), "Rang twice.\nNobody there."),
        (str(author), "Rang again."),
    ]
    own = await shop.client.get(f"/orders/{order['id']}", headers=shop.as_user(body["customer_id"]))
    assert not {"notes", "mails", "timeline"} & set(own.json())
    assert "Rang" not in own.text


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
async def test_a_note_is_a_text_of_2000_characters_at_most(shop: ShopApi, text: str) -> None:
    order = await shop.placed()
    staff = shop.as_user(uuid4(), "support")
    answer = await shop.client.post(f"/orders/{order['id']}/notes", json={"text": text}, headers=staff)
    assert (answer.status_code, answer.json()["code"]) == (422, "validation_failed")
    nowhere = await shop.client.post(f"/orders/{uuid4()}/notes", json={"text": "x"}, headers=staff)
    assert (nowhere.status_code, nowhere.json()["code"]) == (404, "order_not_found")


async def test_a_note_that_is_sent_twice_under_one_key_is_one_note(shop: ShopApi) -> None:
    order, staff = await shop.placed(), shop.as_user(uuid4(), "support") | {"Idempotency-Key": "k"}
    answers = [
        await shop.client.post(f"/orders/{order['id']}/notes", json={"text": "x"}, headers=staff) for _ in range(2)
    ]
    assert answers[0].json() == answers[1].json()
    assert len((await shop.order(order["id"]))["notes"]) == 1


async def test_the_page_tells_what_happened_and_which_mails_went_out(shop: ShopApi, mail_catcher: CaughtMail) -> None:
    order = await a_confirmed(shop, email="told@example.org")
    staff = shop.as_user(uuid4(), "support")
    await shop.client.post(
        f"/orders/{order['id']}/refund", json={"reason": "late"}, headers=staff | {"Idempotency-Key": "k"}
    )
    for _ in range(600):
        page = await shop.order(order["id"])
        if [mail["state"] for mail in page["mails"]] == ["sent", "sent"]:
            break
        await asyncio.sleep(0.05)
    assert [(mail["kind"], mail["recipient"]) for mail in page["mails"]] == [
        ("order_confirmed", "told@example.org"),
        ("order_refunded", "told@example.org"),
    ]
    assert [act["action"] for act in page["timeline"]] == ["placed", "paid", "refund_requested"]


async def test_staff_cancels_for_a_buyer_and_the_audit_says_who(shop: ShopApi) -> None:
    order, staff_id = await shop.placed(), uuid4()
    answer = await shop.client.post(
        f"/orders/{order['id']}/cancel", json={"reason": " Rang us "}, headers=shop.as_user(staff_id, "support")
    )
    assert answer.status_code == 202, answer.text
    over = await shop.until(order["id"], status="cancelled", cancel_reason="customer")
    assert [(act["actor"], act["action"], act["reason"]) for act in over["history"]] == [
        (str(staff_id), "cancellation_requested", "Rang us")
    ]
    assert [act["action"] for act in over["timeline"]][-1] == "cancelled"


@pytest.mark.parametrize("reason", ["x" * 201, "two\nlines", None])
async def test_a_reason_to_cancel_is_a_line_of_200_characters_at_most(shop: ShopApi, reason: str | None) -> None:
    order = await shop.placed()
    answer = await shop.client.post(
        f"/orders/{order['id']}/cancel", json={"reason": reason}, headers=shop.as_user(uuid4(), "support")
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "validation_failed")


async def test_staff_sees_whose_account_ordered_and_that_a_guest_has_none(shop: ShopApi) -> None:
    body = a_body()
    own, guests = await shop.placed(body), await shop.placed(a_body(customer_role="guest"))
    assert (await shop.order(own["id"]))["customer_id"] == body["customer_id"]
    assert (await shop.order(guests["id"]))["customer_id"] is None


async def confirmations(mail_catcher: CaughtMail, to: str, number: int) -> list[Any]:
    for _ in range(600):
        if len(found := mail_catcher.messages(to=to)) >= number:
            return list(found)
        await asyncio.sleep(0.05)
    raise AssertionError(f"{to} got fewer than {number} mails")


def token_of(mail: Any, order_id: str) -> str:
    return str(mail["text"].partition(f"{order_id}#token=")[2].split()[0])


async def test_a_guest_who_has_the_key_gets_it_again(shop: ShopApi, mail_catcher: CaughtMail) -> None:
    order = await a_confirmed(shop, email="again@example.org", customer_role="guest")
    (first,) = await confirmations(mail_catcher, "again@example.org", 1)
    key = {"X-Order-Token": token_of(first, order["id"])}
    answer = await shop.client.post(f"/orders/{order['id']}/confirmation", headers=key)
    assert answer.status_code == 202, answer.text
    mails = await confirmations(mail_catcher, "again@example.org", 2)
    assert {token_of(mail, order["id"]) for mail in mails} == {key["X-Order-Token"]}


async def test_a_guest_with_a_wrong_key_beside_their_token_gets_one_that_opens(
    shop: ShopApi, mail_catcher: CaughtMail
) -> None:
    body = a_body(email="wrong-key@example.org", customer_role="guest")
    order = await shop.placed(body)
    await shop.pay(order["id"])
    await shop.until(order["id"], status="confirmed")
    (first,) = await confirmations(mail_catcher, "wrong-key@example.org", 1)
    headers = shop.as_user(body["customer_id"], "guest") | {"X-Order-Token": "x" * 43}
    await shop.client.post(f"/orders/{order['id']}/confirmation", headers=headers)
    mails = await confirmations(mail_catcher, "wrong-key@example.org", 2)
    (key,) = {token_of(mail, order["id"]) for mail in mails} - {token_of(first, order["id"])}
    opened = await shop.client.get(f"/orders/{order['id']}", headers={"X-Order-Token": key})
    assert opened.status_code == 200


async def test_staff_sends_a_guest_one_more_key_and_every_earlier_one_opens_too(
    shop: ShopApi, mail_catcher: CaughtMail
) -> None:
    order = await a_confirmed(shop, email="new-key@example.org", customer_role="guest")
    (first,) = await confirmations(mail_catcher, "new-key@example.org", 1)
    staff_id = uuid4()
    for number in (2, 3):
        await shop.client.post(f"/orders/{order['id']}/confirmation", headers=shop.as_user(staff_id, "support"))
        mails = await confirmations(mail_catcher, "new-key@example.org", number)
    keys = {token_of(mail, order["id"]) for mail in mails}
    assert (len(keys), token_of(first, order["id"]) in keys) == (3, True)
    for key, status in [*((key, 200) for key in keys), ("x" * 43, 404)]:
        answer = await shop.client.get(f"/orders/{order['id']}", headers={"X-Order-Token": key})
        assert answer.status_code == status
    history = (await shop.order(order["id"]))["history"]
    assert [(act["actor"], act["action"]) for act in history] == [(str(staff_id), "confirmation_sent")] * 2


async def test_a_buyer_asks_for_it_and_a_stranger_cannot(shop: ShopApi, mail_catcher: CaughtMail) -> None:
    body = a_body(email="mine@example.org")
    order = await shop.placed(body)
    early = await shop.client.post(f"/orders/{order['id']}/confirmation", headers=shop.as_user(body["customer_id"]))
    assert (early.status_code, early.json()["code"]) == (409, "order_not_confirmed")
    await shop.pay(order["id"])
    await shop.until(order["id"], status="confirmed")
    stranger = await shop.client.post(f"/orders/{order['id']}/confirmation", headers=shop.as_user(uuid4()))
    assert (stranger.status_code, stranger.json()["code"]) == (404, "order_not_found")
    own = await shop.client.post(f"/orders/{order['id']}/confirmation", headers=shop.as_user(body["customer_id"]))
    assert own.status_code == 202
    await confirmations(mail_catcher, "mine@example.org", 2)


async def test_nobody_sends_confirmations_without_end(shop: ShopApi) -> None:
    body = a_body()
    order = await shop.placed(body)
    answers = [
        await shop.client.post(f"/orders/{order['id']}/confirmation", headers=shop.as_user(body["customer_id"]))
        for _ in range(6)
    ]
    assert [answer.status_code for answer in answers] == [409] * 5 + [429]


async def test_the_export_holds_what_the_list_shows_and_no_formula(shop: ShopApi) -> None:
    formula = a_body(email="export@example.org")
    formula["lines"][0]["title"] = "=HYPERLINK(1)"
    orders = [await shop.placed(formula), await a_confirmed(shop)]
    answer = await shop.client.get("/orders/all.csv", headers=shop.as_user(uuid4(), "support"))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    newest, oldest = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert [oldest["number"], newest["number"]] == [order["number"] for order in orders]
    assert (oldest["total"], oldest["currency"], oldest["pieces"], oldest["email"]) == (
        "44.88", "EUR", "2", "export@example.org",
    )  # fmt: skip
    assert oldest["first_line"] == "'=HYPERLINK(1)"
    few = await shop.client.get("/orders/all.csv?status=confirmed", headers=shop.as_user(uuid4(), "support"))
    assert [row["number"] for row in csv.DictReader(io.StringIO(few.content.decode("utf-8-sig")))] == [
        orders[1]["number"]
    ]
