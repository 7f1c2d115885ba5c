"""auth-service takes addresses, e-mails and locales by the rules of libs/commerce, and by no others."""

import asyncio
from typing import Any

import pytest
from builders import PASSWORD, a_saved_address
from people import People

from testkit.words import ADDRESSES, AN_ADDRESS, EMAILS, LOCALES, code_at

BOOK = "/auth/me/addresses"


async def test_the_address_book_judges_addresses(people: People) -> None:
    person = await people.register()
    for changes, field, code in ADDRESSES:
        answer = await people.client.post(BOOK, json={"address": AN_ADDRESS | changes}, headers=person.headers)
        assert code_at(answer.json(), f"body.address.{field}") == code, changes
        assert answer.status_code == (422 if code else 201), changes
        people.sql("DELETE FROM addresses")


async def test_an_address_is_kept_as_it_is_written(people: People) -> None:
    person = await people.register()
    typed = a_saved_address(country="hk", postal_code=" ", line2="", region="\t", phone="2123 4567")
    first = (await people.client.post(BOOK, json=typed, headers=person.headers)).json()
    assert (first["address"]["country"], first["address"]["postal_code"], first["address"]["phone"]) == (
        "HK",
        None,
        "+85221234567",
    )
    [kept] = people.sql("SELECT country, postal_code, line2, region, phone FROM addresses")
    assert kept == ("HK", "", None, None, "+85221234567")
    changed = await people.client.put(
        f"{BOOK}/{first['id']}", json=a_saved_address(country="UK"), headers=person.headers
    )
    assert code_at(changed.json(), "body.address.country") == "country_unknown"


async def test_an_address_of_an_older_rule_is_still_there(people: People) -> None:
    person = await people.register()
    await people.client.post(BOOK, json=a_saved_address(), headers=person.headers)
    people.sql("UPDATE addresses SET country = 'UK', postal_code = '1', phone = 'call me', line2 = ''")
    [shown] = (await people.client.get(BOOK, headers=person.headers)).json()["items"]
    address = shown["address"]
    assert (address["country"], address["postal_code"], address["phone"], address["line2"]) == (
        "UK",
        "1",
        "call me",
        None,
    )
    exported = (await people.client.get("/auth/me/export", headers=person.headers)).json()["addresses"]
    assert exported == [shown]


async def test_registration_judges_emails(people: People) -> None:
    for text, code in EMAILS:
        body = {"email": text, "password": "short"}
        answer = await people.client.post("/auth/register", json=body)
        assert code_at(answer.json(), "body.email") == code, text


async def test_registration_and_profile_judge_locales(people: People) -> None:
    person = await people.register(locale=" ")
    for text, code in LOCALES:
        code = code if text else None  # What a form left empty was not given.
        body = {"email": "b@souk.test", "password": "short", "locale": text}
        assert code_at((await people.client.post("/auth/register", json=body)).json(), "body.locale") == code, text
        answer = await people.client.patch("/auth/me", json={"locale": text}, headers=person.headers)
        assert code_at(answer.json(), "body.locale") == code, text
        assert answer.status_code == (422 if code else 200), text
    assert (await people.client.get("/auth/me", headers=person.headers)).json()["locale"] == "en-GB"


async def test_one_mailbox_is_one_account_however_it_is_typed(people: People) -> None:
    await people.register("  Amira@BÜCHER.example.org ")
    for typed in ("amira@bücher.example.org", " AMIRA@xn--bcher-kva.example.org"):
        assert (await people.log_in(typed)).email == "amira@bücher.example.org"
        again = await people.client.post("/auth/register", json={"email": typed, "password": PASSWORD})
        assert (again.status_code, again.json()["code"]) == (409, "email_taken")


@pytest.mark.parametrize("stored", ["<a@x.de", "a@x..de", "a@localhost"])
async def test_an_account_older_than_the_rule_gets_in_and_gets_its_mail(
    people: People, mail_catcher: Any, stored: str
) -> None:
    person = await people.register()
    people.sql("UPDATE users SET email = %s WHERE id = %s", stored, person.id)
    assert (await people.log_in(f" {stored.upper()} ")).id == person.id
    asked = await people.client.post("/auth/forgot-password", json={"email": stored})
    assert asked.status_code == 202
    async with asyncio.timeout(30):
        while not people.sql("SELECT 1 FROM outgoing_mail WHERE recipient = %s", stored):
            await asyncio.sleep(0.05)


@pytest.mark.parametrize("typed", [text for text, code in EMAILS if code not in (None, "string_too_long")])
async def test_an_email_that_no_rule_lets_in_is_merely_unknown_at_login(people: People, typed: str) -> None:
    refused = await people.client.post("/auth/login", json={"email": typed, "password": PASSWORD})
    assert (refused.status_code, refused.json()["code"]) == (401, "invalid_credentials")
    assert (await people.client.post("/auth/forgot-password", json={"email": typed})).status_code == 202
