"""Mails about orders that did not go out wait for a person, who sends them again or closes them."""

import asyncio
import socket
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from aiosmtpd.controller import Controller
from neighbours import PaymentNeighbour, ProductNeighbour
from shop_api import ShopApi, a_body

from order_service.config.settings import OrderSettings
from testkit.databases import TestDatabase


class Choosy:
    """A mail server that knows nobody while it refuses."""

    def __init__(self) -> None:
        self.refuses, self.taken = True, 0

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        if self.refuses:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, _envelope: Any) -> str:  # noqa: N802
        self.taken += 1
        return "250 OK"


@pytest.fixture
def mail_server() -> Iterator[tuple[Choosy, str]]:
    """It, and its address."""
    handler = Choosy()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield handler, f"smtp://127.0.0.1:{port}"
    controller.stop()


@pytest.fixture
def settings(
    common_settings: dict[str, Any], product: ProductNeighbour, payment: PaymentNeighbour,
    mail_server: tuple[Choosy, str],
) -> OrderSettings:  # fmt: skip
    own = {"product_url": product.url, "payment_url": payment.url, "mail": {"smtp_url": mail_server[1]}}
    return OrderSettings.model_validate(common_settings | own)


async def waiting(shop: ShopApi, number: int = 1) -> list[Any]:
    """What waits, once so much does."""
    for _ in range(600):
        answer = await shop.client.get("/orders/attention", headers=shop.as_user(uuid4(), "support"))
        items: list[Any] = answer.json()["items"]
        if len(items) == number:
            return items
        await asyncio.sleep(0.05)
    raise AssertionError(f"{items} are not {number}")


async def resolve(shop: ShopApi, item: Any, how: str, staff_id: Any = None) -> int:
    path = f"/orders/{item['order']['id']}/mails/{item['mail']['id']}/resolve"
    headers = shop.as_user(staff_id or uuid4(), "support")
    answer = await shop.client.post(path, json={"resolution": how, "note": "rang them"}, headers=headers)
    return answer.status_code


async def paid(shop: ShopApi) -> dict[str, Any]:
    order = await shop.placed(a_body())
    await shop.pay(order["id"])
    return await shop.until(order["id"], status="confirmed")


async def test_a_refused_mail_waits_until_it_has_gone_out(shop: ShopApi, mail_server: tuple[Choosy, str]) -> None:
    server, staff_id = mail_server[0], uuid4()
    order = await paid(shop)
    (item,) = await waiting(shop)
    assert (item["kind"], item["order"]["id"], item["mail"]["kind"]) == ("mail_failed", order["id"], "order_confirmed")
    assert (item["mail"]["error"], item["mail"]["can_be_sent"]) == ("refused with 550", True)
    assert item["what_to_do"]
    # It is refused once more, and waits once more.
    assert await resolve(shop, item, "send", staff_id) == 204
    for _ in range(600):
        (again,) = await waiting(shop)
        if again["since"] != item["since"]:
            break
        await asyncio.sleep(0.05)
    assert again["since"] > item["since"]
    server.refuses = False
    assert await resolve(shop, again, "send", staff_id) == 204
    assert await waiting(shop, 0) == []
    async with asyncio.timeout(30):
        while server.taken == 0:
            await asyncio.sleep(0.02)
    assert await resolve(shop, again, "send") == 409
    acts = [act for act in (await shop.order(order["id"]))["history"] if act["action"].startswith("mail_")]
    assert [(act["actor"], act["action"], act["reason"]) for act in acts] == [
        (str(staff_id), "mail_send:order_confirmed", "rang them")
    ] * 2


async def test_a_mail_can_be_closed_and_one_that_is_not_kept_cannot_be_sent(
    shop: ShopApi, own_database: TestDatabase
) -> None:
    await paid(shop)
    (item,) = await waiting(shop)
    with psycopg.connect(own_database.migrator_url, autocommit=True) as owner:
        owner.execute("DELETE FROM outgoing_mail")  # as fourteen days do
    (item,) = await waiting(shop)
    assert item["mail"]["can_be_sent"] is False
    assert await resolve(shop, item, "send") == 409
    assert len(await waiting(shop)) == 1, "what was refused changed nothing"
    assert await resolve(shop, item, "close") == 204
    assert await waiting(shop, 0) == []


async def test_the_confirmation_sent_again_takes_the_place_of_the_one_that_failed(
    shop: ShopApi, mail_server: tuple[Choosy, str]
) -> None:
    order = await paid(shop)
    await waiting(shop)
    mail_server[0].refuses = False
    staff = shop.as_user(uuid4(), "support")
    assert (await shop.client.post(f"/orders/{order['id']}/confirmation", headers=staff)).status_code == 202
    assert await waiting(shop, 0) == []


async def test_mails_that_were_withheld_wait_for_nobody(shop: ShopApi, own_database: TestDatabase) -> None:
    """The quota of a mailbox wipes what the mail said, and somebody who asks for too many mails shall not get them."""
    await paid(shop)
    (item,) = await waiting(shop)
    with psycopg.connect(own_database.migrator_url, autocommit=True) as owner:
        owner.execute("DELETE FROM failed_mails")
        owner.execute("UPDATE outgoing_mail SET failed_at = NULL")
        owner.execute("UPDATE outgoing_mail SET failed_at = now(), data = '{}', error = 'withheld: mail-mailbox'")
    assert await waiting(shop, 0) == []
    assert await resolve(shop, item, "close") == 409
