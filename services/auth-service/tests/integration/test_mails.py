"""The mails of an account, in each language."""

import asyncio
from typing import Any

import pytest
from people import People

from auth_service.main import mail_templates
from testkit.mail import assert_whole

LANGUAGES = {
    "en": ("Please confirm your e-mail address", "Set a new password", "Your password was changed"),
    "de": ("Bitte bestätigen Sie Ihre E-Mail-Adresse", "Neues Passwort setzen", "Ihr Passwort wurde geändert"),
    "fr": (
        "Veuillez confirmer votre adresse e-mail",
        "Choisir un nouveau mot de passe",
        "Votre mot de passe a été modifié",
    ),
    "ar": ("يرجى تأكيد بريدك الإلكتروني", "تعيين كلمة مرور جديدة", "تم تغيير كلمة مرورك"),
}


@pytest.mark.parametrize("locale", LANGUAGES)
async def test_each_mail_is_written_in_its_readers_language(people: People, mail_catcher: Any, locale: str) -> None:
    to = f"amira-{locale}@souk.test"
    person = await people.register(to, name="<Amira>", locale=locale)
    confirm = await people.link_in_mail(mail_catcher, to, "verify")
    await people.client.post("/auth/verify-email", json={"token": confirm, "device_mark": person.device_mark})
    await people.client.post("/auth/forgot-password", json={"email": to})
    token = await people.link_in_mail(mail_catcher, to, "reset")
    await people.client.post("/auth/reset-password", json={"token": token, "password": "a fresh start tomorrow"})
    async with asyncio.timeout(30):
        while len(messages := await asyncio.to_thread(mail_catcher.messages, to)) < 3:
            await asyncio.sleep(0.05)
    mails = {message["subject"]: message for message in messages}
    assert set(mails) == set(LANGUAGES[locale])
    for message in messages:
        assert_whole(message, locale, "Souk")
    welcome, reset, changed = (mails[subject] for subject in LANGUAGES[locale])
    pages = f"http://localhost:8000{'' if locale in ('en', 'de') else f'/{locale}'}"
    for mail, address in ((welcome, f"{pages}/verify#token={confirm}"), (reset, f"{pages}/reset#token={token}")):
        assert address in mail["text"].splitlines()
        assert f'<a href="{address}">' in mail["html"]
    for message in (reset, changed):
        assert "<Amira>" in message["text"]
        assert "<bdi>&lt;Amira&gt;</bdi>" in message["html"]


SUBJECTS = {
    "en": "The second factor of your account was changed",
    "de": "Der zweite Faktor Ihres Kontos wurde geändert",
    "fr": "Le second facteur de votre compte a changé",
    "ar": "تم تغيير العامل الثاني لحسابك",
}


@pytest.mark.parametrize("locale", LANGUAGES)
async def test_a_second_factor_that_changes_is_told_in_its_owners_language(
    people: People, mail_catcher: Any, locale: str
) -> None:
    to = f"tom-{locale}@souk.test"
    person = await people.register(to, locale=locale)
    people.sql("UPDATE users SET role = 'support' WHERE id = %s", person.id)
    await people.log_in(to)
    async with asyncio.timeout(30):
        while True:
            mails = {each["subject"]: each for each in await asyncio.to_thread(mail_catcher.messages, to)}
            if SUBJECTS[locale] in mails:
                break
            await asyncio.sleep(0.05)
    assert_whole(mails[SUBJECTS[locale]], locale, "Souk")


def test_every_language_of_the_mails_is_tried_here(people: People) -> None:
    assert set(mail_templates(people.app.state.platform.settings).locales) == set(LANGUAGES)
