"""The mail that confirms an order, in each language."""

import asyncio

import pytest
from shop_api import ShopApi, a_body

from order_service.config.settings import OrderSettings
from testkit.mail import CaughtMail, assert_whole

LANGUAGES = {
    "en": ("is confirmed", "€39.98", "€44.88"),
    "de": ("ist bestätigt", "39,98\u00a0€", "44,88\u00a0€"),
    "fr": ("est confirmée", "39,98\u00a0€", "44,88\u00a0€"),
    "ar": ("تم تأكيد طلبك", "\u200f39.98\u00a0€", "\u200f44.88\u00a0€"),
}


@pytest.fixture
def settings(settings: OrderSettings) -> OrderSettings:
    return settings.model_copy(update={"shop": settings.shop.model_copy(update={"name": "Basar & Söhne"})})


@pytest.mark.parametrize("locale", LANGUAGES)
async def test_an_order_is_confirmed_in_its_buyers_language(
    shop: ShopApi, mail_catcher: CaughtMail, locale: str
) -> None:
    order = await shop.placed(a_body(email=f"amira-{locale}@example.org", locale=locale))
    await shop.pay(order["id"])
    await shop.until(order["id"], status="confirmed")
    message = await asyncio.to_thread(mail_catcher.wait_for, f"amira-{locale}@example.org")
    said, goods, total = LANGUAGES[locale]
    assert said in message["subject"]
    assert_whole(message, locale, "Basar & Söhne")
    for part in (message["text"], message["html"]):
        for shown in (order["number"], "Brass lamp", goods, total):
            assert shown in part, shown


@pytest.mark.parametrize(
    ("locale", "page"), [("en", "/orders"), ("fr-CA", "/fr/orders"), ("ar", "/ar/orders"), ("de", "/orders")]
)
async def test_a_guests_mail_opens_the_order_on_a_page_in_its_language(
    shop: ShopApi, mail_catcher: CaughtMail, settings: OrderSettings, locale: str, page: str
) -> None:
    to = f"guest-{locale.lower()}@example.org"
    order = await shop.placed(a_body(email=to, locale=locale, customer_role="guest"))
    await shop.pay(order["id"])
    await shop.until(order["id"], status="confirmed")
    message = await asyncio.to_thread(mail_catcher.wait_for, to)
    address = f"{settings.http.public_url}{page}/{order['id']}#token="
    token = message["text"].partition(f"\n{address}")[2].split()[0]
    assert f'<a href="{address}{token}">' in message["html"]
    opened = await shop.client.get(f"/orders/{order['id']}", headers={"X-Order-Token": token})
    assert (opened.status_code, opened.json()["number"]) == (200, order["number"])


async def test_a_customers_mail_carries_no_key(
    shop: ShopApi, mail_catcher: CaughtMail, settings: OrderSettings
) -> None:
    order = await shop.placed(a_body(email="known@example.org", locale="fr"))
    await shop.pay(order["id"])
    await shop.until(order["id"], status="confirmed")
    message = await asyncio.to_thread(mail_catcher.wait_for, "known@example.org")
    assert f"{settings.http.public_url}/fr/orders/{order['id']}" in message["text"].splitlines()
    assert "#" not in message["text"]


async def test_every_language_of_the_shop_is_tried_here(shop: ShopApi) -> None:
    assert set((await shop.client.get("/orders/shop")).json()["locales"]) == set(LANGUAGES)
