"""The mails of alerts, in each language."""

import asyncio

import pytest
from price_api import PriceApi
from test_alerts import a_wish

from search_service.config.settings import SearchSettings
from search_service.main import mail_templates
from testkit.mail import CaughtMail, assert_whole

LANGUAGES = ("en", "ar", "de", "fr")
SHOWN = {"title": "<Lamp>", "price": "19.00 EUR", "seller": "Glow & Co", "url": "http://u/1", "stop_url": "http://u/2"}


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("template", ["confirm_alerts", "price_alert", "back_in_stock"])
def test_each_mail_is_whole(settings: SearchSettings, template: str, locale: str) -> None:
    mail = mail_templates(settings).render(template, locale, SHOWN)
    assert mail.html is not None
    assert_whole({"subject": mail.subject, "text": mail.text, "html": mail.html}, locale, "Souk")
    assert SHOWN["url"] in mail.text.splitlines()
    assert f'<a href="{SHOWN["url"]}">' in mail.html
    assert "<Lamp>" not in mail.html
    assert template == "confirm_alerts" or SHOWN["stop_url"] in mail.text.splitlines()


def test_every_language_of_the_mails_is_tried_here(settings: SearchSettings) -> None:
    assert mail_templates(settings).locales == LANGUAGES


async def test_a_mail_reaches_its_mailbox(prices: PriceApi, mail_catcher: CaughtMail) -> None:
    await prices.client.post("/search/alerts", json=a_wish(await prices.product(), email="once@souk.test"))
    message = await asyncio.to_thread(mail_catcher.wait_for, "once@souk.test")
    assert "http://localhost:8000/alerts/confirm#token=" in message["text"]
